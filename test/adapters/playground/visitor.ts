/** Somebody who reads and posts without a browser: keeps the cookie and takes the tokens from a page. */
export type Visitor = {
  readonly cookie: string;
  readonly csrf: string;
  get(path: string): Promise<Response>;
  /** Posts as a page of the playground would, unless told otherwise. */
  post(path: string, fields: Record<string, string>, headers?: Record<string, string>): Promise<Response>;
};

/** `page` is one of those that show a seat. */
export async function visit(url: string, page = '/seat/sato/shien'): Promise<Visitor> {
  const first = await fetch(url + page);
  const cookie = first.headers.get('set-cookie')?.split(';')[0] ?? '';
  const csrf = /name="csrf" value="([^"]+)"/.exec(await first.text())?.[1] ?? '';
  return {
    cookie,
    csrf,
    get: (path) => fetch(`${url}${path}`, { headers: { cookie }, redirect: 'manual' }),
    post: (path, fields, headers = {}) =>
      fetch(`${url}${path}`, {
        method: 'POST',
        redirect: 'manual',
        headers: { cookie, accept: 'application/json', ...headers },
        body: new URLSearchParams({ csrf, request: crypto.randomUUID(), ...fields }),
      }),
  };
}

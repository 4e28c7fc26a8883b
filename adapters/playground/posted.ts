import { isOurs, type PageContext } from './guard.ts';
import type { Fields } from './parse.ts';
import type { Respond } from './respond.ts';

type Answer = Response | Promise<Response>;

/** Goes on with the fields of a post, if it came from one of our pages and can be read. */
export async function withFields(
  c: PageContext,
  respond: Respond,
  go: (fields: Fields) => Answer,
): Promise<Response> {
  const { texts } = respond.look(c);
  if (!c.req.header('content-type')?.startsWith('application/x-www-form-urlencoded')) {
    return respond.problem(c, 415, texts.unreadable);
  }
  const fields = await c.req.parseBody({ all: true });
  return isOurs(c, fields.csrf) ? go(fields) : respond.problem(c, 403, texts.staleToken);
}

export function unreadable(c: PageContext, respond: Respond): Answer {
  return respond.problem(c, 400, respond.look(c).texts.unreadable);
}

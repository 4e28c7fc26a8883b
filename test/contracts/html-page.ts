const ENTITIES: Readonly<Record<string, string>> = {
  ...{ '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#39;': "'", '&amp;': '&' },
};
const unescaped = (text: string) =>
  text.replace(/&(?:lt|gt|quot|amp|#39);/g, (entity) => ENTITIES[entity] ?? entity);

/** What a person reads of a page: a tag that should have been text is missing from it. */
export function textIn(html: string): string {
  const body = html
    .replace(/<head>.*?<\/head>/s, '')
    .replace(/<input\b[^>]*type="text"[^>]*value="([^"]*)"[^>]*>/g, ' $1 ')
    .replace(/<[^>]*>/g, ' ');
  return unescaped(body);
}

/** The last form of a page whose button has this label. */
export function formWith(html: string, label: string): { readonly action: string; readonly html: string } {
  const forms = [...html.matchAll(/<form\b[^>]*action="([^"]*)"[^>]*>(.*?)<\/form>/gs)];
  const found = forms.findLast(([, , inside = '']) => new RegExp(`>${label}</button>`).test(inside));
  if (!found) throw new Error(`There is no [${label}] on:\n${textIn(html)}`);
  return { action: unescaped(found[1] ?? ''), html: found[2] ?? '' };
}

/** The inputs of a form as a browser would send them, untouched. */
export function fieldsOf(html: string): Record<string, string> {
  const inputs = [...html.matchAll(/<input\b([^>]*)>/gs)].map(([, attributes = '']) => {
    const value = (name: string) => new RegExp(`\\s${name}="([^"]*)"`, 's').exec(` ${attributes}`)?.[1] ?? '';
    return [value('name'), unescaped(value('value'))] as const;
  });
  return Object.fromEntries(inputs);
}

/** The names of a form's fields, by their labels. */
export function labelsOf(html: string): Readonly<Record<string, string>> {
  const labels = [...html.matchAll(/<label for="([^"]+)">([^<]*)/g)];
  return Object.fromEntries(
    labels.map(([, id = '', label = '']) => {
      const name = new RegExp(`id="${id}"\\s+name="([^"]+)"`, 's').exec(html)?.[1];
      return [unescaped(label), name ?? ''];
    }),
  );
}

import { type Checking, entriesOf, isThere } from './checking.ts';
import { checkTwice, namesIn } from './names.ts';

/** Whom a case is open to (招集された構成員): each once, and only people with a seat on its body. */
export function checkAudiences(checking: Checking): void {
  const people = namesIn(checking, 'people');
  for (const { entry, path } of entriesOf(checking, 'cases')) {
    const audience = (entry.audience ?? []).map((key, at) => ({ key, path: [...path, 'audience', at] }));
    checkTwice(checking, 'audience', audience);
    const seated = entry.body === undefined ? null : seatedOn(checking, entry.body, people);
    if (entry.body === undefined || seated === null) continue;
    for (const { key: person, path: at } of audience) {
      if (person === undefined || !people?.has(person) || seated.has(person)) continue;
      checking.report(at, { kind: 'audience_without_seat', person, body: entry.body });
    }
  }
}

/**
 * Who has a seat on a body; null when that cannot be said, because an entry names nobody who is known. That
 * mistake is told at the entry, and may be all there is to it.
 */
function seatedOn(
  checking: Checking,
  body: string,
  people: ReadonlySet<string> | null,
): ReadonlySet<string> | null {
  const isKnownBody = namesIn(checking, 'bodies')?.has(body);
  if (!isKnownBody || !isThere(checking, 'constituents')) return null;
  const seated = new Set<string>();
  for (const { entry } of entriesOf(checking, 'constituents')) {
    if (entry.body !== undefined && entry.body !== body) continue;
    if (entry.body === undefined || entry.person === undefined || !people?.has(entry.person)) return null;
    seated.add(entry.person);
  }
  return seated;
}

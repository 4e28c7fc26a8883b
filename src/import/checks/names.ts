import type { Path } from '../lines.ts';
import type { Listed } from '../mistake.ts';
import { nearest } from '../nearest.ts';
import { type Checking, entriesOf, isThere, writtenAs } from './checking.ts';

type Named = 'bodies' | 'agencies' | 'people';
const WHAT = { bodies: 'body', agencies: 'agency', people: 'person' } as const;

/** Things that bear the same name, and names that nothing bears. */
export function checkNames(checking: Checking): void {
  for (const list of ['bodies', 'agencies', 'people'] as const) {
    const keys = entriesOf(checking, list).map(({ entry, path }) => ({ key: entry.key, path }));
    checkTwice(checking, WHAT[list], keys);
  }
  const numbers = entriesOf(checking, 'cases').map(({ entry, path }) => ({ key: entry.number, path }));
  checkTwice(checking, 'case', numbers);
  for (const { entry, path } of entriesOf(checking, 'cases')) {
    const ids = (entry.household ?? []).map((member, at) => ({
      key: member?.id,
      path: [...path, 'household', at],
    }));
    checkTwice(checking, 'household', ids);
  }
  checkReferences(checking);
}

/** Reports every later entry that bears the name of an earlier one. */
export function checkTwice(
  checking: Checking,
  what: Listed,
  entries: readonly { readonly key: string | undefined; readonly path: Path }[],
): void {
  const first = new Map<string, Path>();
  for (const { key, path } of entries) {
    if (key === undefined) continue;
    const before = first.get(key);
    if (before)
      checking.report(path, { kind: 'listed_twice', what, key, firstLine: checking.lineOf(before) });
    else first.set(key, path);
  }
}

function checkReferences(checking: Checking): void {
  const refer = { body: referTo(checking, 'bodies'), agency: referTo(checking, 'agencies') };
  const person = referTo(checking, 'people');
  for (const { entry, path } of entriesOf(checking, 'bodies')) {
    refer.body(entry.parent, [...path, 'parent']);
    for (const [at, key] of (entry.jointWith ?? []).entries()) refer.body(key, [...path, 'jointWith', at]);
    const quorum = entry.rules?.quorum;
    if (quorum?.kind !== 'agencies') continue;
    for (const [at, key] of (quorum.agencies ?? []).entries()) {
      refer.agency(key, [...path, 'rules', 'quorum', 'agencies', at]);
    }
  }
  for (const { entry, path } of entriesOf(checking, 'people'))
    refer.agency(entry.agency, [...path, 'agency']);
  for (const { entry, path } of entriesOf(checking, 'constituents')) {
    refer.body(entry.body, [...path, 'body']);
    person(entry.person, [...path, 'person']);
  }
  for (const { entry, path } of entriesOf(checking, 'channels')) {
    refer.body(entry.body, [...path, 'body']);
    for (const [at, key] of (entry.bodies ?? []).entries()) refer.body(key, [...path, 'bodies', at]);
  }
  for (const { entry, path } of entriesOf(checking, 'cases')) {
    refer.body(entry.body, [...path, 'body']);
    for (const [at, key] of (entry.audience ?? []).entries()) person(key, [...path, 'audience', at]);
    for (const [at, key] of (entry.recused ?? []).entries()) person(key, [...path, 'recused', at]);
    refer.agency(entry.leadAgency, [...path, 'leadAgency']);
    for (const [at, fact] of (entry.facts ?? []).entries())
      refer.agency(fact?.source, [...path, 'facts', at, 'source']);
    for (const [at, limit] of (entry.limits ?? []).entries())
      person(limit?.person, [...path, 'limits', at, 'person']);
  }
}

function referTo(checking: Checking, list: Named) {
  const known = namesIn(checking, list);
  return (key: string | undefined, path: Path) => {
    if (key === undefined || known === null || known.has(key)) return;
    const what = WHAT[list];
    checking.report(path, { kind: 'reference_unknown', what, key, nearest: nearest(key, [...known]) });
  };
}

/**
 * What a list's entries may be called by; null when the list cannot be read. Where the field of the key was
 * mistyped any text of the entry may be it: that mistake shall not come back at every mention.
 */
export function namesIn(checking: Checking, list: Named): ReadonlySet<string> | null {
  if (!isThere(checking, list)) return null;
  const names = entriesOf(checking, list).flatMap(({ entry, path }) => {
    if (entry.key !== undefined) return [entry.key];
    return Object.values(writtenAs(checking, path)).filter((value) => typeof value === 'string');
  });
  return new Set(names);
}

import type { MeetingBody } from './meeting-body.ts';

type Kin = Pick<MeetingBody, 'types'> & { readonly key: string; readonly parent: string | null };

export type ParentRefusal =
  /** The body would stand below itself. */
  | { readonly kind: 'parent_circle' }
  /** The parent is a sub-body itself. */
  | { readonly kind: 'parent_is_sub_body'; readonly top: string }
  | { readonly kind: 'parent_of_other_kind' };

/**
 * Whether one body may be a sub-body of another (下位の会議): of the same kind in law, one level deep.
 * Nothing when it may, or when it has no parent among these.
 */
export function parentRefusal(body: Kin, among: readonly Kin[]): ParentRefusal | null {
  const parent = among.find((one) => one.key === body.parent);
  if (parent === undefined) return null;
  if (isBelow(parent, body.key, among)) return { kind: 'parent_circle' };
  if (parent.parent !== null) return { kind: 'parent_is_sub_body', top: parent.parent };
  const isSameKind = [...parent.types].sort().join() === [...body.types].sort().join();
  return isSameKind ? null : { kind: 'parent_of_other_kind' };
}

/** Whether a body is, or stands below, the one with this key; a circle further up ends the search. */
function isBelow(body: Kin, key: string, among: readonly Kin[]): boolean {
  const seen = new Set<string>();
  for (let one: Kin | undefined = body; one && !seen.has(one.key); ) {
    if (one.key === key) return true;
    seen.add(one.key);
    const above: string | null = one.parent;
    one = among.find((other) => other.key === above);
  }
  return false;
}

/** つつじ市要対協 実務者会議: a sub-body by its parent's name and its own, unless its own says both already. */
export function subBodyName(own: string, parent: string): string {
  return own.startsWith(parent) ? own : `${parent} ${own}`;
}

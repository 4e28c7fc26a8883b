/**
 * What a rule answers: the new value, or a refusal with its facts. A refusal is an answer; a fault
 * (the store is down, a list cannot be read) is thrown instead.
 */
export type Decision<T, R> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly refusal: R };

export function accept<T>(value: T): { readonly ok: true; readonly value: T } {
  return { ok: true, value };
}

export function refuse<R>(refusal: R): { readonly ok: false; readonly refusal: R } {
  return { ok: false, refusal };
}

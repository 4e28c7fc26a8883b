import { distance } from 'fastest-levenshtein';

/** The known word that somebody most likely meant, or null when none is near. */
export function nearest(word: string, known: readonly string[]): string | null {
  const near = known
    .map((one) => ({ one, apart: slipsBetween(word.toLowerCase(), one.toLowerCase()) }))
    .filter(({ one, apart }) => apart <= Math.max(1, Math.floor(one.length / 3)))
    .sort((a, b) => a.apart - b.apart);
  return near[0]?.one ?? null;
}

/** Letters that changed places are one slip of the fingers. */
function slipsBetween(a: string, b: string): number {
  const letters = (word: string) => [...word].sort().join('');
  return a !== b && letters(a) === letters(b) ? 1 : distance(a, b);
}

/** A word of the file as it may be repeated, or null where it could be content that stands in the wrong place. */
export function shown(word: string): string | null {
  return /^[A-Za-z0-9_.-]{1,40}$/.test(word) ? word : null;
}

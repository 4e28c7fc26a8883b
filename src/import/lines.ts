import { isMap, isScalar, isSeq, LineCounter, type Node, parseDocument } from 'yaml';
import type { Mistake } from './mistake.ts';
import { syntaxFaults } from './syntax.ts';

export type Path = readonly PropertyKey[];

/** A part of the text: the line on which it begins, and the offset at which it ends. */
export type Spot = { readonly line: number; readonly end: number };

/** A YAML or JSON text that was taken apart, and where everything in it stands. */
export type Source = {
  readonly data: unknown;
  /** Keys written twice do not keep the rest from being read. */
  readonly keysTwice: readonly Mistake[];
  /** Anything else that is wrong with the text itself; one for a line. */
  readonly faults: readonly Mistake[];
  /** What lies wholly before this offset was understood, but for the lines of `faults`. */
  readonly readUntil: number;
  textOf(line: number): string;
  /** Of a value, or of the thing that lacks it. */
  spotOf(path: Path): Spot;
  /** Of a field's name. */
  nameSpotOf(path: Path): Spot;
};

/** Takes the text of a file apart (YAML; JSON is a part of it). */
export function takeApart(text: string): Source {
  const counter = new LineCounter();
  const document = parseDocument(text, { lineCounter: counter, prettyErrors: false });
  const lines = text.split('\n');
  const lineAt = (offset: number) => counter.linePos(offset).line;
  const keysTwice = document.errors
    .filter(({ code }) => code === 'DUPLICATE_KEY')
    .map(({ pos }): Mistake => ({ line: lineAt(pos[0]), kind: 'field_twice' }));
  const found = syntaxFaults(document, text);
  // One slip often breaks several rules of YAML; the first one of a line says what happened.
  const faults = new Map<number, Mistake>();
  for (const { at, fault } of found) {
    const line = lineAt(at);
    if (!faults.has(line)) faults.set(line, { line, kind: 'syntax', fault });
  }
  const spot = (from: Node | null, until = from): Spot => ({
    line: from ? lineAt(startOf(from)) : 1,
    end: until?.range?.[1] ?? 0,
  });
  const find = (path: Path) => walk(document.contents, path);
  return {
    data: found.some(({ fault }) => fault === 'alias') ? null : document.toJS(),
    keysTwice,
    faults: [...faults.values()],
    readUntil: found.find(({ local }) => !local)?.at ?? Number.POSITIVE_INFINITY,
    textOf: (line) => lines[line - 1] ?? '',
    spotOf(path) {
      const { name, value } = find(path);
      return spot(name ?? value, value ?? name);
    },
    nameSpotOf(path) {
      const { name, value } = find(path);
      return spot(name ?? value);
    },
  };
}

function startOf(node: Node): number {
  return node.range?.[0] ?? 0;
}

type Found = { readonly name: Node | null; readonly value: Node | null };

/** Follows a path as far as it goes: what is missing stands where the thing that lacks it stands. */
function walk(root: Node | null, path: Path): Found {
  let found: Found = { name: null, value: root };
  for (const step of path) {
    const { value } = found;
    if (isMap<Node, Node | null>(value)) {
      const pair = value.items.find(({ key }) => isScalar(key) && String(key.value) === String(step));
      if (!pair) return found;
      found = { name: pair.key, value: pair.value };
    } else if (isSeq<Node>(value)) {
      const item = value.items[Number(step)];
      if (!item) return found;
      found = { name: null, value: item };
    } else {
      return found;
    }
  }
  return found;
}

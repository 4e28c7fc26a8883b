import { type Document, type ErrorCode, isCollection, isScalar, isSeq, type Node, visit } from 'yaml';
import type { SyntaxFault } from './mistake.ts';

/**
 * A place where a text is not YAML. A fault that is `local` spoils its own line only: the parser has understood the
 * rest as it was meant.
 */
export type Fault = { readonly at: number; readonly fault: SyntaxFault; readonly local: boolean };

const FAULTS: Partial<Record<ErrorCode, SyntaxFault>> = {
  BAD_INDENT: 'indent',
  TAB_AS_INDENT: 'tab',
  MISSING_CHAR: 'unclosed',
  BLOCK_AS_IMPLICIT_KEY: 'colon',
  BLOCK_IN_FLOW: 'colon',
  MULTILINE_IMPLICIT_KEY: 'colon',
  BAD_SCALAR_START: 'character',
  MULTIPLE_DOCS: 'documents',
};

const LOCAL: readonly ErrorCode[] = ['BLOCK_AS_IMPLICIT_KEY', 'BLOCK_IN_FLOW', 'BAD_SCALAR_START'];

/** What is wrong with a text as YAML, in the order of the text; keys written twice apart. */
export function syntaxFaults(document: Document.Parsed, text: string): readonly Fault[] {
  const unclosed = unclosedNodes(document, text);
  const faults = document.errors
    .filter(({ code }) => code !== 'DUPLICATE_KEY')
    .map(({ code, pos: [at] }): Fault => {
      // The parser notices a missing bracket or quote where it is missed, which may be far behind.
      const open = unclosed.find(([from, to]) => from < at && at <= to);
      if (open) return { at: open[0], fault: 'unclosed', local: isOneLine(text.slice(...open)) };
      return { at, fault: FAULTS[code] ?? 'other', local: LOCAL.includes(code) };
    });
  // Without aliases a value stands where it is read, and a small file cannot grow into a large one.
  visit(document, {
    Alias: (_key, node) => void faults.push({ at: node.range?.[0] ?? 0, fault: 'alias', local: false }),
  });
  return faults.sort((a, b) => a.at - b.at);
}

type Range = readonly [from: number, to: number];

/** Quotes and brackets that are opened and not closed; the inner ones first. */
function unclosedNodes(document: Document.Parsed, text: string): readonly Range[] {
  const ranges: Range[] = [];
  visit(document, {
    Node(_key, node) {
      const closing = closingOf(node);
      const [from, to] = node.range ?? [0, 0];
      if (closing !== null && !text.slice(from + 1, to).endsWith(closing)) ranges.push([from, to]);
    },
  });
  return ranges.sort((a, b) => b[0] - a[0]);
}

function closingOf(node: Node): string | null {
  if (isScalar(node) && node.type === 'QUOTE_DOUBLE') return '"';
  if (isScalar(node) && node.type === 'QUOTE_SINGLE') return "'";
  if (!isCollection(node) || !node.flow) return null;
  return isSeq(node) ? ']' : '}';
}

function isOneLine(text: string): boolean {
  return !text.trimEnd().includes('\n');
}

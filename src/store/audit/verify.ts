import { type AuditLink, type ChainEnd, FORM, hashOf, NOTHING_YET } from './chain.ts';

/** What is wrong with a chain, by the numbers of its lines and never by what stands in them. */
export type ChainFault =
  /** The line is not what was hashed. */
  | { readonly kind: 'changed'; readonly number: number }
  /** The line does not carry the hash of the one before it: one of the two stands in another's place. */
  | { readonly kind: 'unlinked'; readonly number: number }
  | { readonly kind: 'missing'; readonly from: number; readonly to: number }
  /** Lines have changed places, or one is there twice. */
  | { readonly kind: 'out_of_order'; readonly number: number }
  | { readonly kind: 'form_unknown'; readonly number: number }
  /** The chain went further once: an anchor or the head says so. */
  | { readonly kind: 'cut_off'; readonly last: number; readonly known: number }
  /** The line is another than it was when it was anchored: the chain was written anew. */
  | { readonly kind: 'rewritten'; readonly number: number }
  /** The chain goes further than the database's own head. */
  | { readonly kind: 'head_behind'; readonly last: number; readonly head: number };

export type ChainCheck = {
  readonly municipalityId: string;
  /** How many lines there were. */
  readonly lines: number;
  readonly end: ChainEnd;
  readonly faults: readonly ChainFault[];
  /** How many faults there are beyond those. */
  readonly more: number;
  /** How many anchors it was held against. */
  readonly anchors: number;
};

/** An end that a chain is known to have had. Without a municipality it may be any chain's. */
export type Anchor = ChainEnd & { readonly municipalityId: string | null };

/** What is known apart from the lines. */
export type Known = {
  readonly anchors: readonly Anchor[];
  /** Where the database says that its chains end; left out where nobody says so, as in a file. */
  readonly heads?: ReadonlyMap<string, ChainEnd>;
};

export type AuditCheck = {
  readonly chains: readonly ChainCheck[];
  /** Anchors that no chain fulfils, where they might be any chain's. */
  readonly unmet: readonly ChainEnd[];
};

export function isSound({ chains, unmet }: AuditCheck): boolean {
  return unmet.length === 0 && chains.every(({ faults }) => faults.length === 0);
}

/** Verifies the chains (監査記録の検証) of which the lines come, each chain's in the order in which they are kept. */
export async function verifyAudit(
  lines: AsyncIterable<AuditLink> | Iterable<AuditLink>,
  { anchors, heads }: Known,
): Promise<AuditCheck> {
  const watched = new Set(anchors.map(({ number }) => number));
  const walks = new Map<string, ChainWalk>();
  const walkOf = (municipalityId: string): ChainWalk => {
    const walk = walks.get(municipalityId) ?? new ChainWalk(municipalityId, watched);
    walks.set(municipalityId, walk);
    return walk;
  };
  for (const { municipalityId } of anchors) if (municipalityId !== null) walkOf(municipalityId);
  for (const municipalityId of heads?.keys() ?? []) walkOf(municipalityId);
  for await (const line of lines) walkOf(line.municipalityId).take(line);

  const loose = anchors.filter(({ municipalityId }) => municipalityId === null);
  // With one chain there is no doubt whose they are.
  const settled = walks.size === 1 ? [] : loose;
  const chains = [...walks].map(([municipalityId, walk]) => {
    const own = anchors.filter((anchor) => anchor.municipalityId === municipalityId);
    const held = walks.size === 1 ? [...own, ...loose] : [...own, ...loose.filter((one) => walk.has(one))];
    return walk.finish(held, heads && (heads.get(municipalityId) ?? NOTHING_YET));
  });
  return { chains, unmet: settled.filter((anchor) => ![...walks.values()].some((walk) => walk.has(anchor))) };
}

/** Lines of a chain that was renumbered are all wrong; no more than these are told one by one. */
const MOST_FAULTS = 100;

/** Follows one chain line by line. */
class ChainWalk {
  readonly #municipalityId: string;
  readonly #watched: ReadonlySet<number>;
  readonly #hashes = new Map<number, string>();
  readonly #faults: ChainFault[] = [];
  #more = 0;
  #lines = 0;
  #end = NOTHING_YET;

  constructor(municipalityId: string, watched: ReadonlySet<number>) {
    this.#municipalityId = municipalityId;
    this.#watched = watched;
  }

  take(line: AuditLink): void {
    this.#lines += 1;
    const { number, hash } = line;
    const { number: last, hash: lastHash } = this.#end;
    if (number <= last) {
      this.#fault({ kind: 'out_of_order', number });
      return;
    }
    if (number > last + 1) this.#fault({ kind: 'missing', from: last + 1, to: number - 1 });
    else if (line.previousHash !== lastHash) this.#fault({ kind: 'unlinked', number });
    if (line.form !== FORM) this.#fault({ kind: 'form_unknown', number });
    else if (!isAsWritten(line)) this.#fault({ kind: 'changed', number });
    if (this.#watched.has(number)) this.#hashes.set(number, hash);
    // From here on by what the line says of itself, so that one fault is told once.
    this.#end = { number, hash };
  }

  has({ number, hash }: ChainEnd): boolean {
    return this.#hashes.get(number) === hash;
  }

  finish(anchors: readonly ChainEnd[], head: ChainEnd | undefined): ChainCheck {
    const last = this.#end.number;
    const known = Math.max(0, head?.number ?? 0, ...anchors.map(({ number }) => number));
    if (known > last) this.#fault({ kind: 'cut_off', last, known });
    const broken = anchors.filter((anchor) => anchor.number <= last && !this.has(anchor));
    for (const number of new Set(broken.map((anchor) => anchor.number))) {
      this.#fault({ kind: 'rewritten', number });
    }
    if (head && head.number < last) this.#fault({ kind: 'head_behind', last, head: head.number });
    if (head?.number === last && head.hash !== this.#end.hash) {
      this.#fault({ kind: 'rewritten', number: last });
    }
    return {
      municipalityId: this.#municipalityId,
      lines: this.#lines,
      end: this.#end,
      faults: this.#faults,
      more: this.#more,
      anchors: anchors.length,
    };
  }

  #fault(fault: ChainFault): void {
    if (this.#faults.length < MOST_FAULTS) this.#faults.push(fault);
    else this.#more += 1;
  }
}

function isAsWritten(line: AuditLink): boolean {
  try {
    return hashOf(line) === line.hash;
  } catch {
    // Such as an instant that is none.
    return false;
  }
}

import { describe, expectTypeOf, it } from 'vitest';
import type { Confidential } from '../../src/domain/confidential.ts';
import type { Disclosed, decideDisclosure, shapeDisclosed } from '../../src/domain/disclosure.ts';
import type { CaseId, SittingId } from '../../src/domain/ids.ts';
import type { MinutesContent } from '../../src/domain/minutes.ts';
import type { Card } from '../../src/ports/card.ts';
import type { Chat } from '../../src/ports/chat.ts';

// These rules are kept by the compiler: `tsc` fails where one of them is broken.

type PostedCard = Parameters<Chat['postConfidential']>[1];

describe('a confidential post', () => {
  it('takes a card that has passed the gate', () => {
    expectTypeOf<Disclosed<Card>>().toExtend<PostedCard>();
  });

  it('does not take a card that has not passed, nor one put into the same shape by hand', () => {
    expectTypeOf<Card>().not.toExtend<PostedCard>();
    expectTypeOf<{ readonly content: Card }>().not.toExtend<PostedCard>();
  });

  it('does not take content of another kind that has passed, nor content still sealed', () => {
    expectTypeOf<Disclosed<MinutesContent>>().not.toExtend<PostedCard>();
    expectTypeOf<Confidential<Card>>().not.toExtend<PostedCard>();
  });
});

describe('the mark of having passed the gate', () => {
  it('cannot be made by hand, for its key is known to disclosure.ts only', () => {
    // @ts-expect-error The mark is missing.
    const byHand: Disclosed<string> = { content: '要旨' };
    // @ts-expect-error No other key is the mark.
    const byGuess: Disclosed<string> = { content: '要旨', passed: true };
    // @ts-expect-error A symbol of the same name is another symbol.
    const bySymbol: Disclosed<string> = { content: '要旨', [Symbol('passed')]: true };
    expectTypeOf([byHand, byGuess, bySymbol]).toEqualTypeOf<Disclosed<string>[]>();
  });

  it('comes from the gate, which may also give nothing', () => {
    expectTypeOf<
      ReturnType<typeof decideDisclosure<MinutesContent>>['disclosed']
    >().toEqualTypeOf<Disclosed<MinutesContent> | null>();
  });

  it('stays on what is shaped from content that has passed', () => {
    expectTypeOf<ReturnType<typeof shapeDisclosed<MinutesContent, Card>>>().toEqualTypeOf<Disclosed<Card>>();
  });

  it('does not open what is sealed: sealed content has nothing to read', () => {
    expectTypeOf<Confidential<MinutesContent>>().not.toHaveProperty('summary');
    expectTypeOf<Confidential<MinutesContent>>().not.toHaveProperty('content');
  });
});

describe('ids', () => {
  it('of different things do not mix', () => {
    expectTypeOf<SittingId>().not.toExtend<CaseId>();
    expectTypeOf<string>().not.toExtend<SittingId>();
  });
});

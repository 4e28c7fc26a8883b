import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Constituent } from '../../src/domain/constituent.ts';
import { answerPoll, countPoll, type PollAnswer, type PollMark } from '../../src/domain/scheduling-poll.ts';
import {
  at,
  cancelledSitting,
  constituent,
  NOW,
  option,
  optionId,
  pollingSitting,
  sitting,
} from '../support/domain-builders.ts';

const ren = constituent('ren');
const mei = constituent('mei');
const THURSDAY = '2026-12-10 14:00';
const FRIDAY = '2026-12-11 10:00';

describe('answering a date', () => {
  const answer = (
    to: Parameters<typeof answerPoll>[0],
    { by = ren, moment = THURSDAY, now = NOW }: { by?: Constituent; moment?: string; now?: Date } = {},
  ) => answerPoll(to, { by: by.id, optionId: optionId(moment), mark: 'maybe', now });

  it('is kept with who, which date, which mark and when', () => {
    expect(answer(pollingSitting({ invited: [ren] }))).toEqual({
      ok: true,
      value: { optionId: THURSDAY, constituentId: 'ren', mark: 'maybe', answeredAt: NOW },
    });
  });

  it('counts also after the deadline, until a date is fixed', () => {
    const late = at('2026-12-05 17:01');
    expect(answer(pollingSitting({ invited: [ren] }), { now: late }).ok).toBe(true);
  });

  it.each([
    ['convened', sitting({ invited: [ren] })],
    ['cancelled', cancelledSitting({ invited: [ren] })],
  ] as const)('is refused once the sitting is %s', (status, to) => {
    expect(answer(to)).toEqual({ ok: false, refusal: { kind: 'no_longer_polling', status } });
  });

  it('is for those invited', () => {
    expect(answer(pollingSitting({ invited: [ren] }), { by: mei })).toEqual({
      ok: false,
      refusal: { kind: 'not_invited' },
    });
  });

  it('is for the dates that were asked about', () => {
    expect(answer(pollingSitting({ invited: [ren] }), { moment: '2026-12-24 14:00' })).toEqual({
      ok: false,
      refusal: { kind: 'unknown_option' },
    });
  });
});

describe('counting a poll', () => {
  const options = [option(THURSDAY), option(FRIDAY)];
  const marked = (by: Constituent, moment: string, mark: PollMark): PollAnswer => ({
    optionId: optionId(moment),
    constituentId: by.id,
    mark,
    answeredAt: NOW,
  });

  it('counts ○, △ and × date by date', () => {
    const answers = [marked(ren, THURSDAY, 'yes'), marked(mei, THURSDAY, 'maybe'), marked(ren, FRIDAY, 'no')];
    expect(countPoll(options, [ren.id, mei.id], answers).options).toEqual([
      { ...option(THURSDAY), yes: 1, maybe: 1, no: 0 },
      { ...option(FRIDAY), yes: 0, maybe: 0, no: 1 },
    ]);
  });

  it('waits for whoever has left one date open', () => {
    const answers = [marked(ren, THURSDAY, 'yes'), marked(ren, FRIDAY, 'no'), marked(mei, THURSDAY, 'yes')];
    const count = countPoll(options, [ren.id, mei.id], answers);
    expect([count.answered, count.waiting]).toEqual([['ren'], ['mei']]);
  });

  it('leaves out the answers of those who are no longer invited', () => {
    const count = countPoll(options, [mei.id], [marked(ren, THURSDAY, 'yes'), marked(ren, FRIDAY, 'yes')]);
    expect(count.options.map((one) => one.yes)).toEqual([0, 0]);
    expect([count.answered, count.waiting]).toEqual([[], ['mei']]);
  });

  it('never counts more answers to a date than people are invited, and loses nobody', () => {
    const people = ['ren', 'mei', 'sora', 'yui'].map((name) => constituent(name));
    const answers = fc.uniqueArray(
      fc.record({
        by: fc.constantFrom(...people),
        moment: fc.constantFrom(THURSDAY, FRIDAY),
        mark: fc.constantFrom<PollMark>('yes', 'maybe', 'no'),
      }),
      { selector: ({ by, moment }) => `${by.id} ${moment}` },
    );
    fc.assert(
      fc.property(answers, fc.subarray(people), (given, invitees) => {
        const invited = invitees.map((one) => one.id);
        const made = given.map(({ by, moment, mark }) => marked(by, moment, mark));
        const count = countPoll(options, invited, made);
        for (const { yes, maybe, no } of count.options) {
          expect(yes + maybe + no).toBeLessThanOrEqual(invited.length);
        }
        expect([...count.answered, ...count.waiting].sort()).toEqual([...invited].sort());
      }),
    );
  });
});

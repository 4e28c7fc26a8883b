import { describe, expect, it } from 'vitest';
import type { Constituent } from '../../src/domain/constituent.ts';
import type { BodyId, SittingId } from '../../src/domain/ids.ts';
import {
  callSitting,
  cancelSitting,
  changeSitting,
  fixDate,
  openPoll,
  type SittingTerms,
} from '../../src/domain/sitting.ts';
import {
  at,
  cancelledSitting,
  constituent,
  day,
  NOW,
  option,
  optionId,
  pollingSitting,
  sitting,
  TOKYO,
} from '../support/domain-builders.ts';

const ren = constituent('ren');
const mei = constituent('mei');
const untilMarch = constituent('sora', { to: '2027-03-31' });

function terms(choices: Partial<SittingTerms> = {}): SittingTerms {
  return {
    id: 'sitting' as SittingId,
    bodyId: 'shien' as BodyId,
    jointWith: [],
    kind: 'regular',
    lengthMin: 60,
    place: '市役所301会議室',
    invited: [ren, mei],
    zone: TOKYO,
    now: NOW,
    ...choices,
  };
}

describe('calling a sitting', () => {
  const call = (startsAt: string, choices: Partial<SittingTerms> = {}) =>
    callSitting({ ...terms(choices), startsAt: at(startsAt) });

  it('makes a called sitting with those invited, at the moment of the call', () => {
    expect(call('2026-12-10 14:00')).toEqual({
      ok: true,
      value: {
        id: 'sitting',
        bodyId: 'shien',
        jointWith: [],
        kind: 'regular',
        lengthMin: 60,
        place: '市役所301会議室',
        invited: ['ren', 'mei'],
        sequence: 0,
        status: 'convened',
        startsAt: at('2026-12-10 14:00'),
        convenedAt: NOW,
      },
    });
  });

  it('is refused for this very minute and before, and allowed for the next minute', () => {
    expect(call('2026-12-01 10:00')).toMatchObject({ ok: false, refusal: { kind: 'date_past' } });
    expect(call('2026-12-01 09:59')).toEqual({
      ok: false,
      refusal: { kind: 'date_past', startsAt: at('2026-12-01 09:59') },
    });
    expect(call('2026-12-01 10:01').ok).toBe(true);
  });

  it('invites a constituent whose term ends on the very day', () => {
    expect(call('2027-03-31 14:00', { invited: [untilMarch] }).ok).toBe(true);
  });

  it('refuses one whose term is over by then, and tells how many rather than who', () => {
    expect(call('2027-04-01 09:00', { invited: [ren, untilMarch] })).toEqual({
      ok: false,
      refusal: { kind: 'not_active_that_day', count: 1, day: '2027-04-01' },
    });
  });

  it('takes the day of the sitting in Tokyo, where 1 April begins while it is still March in Greenwich', () => {
    expect(call('2027-04-01 08:00', { invited: [untilMarch] }).ok).toBe(false);
    expect(call('2027-04-01 08:00', { invited: [untilMarch], zone: 'Etc/UTC' }).ok).toBe(true);
  });

  it('invites somebody whose pledge is still missing', () => {
    expect(call('2026-12-10 14:00', { invited: [constituent('new', { pledge: null })] }).ok).toBe(true);
  });

  it('needs somebody to invite', () => {
    expect(call('2026-12-10 14:00', { invited: [] })).toEqual({
      ok: false,
      refusal: { kind: 'nobody_invited' },
    });
  });

  it.each([
    [14, false],
    [15, true],
    [480, true],
    [481, false],
  ])('of %i minutes is possible: %s', (lengthMin, possible) => {
    const decision = call('2026-12-10 14:00', { lengthMin });
    expect(decision.ok).toBe(possible);
    if (!decision.ok) {
      expect(decision.refusal).toEqual({ kind: 'length_out_of_range', least: 15, most: 480 });
    }
  });
});

describe('asking about several dates', () => {
  const poll = (options: readonly string[], deadline: string, choices: Partial<SittingTerms> = {}) =>
    openPoll({ ...terms(choices), options: options.map(option), deadline: at(deadline) });
  const numbered = (count: number) =>
    Array.from({ length: count }, (_, index) => `2026-12-${String(index + 10)} 14:00`);

  it('puts the dates in their order', () => {
    const decision = poll(['2026-12-11 10:00', '2026-12-10 14:00'], '2026-12-05 17:00');
    expect(decision).toMatchObject({
      ok: true,
      value: {
        status: 'polling',
        options: [{ id: '2026-12-10 14:00' }, { id: '2026-12-11 10:00' }],
        deadline: at('2026-12-05 17:00'),
      },
    });
  });

  it('takes ten dates and not eleven', () => {
    expect(poll(numbered(10), '2026-12-05 17:00').ok).toBe(true);
    expect(poll(numbered(11), '2026-12-05 17:00')).toEqual({
      ok: false,
      refusal: { kind: 'too_many_dates', most: 10 },
    });
  });

  it('refuses the same date twice, wherever the two stand', () => {
    const dates = ['2026-12-10 14:00', '2026-12-11 10:00', '2026-12-10 14:00'];
    expect(poll(dates, '2026-12-05 17:00')).toEqual({
      ok: false,
      refusal: { kind: 'same_date_twice', startsAt: at('2026-12-10 14:00') },
    });
  });

  it('refuses all when one of the dates has passed', () => {
    expect(poll(['2026-12-10 14:00', '2026-11-30 14:00'], '2026-12-05 17:00')).toEqual({
      ok: false,
      refusal: { kind: 'date_past', startsAt: at('2026-11-30 14:00') },
    });
  });

  it('refuses all when somebody has no seat on one of the days', () => {
    const decision = poll(['2027-03-31 14:00', '2027-04-01 14:00'], '2027-03-01 17:00', {
      invited: [untilMarch],
    });
    expect(decision).toEqual({
      ok: false,
      refusal: { kind: 'not_active_that_day', count: 1, day: '2027-04-01' },
    });
  });

  it('wants answers after now', () => {
    expect(poll(['2026-12-10 14:00'], '2026-12-01 10:00')).toEqual({
      ok: false,
      refusal: { kind: 'deadline_past', deadline: NOW },
    });
  });

  it('wants answers by the first date at the latest', () => {
    expect(poll(['2026-12-10 14:00', '2026-12-11 10:00'], '2026-12-10 14:01')).toEqual({
      ok: false,
      refusal: {
        kind: 'deadline_after_first_date',
        deadline: at('2026-12-10 14:01'),
        first: at('2026-12-10 14:00'),
      },
    });
  });
});

describe('fixing a date', () => {
  const fix = (
    from: Parameters<typeof fixDate>[0],
    moment: string,
    invited: readonly Constituent[] = [ren],
  ) => fixDate(from, { optionId: optionId(moment), invited, zone: TOKYO, now: NOW });

  it('turns the poll into a called sitting, with nothing of the poll left', () => {
    const polling = pollingSitting({ invited: [ren] });
    expect(fix(polling, '2026-12-11 10:00')).toEqual({
      ok: true,
      value: sitting({ invited: [ren], startsAt: '2026-12-11 10:00', convenedAt: NOW }),
    });
  });

  it.each([
    ['convened', sitting()],
    ['cancelled', cancelledSitting()],
  ] as const)('is refused once the sitting is %s', (status, from) => {
    expect(fix(from, '2026-12-10 14:00')).toEqual({
      ok: false,
      refusal: { kind: 'no_longer_polling', status },
    });
  });

  it('knows only the dates that were asked about', () => {
    expect(fix(pollingSitting(), '2026-12-24 14:00')).toEqual({
      ok: false,
      refusal: { kind: 'unknown_option' },
    });
  });

  it('is refused for a date that has passed meanwhile', () => {
    const polling = pollingSitting({ options: ['2026-12-01 09:00', '2026-12-11 10:00'] });
    expect(fix(polling, '2026-12-01 09:00')).toMatchObject({ ok: false, refusal: { kind: 'date_past' } });
  });

  it('is refused for a day on which somebody has no seat any more', () => {
    const polling = pollingSitting({ options: ['2027-04-01 14:00'] });
    expect(fix(polling, '2027-04-01 14:00', [ren, untilMarch])).toEqual({
      ok: false,
      refusal: { kind: 'not_active_that_day', count: 1, day: day('2027-04-01') },
    });
  });
});

describe('changing a called sitting', () => {
  type Terms = Parameters<typeof changeSitting>[1];
  const change = (from: Parameters<typeof changeSitting>[0], choices: Partial<Terms>) =>
    changeSitting(from, {
      startsAt: null,
      lengthMin: null,
      place: null,
      invited: [ren],
      zone: TOKYO,
      now: NOW,
      ...choices,
    });
  const called = sitting({ invited: [ren], sequence: 2 });

  it('to another date asks everybody again and counts up for the calendars', () => {
    const startsAt = at('2026-12-12 10:00');
    expect(change(called, { startsAt })).toEqual({
      ok: true,
      value: { sitting: { ...called, startsAt, sequence: 3 }, askAgain: true },
    });
  });

  it('to another place or length asks nobody again and counts up for the calendars', () => {
    expect(change(called, { place: 'オンライン', lengthMin: 90 })).toEqual({
      ok: true,
      value: { sitting: { ...called, place: 'オンライン', lengthMin: 90, sequence: 3 }, askAgain: false },
    });
  });

  it('to what it is already is no change', () => {
    const same = { startsAt: called.startsAt, place: called.place, lengthMin: called.lengthMin };
    expect(change(called, same)).toEqual({ ok: false, refusal: { kind: 'nothing_to_change' } });
    expect(change(called, {})).toEqual({ ok: false, refusal: { kind: 'nothing_to_change' } });
  });

  it('is refused for a date that has passed', () => {
    expect(change(called, { startsAt: at('2026-11-30 10:00') })).toMatchObject({
      ok: false,
      refusal: { kind: 'date_past' },
    });
  });

  it('is refused for 481 minutes', () => {
    expect(change(called, { lengthMin: 481 })).toMatchObject({
      ok: false,
      refusal: { kind: 'length_out_of_range' },
    });
  });

  it('is refused for a day on which somebody invited has no seat', () => {
    expect(change(called, { startsAt: at('2027-04-01 10:00'), invited: [untilMarch] })).toMatchObject({
      ok: false,
      refusal: { kind: 'not_active_that_day', count: 1 },
    });
  });

  it('is possible until the minute it begins', () => {
    expect(change(called, { place: '別室', now: at('2026-12-10 13:59') }).ok).toBe(true);
    expect(change(called, { place: '別室', now: at('2026-12-10 14:00') })).toEqual({
      ok: false,
      refusal: { kind: 'already_begun', startsAt: at('2026-12-10 14:00') },
    });
  });

  it('is refused while dates are being asked about, and after it was cancelled', () => {
    expect(change(pollingSitting(), { place: '別室' })).toEqual({
      ok: false,
      refusal: { kind: 'not_convened', status: 'polling' },
    });
    expect(change(cancelledSitting(), { place: '別室' })).toEqual({
      ok: false,
      refusal: { kind: 'already_cancelled' },
    });
  });
});

describe('cancelling', () => {
  it('keeps the date that had been called and counts up for the calendars', () => {
    expect(cancelSitting(sitting({ invited: [ren], sequence: 2 }), NOW)).toEqual({
      ok: true,
      value: { ...cancelledSitting({ invited: [ren], sequence: 3 }), cancelledAt: NOW },
    });
  });

  it('calls off a poll, which had no date and leaves none of its dates behind', () => {
    const decision = cancelSitting(pollingSitting({ invited: [ren] }), NOW);
    expect(decision).toEqual({
      ok: true,
      value: {
        ...cancelledSitting({ invited: [ren], sequence: 1 }),
        startsAt: null,
        cancelledAt: NOW,
      },
    });
  });

  it('is possible until the minute it begins', () => {
    expect(cancelSitting(sitting(), at('2026-12-10 13:59')).ok).toBe(true);
    expect(cancelSitting(sitting(), at('2026-12-10 14:00'))).toMatchObject({
      ok: false,
      refusal: { kind: 'already_begun' },
    });
  });

  it('is done once', () => {
    expect(cancelSitting(cancelledSitting(), NOW)).toEqual({
      ok: false,
      refusal: { kind: 'already_cancelled' },
    });
  });
});

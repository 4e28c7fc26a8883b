import { describe, expect, it } from 'vitest';
import { bodyOf, CHOICES, consentRows } from '../../docs/consent-by-law.ts';
import { BODY_TYPES, type BodyType } from '../../src/domain/body-type.ts';
import { addDays, type CalendarDay } from '../../src/domain/calendar-day.ts';
import { seal } from '../../src/domain/confidential.ts';
import { CONSENT_STATES } from '../../src/domain/consent.ts';
import { caseReasons, decideDisclosure, decideReading } from '../../src/domain/disclosure.ts';
import type { BodyRules, MeetingBody } from '../../src/domain/meeting-body.ts';
import { lawOn } from '../../src/law/lookup.ts';
import { currentPledge, gateTerms } from '../../src/law/of-body.ts';
import { LAW } from '../../src/law/records.ts';
import { consentLine, constituent, kase, occupant, room, roster } from '../support/domain-builders.ts';

/** Whether consent is needed, as it can be read aloud: by what the body has chosen among its rules. */
const NEEDED = `
                                            nothing  required  not_required
support_conference                          no       yes       no
support_plan_conference                     yes      yes       yes
public_assistance_coordination_conference   yes      yes       no
community_care_conference                   yes      yes       no
disability_support_council                  yes      yes       no
child_protection_council                    no       yes       no
multilayered_support_conference             no       yes       no
loneliness_council                          no       yes       no
`;

const expected = new Map(
  NEEDED.trim()
    .split('\n')
    .slice(1)
    .map((line) => {
      const [type = '', ...answers] = line.trim().split(/\s+/);
      return [type as BodyType, answers.map((answer) => answer === 'yes')] as const;
    }),
);

/** Each day on which a record begins, and the day before it, as far as there was such a body. */
function daysOf(type: BodyType): readonly CalendarDay[] {
  const days = LAW[type].flatMap(({ effectiveFrom }) => [addDays(effectiveFrom, -1), effectiveFrom]);
  return days.filter((day) => lawOn(type, day) !== null);
}

type Way = { readonly said: string; readonly own: BodyRules['consent']; readonly stated: boolean };
const WAYS = CHOICES.flatMap((own): readonly Way[] =>
  own === null
    ? [{ said: 'nothing', own, stated: false }]
    : [
        { said: `${own} in its rules`, own, stated: false },
        { said: `${own} by an article of its 要綱`, own, stated: true },
      ],
);

const permutations = BODY_TYPES.flatMap((type) =>
  daysOf(type).flatMap((day) =>
    WAYS.flatMap((way) =>
      CONSENT_STATES.map((consent) => {
        const isNeeded = expected.get(type)?.[CHOICES.indexOf(way.own)] ?? true;
        const opens = !isNeeded || consent === 'obtained';
        return { type, day, ...way, consent, outcome: opens ? 'open' : 'closed' };
      }),
    ),
  ),
);

function bodyBy(type: BodyType, day: CalendarDay, { own, stated }: Way): MeetingBody {
  const [first] = LAW[type];
  if (!first) throw new Error(`There is no law of ${type}.`);
  const body = bodyOf(first, stated ? null : own);
  if (!stated || own === null) return body;
  const ordinance = { number: '令和7年告示第12号', article: '第6条' };
  const recorded = { reason: '要綱', from: day, recordedBy: null, recordedAt: new Date(0) };
  return {
    ...body,
    law: [{ fact: 'consentRule', value: own, basis: { kind: 'ordinance', ordinance }, ...recorded }],
  };
}

describe('consent by body, day, choice and state, through the gate', () => {
  it.each(permutations)('$type on $day, having said $said, with consent $consent: $outcome', (one) => {
    const body = { ...bodyBy(one.type, one.day, one), id: constituent('ren').bodyId };
    const version = currentPledge(body, one.day);
    const ren = constituent('ren', {
      from: '2000-04-01',
      to: '2099-03-31',
      pledge: { pledgedOn: one.day, version, method: 'paper' },
    });
    const terms = gateTerms(roster([ren], body), one.day);
    const of = kase({
      audience: [ren],
      consents: [consentLine({ purpose: one.type, state: one.consent, on: one.day })],
    });
    const content = seal('要旨');
    const { verdict, disclosed } = decideDisclosure(content, room([occupant(ren)]), of, terms);
    const reading = decideReading(content, ren, of, terms);
    const closed = one.outcome === 'closed';
    expect(caseReasons(of, terms)).toEqual(closed ? ['consent_missing'] : []);
    expect(verdict).toMatchObject(
      closed ? { verdict: 'refuse', room: ['consent_missing'] } : { verdict: 'allow' },
    );
    expect(disclosed?.content ?? null).toBe(closed ? null : '要旨');
    expect(reading.disclosed?.content ?? null).toBe(closed ? null : '要旨');
  });

  it('covers every record of the law, and each day before', () => {
    expect(new Set(permutations.map(({ type, day }) => `${type} ${day}`)).size).toBe(
      BODY_TYPES.reduce((sum, type) => sum + 2 * LAW[type].length - 1, 0),
    );
    expect(permutations.length).toBe(
      BODY_TYPES.reduce((sum, type) => sum + 2 * LAW[type].length - 1, 0) * 5 * CONSENT_STATES.length,
    );
  });
});

describe('the rows that a lawyer reads', () => {
  const rows = consentRows();

  it('have every body, every period and every kind of subject of it, once', () => {
    const meant = BODY_TYPES.flatMap((type) => LAW[type]).flatMap((law) =>
      [...law.subjects.value, ...law.subjectsExceptionally.value].map(
        (subject) => `${law.bodyType} ${law.effectiveFrom} ${subject}`,
      ),
    );
    const found = rows.map(({ law, subject }) => `${law.bodyType} ${law.effectiveFrom} ${subject}`);
    expect(found).toEqual(meant);
    expect(new Set(found).size).toBe(found.length);
  });

  it.each(rows.map((row) => ({ type: row.law.bodyType, from: row.law.effectiveFrom, ...row })))(
    'say of $subject in $type from $from what the gate does',
    ({ type, required }) => {
      expect(required).toEqual(expected.get(type));
    },
  );
});

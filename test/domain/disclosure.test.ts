import { describe, expect, it } from 'vitest';
import { seal } from '../../src/domain/confidential.ts';
import type { Constituent } from '../../src/domain/constituent.ts';
import {
  decideDisclosure,
  decideReading,
  discloseWord,
  type GateTerms,
  inspectForSealed,
  inspectRoom,
  type Occupant,
  type ReaderReason,
  type Room,
  readerReasons,
  shapeDisclosed,
} from '../../src/domain/disclosure.ts';
import type { BodyId } from '../../src/domain/ids.ts';
import {
  accountOf,
  body,
  constituent,
  day,
  gateTerms,
  kase,
  occupant,
  pledge,
  room,
  roster,
  TODAY,
} from '../support/domain-builders.ts';

const ren = constituent('ren');
const mei = constituent('mei');
const of = kase({ audience: [ren, mei] });
const content = seal({ summary: '要旨-canary' });
const terms = gateTerms(roster([ren, mei]));
const allowedRoom = room([occupant(ren), occupant(mei)]);

/** The reasons against one seat, whose person is in the audience. */
function reasonsAgainst(seat: Constituent) {
  return readerReasons(seat, kase({ audience: [seat] }), gateTerms(roster([seat])));
}

describe('the gate for one person', () => {
  it('lets an active, pledged constituent in the audience know', () => {
    expect(reasonsAgainst(ren)).toEqual([]);
  });

  it.each<[ReaderReason, Constituent]>([
    ['term_ended', constituent('gone', { to: '2026-11-30' })],
    ['term_ended', constituent('released', { endedOn: TODAY })],
    ['term_not_begun', constituent('new', { from: '2026-12-02' })],
    ['suspended', constituent('suspended', { suspendedOn: TODAY })],
    ['pledge_missing', constituent('unpledged', { pledge: null })],
    ['pledge_missing', constituent('later', { pledge: { ...pledge, pledgedOn: day('2026-12-02') } })],
    ['pledge_outdated', constituent('outdated', { pledge: { ...pledge, version: 'pledge-2015' } })],
  ])('stops at %s', (reason, seat) => {
    expect(reasonsAgainst(seat)).toEqual([reason]);
  });

  it('stops at not_registered', () => {
    expect(readerReasons(null, of, terms)).toEqual(['not_registered']);
  });

  it('stops at not_in_audience, the chair and the secretariat included', () => {
    const kinds = ['chair', 'deputy_chair', 'secretariat'] as const;
    for (const kind of kinds) {
      expect(readerReasons(constituent('lead', { kind }), of, terms)).toEqual(['not_in_audience']);
    }
  });

  it('stops at recused, the chair included, whether the party is in the audience or not', () => {
    const chair = constituent('lead', { kind: 'chair' });
    const both = kase({ audience: [chair, ren], recused: [chair] });
    expect(readerReasons(chair, both, terms)).toEqual(['recused']);
    expect(readerReasons(ren, both, terms)).toEqual([]);
    expect(decideReading(content, chair, both, terms).disclosed).toBeNull();
    expect(readerReasons(mei, kase({ audience: [ren], recused: [mei] }), terms)).toEqual([
      'not_in_audience',
      'recused',
    ]);
  });

  it('lists all reasons at once, so that the secretariat mends all at once', () => {
    const seat = constituent('far', { from: '2027-04-01', pledge: null, suspendedOn: TODAY });
    expect(readerReasons(seat, of, terms)).toEqual([
      'suspended',
      'term_not_begun',
      'pledge_missing',
      'not_in_audience',
    ]);
  });

  it('closes by itself on 1 April after a term that ends on 31 March', () => {
    const seat = constituent('ren', { to: '2027-03-31' });
    const on = (today: string) => readerReasons(seat, of, gateTerms(roster([seat]), { today: day(today) }));
    expect([on('2027-03-31'), on('2027-04-01')]).toEqual([[], ['term_ended']]);
  });

  it('asks for no audience where no case is meant', () => {
    expect(readerReasons(constituent('lead'), null, terms)).toEqual([]);
  });
});

describe('the gate for a case that was closed', () => {
  const kept = (retentionYears: number | null, today: string) =>
    gateTerms(roster([ren], body({ retentionYears })), { today: day(today) });
  const closed = kase({ audience: [ren], status: 'closed', closedOn: day('2020-11-25') });
  const shown = (on: GateTerms) => inspectRoom(room([occupant(ren)]), closed, on);

  it('shuts on 1 April, when the years of retention after the fiscal year of the closing are over', () => {
    const then = { ...pledge, pledgedOn: day('2025-04-01') };
    const ren2 = constituent('ren', { from: '2025-04-01', to: '2027-03-31', pledge: then });
    const on = (today: string) => {
      const terms = gateTerms(roster([ren2], body({ retentionYears: 5 })), { today: day(today) });
      return decideReading(content, ren2, closed, terms).reasons;
    };
    expect([on('2026-03-31'), on('2026-04-01')]).toEqual([[], ['retention_passed']]);
  });

  it('shuts for rooms too, with its reason', () => {
    expect(shown(kept(5, TODAY))).toMatchObject({ verdict: 'refuse', room: ['retention_passed'] });
  });

  it('stays open where the body has set no retention, or the day of closing is not known', () => {
    expect(shown(kept(null, TODAY)).verdict).toBe('allow');
    const undated = kase({ audience: [ren], status: 'closed' });
    expect(inspectRoom(room([occupant(ren)]), undated, kept(5, TODAY)).verdict).toBe('allow');
  });
});

describe('the gate for a room', () => {
  const refusalOf = (choices: Partial<Room>) => {
    const verdict = inspectRoom(room([occupant(ren)], choices), of, terms);
    return verdict.verdict === 'refuse' ? verdict.room : verdict.verdict;
  };
  const findings = (occupants: readonly Occupant[], of = kase({ audience: [ren, mei] }), on = terms) => {
    const verdict = inspectRoom(room(occupants), of, on);
    return verdict.verdict === 'inconclusive' ? [] : verdict.readers.map((reader) => reader.reasons);
  };

  it('allows a private channel of the body in which everybody may know the case', () => {
    expect(inspectRoom(allowedRoom, of, terms)).toEqual({
      verdict: 'allow',
      readers: [
        { account: accountOf('ren'), constituent: ren, reasons: [] },
        { account: accountOf('mei'), constituent: mei, reasons: [] },
      ],
    });
  });

  it.each<[string, Partial<Room>]>([
    ['public_channel', { visibility: 'public' }],
    ['archived_channel', { archived: true }],
    ['shared_channel', { shared: true }],
    ['channel_of_no_body', { bodies: [] }],
    ['channel_of_other_body', { bodies: ['chosei' as BodyId] }],
  ])('stops at %s, whoever is in it', (reason, choices) => {
    expect(refusalOf(choices)).toEqual([reason]);
  });

  it('stops at body_not_established until the 要綱 is recorded and its day has come, for a room as for a reader', () => {
    const prepared = gateTerms(roster([ren]), { established: false });
    expect(inspectRoom(room([occupant(ren)]), of, prepared)).toMatchObject({
      verdict: 'refuse',
      room: ['body_not_established'],
    });
    expect(inspectForSealed(room([occupant(ren)]), of, prepared)).toMatchObject({
      room: ['body_not_established'],
    });
    expect(decideReading(seal('要旨'), ren, of, prepared)).toMatchObject({
      reasons: ['body_not_established'],
      disclosed: null,
    });
  });

  it('stops at consent_missing where the body needs consent: only obtained will do', () => {
    const withConsent = gateTerms(roster([ren]), { consentRequired: true });
    const verdictFor = (consent: 'obtained' | 'refused' | 'not_sought' | 'withdrawn') =>
      inspectRoom(room([occupant(ren)]), kase({ audience: [ren], consent }), withConsent);
    expect(verdictFor('obtained').verdict).toBe('allow');
    for (const consent of ['refused', 'not_sought', 'withdrawn'] as const) {
      expect(verdictFor(consent)).toMatchObject({ verdict: 'refuse', room: ['consent_missing'] });
    }
  });

  it('asks for no consent where the body needs none, or no case is meant', () => {
    const refused = kase({ audience: [ren], consent: 'refused' });
    expect(inspectRoom(room([occupant(ren)]), refused, terms).verdict).toBe('allow');
    const withConsent = gateTerms(roster([ren]), { consentRequired: true });
    expect(inspectRoom(room([occupant(ren)]), null, withConsent).verdict).toBe('allow');
  });

  it('allows a channel that two bodies share when this body is one of them', () => {
    const both = room([occupant(ren)], { bodies: ['chosei' as BodyId, terms.roster.body.id] });
    expect(inspectRoom(both, of, terms).verdict).toBe('allow');
  });

  it('lists everything against the room and everything against each reader', () => {
    const bad = room([occupant('police'), occupant(ren)], { visibility: 'public', shared: true });
    expect(inspectRoom(bad, of, terms)).toMatchObject({
      verdict: 'refuse',
      room: ['public_channel', 'shared_channel'],
      readers: [{ reasons: ['not_registered'] }, { reasons: [] }],
    });
  });

  it('decides nothing on a list that may lack somebody, not even a refusal', () => {
    const half = room([occupant('police')], { complete: false, visibility: 'public' });
    expect(inspectRoom(half, of, terms)).toEqual({ verdict: 'inconclusive', because: 'list_incomplete' });
  });

  it('stops at one person of five who is not registered', () => {
    const four = ['a', 'b', 'c', 'd'].map((name) => constituent(name));
    const on = gateTerms(roster(four));
    const occupants = [...four.map((one) => occupant(one)), occupant('police')];
    const verdict = inspectRoom(room(occupants), kase({ audience: four }), on);
    expect(verdict.verdict).toBe('refuse');
    expect(findings(occupants, kase({ audience: four }), on)).toEqual([[], [], [], [], ['not_registered']]);
  });

  it('lets a known bot pass and stops at any other', () => {
    const known = gateTerms(roster([ren], body({ allowedBots: [accountOf('calendar')] })));
    expect(findings([occupant('calendar', 'bot'), occupant('spy', 'bot')], of, known)).toEqual([
      [],
      ['unknown_bot'],
    ]);
  });

  it('takes the list of bots for bots only: a person of that account still has to be registered', () => {
    const known = gateTerms(roster([ren], body({ allowedBots: [accountOf('calendar')] })));
    expect(findings([occupant('calendar')], of, known)).toEqual([['not_registered']]);
  });

  it('lets a guest or an external pass only when registered one by one', () => {
    const occupants = [
      occupant(ren, 'guest'),
      occupant(mei, 'external'),
      occupant('visitor', 'guest'),
      occupant('partner', 'external'),
    ];
    expect(findings(occupants)).toEqual([
      [],
      [],
      ['guest_account', 'not_registered'],
      ['external_account', 'not_registered'],
    ]);
  });

  it('stops at who sits in for the named person of an agency whose staff the law does not bind', () => {
    const standIn = constituent('stand-in', { kind: 'adhoc' });
    const bound = roster([ren, standIn]);
    const everybody = kase({ audience: [ren, standIn] });
    const occupants = [occupant(ren), occupant(standIn)];
    const byAgency = gateTerms(bound, { secrecyByAgency: true });
    expect(findings(occupants, everybody, byAgency)).toEqual([[], ['outside_secrecy_scope']]);
    expect(findings(occupants, everybody, gateTerms(bound))).toEqual([[], []]);
    const corporation = {
      ...bound,
      agencies: bound.agencies.map((one) => ({ ...one, secrecyScope: 'officers_and_staff' as const })),
    };
    const staffBound = gateTerms(corporation, { secrecyByAgency: true });
    expect(findings(occupants, everybody, staffBound)).toEqual([[], []]);
  });

  it('decides nothing over an empty room, for then somebody is missing from the list', () => {
    expect(inspectRoom(room([]), of, gateTerms(roster([ren])))).toEqual({
      verdict: 'inconclusive',
      because: 'list_incomplete',
    });
  });

  it('stops at a deactivated account, were it a constituent’s', () => {
    expect(findings([occupant(ren, 'deactivated')])).toEqual([['deactivated_account']]);
  });

  it('knows a person by each of their accounts', () => {
    const two = constituent('ren', { person: { accounts: [accountOf('old'), accountOf('new')] } });
    expect(findings([occupant('old'), occupant('new')], of, gateTerms(roster([two])))).toEqual([[], []]);
  });

  it('passes a person with two seats on the body by the better one', () => {
    const lapsed = constituent('ren', { to: '2026-03-31', from: '2024-04-01' });
    const renewed = { ...constituent('ren'), id: constituent('renewed').id };
    const on = gateTerms(roster([lapsed, renewed]));
    expect(inspectRoom(room([occupant(ren)]), of, on)).toEqual({
      verdict: 'allow',
      readers: [{ account: accountOf('ren'), constituent: renewed, reasons: [] }],
    });
  });

  it('takes the better of two seats whichever stands first on the roster', () => {
    const lapsed = constituent('ren', { to: '2026-03-31', from: '2024-04-01' });
    const renewed = { ...constituent('ren'), id: constituent('renewed').id };
    const on = gateTerms(roster([renewed, lapsed]));
    expect(inspectRoom(room([occupant(ren)]), of, on).verdict).toBe('allow');
  });
});

describe('handing content over', () => {
  it('opens the content for an allowed room', () => {
    const decision = decideDisclosure(content, allowedRoom, of, terms);
    expect(decision.disclosed).toEqual({ content: { summary: '要旨-canary' } });
  });

  it.each<[string, Room]>([
    ['a stranger is there', room([occupant(ren), occupant('police')])],
    ['the channel is public', room([occupant(ren)], { visibility: 'public' })],
    ['the list may lack somebody', room([occupant(ren)], { complete: false })],
  ])('keeps it sealed when %s', (_why, looked) => {
    const decision = decideDisclosure(content, looked, of, terms);
    expect(decision.disclosed).toBeNull();
    expect(JSON.stringify(decision)).not.toContain('canary');
  });

  it('keeps the mark while content that has passed is shaped on', () => {
    const { disclosed } = decideDisclosure(content, allowedRoom, of, terms);
    const card = disclosed && shapeDisclosed(disclosed, ({ summary }) => ({ title: 'R8-支-014', summary }));
    expect(card).toEqual({ content: { title: 'R8-支-014', summary: '要旨-canary' } });
  });
});

describe('reading for oneself', () => {
  it('opens the content to whoever may know the case now', () => {
    expect(decideReading(content, ren, of, terms)).toEqual({
      reasons: [],
      disclosed: { content: { summary: '要旨-canary' } },
    });
  });

  it.each([
    ['not_registered', null],
    ['not_in_audience', constituent('lead', { kind: 'chair' })],
    ['term_ended', constituent('ren', { to: '2026-11-30' })],
  ] as const)('keeps it sealed at %s', (reason, reader) => {
    expect(decideReading(content, reader, of, terms)).toEqual({ reasons: [reason], disclosed: null });
  });

  it('needs the consent that the body needs', () => {
    const withConsent = gateTerms(roster([ren]), { consentRequired: true });
    expect(decideReading(content, ren, of, withConsent)).toEqual({
      reasons: ['consent_missing'],
      disclosed: null,
    });
    const agreed = kase({ audience: [ren], consent: 'obtained' });
    expect(decideReading(content, ren, agreed, withConsent).reasons).toEqual([]);
  });
});

describe('a word to the chair', () => {
  const word = seal('その日は欠席します');
  const writer = constituent('writer');

  it.each([
    ['chair', true],
    ['deputy_chair', true],
    ['secretariat', false],
    ['regular', false],
    ['adhoc', false],
    ['observer', false],
  ] as const)('is opened for a %s: %s', (kind, opened) => {
    expect(discloseWord(word, writer, constituent('reader', { kind }), TODAY) !== null).toBe(opened);
  });

  it('is for the chair of the body for which the writer is called, not for another body’s of a joint sitting', () => {
    const chair = constituent('chair', { kind: 'chair' });
    const ofOther = constituent('writer', { bodyId: 'chosei' as BodyId });
    expect(discloseWord(word, ofOther, chair, TODAY)).toBeNull();
    expect(discloseWord(word, ofOther, { ...chair, bodyId: ofOther.bodyId }, TODAY)).not.toBeNull();
  });

  it('is not opened for a chair whose term has ended or whose pledge is missing', () => {
    const readers = [{ to: '2026-11-30' }, { pledge: null }].map((choices) =>
      constituent('chair', { kind: 'chair', ...choices }),
    );
    expect(readers.map((reader) => discloseWord(word, writer, reader, TODAY))).toEqual([null, null]);
  });
});

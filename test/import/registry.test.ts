import { randomBytes } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { calendarDay } from '../../src/domain/calendar-day.ts';
import { EMPTY_CONTENT } from '../../src/domain/case-file.ts';
import { openSealed } from '../../src/domain/confidential.ts';
import type { AccountKey, BodyId, ConstituentId, MunicipalityId, PersonId } from '../../src/domain/ids.ts';
import { partnersOf } from '../../src/domain/meeting-body.ts';
import { currentPledge } from '../../src/law/of-body.ts';
import type { ImportReport } from '../../src/ports/registry.ts';
import type { Change } from '../../src/ports/store.ts';
import { aesCipher } from '../../src/store/cipher.ts';
import { type PrismaStore, prismaStore } from '../../src/store/prisma-store.ts';
import { type PrismaRegistry, prismaRegistry } from '../../src/store/registry.ts';
import { query, type TestDatabase, testDatabase } from '../support/database.ts';
import { CANARY, NOW, read, TOWN, town } from './files.ts';

type Applied = Extract<ImportReport, { kind: 'applied' }>;

const LATER = new Date('2026-12-01T01:00:00Z');

let database: TestDatabase;
let registry: PrismaRegistry;
let store: PrismaStore;

beforeEach(async () => {
  database = await testDatabase();
  const cipher = aesCipher(randomBytes(32));
  registry = await prismaRegistry({ url: database.url, cipher });
  store = await prismaStore({ url: database.url, cipher });
});
afterEach(async () => {
  await registry.close();
  await store.close();
  await database.drop();
});

async function load(text: string, terms: { at?: Date; dryRun?: boolean } = {}): Promise<Applied> {
  const { at = NOW, dryRun = false } = terms;
  const report = await registry.apply(read(text, at), { at, dryRun });
  if (report.kind === 'refused') throw new Error(JSON.stringify(report));
  return report;
}

async function refusals(text: string): Promise<readonly unknown[]> {
  const report = await registry.apply(read(text), { at: NOW, dryRun: false });
  return report.kind === 'refused' ? report.mistakes : [];
}

const changes = ({ added, changed }: Applied) => ({
  added: added.map(({ kind, key }) => `${kind} ${key}`),
  changed: changed.map(({ kind, key, fields }) => `${kind} ${key}: ${fields.join(' ')}`),
});
const NOTHING = { added: [], changed: [] };

async function rowsOf(table: string): Promise<number> {
  return Number((await query(database.url, `SELECT count(*) FROM "${table}"`))[0]?.count);
}

async function roster() {
  const [municipality] = await store.municipalities();
  if (!municipality) throw new Error('There is no municipality.');
  const [body] = await store.bodies(municipality.id);
  return store.roster(municipality.id, body?.id as BodyId);
}

async function seatOf(name: string) {
  const seats = (await roster()).constituents.filter(({ person }) => person.name.startsWith(name));
  if (!seats[0]) throw new Error(`${name} has no seat.`);
  return seats[0];
}

/** Commits as the bot does when somebody uses it. */
async function chat(...made: readonly Change[]): Promise<void> {
  const [municipality] = await store.municipalities();
  const committed = await store.commit({
    municipalityId: municipality?.id as MunicipalityId,
    request: null,
    actor: { personId: null, account: null },
    at: NOW,
    changes: made,
    events: [],
    outbox: [],
  });
  expect(committed.kind).toBe('committed');
}

describe('an import', () => {
  it('sets up a municipality that the bot can work with', async () => {
    await load(TOWN);
    const seat = await store.findSeat({ platform: 'slack', tenant: 'T0001', user: 'U0SATO' });
    expect(seat?.municipality).toMatchObject({ key: 'tsutsuji', name: 'つつじ市', zone: 'Asia/Tokyo' });
    expect(seat?.seats).toMatchObject([
      {
        body: { key: 'shien', rules: { quorum: { kind: 'heads', numerator: 1, denominator: 2 } } },
        constituent: { kind: 'regular', term: { from: '2026-04-01', to: '2028-03-31' } },
      },
    ]);
    expect(seat?.seats[0]?.constituent.pledge).toMatchObject({ pledgedOn: '2026-04-01', method: 'paper' });
    const channel = { platform: 'slack', tenant: 'T0001', channel: 'C0SHIEN' } as const;
    const binding = await store.channelBinding(seat?.municipality.id as MunicipalityId, channel);
    expect(binding?.bodyIds).toEqual([seat?.seats[0]?.body.id]);
  });

  it('tells what it added, by kind and key', async () => {
    expect(changes(await load(TOWN))).toEqual({
      added: [
        'municipality tsutsuji',
        'agency fukushi',
        'agency hokatsu',
        'body shien',
        'person kaicho',
        'person jimu',
        'person sato',
        'constituent shien/kaicho',
        'pledge shien/kaicho',
        'constituent shien/jimu',
        'pledge shien/jimu',
        'constituent shien/sato',
        'pledge shien/sato',
        'channel slack/C0SHIEN',
        'case R8-支-014',
      ],
      changed: [],
    });
  });

  it('names the agencies of a quorum by what they are in the database', async () => {
    await load(town(['quorum: 1/2', 'quorum: {agencies: [hokatsu]}']));
    const { body, agencies } = await roster();
    const hokatsu = agencies.find(({ key }) => key === 'hokatsu');
    expect(body.rules.quorum).toEqual({ kind: 'agencies', agencies: [hokatsu?.id] });
  });

  it('changes nothing when it is repeated', async () => {
    await load(TOWN);
    const again = await load(TOWN, { at: LATER });
    expect(changes(again)).toEqual(NOTHING);
    expect(again.unchanged).toMatchObject({
      body: 1,
      agency: 2,
      person: 3,
      constituent: 3,
      pledge: 3,
      case: 1,
    });
  });

  it('writes nothing in a dry run and tells the same', async () => {
    const dry = await load(TOWN, { dryRun: true });
    expect(await rowsOf('Municipality')).toBe(0);
    expect(await rowsOf('AuditEvent')).toBe(0);
    expect(await rowsOf('DataKey')).toBe(0);
    expect({ ...(await load(TOWN)), dryRun: true }).toEqual(dry);
  });

  it('updates what the file states otherwise, and only that', async () => {
    await load(TOWN);
    const report = await load(
      town(
        ['noticeDays: 3', 'noticeDays: 7'],
        ['name: 佐藤 花子', 'name: 佐藤 華子'],
        ['urgency: immediate', 'urgency: high'],
      ),
    );
    expect(changes(report)).toEqual({
      added: [],
      changed: ['body shien: noticeDays', 'person sato: name', 'case R8-支-014: urgency'],
    });
  });

  it('leaves what the file does not state as it is', async () => {
    await load(town(['name: つつじ市,', 'name: つつじ市, zone: Asia/Seoul, closedDays: [2026-12-28],']));
    const silent = town(
      [', email: jimu@example.jp', ''],
      [
        '    rules: {quorum: 1/2, noticeDays: 3, delivery: inline, retentionYears: 5, consent: not_required}\n',
        '',
      ],
      ['    audience: [kaicho, sato]\n', ''],
      [`    situation: ${CANARY}が鳴いた\n`, ''],
      [', slack: U0SATO', ''],
    );
    expect(changes(await load(silent))).toEqual(NOTHING);
  });

  it('leaves alone and counts what is not in the file', async () => {
    await load(TOWN);
    const seat = /.*person: sato.*\n/.exec(TOWN)?.[0] ?? '';
    const without = TOWN.slice(0, TOWN.indexOf('cases:'))
      .replace(seat, '')
      .replace(/.*key: sato.*\n/, '');
    const report = await load(without);
    expect(changes(report)).toEqual(NOTHING);
    expect(report.leftAlone).toMatchObject({ person: 1, constituent: 1, case: 1, body: 0 });
    expect(await seatOf('佐藤')).toMatchObject({ kind: 'regular', endedOn: null });
  });

  it('leaves one line of counts in the audit, without a name', async () => {
    await load(TOWN);
    const [event, ...more] = await query(
      database.url,
      `SELECT kind, at, facts::text, "personId" FROM "AuditEvent"`,
    );
    expect(more).toEqual([]);
    expect(event).toMatchObject({ kind: 'registry_imported', at: NOW, personId: null });
    expect(JSON.parse(event?.facts)).toMatchObject({ person_added: 3, case_added: 1, case_changed: 0 });
    expect(event?.facts).not.toMatch(/[^\x20-\x7e]/);
  });

  it('of two at the same moment, one adds and the other finds everything there', async () => {
    const reports = await Promise.all([load(TOWN), load(TOWN)]);
    const added = reports.map((report) => report.added.length).sort((a, b) => a - b);
    expect(added).toEqual([0, 15]);
  });
});

describe('a seat', () => {
  it('that ended keeps its pledge', async () => {
    await load(TOWN);
    await load(town(['person: sato, kind: regular', 'person: sato, endedOn: 2026-12-01, kind: regular']));
    const seat = await seatOf('佐藤');
    expect(seat.endedOn).toBe('2026-12-01');
    expect(seat.pledge).toMatchObject({ pledgedOn: '2026-04-01', method: 'paper' });
  });

  it('that was ended does not begin again because a file does not say that it ended', async () => {
    await load(town(['person: sato, kind: regular', 'person: sato, endedOn: 2026-12-01, kind: regular']));
    expect(changes(await load(TOWN))).toEqual(NOTHING);
    await load(town(['person: sato, kind: regular', 'person: sato, endedOn: null, kind: regular']));
    expect((await seatOf('佐藤')).endedOn).toBeNull();
  });

  it('gets a new term beside the old one, without its pledge', async () => {
    await load(TOWN);
    const seat =
      '  - {body: shien, person: sato, kind: regular, from: 2028-04-01, to: 2030-03-31}\nchannels:\n';
    expect(changes(await load(town(['channels:\n', seat])))).toEqual({
      added: ['constituent shien/sato'],
      changed: [],
    });
    const seats = (await roster()).constituents.filter(({ person }) => person.name.startsWith('佐藤'));
    expect(seats.map(({ term, pledge }) => [term.from, pledge?.pledgedOn]).sort()).toEqual([
      ['2026-04-01', '2026-04-01'],
      ['2028-04-01', undefined],
    ]);
  });

  it('whose first day was wrong is corrected and stays one seat', async () => {
    await load(TOWN);
    const corrected = town(['kind: regular, from: 2026-04-01', 'kind: regular, from: 2026-05-01']);
    expect(changes(await load(corrected)).changed).toEqual(['constituent shien/sato: from']);
    expect(await rowsOf('Constituent')).toBe(3);
  });

  it('keeps a pledge given in chat, and takes a later one on paper', async () => {
    await load(
      town([
        'kind: regular, from: 2026-04-01, to: 2028-03-31, pledgedOn: 2026-04-01',
        'kind: regular, from: 2026-04-01, to: 2028-03-31',
      ]),
    );
    const constituentId = (await seatOf('佐藤')).id;
    const pledge = { pledgedOn: calendarDay('2026-11-20'), version: 'chat', method: 'in_chat' } as const;
    await chat({ kind: 'pledged', constituentId, pledge });
    expect(changes(await load(TOWN, { at: LATER }))).toEqual(NOTHING);
    expect((await seatOf('佐藤')).pledge).toEqual(pledge);
    const onPaper = 'kind: regular, from: 2026-04-01, to: 2028-03-31, pledgedOn: 2026-11-24';
    await load(town(['kind: regular, from: 2026-04-01, to: 2028-03-31, pledgedOn: 2026-04-01', onPaper]), {
      at: LATER,
    });
    expect((await seatOf('佐藤')).pledge).toMatchObject({ pledgedOn: '2026-11-24', method: 'paper' });
    expect(await rowsOf('ConfidentialityPledge')).toBe(4);
  });
});

describe('an account', () => {
  it('that somebody else has is refused in words, with the line, and nothing is written', async () => {
    await load(TOWN);
    const stranger = '  - {key: yamada, name: 山田 太郎, agency: fukushi, slack: U0SATO}\nconstituents:\n';
    const without = TOWN.replace(/.*key: sato.*\n/, '')
      .replace(/.*person: sato.*\n/, '')
      .replace(', sato]', ']');
    const text = without.replace('constituents:\n', stranger);
    expect(await refusals(text)).toEqual([
      { kind: 'account_taken', line: 15, platform: 'slack', person: 'yamada', owner: 'sato' },
    ]);
    expect(await rowsOf('Person')).toBe(3);
  });

  it('that was wrong is withdrawn from the person: nobody enters with it any more', async () => {
    await load(town(['U0SATO', 'U0WRONG']));
    expect(changes(await load(TOWN)).changed).toEqual(['person sato: slack']);
    const wrong = await store.findSeat({ platform: 'slack', tenant: 'T0001', user: 'U0WRONG' });
    expect(wrong?.person).toBeNull();
  });

  it('may change places with another one', async () => {
    await load(TOWN);
    await load(town(['U0SATO', 'U0X'], ['U0JIMU', 'U0SATO'], ['U0X', 'U0JIMU']));
    const seat = await store.findSeat({ platform: 'slack', tenant: 'T0001', user: 'U0JIMU' });
    expect(seat?.person?.name).toBe('佐藤 花子');
  });

  it('by which somebody was invited in chat leads the file to that person', async () => {
    await load(TOWN);
    const { body, agencies } = await roster();
    const person = {
      id: 'invited' as PersonId,
      name: '代理の人',
      agencyId: agencies.find(({ key }) => key === 'hokatsu')?.id ?? ('' as never),
      accounts: ['slack:T0001:U0PROXY' as AccountKey],
    };
    const day = calendarDay('2026-11-24');
    const seat = {
      kind: 'adhoc',
      term: { from: day, to: day },
      suspendedOn: null,
      endedOn: null,
      pledge: null,
    } as const;
    const constituent = { id: 'proxy' as ConstituentId, bodyId: body.id, person, ...seat };
    await chat({ kind: 'constituent_added', constituent });
    const listed = '  - {key: mori, name: 森 次郎, agency: hokatsu, slack: U0PROXY}\nconstituents:\n';
    expect(changes(await load(town(['constituents:\n', listed]))).changed).toEqual(['person mori: key name']);
    expect(await rowsOf('Person')).toBe(4);
  });

  it('of a workspace that is another municipality’s is refused', async () => {
    await load(TOWN);
    const other = town(['key: tsutsuji, name: つつじ市', 'key: sakura, name: さくら市']);
    expect(await refusals(other)).toEqual([{ kind: 'workspace_taken', line: 1, platform: 'slack' }]);
    expect(await rowsOf('Municipality')).toBe(1);
  });
});

describe('a case', () => {
  const content = async () =>
    (await query(database.url, `SELECT encode(content, 'hex') AS bytes FROM "CaseFile"`))[0]?.bytes;

  it('has its content encrypted, and encrypted anew only when it changed', async () => {
    await load(TOWN);
    const first = await content();
    expect(first).not.toContain(Buffer.from(CANARY).toString('hex'));
    await load(town(['urgency: immediate', 'urgency: low']));
    expect(await content()).toBe(first);
    const report = await load(town(['が鳴いた', 'が飛んだ']));
    expect(report.changed).toEqual([{ kind: 'case', key: 'R8-支-014', fields: ['urgency', 'content'] }]);
    expect(await content()).not.toBe(first);
    const [municipality] = await store.municipalities();
    const of = await store.caseByNumber(municipality?.id as MunicipalityId, 'R8-支-014');
    expect(of && openSealed(of.content)).toEqual({
      ...EMPTY_CONTENT,
      household: [{ id: 'p', relation: '本人', ageBand: '60代', status: CANARY, services: [] }],
      situation: `${CANARY}が飛んだ`,
    });
  });

  it('is open to those in the file and to nobody else', async () => {
    await load(TOWN);
    await load(town(['[kaicho, sato]', '[kaicho, jimu]']));
    const [municipality] = await store.municipalities();
    const of = await store.caseByNumber(municipality?.id as MunicipalityId, 'R8-支-014');
    const names = (await roster()).constituents
      .filter(({ person }) => of?.audience.includes(person.id))
      .map(({ person }) => person.name);
    expect(names.sort()).toEqual(['事務 花子', '会津 一郎']);
  });

  it('does not move to another body', async () => {
    await load(TOWN);
    const chosei =
      '  - {key: chosei, types: [community_care_conference], displayName: ケア会議}\nagencies:\n';
    const seats = ['kaicho, kind: chair', 'sato, kind: regular']
      .map((who) => `  - {body: chosei, person: ${who}, from: 2026-04-01, to: 2028-03-31}\n`)
      .join('');
    const text = town(
      ['agencies:\n', chosei],
      ['channels:\n', `${seats}channels:\n`],
      ['body: shien\n    urgency', 'body: chosei\n    urgency'],
    );
    expect(await refusals(text)).toEqual([
      { kind: 'case_of_other_body', line: 26, number: 'R8-支-014', body: 'chosei' },
    ]);
    expect(await rowsOf('MeetingBody')).toBe(1);
  });
});

describe('what is stated of the law', () => {
  const ORDINANCE = 'ordinance: {number: 令和7年告示第12号, establishedOn: 2025-06-01}\n';
  const rule = (value: string, from: string) =>
    `      - {fact: consentRule, value: ${value}, ordinance: {article: 第6条}, reason: 要綱, from: ${from}}\n`;
  const stating = (...rules: readonly string[]) =>
    town([ORDINANCE, `${ORDINANCE}    law:\n${rules.join('')}`]);

  it('is kept with what it rests on, and not written twice', async () => {
    await load(stating(rule('required', '2026-04-01')));
    expect((await roster()).body.law).toEqual([
      {
        fact: 'consentRule',
        value: 'required',
        basis: { kind: 'ordinance', ordinance: { number: '令和7年告示第12号', article: '第6条' } },
        reason: '要綱',
        from: '2026-04-01',
        recordedBy: null,
        recordedAt: NOW,
      },
    ]);
    expect(changes(await load(stating(rule('required', '2026-04-01'))))).toEqual(NOTHING);
    const more = stating(rule('required', '2026-04-01'), rule('not_required', '2026-10-01'));
    expect(changes(await load(more, { at: LATER })).changed).toEqual(['body shien: law']);
    expect((await roster()).body.law.map(({ value }) => value)).toEqual(['not_required', 'required']);
  });

  it('is only ever added to, which the database sees to', async () => {
    await load(stating(rule('required', '2026-04-01')));
    for (const change of [`UPDATE "LawOverride" SET "value" = 'x'`, 'DELETE FROM "LawOverride"']) {
      await expect(query(database.url, change)).rejects.toThrow();
    }
    const nothing = `INSERT INTO "LawOverride" ("municipalityId", "bodyId", "number", "fact", "value", "reason", "from", "recordedAt")
      SELECT "municipalityId", "bodyId", 9, "fact", "value", "reason", "from", "recordedAt" FROM "LawOverride"`;
    await expect(query(database.url, nothing)).rejects.toThrow('LawOverride_basis');
  });

  it('is a part of the pledge on paper, also what was stated in chat', async () => {
    const text = TOWN.replace('types: [support_conference]', 'types: [support_plan_conference]').replace(
      ', consent: not_required',
      '',
    );
    await load(text.replaceAll(', pledgedOn: 2026-04-01', ''));
    const { body } = await roster();
    const article = '若桜町支援調整会議設置要綱第5条';
    const override = {
      fact: 'secrecyArticle',
      value: article,
      basis: { kind: 'ordinance', ordinance: { number: '令和7年告示第12号', article: '第5条' } },
      reason: '要綱',
      from: calendarDay('2026-04-01'),
      recordedBy: null,
      recordedAt: NOW,
    } as const;
    await chat({ kind: 'law_stated', bodyId: body.id, override });
    await load(text);
    const after = await roster();
    expect(after.body.law.map(({ value }) => value)).toEqual([article]);
    expect(after.constituents[0]?.pledge?.version).toBe(currentPledge(after.body, calendarDay('2026-11-24')));
    expect(currentPledge(after.body, calendarDay('2026-11-24'))).not.toBe(
      currentPledge(body, calendarDay('2026-11-24')),
    );
  });
});

describe('sub-bodies', () => {
  const below = (fields: string, key = 'a-jitsumu') =>
    town(
      [
        'agencies:\n',
        `  - {key: ${key}, types: [support_conference], displayName: 実務者会議${fields}}\nagencies:\n`,
      ],
      [
        'constituents:\n',
        `constituents:\n  - {body: ${key}, person: jimu, kind: chair, from: 2026-04-01, to: 2028-03-31}\n`,
      ],
    );

  it('take over the ordinance and rules of the body above and keep a roster of their own', async () => {
    await load(below(', parent: shien, layer: practitioners, rules: {noticeDays: 0}'));
    const { body, constituents } = await roster();
    expect(body).toMatchObject({
      displayName: 'つつじ市支援会議 実務者会議',
      layer: 'practitioners',
      chairTitle: '会長',
      ordinance: { number: '令和7年告示第12号' },
      rules: {
        noticeDays: 0,
        quorum: { kind: 'heads', numerator: 1, denominator: 2 },
        delivery: 'inline',
        consent: 'not_required',
        retentionYears: 5,
      },
    });
    expect(constituents.map(({ person }) => person.name)).toEqual(['事務 花子']);
  });

  it('follow the body above when it changes, and change nothing when the file is repeated', async () => {
    const text = below(', parent: shien, layer: practitioners');
    await load(text);
    expect(changes(await load(text))).toEqual(NOTHING);
    await load(text.replace('noticeDays: 3', 'noticeDays: 10'));
    expect((await roster()).body.rules.noticeDays).toBe(10);
  });

  it('are refused where the file does not fit the bodies that it does not name', async () => {
    await load(below(', parent: shien, layer: practitioners'));
    const other = town(['types: [support_conference]', 'types: [loneliness_council]']);
    expect(await refusals(other)).toEqual([
      { kind: 'sub_body_unfit', line: 3, body: 'a-jitsumu', refusal: { kind: 'parent_of_other_kind' } },
    ]);
  });
});

describe('bodies that sit together', () => {
  const both = (jointWith: string) =>
    town(
      ['chairTitle: 会長\n', `chairTitle: 会長\n${jointWith}`],
      [
        'agencies:\n',
        '  - {key: chosei, types: [public_assistance_coordination_conference], displayName: 調整会議}\nagencies:\n',
      ],
      [
        'channels:\n',
        '  - {body: chosei, person: kaicho, kind: chair, from: 2026-04-01, to: 2028-03-31}\nchannels:\n',
      ],
    );
  const partners = async () => {
    const [municipality] = await store.municipalities();
    const bodies = await store.bodies(municipality?.id as MunicipalityId);
    return Object.fromEntries(bodies.map((one) => [one.key, partnersOf(one, bodies).map(({ key }) => key)]));
  };

  it('are named by one of them, further down in the file too, and stay so until the file says otherwise', async () => {
    expect(changes(await load(both('    jointWith: [chosei]\n'))).added).toContain('body chosei');
    expect(await partners()).toEqual({ shien: ['chosei'], chosei: ['shien'] });
    expect(changes(await load(both('')))).toEqual(NOTHING);
    expect(await partners()).toEqual({ shien: ['chosei'], chosei: ['shien'] });
    expect(changes(await load(both('    jointWith: []\n')))).toEqual({
      added: [],
      changed: ['body shien: jointWith'],
    });
    expect(await partners()).toEqual({ shien: [], chosei: [] });
  });
});

import { describe, expect, it } from 'vitest';
import { openSealed } from '../../src/domain/confidential.ts';
import type { FileMistake } from '../../src/import/mistake.ts';
import { readRegistryFile } from '../../src/import/read-file.ts';
import { importTexts, mistakeLines } from '../../src/import/words.ts';
import { CANARY, lineOf, NOW, read, TOWN, town } from './files.ts';

function mistakesIn(text: string, now = NOW) {
  const file = readRegistryFile(text, now);
  return file.ok ? [] : file.refusal;
}

/** The one mistake that a file has, and the line it is on. */
function expectMistake(text: string, part: string, mistake: Partial<FileMistake>): void {
  expect(mistakesIn(text)).toEqual([expect.objectContaining({ line: lineOf(text, part), ...mistake })]);
}

describe('a registry file', () => {
  it('is read into a municipality with its bodies, people, seats, channels and cases', () => {
    const file = read(TOWN);
    expect(file.municipality).toEqual({
      key: 'tsutsuji',
      name: 'つつじ市',
      zone: undefined,
      closedDays: undefined,
      workspaces: [{ platform: 'slack', tenant: 'T0001', line: 1 }],
    });
    expect(file.bodies[0]?.quorum).toEqual({ kind: 'heads', numerator: 1, denominator: 2 });
    expect(file.people[2]?.accounts).toEqual([
      { platform: 'slack', tenant: 'T0001', user: 'U0SATO', line: lineOf(TOWN, 'U0SATO') },
    ]);
    expect(file.channels).toEqual([
      { channel: { platform: 'slack', tenant: 'T0001', channel: 'C0SHIEN' }, bodies: ['shien'] },
    ]);
  });

  it('says the same in JSON as in YAML', () => {
    const json = { municipality: { name: 'つつじ市' }, agencies: [{ key: 'a', name: '福祉課' }] };
    const yaml = 'municipality: {name: つつじ市}\nagencies:\n  - {key: a, name: 福祉課}\n';
    expect(read(JSON.stringify(json, null, '\t'))).toEqual(read(yaml));
  });

  it('may come with a byte order mark and with the line ends of Windows', () => {
    expect(read(TOWN.replaceAll('\n', '\r\n'))).toEqual(read(TOWN));
  });

  it('takes the text of the pledge that was in force on the day of the pledge', () => {
    const [kaicho, jimu] = read(
      town(['to: 2028-03-31, pledgedOn: 2026-04-01', 'to: 2028-03-31, pledgedOn: 2025-05-31']),
    ).constituents;
    expect(kaicho?.pledge?.method).toBe('paper');
    const version = (one: typeof kaicho) =>
      one?.pledge?.versionOf(one.pledge.types, one.pledge.pledgedOn, []);
    expect(version(kaicho)).not.toBe(version(jimu));
  });

  it('keeps the content of a case sealed', () => {
    const [of] = read(TOWN).cases;
    expect(JSON.stringify(of)).not.toContain(CANARY);
    expect(of && openSealed(of.content).situation).toBe(`${CANARY}が鳴いた`);
  });

  it('says where a case stays as it is: what is left out is not stated', () => {
    const text = town([`    situation: ${CANARY}が鳴いた\n`, ''], ['    audience: [kaicho, sato]\n', '']);
    const [of] = read(text).cases;
    expect(of?.audience).toBeUndefined();
    expect(of && openSealed(of.content).situation).toBeUndefined();
  });

  it('may bind one channel to several bodies', () => {
    const two = town(
      [
        'agencies:\n',
        '  - {key: chosei, types: [community_care_conference], displayName: ケア会議}\nagencies:\n',
      ],
      [
        'constituents:\n',
        'constituents:\n  - {body: chosei, person: jimu, kind: chair, from: 2026-04-01, to: 2028-03-31}\n',
      ],
      ['body: shien, slack: C0SHIEN', 'bodies: [shien, chosei], slack: C0SHIEN'],
    );
    expect(read(two).channels[0]?.bodies).toEqual(['shien', 'chosei']);
  });

  it('may leave a list empty', () => {
    expect(read('municipality: {name: つつじ市}\npeople:\ncases: []\n').people).toEqual([]);
  });
});

describe('a file with three mistakes', () => {
  const text = town(
    ['noticeDays: 3', 'noticeDay: 3'],
    ['agency: hokatsu, slack', 'agency: hokatu, slack'],
    ['kind: regular, from: 2026-04-01, to: 2028-03-31', 'kind: regular, from: 2028-04-01, to: 2028-03-31'],
  );

  it('reports all three with their lines', () => {
    expect(mistakesIn(text)).toEqual([
      { line: lineOf(text, 'noticeDay:'), kind: 'field_unknown', field: 'noticeDay', nearest: 'noticeDays' },
      {
        line: lineOf(text, 'hokatu,'),
        kind: 'reference_unknown',
        what: 'agency',
        key: 'hokatu',
        nearest: 'hokatsu',
      },
      {
        line: lineOf(text, 'person: sato'),
        kind: 'term_reversed',
        from: '2028-04-01',
        to: '2028-03-31',
      },
    ]);
  });

  it('says them in Japanese, and in English where that is asked for', () => {
    const say = (locale: 'ja' | 'en') => mistakeLines(importTexts(locale), mistakesIn(text));
    expect(say('ja')).toEqual([
      '次の3か所を直してください。何も書き込んでいません。',
      '  8行目：「noticeDay」という項目はありません。「noticeDays」ではありませんか。',
      '  15行目：機関「hokatu」は agencies にありません。「hokatsu」ではありませんか。',
      '  19行目：任期の終わり（2028-03-31）が始まり（2028-04-01）より前です。',
    ]);
    expect(say('en')).toEqual([
      '3 mistakes to put right. Nothing has been written.',
      '  Line 8: There is no field “noticeDay”. Did you mean “noticeDays”?',
      '  Line 15: There is no agency “hokatu” among the agencies. Did you mean “hokatsu”?',
      '  Line 19: The term ends (2028-03-31) before it begins (2028-04-01).',
    ]);
  });

  it.each([
    ['a bracket', 'audience: [kaicho, sato]', 'audience: [kaicho, sato'],
    ['a comma', 'key: hokatsu, name', 'key: hokatsu name'],
    ['quotes', 'slack: U0KAICHO', 'slack: @kaicho'],
    ['quotes around a colon', `situation: ${CANARY}`, `situation: 状況: ${CANARY}`],
  ])('has three also where one of them is %s that is missing', (_what, part, by) => {
    const broken = town(
      [part, by],
      ['chairTitle: 会長', 'chairTitel: 会長'],
      ['email: jimu@example.jp', 'email: jimu at example'],
    );
    const found = mistakesIn(broken).map(({ kind, line }) => `${kind} ${line}`);
    expect(found.sort()).toEqual(
      [
        `field_unknown ${lineOf(broken, 'chairTitel')}`,
        `syntax ${lineOf(broken, by)}`,
        `value_wrong ${lineOf(broken, 'jimu at example')}`,
      ].sort(),
    );
  });

  it('has what stands before a quote that swallows the rest', () => {
    const broken = town(['chairTitle: 会長', 'chairTitel: 会長'], ['name: 事務 花子', 'name: "事務 花子']);
    expect(mistakesIn(broken).map(({ kind, line }) => [kind, line])).toEqual([
      ['field_unknown', lineOf(broken, 'chairTitel')],
      ['syntax', lineOf(broken, '"事務')],
    ]);
  });
});

describe('one slip is one mistake', () => {
  it('where the key of a person is misspelt, although the person is named elsewhere', () => {
    const text = town(['key: sato', 'kye: sato']);
    expectMistake(text, 'kye: sato', { kind: 'field_unknown', field: 'kye', nearest: 'key' });
  });

  it('where a list is misspelt, although its entries are named elsewhere', () => {
    const text = town(['people:', 'peple:']);
    expectMistake(text, 'peple:', { kind: 'field_unknown', nearest: 'people' });
  });

  it('where a person is misspelt in the roster, although the case is open to them', () => {
    const text = town(['person: sato', 'person: satou']);
    expectMistake(text, 'satou', { kind: 'reference_unknown', what: 'person', nearest: 'sato' });
  });

  it('where the kind of the chair is misspelt, although the body has no other chair', () => {
    const text = town(['kind: chair', 'kind: chiar']);
    expectMistake(text, 'chiar', { kind: 'value_unknown', value: 'chiar', nearest: 'chair' });
  });
});

describe('the mistakes', () => {
  it.each<[string, string, string, Partial<FileMistake>]>([
    ['a field that does not exist', 'email:', 'mail:', { kind: 'field_unknown', nearest: 'email' }],
    ['a field that is missing', 'name: 佐藤 花子, ', '', { kind: 'field_missing', field: 'name' }],
    ['an empty field', 'name: 佐藤 花子', 'name: ', { kind: 'value_wrong', wrong: 'empty' }],
    ['a field written twice', 'agency: hokatsu', 'agency: hokatsu, agency: hokatsu', { kind: 'field_twice' }],
    [
      'text where a number belongs',
      'noticeDays: 3',
      'noticeDays: 三日',
      { kind: 'wrong_type', expected: 'number' },
    ],
    [
      'a number where text belongs',
      'slack: U0SATO',
      'slack: 12345',
      { kind: 'wrong_type', expected: 'text' },
    ],
    ['text where a list belongs', '[kaicho, sato]', 'kaicho', { kind: 'wrong_type', expected: 'list' }],
    ['a day that no calendar has', '2028-03-31', '2028-02-30', { kind: 'value_wrong', wrong: 'day' }],
    ['a day in another form', '2026-04-01', 'R8.4.1', { kind: 'value_wrong', wrong: 'day' }],
    [
      'a body type that law does not know',
      '[support_conference]',
      '[support_meeting]',
      { kind: 'value_unknown' },
    ],
    [
      'a quorum that cannot be read',
      'quorum: 1/2',
      'quorum: 過半数',
      { kind: 'value_wrong', wrong: 'quorum' },
    ],
    ['a quorum of more than all', 'quorum: 1/2', 'quorum: 3/2', { kind: 'value_wrong', wrong: 'quorum' }],
    ['a case number of another shape', 'R8-支-014', '8-014', { kind: 'value_wrong', wrong: 'case_number' }],
    ['a displayed name for an account', 'U0SATO', '@sato', { kind: 'syntax' }],
    [
      'a channel name for a channel',
      'C0SHIEN',
      '支援会議室',
      { kind: 'value_wrong', wrong: 'slack_channel' },
    ],
    [
      'an agency that is not there',
      'agency: hokatsu',
      'agency: shakyo',
      { kind: 'reference_unknown', what: 'agency' },
    ],
    [
      'a body that is not there',
      'body: shien, slack',
      'body: shein, slack',
      { kind: 'reference_unknown', what: 'body' },
    ],
    ['somebody unknown in the audience', '[kaicho, sato]', '[kaicho, yamada]', { kind: 'reference_unknown' }],
    [
      'two people of one key',
      'key: sato',
      'key: jimu',
      { kind: 'listed_twice', what: 'person', key: 'jimu' },
    ],
    [
      'a pledge to come',
      'to: 2028-03-31, pledgedOn: 2026-04-01',
      'to: 2028-03-31, pledgedOn: 2026-11-25',
      { kind: 'pledge_in_future' },
    ],
    [
      'a pledge older than the body in law',
      'to: 2028-03-31, pledgedOn: 2026-04-01',
      'to: 2028-03-31, pledgedOn: 2018-09-30',
      { kind: 'pledge_before_law', system: '支援会議（困窮）' },
    ],
    [
      'bodies run as one',
      '[support_conference]',
      '[support_conference, community_care_conference]',
      { kind: 'body_types_joint' },
    ],
    [
      'a body that sits with one that is not there',
      'chairTitle: 会長',
      'jointWith: [chosei]',
      { kind: 'reference_unknown', what: 'body', key: 'chosei' },
    ],
    ['a body that sits with itself', 'chairTitle: 会長', 'jointWith: [shien]', { kind: 'joint_with_itself' }],
    [
      'consent waived against the law',
      '[support_conference]',
      '[support_plan_conference]',
      { kind: 'consent_required_by_law' },
    ],
    [
      'a platform without a workspace',
      ', slackTeam: T0001',
      '',
      { kind: 'tenant_missing', field: 'slackTeam' },
    ],
    ['a channel of no body', 'body: shien, slack', 'slack', { kind: 'channel_without_body' }],
    ['a channel of no platform', ', slack: C0SHIEN', '', { kind: 'channel_without_platform' }],
  ])('%s is told', (_what, part, by, mistake) => {
    const mistakes = mistakesIn(town([part, by]));
    const kinds = mistakes.filter(({ kind }) => kind === mistake.kind);
    expect(kinds).toEqual([expect.objectContaining(mistake)]);
  });

  it('two people with one account are told with both', () => {
    const text = town(['slack: U0SATO', 'slack: U0JIMU']);
    expectMistake(text, 'key: sato', { kind: 'account_twice', person: 'sato', other: 'jimu', firstLine: 14 });
  });

  it('a body without a chair in office is told, and one whose chair is yet to begin is not', () => {
    const ended = town([
      'kind: chair, from: 2026-04-01',
      'kind: chair, endedOn: 2026-11-24, from: 2026-04-01',
    ]);
    expectMistake(ended, 'key: shien', { kind: 'chair_missing', body: 'shien' });
    expect(mistakesIn(town(['kind: chair, from: 2026-04-01', 'kind: chair, from: 2027-04-01']))).toEqual([]);
  });

  it('a person of the audience needs a seat on the very body of the case', () => {
    const text = town([/.*person: sato.*\n/.exec(TOWN)?.[0] ?? '', '']);
    expectMistake(text, 'audience', { kind: 'audience_without_seat', person: 'sato', body: 'shien' });
  });

  it('terms of one person on one body follow each other and do not overlap', () => {
    const seat = '  - {body: shien, person: sato, kind: regular, from: 2028-03-31, to: 2030-03-31}\n';
    const overlapping = town(['channels:\n', `${seat}channels:\n`]);
    expectMistake(overlapping, 'from: 2028-03-31', { kind: 'terms_overlap', firstLine: 19 });
    const next = town(['channels:\n', `${seat.replace('2028-03-31', '2028-04-01')}channels:\n`]);
    expect(mistakesIn(next)).toEqual([]);
    const afterRelease = overlapping.replace('person: sato,', 'person: sato, endedOn: 2028-03-31,');
    expect(mistakesIn(afterRelease)).toEqual([]);
  });

  it('today is the day in the municipality, not on the machine', () => {
    const late = new Date('2026-11-24T15:30:00Z');
    const text = town(['to: 2028-03-31, pledgedOn: 2026-04-01', 'to: 2028-03-31, pledgedOn: 2026-11-25']);
    expect(mistakesIn(text, late)).toEqual([]);
    const west = text.replace('name: つつじ市,', 'name: つつじ市, zone: America/New_York,');
    expect(mistakesIn(west, late).map(({ kind }) => kind)).toEqual(['pledge_in_future']);
  });

  it('an empty file, a list instead of fields and a second document are told', () => {
    expect(mistakesIn('# nothing\n')).toEqual([{ line: 1, kind: 'empty_file' }]);
    expect(mistakesIn('- a\n')).toEqual([{ line: 1, kind: 'wrong_type', field: '', expected: 'fields' }]);
    expect(mistakesIn(`${TOWN}---\na: 1\n`).map(({ kind }) => kind)).toEqual(['syntax']);
  });

  it('never repeat what stands in a household or a situation', () => {
    const text = town(
      [`status: ${CANARY}`, `${CANARY}: x, relation: ${CANARY}`],
      [`situation: ${CANARY}が鳴いた`, `situation: [${CANARY}]`],
      ['urgency: immediate', `urgency: ${CANARY}`],
    );
    const said = mistakeLines(importTexts('ja'), mistakesIn(text)).join('\n');
    expect(said.split('\n').length).toBeGreaterThan(3);
    expect(said).not.toContain(CANARY);
  });
});

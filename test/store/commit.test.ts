import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { calendarDay } from '../../src/domain/calendar-day.ts';
import type { Case } from '../../src/domain/case.ts';
import { EMPTY_CONTENT, type Fact } from '../../src/domain/case-file.ts';
import { openSealed, seal } from '../../src/domain/confidential.ts';
import type { ConsentState } from '../../src/domain/consent.ts';
import type { Constituent, Person } from '../../src/domain/constituent.ts';
import type {
  AgencyId,
  BodyId,
  CaseId,
  ConstituentId,
  DisclosureId,
  FactId,
  MinutesId,
  OptionId,
  ReferralId,
  SittingId,
  TaskId,
} from '../../src/domain/ids.ts';
import { accountKey } from '../../src/ports/account.ts';
import type { Reply } from '../../src/ports/card.ts';
import type { Outgoing } from '../../src/ports/notice.ts';
import type { Change, DisclosureRecord } from '../../src/ports/store.ts';
import { query } from '../support/database.ts';
import { accountOf, personIdOf, SEATS } from '../support/seed.ts';
import {
  convenedSitting,
  draftMinutes,
  instant,
  openCase,
  openTask,
  pollingSitting,
} from '../support/seeded-values.ts';
import { type TestStore, TSUTSUJI, testStore } from '../support/store.ts';

const COMMITTED = { kind: 'committed' };
const CHANGED = { kind: 'changed_meanwhile' };

describe('a commit', () => {
  let s: TestStore;
  beforeAll(async () => {
    s = await testStore();
  });
  afterAll(() => s.close());

  const reply = (title: string): Reply => ({ kind: 'card', card: { title, preview: title } });
  const notice = (key: string, sittingId: string): Outgoing => ({
    kind: 'notice',
    key,
    to: { kind: 'person', personId: personIdOf('sato') },
    notice: { kind: 'sitting', sittingId: sittingId as SittingId, news: 'called' },
  });

  const anotherBody = (id: string) =>
    query(
      s.url,
      `INSERT INTO "MeetingBody"
       SELECT (jsonb_populate_record(b, jsonb_build_object('bodyId', $2::text, 'key', $2::text))).*
         FROM "MeetingBody" b WHERE b."municipalityId" = $1 AND b."bodyId" = 'shien'`,
      [TSUTSUJI, id],
    );
  const referralOf = (id: string, from: Case, to: Case) => ({
    ...{ id: id as ReferralId, from: from.id, to: to.id, by: 'chair' as ConstituentId },
    at: instant('2026-11-25T01:00:00Z'),
  });

  it('leaves nothing behind when its last change cannot be made', async () => {
    const before = await s.store.outboxCounts();
    const committed = await s.change(
      [
        { kind: 'sitting_added', sitting: convenedSitting('nothing') },
        { kind: 'sitting_changed', sitting: convenedSitting('nothing'), version: 7 },
      ],
      {
        request: { id: 'nothing', reply: reply('gone') },
        events: [{ kind: 'sitting_called', sittingId: 'nothing' as SittingId }],
        outbox: [notice('nothing', 'nothing')],
      },
    );
    expect(committed).toEqual(CHANGED);
    expect(await s.store.sitting(TSUTSUJI, 'nothing' as SittingId)).toBeNull();
    expect(await s.store.findReply(TSUTSUJI, 'nothing')).toBeNull();
    expect(await s.store.outboxCounts()).toEqual(before);
  });

  it('leaves nothing behind when the database refuses it', async () => {
    const toNobody = openTask('t-fault', { caseId: 'no-such-case' as CaseId });
    const work = s.change([
      { kind: 'sitting_added', sitting: convenedSitting('fault') },
      { kind: 'task_added', task: toNobody },
    ]);
    await expect(work).rejects.toThrow();
    expect(await s.store.sitting(TSUTSUJI, 'fault' as SittingId)).toBeNull();
  });

  it('answers a request that comes again with the first reply and does nothing more', async () => {
    const request = { id: 'twice', reply: reply('first') };
    expect(
      await s.change([{ kind: 'sitting_added', sitting: convenedSitting('twice-1') }], { request }),
    ).toEqual(COMMITTED);
    const again = { id: 'twice', reply: reply('second') };
    expect(
      await s.change([{ kind: 'sitting_added', sitting: convenedSitting('twice-2') }], { request: again }),
    ).toEqual({
      kind: 'answered_before',
      reply: reply('first'),
    });
    expect(await s.store.sitting(TSUTSUJI, 'twice-2' as SittingId)).toBeNull();
    expect(await s.store.findReply(TSUTSUJI, 'twice')).toEqual({ reply: reply('first') });
  });

  it('does the work of one of ten requests with the same id at once, and gives the others its reply', async () => {
    const attempts = Array.from({ length: 10 }, (_, n) =>
      s.change([{ kind: 'sitting_added', sitting: convenedSitting(`burst-${n}`) }], {
        request: { id: 'burst', reply: reply(`of ${n}`) },
        outbox: [notice(`burst-${n}`, `burst-${n}`)],
      }),
    );
    const results = await Promise.all(attempts);
    const winner = results.findIndex(({ kind }) => kind === 'committed');
    const others = results.filter((_, n) => n !== winner);
    expect(others).toEqual(Array(9).fill({ kind: 'answered_before', reply: reply(`of ${winner}`) }));
  });

  it('remembers a request whose reply is not to be kept', async () => {
    const request = { id: 'unkept', reply: null };
    await s.change([], { request });
    expect(await s.change([], { request })).toEqual({ kind: 'answered_before', reply: null });
    expect(await s.store.findReply(TSUTSUJI, 'unkept')).toEqual({ reply: null });
  });

  it('is told when somebody else changed the sitting first', async () => {
    await s.change([{ kind: 'sitting_added', sitting: convenedSitting('faster') }]);
    const to = (place: string): Change[] => [
      { kind: 'sitting_changed', sitting: convenedSitting('faster', { place }), version: 1 },
    ];
    const results = await Promise.all([s.change(to('A')), s.change(to('B'))]);
    expect(results.map(({ kind }) => kind).sort()).toEqual(['changed_meanwhile', 'committed']);
    const record = await s.store.sitting(TSUTSUJI, 'faster' as SittingId);
    expect(record).toMatchObject({
      version: 2,
      sitting: { place: results[0]?.kind === 'committed' ? 'A' : 'B' },
    });
  });

  const pollAnswer = (id: string, who: string, mark: 'yes' | 'no', version = 1): Change => ({
    kind: 'poll_answered',
    sittingId: id as SittingId,
    version,
    answer: {
      optionId: `${id}-1` as OptionId,
      constituentId: who as ConstituentId,
      mark,
      answeredAt: instant('2026-11-02T00:00:00Z'),
    },
  });

  it('counts both answers of two people who answer at once, and the sitting stays at its version', async () => {
    await s.change([{ kind: 'sitting_added', sitting: pollingSitting('both') }]);
    const results = await Promise.all([
      s.change([pollAnswer('both', 'sato', 'yes')]),
      s.change([pollAnswer('both', 'suzuki', 'no')]),
    ]);
    expect(results).toEqual([COMMITTED, COMMITTED]);
    const record = await s.store.sitting(TSUTSUJI, 'both' as SittingId);
    expect(record?.version).toBe(1);
    expect(record?.pollAnswers.map(({ constituentId, mark }) => [constituentId, mark]).sort()).toEqual([
      ['sato', 'yes'],
      ['suzuki', 'no'],
    ]);
  });

  it('keeps one answer per person and date, the last', async () => {
    await s.change([{ kind: 'sitting_added', sitting: pollingSitting('last') }]);
    await s.change([pollAnswer('last', 'sato', 'yes')]);
    await s.change([pollAnswer('last', 'sato', 'no')]);
    const record = await s.store.sitting(TSUTSUJI, 'last' as SittingId);
    expect(record?.pollAnswers.map(({ mark }) => mark)).toEqual(['no']);
  });

  it('takes no answer to a poll that was closed meanwhile', async () => {
    await s.change([{ kind: 'sitting_added', sitting: pollingSitting('closed') }]);
    await s.change([{ kind: 'sitting_changed', sitting: convenedSitting('closed'), version: 1 }]);
    expect(await s.change([pollAnswer('closed', 'sato', 'yes')])).toEqual(CHANGED);
  });

  it('lets no answer slip in while the date is being changed', async () => {
    await s.change([{ kind: 'sitting_added', sitting: convenedSitting('moving') }]);
    const answers = Object.keys(SEATS).map((who) => s.change([attends('moving', who, 1)]));
    const moved = s.change([
      {
        kind: 'sitting_changed',
        sitting: convenedSitting('moving', { startsAt: instant('2026-12-10T05:00:00Z') }),
        version: 1,
      },
      { kind: 'attendance_cleared', sittingId: 'moving' as SittingId },
    ]);
    await Promise.all(answers);
    expect(await moved).toEqual(COMMITTED);
    const record = await s.store.sitting(TSUTSUJI, 'moving' as SittingId);
    expect(record).toMatchObject({ version: 2, replies: [] });
  });

  const attends = (id: string, who: string, version: number): Change => ({
    kind: 'attendance_answered',
    sittingId: id as SittingId,
    version,
    reply: {
      constituentId: who as ConstituentId,
      answer: 'attend',
      proxyId: null,
      word: null,
      answeredAt: instant('2026-11-02T00:00:00Z'),
    },
  });

  it('leaves one whole agenda when two are set at once', async () => {
    const ids = ['a1', 'a2', 'a3'] as CaseId[];
    await s.change([
      { kind: 'sitting_added', sitting: convenedSitting('agenda') },
      ...ids.map((id): Change => ({ kind: 'case_added', case: openCase(id) })),
    ]);
    const agenda = (name: string, cases: readonly CaseId[]): Change => ({
      kind: 'agenda_set',
      sittingId: 'agenda' as SittingId,
      items: cases.map((caseId, index) => ({
        id: `${name}-${caseId}` as never,
        sittingId: 'agenda' as SittingId,
        bodyId: 'shien' as BodyId,
        caseId,
        position: index + 1,
        legalBasis: 'support_conference',
        lengthMin: 20,
      })),
    });
    await Promise.all([s.change([agenda('x', ids)]), s.change([agenda('y', ids.slice(1))])]);
    const record = await s.store.sitting(TSUTSUJI, 'agenda' as SittingId);
    expect([3, 2]).toContain(record?.agenda.length);
    expect(new Set(record?.agenda.map(({ id }) => id.charAt(0))).size).toBe(1);
  });

  it('gives a case number to one of two cases', async () => {
    const results = await Promise.all(
      ['n1', 'n2'].map((id) =>
        s.change([{ kind: 'case_added', case: openCase(id, { number: 'R8-支-900' }) }]),
      ),
    );
    expect(results.map(({ kind }) => kind).sort()).toEqual(['changed_meanwhile', 'committed']);
  });

  it('replaces the audience of a case that is as it was read', async () => {
    await s.change([{ kind: 'case_added', case: openCase('aud') }]);
    const circle = (audience: string[], recused: string[]) =>
      openCase('aud', { audience: audience.map(personIdOf), recused: recused.map(personIdOf) });
    const set = (
      before: string[],
      after: string[],
      recused: readonly [string[], string[]] = [[], []],
    ): Change => ({
      kind: 'audience_set',
      before: circle(before, recused[0]),
      after: circle(after, recused[1]),
    });
    expect(await s.change([set(['sato', 'chair'], ['suzuki'])])).toEqual(COMMITTED);
    expect(await s.change([set(['sato', 'chair'], ['tanaka'])])).toEqual(CHANGED);
    expect(await s.change([set(['suzuki', 'sato'], ['tanaka'])])).toEqual(CHANGED);
    expect((await s.store.caseById(TSUTSUJI, 'aud' as CaseId))?.audience).toEqual([personIdOf('suzuki')]);
    expect(await s.change([set(['suzuki'], ['suzuki'], [['sato'], []])])).toEqual(CHANGED);
    expect(await s.change([set(['suzuki'], ['suzuki'], [[], ['sato']])])).toEqual(COMMITTED);
    expect(await s.change([set(['suzuki'], ['sato'], [[], []])])).toEqual(CHANGED);
    expect((await s.store.caseById(TSUTSUJI, 'aud' as CaseId))?.recused).toEqual([personIdOf('sato')]);
  });

  it('loses nobody who is left out of a household when two bodies set their audience at once', async () => {
    await anotherBody('rec-body');
    const of = openCase('rec');
    const there = { ...of, id: 'rec-2' as CaseId, bodyId: 'rec-body' as BodyId, number: 'R8-調-901' };
    await s.change([{ kind: 'case_added', case: of }]);
    await s.change([{ kind: 'case_referred', case: there, referral: referralOf('rec-r', of, there) }]);
    const leaveOut = (before: Case, who: string) =>
      s.change([{ kind: 'audience_set', before, after: { ...before, recused: [personIdOf(who)] } }]);
    const results = await Promise.all([leaveOut(of, 'suzuki'), leaveOut(there, 'tanaka')]);
    expect(results.map(({ kind }) => kind).sort()).toEqual(['changed_meanwhile', 'committed']);
  });

  it('closes a case, or adds a task to it, when both are wanted at once', async () => {
    await s.change([{ kind: 'case_added', case: openCase('end') }]);
    const after = openCase('end', {
      ...{ status: 'closed', closing: 'goal_met', closedOn: calendarDay('2026-11-25') },
    });
    const results = await Promise.all([
      s.change([{ kind: 'case_closed', after, tasks: 0 }]),
      s.change([{ kind: 'task_added', task: openTask('end-1', { caseId: 'end' as CaseId }) }]),
    ]);
    expect(results.map(({ kind }) => kind).sort()).toEqual(['changed_meanwhile', 'committed']);
    expect(await s.change([{ kind: 'case_closed', after, tasks: 5 }])).toEqual(CHANGED);
  });

  it('adds no task to a case that is closed, closes it once and takes it up once', async () => {
    await s.change([{ kind: 'case_added', case: openCase('shut') }]);
    const after = openCase('shut', { status: 'closed', closing: 'died' });
    const close: Change = { kind: 'case_closed', after, tasks: 0 };
    expect(await s.change([close])).toEqual(COMMITTED);
    expect(await s.change([close])).toEqual(CHANGED);
    const task = openTask('shut-1', { caseId: 'shut' as CaseId });
    expect(await s.change([{ kind: 'task_added', task }])).toEqual(CHANGED);
    const reopen: Change = { kind: 'case_reopened', after: openCase('shut') };
    expect(await s.change([reopen])).toEqual(COMMITTED);
    expect(await s.change([reopen])).toEqual(CHANGED);
    expect(await s.change([{ kind: 'task_added', task }])).toEqual(COMMITTED);
  });

  it('adds to the ledger of consent, which had as many lines as were read, and the database keeps it', async () => {
    const of = openCase('con');
    await s.change([{ kind: 'case_added', case: of }]);
    const record = (lines: number, state: ConsentState): Change => ({
      kind: 'consent_recorded',
      fileId: of.fileId,
      lines,
      record: {
        ...{ memberId: 'a', purpose: 'support_plan_conference', state, method: 'spoken' },
        ...{ on: calendarDay('2026-11-20'), until: calendarDay('2027-03-31') },
      },
      by: 'chair' as ConstituentId,
    });
    expect(await s.change([record(0, 'obtained')])).toEqual(COMMITTED);
    expect(await s.change([record(0, 'refused')])).toEqual(CHANGED);
    expect(await s.change([record(1, 'withdrawn')])).toEqual(COMMITTED);
    const found = await s.store.caseById(TSUTSUJI, of.id);
    expect(found?.consents.map(({ state }) => state)).toEqual(['withdrawn', 'obtained']);
    expect(found?.consents[0]).toMatchObject({ memberId: 'a', until: '2027-03-31' });
    for (const change of [`UPDATE "Consent" SET "state" = 'obtained'`, 'DELETE FROM "Consent"']) {
      await expect(query(s.url, change), change).rejects.toThrow();
    }
  });

  it('writes a file only over the version that was read, for every body that deals with the household', async () => {
    const of = openCase('fil');
    await anotherBody('chosei');
    const there = { ...of, id: 'fil-2' as CaseId, bodyId: 'chosei' as BodyId, number: 'R8-調-900' };
    const referral = referralOf('ref', of, there);
    await s.change([{ kind: 'case_added', case: of }]);
    expect(await s.change([{ kind: 'case_referred', case: there, referral }])).toEqual(COMMITTED);
    expect(
      await s.change([{ kind: 'case_referred', case: { ...there, id: 'fil-3' as CaseId }, referral }]),
    ).toEqual(CHANGED);
    const content = seal({ ...EMPTY_CONTENT, wishes: '家で暮らしたい' });
    const write: Change = { kind: 'file_changed', after: { ...of, content, subjects: ['a'] }, version: 1 };
    expect(await s.change([write])).toEqual(COMMITTED);
    expect(await s.change([write])).toEqual(CHANGED);
    const found = await s.store.casesOfFile(TSUTSUJI, of.fileId);
    expect(found.map(({ number, version, subjects }) => [number, version, subjects])).toEqual([
      ['R8-支-fil', 2, ['a']],
      ['R8-調-900', 2, ['a']],
    ]);
    expect(openSealed((found[1] as Case).content).wishes).toBe('家で暮らしたい');
    expect(await s.store.referrals(TSUTSUJI, there.id)).toEqual([referral]);
  });

  it('keeps facts and hard dates with the household, a fact for good', async () => {
    const of = openCase('fac');
    await s.change([{ kind: 'case_added', case: of }]);
    const fact: Fact = {
      ...{ id: 'f1' as FactId, fileId: of.fileId, memberId: 'a', sourceAgencyId: 'hokatsu' as AgencyId },
      ...{
        sourceConfidential: true,
        recordedBy: 'chair' as ConstituentId,
        recordedAt: instant('2026-11-25T01:00:00Z'),
      },
      content: seal('先週から欠席が続く'),
    };
    const date = { number: 1, on: calendarDay('2026-12-20'), what: seal('送電停止'), settledAt: null };
    const added: Change = { kind: 'hard_date_added', fileId: of.fileId, date };
    expect(await s.change([{ kind: 'fact_added', fact }, added])).toEqual(COMMITTED);
    expect(await s.change([added])).toEqual(CHANGED);
    const [kept] = await s.store.facts(TSUTSUJI, of.fileId);
    expect({ ...kept, content: openSealed((kept as Fact).content) }).toEqual({
      ...fact,
      content: '先週から欠席が続く',
    });
    const settled: Change = {
      ...{ kind: 'hard_date_settled', fileId: of.fileId, number: 1 },
      by: 'chair' as ConstituentId,
    };
    expect(await s.change([settled])).toEqual(COMMITTED);
    expect(await s.change([settled])).toEqual(CHANGED);
    expect((await s.store.caseById(TSUTSUJI, of.id))?.hardDates[0]).toMatchObject({ number: 1, on: date.on });
    await expect(query(s.url, 'DELETE FROM "Fact"')).rejects.toThrow();
    await expect(query(s.url, `UPDATE "Referral" SET "by" = 'x'`)).rejects.toThrow();
  });

  it('writes minutes only over the version that was read', async () => {
    await s.change([
      { kind: 'sitting_added', sitting: convenedSitting('min') },
      { kind: 'case_added', case: openCase('min') },
    ]);
    const minutes = (version: number) =>
      draftMinutes('m1', { sittingId: 'min' as SittingId, caseId: 'min' as CaseId, version });
    const save = (version: number) => s.change([{ kind: 'minutes_saved', minutes: minutes(version) }]);
    expect(await save(1)).toEqual(COMMITTED);
    expect(await save(1)).toEqual(CHANGED);
    expect(await save(3)).toEqual(CHANGED);
    expect(await save(2)).toEqual(COMMITTED);
    expect((await s.store.minutes(TSUTSUJI, 'm1' as MinutesId))?.version).toBe(2);
  });

  it('reports a task done once', async () => {
    await s.change([{ kind: 'case_added', case: openCase('done') }]);
    const task = openTask('done-1', { caseId: 'done' as CaseId });
    await s.change([{ kind: 'task_added', task }]);
    const report = (by: string): Change => ({
      kind: 'task_changed',
      task: { ...task, status: 'done', since: instant('2026-12-01T00:00:00Z'), by: by as ConstituentId },
    });
    const results = await Promise.all([s.change([report('sato')]), s.change([report('suzuki')])]);
    expect(results.map(({ kind }) => kind).sort()).toEqual(['changed_meanwhile', 'committed']);
  });

  it('gives one number of a case to one task', async () => {
    await s.change([{ kind: 'case_added', case: openCase('num') }]);
    const add = (id: string) =>
      s.change([{ kind: 'task_added', task: openTask(id, { caseId: 'num' as CaseId, number: 1 }) }]);
    expect(await add('num-1')).toEqual(COMMITTED);
    expect(await add('num-2')).toEqual(CHANGED);
  });

  it('makes a reminder of one key once', async () => {
    await s.change([{ kind: 'case_added', case: openCase('rem') }]);
    await s.change([{ kind: 'task_added', task: openTask('rem-1', { caseId: 'rem' as CaseId }) }]);
    const remind: Change = {
      kind: 'reminder_made',
      key: 'due:rem-1',
      taskId: 'rem-1' as TaskId,
      step: 'due',
    };
    const results = await Promise.all([s.change([remind]), s.change([remind])]);
    expect(results.map(({ kind }) => kind).sort()).toEqual(['changed_meanwhile', 'committed']);
  });

  it('moves a disclosure only from the status that was read', async () => {
    await s.change([
      { kind: 'sitting_added', sitting: convenedSitting('disc') },
      { kind: 'case_added', case: openCase('disc') },
      {
        kind: 'minutes_saved',
        minutes: draftMinutes('disc', { sittingId: 'disc' as SittingId, caseId: 'disc' as CaseId }),
      },
    ]);
    const disclosure: DisclosureRecord = {
      id: 'd1' as DisclosureId,
      bodyId: 'shien' as BodyId,
      caseId: 'disc' as CaseId,
      minutesId: 'disc' as MinutesId,
      channel: { platform: 'slack', tenant: 'tsutsuji', channel: 'C1' },
      status: 'intended',
      by: 'chair' as ConstituentId,
      at: instant('2026-12-04T00:00:00Z'),
      message: null,
      proof: null,
    };
    await s.change([{ kind: 'disclosure_added', disclosure }]);
    const move = (status: 'allowed' | 'refused'): Change => ({
      kind: 'disclosure_moved',
      disclosure: { ...disclosure, status },
      from: 'intended',
    });
    expect(await s.change([move('allowed')])).toEqual(COMMITTED);
    expect(await s.change([move('refused')])).toEqual(CHANGED);
    expect((await s.store.disclosure(TSUTSUJI, 'd1' as DisclosureId))?.status).toBe('allowed');
  });

  const invited = (id: string, person: Partial<Person> = {}): Constituent => ({
    id: id as ConstituentId,
    bodyId: 'shien' as BodyId,
    kind: 'adhoc',
    suspendedOn: null,
    endedOn: null,
    pledge: null,
    term: { from: calendarDay('2026-11-01'), to: calendarDay('2027-03-31') },
    person: {
      id: personIdOf(id),
      name: '新しい人',
      agencyId: 'shakyo' as AgencyId,
      accounts: [accountKey(accountOf(id))],
      ...person,
    },
  });

  it('seats a new person, who is then known by the account', async () => {
    await s.change([{ kind: 'constituent_added', constituent: invited('newcomer') }]);
    const seat = await s.store.findSeat(accountOf('newcomer'));
    expect(seat?.seats).toMatchObject([{ constituent: invited('newcomer'), body: { key: 'shien' } }]);
  });

  it('seats a person who is known without changing who that is', async () => {
    const known = invited('sato-again', { id: personIdOf('sato'), name: '別の名前' });
    await s.change([{ kind: 'constituent_added', constituent: known }]);
    expect((await s.store.person(TSUTSUJI, personIdOf('sato')))?.name).toBe('sato さん');
  });

  it('does not give one account to two people', async () => {
    const thief = invited('thief', { accounts: [accountKey(accountOf('sato'))] });
    expect(await s.change([{ kind: 'constituent_added', constituent: thief }])).toEqual(CHANGED);
    expect(await s.store.person(TSUTSUJI, personIdOf('thief'))).toBeNull();
  });

  it('keeps the earlier pledge and goes by the later one', async () => {
    const pledge = {
      pledgedOn: calendarDay('2026-11-05'),
      version: '2026-11-01',
      method: 'in_chat',
    } as const;
    await s.change([{ kind: 'pledged', constituentId: 'tanaka' as ConstituentId, pledge }]);
    expect((await s.store.constituent(TSUTSUJI, 'tanaka' as ConstituentId))?.constituent.pledge).toEqual(
      pledge,
    );
  });

  it('takes texts that PostgreSQL would not, such as half an emoji or a NUL', async () => {
    const odd = 'あ\u0000い\ud83d';
    await s.change([{ kind: 'sitting_added', sitting: convenedSitting('odd', { place: odd }) }], {
      request: { id: 'odd', reply: reply(odd) },
    });
    expect(await s.store.sitting(TSUTSUJI, 'odd' as SittingId)).toMatchObject({
      sitting: { place: 'あい\ufffd' },
    });
    expect(await s.store.findReply(TSUTSUJI, 'odd')).toEqual({ reply: reply('あい\ufffd') });
  });
});

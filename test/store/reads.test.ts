import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { calendarDay } from '../../src/domain/calendar-day.ts';
import { type CaseContent, EMPTY_CONTENT } from '../../src/domain/case-file.ts';
import { openSealed, seal } from '../../src/domain/confidential.ts';
import type { FollowUpTask } from '../../src/domain/follow-up-task.ts';
import type {
  AgencyId,
  BodyId,
  CaseId,
  ConstituentId,
  DisclosureId,
  MinutesId,
  MunicipalityId,
  OptionId,
  SittingId,
  TaskId,
  TriggerId,
} from '../../src/domain/ids.ts';
import { EMPTY_MINUTES } from '../../src/domain/minutes.ts';
import type { PollAnswer } from '../../src/domain/scheduling-poll.ts';
import type { CancelledSitting } from '../../src/domain/sitting.ts';
import type { TaskRound, Trigger } from '../../src/domain/task-rounds.ts';
import { accountKey } from '../../src/ports/account.ts';
import type { Change, DisclosureRecord } from '../../src/ports/store.ts';
import { query } from '../support/database.ts';
import { accountOf, personIdOf, seedMunicipality } from '../support/seed.ts';
import {
  convenedSitting,
  draftMinutes,
  instant,
  openCase,
  openTask,
  pollingSitting,
} from '../support/seeded-values.ts';
import { type TestStore, TSUTSUJI, testStore } from '../support/store.ts';

const SHIEN = 'shien' as BodyId;

describe('the store gives back what was saved:', () => {
  let s: TestStore;
  beforeAll(async () => {
    s = await testStore();
  });
  afterAll(() => s.close());

  const sittingById = (id: string) => s.store.sitting(TSUTSUJI, id as SittingId);

  it('a poll with its dates in order and its answers', async () => {
    const sitting = pollingSitting('poll');
    const answer: PollAnswer = {
      optionId: 'poll-2' as OptionId,
      constituentId: 'sato' as ConstituentId,
      mark: 'maybe',
      answeredAt: instant('2026-11-02T03:04:05.678Z'),
    };
    await s.change([
      { kind: 'sitting_added', sitting },
      { kind: 'poll_answered', sittingId: sitting.id, version: 1, answer },
    ]);
    expect(await sittingById('poll')).toEqual({
      sitting,
      version: 1,
      pollAnswers: [answer],
      replies: [],
      agenda: [],
    });
  });

  it('a joint sitting, found by every body that takes part and by no other', async () => {
    const [chosei, other] = ['chosei', 'other'] as [BodyId, BodyId];
    const sitting = convenedSitting('joint', { jointWith: [chosei] });
    await s.change([{ kind: 'sitting_added', sitting }]);
    expect((await sittingById('joint'))?.sitting).toEqual(sitting);
    const since = instant('2026-12-03T00:00:00Z');
    const later = instant('2026-12-04T00:00:00Z');
    for (const [bodyId, found] of [
      [SHIEN, true],
      [chosei, true],
      [other, false],
    ] as const) {
      const coming = await s.store.sittings(TSUTSUJI, [bodyId], since);
      const past = await s.store.pastSittings(TSUTSUJI, [bodyId], later, 50);
      expect(coming.some((one) => one.sitting.id === sitting.id)).toBe(found);
      expect(past.some((one) => one.sitting.id === sitting.id)).toBe(found);
    }
  });

  it('a called sitting with attendance, a word to the chair and an agenda', async () => {
    const sitting = convenedSitting('called');
    const reply = {
      constituentId: 'sato' as ConstituentId,
      answer: 'proxy',
      proxyId: 'tanaka' as ConstituentId,
      word: seal('体調がすぐれません'),
      answeredAt: instant('2026-11-02T00:00:00Z'),
    } as const;
    const item = {
      id: 'item' as never,
      sittingId: sitting.id,
      bodyId: SHIEN,
      caseId: 'on-agenda' as CaseId,
      position: 1,
      legalBasis: 'support_conference',
      lengthMin: 45,
    } as const;
    await s.change([
      { kind: 'case_added', case: openCase('on-agenda') },
      { kind: 'sitting_added', sitting },
      { kind: 'attendance_answered', sittingId: sitting.id, version: 1, reply },
      { kind: 'agenda_set', sittingId: sitting.id, items: [item] },
    ]);
    const record = await sittingById('called');
    expect(record).toEqual({ sitting, version: 1, pollAnswers: [], replies: [reply], agenda: [item] });
    expect(record?.replies[0]?.word && openSealed(record.replies[0].word)).toBe('体調がすぐれません');
  });

  it('a poll that became a sitting and was cancelled, with the date that had been called', async () => {
    const called = convenedSitting('off');
    const { convenedAt: _, ...rest } = called;
    const cancelled: CancelledSitting = {
      ...rest,
      status: 'cancelled',
      cancelledAt: instant('2026-11-10T00:00:00Z'),
    };
    await s.change([{ kind: 'sitting_added', sitting: pollingSitting('off') }]);
    await s.change([{ kind: 'sitting_changed', sitting: called, version: 1 }]);
    await s.change([{ kind: 'sitting_changed', sitting: cancelled, version: 2 }]);
    expect(await sittingById('off')).toMatchObject({ sitting: cancelled, version: 3 });
  });

  it('a case with its content', async () => {
    const content: CaseContent = {
      ...EMPTY_CONTENT,
      household: [
        { id: 'a', relation: '父', ageBand: '70代', status: '寝たきり', services: ['デイサービス'] },
      ],
      issues: [{ tag: 'violence', memberId: 'a' }],
      situation: '保護費を月の途中で使い切る',
    };
    const added = openCase('content', { content: seal(content) });
    await s.change([{ kind: 'case_added', case: added }]);
    const found = await s.store.caseByNumber(TSUTSUJI, added.number);
    expect(found).toEqual(added);
    expect(found && openSealed(found.content)).toEqual(content);
  });

  it('confirmed minutes with their text and the day of the next review', async () => {
    const caseId = 'minuted' as CaseId;
    const sittingId = 'minuted' as SittingId;
    const draft = draftMinutes('minuted', { caseId, sittingId, nextReviewOn: calendarDay('2027-01-31') });
    const confirmed = {
      ...draft,
      version: 2,
      status: 'confirmed',
      content: seal({ ...EMPTY_MINUTES, summary: '週に一度の訪問を続ける', policy: '見守る' }),
      confirmedAt: instant('2026-12-04T00:00:00Z'),
      confirmedBy: 'chair' as ConstituentId,
    } as const;
    await s.change([
      { kind: 'sitting_added', sitting: convenedSitting('minuted') },
      { kind: 'case_added', case: openCase('minuted') },
      { kind: 'minutes_saved', minutes: draft },
    ]);
    await s.change([{ kind: 'minutes_saved', minutes: confirmed }]);
    const [found] = await s.store.minutesOfCase(TSUTSUJI, caseId);
    expect(found).toEqual(confirmed);
    expect(found && openSealed(found.content)).toEqual({
      ...EMPTY_MINUTES,
      summary: '週に一度の訪問を続ける',
      policy: '見守る',
    });
    expect(await s.store.minutesOfSitting(TSUTSUJI, sittingId)).toEqual([confirmed]);
  });

  it('a task with its detail, open and done', async () => {
    const caseId = 'tasked' as CaseId;
    const open = openTask('tasked', { caseId, detail: seal('通所の曜日を確認する') });
    const at = instant('2026-12-09T00:00:00Z');
    const by = 'sato' as ConstituentId;
    const done = { ...open, status: 'done', since: at, by } as const;
    const round: TaskRound = {
      ...{ taskId: open.id, caseId, round: 1, agencyId: open.agencyId, dueOn: open.dueOn, at, by },
      outcome: 'done',
      how: seal('電話で確認した'),
    };
    await s.change([
      { kind: 'case_added', case: openCase('tasked') },
      { kind: 'task_added', task: open },
    ]);
    const found = await s.store.task(TSUTSUJI, open.id);
    expect(found).toEqual(open);
    expect(found && openSealed(found.detail)).toBe('通所の曜日を確認する');
    await s.change([
      { kind: 'task_changed', task: done },
      { kind: 'round_reported', round },
    ]);
    expect(await s.store.tasksOfCase(TSUTSUJI, caseId)).toEqual([{ ...done, version: 2 }]);
    const [kept] = await s.store.taskRounds(TSUTSUJI, open.id);
    expect(kept).toEqual(round);
    expect(kept?.how && openSealed(kept.how)).toBe('電話で確認した');
  });

  it('a task in every state and of every kind, with its counter and its trigger', async () => {
    const caseId = 'states' as CaseId;
    const trigger: Trigger = {
      id: 'states' as TriggerId,
      caseId,
      words: seal('暴力の発生'),
      times: 0,
      lastAt: null,
    };
    const moved = { since: instant('2026-12-02T00:00:00Z'), by: 'sato' as ConstituentId };
    const task = (id: string, number: number) =>
      openTask(id, { caseId, number, agencyId: 'shakyo' as AgencyId });
    const rule = { every: 'month_weekday', nth: 2, weekday: 1 } as const;
    const tasks: readonly FollowUpTask[] = [
      { ...task('s1', 1), ...moved, status: 'accepted', schedule: { kind: 'recurring', rule } },
      { ...task('s2', 2), ...moved, status: 'declined', reason: 'outside_remit' },
      {
        ...task('s3', 3),
        ...moved,
        status: 'countered',
        counter: { dueOn: calendarDay('2026-12-24'), scope: seal('電話だけ') },
      },
      { ...task('s4', 4), ...moved, status: 'not_done', reason: 'not_needed' },
      { ...task('s5', 5), ...moved, status: 'cancelled' },
      {
        ...task('s6', 6),
        schedule: { kind: 'triggered', triggerId: trigger.id, within: 3 },
        dueOn: null,
      },
    ];
    await s.change([
      { kind: 'case_added', case: openCase('states') },
      { kind: 'trigger_added', trigger },
      ...tasks.map((one): Change => ({ kind: 'task_added', task: one })),
    ]);
    expect(await s.store.tasksOfCase(TSUTSUJI, caseId)).toEqual(tasks);
    const at = instant('2026-12-03T00:00:00Z');
    const pulled = { ...trigger, times: 1, lastAt: at };
    expect(await s.change([{ kind: 'trigger_pulled', trigger: pulled, by: moved.by }])).toEqual({
      kind: 'committed',
    });
    expect(await s.change([{ kind: 'trigger_pulled', trigger: pulled, by: moved.by }])).toEqual({
      kind: 'changed_meanwhile',
    });
    const [found] = await s.store.triggersOfCase(TSUTSUJI, caseId);
    expect(found).toMatchObject({ id: trigger.id, times: 1 });
    expect(found && openSealed(found.words)).toBe('暴力の発生');
    const refused = query(s.url, `UPDATE "TriggerEvent" SET number = 2`);
    await expect(refused).rejects.toThrow();
  });

  it('a disclosure with the message and the proof of the reading', async () => {
    const caseId = 'shared' as CaseId;
    const channel = { platform: 'slack', tenant: 'tsutsuji', channel: 'C1' } as const;
    const intended: DisclosureRecord = {
      id: 'shared' as DisclosureId,
      bodyId: SHIEN,
      caseId,
      minutesId: 'shared' as MinutesId,
      channel,
      status: 'intended',
      by: 'chair' as ConstituentId,
      at: instant('2026-12-04T00:00:00Z'),
      message: null,
      proof: null,
    };
    const posted: DisclosureRecord = {
      ...intended,
      status: 'posted',
      message: { ...channel, message: '1700000000.000100' },
      proof: {
        gateVersion: '2026-11-01',
        pledgeVersion: '2025-06-01',
        checkedAt: '2026-12-04T00:00:01.000Z',
        pages: 1,
        listHash: 'abc',
        room: [],
        readers: [{ account: accountKey(accountOf('sato')), constituentId: 'sato', reasons: [] }],
      },
    };
    await s.change([
      { kind: 'sitting_added', sitting: convenedSitting('shared') },
      { kind: 'case_added', case: openCase('shared') },
      {
        kind: 'minutes_saved',
        minutes: draftMinutes('shared', { caseId, sittingId: 'shared' as SittingId }),
      },
      { kind: 'disclosure_added', disclosure: intended },
    ]);
    const unfinished = (text: string) => s.store.unfinishedDisclosures(instant(text));
    expect(await unfinished('2026-12-04T00:00:00Z')).toEqual([]);
    expect(await unfinished('2026-12-04T00:01:00Z')).toEqual([
      { municipalityId: TSUTSUJI, disclosure: intended },
    ]);
    expect(await s.store.liveDisclosures(TSUTSUJI, caseId)).toEqual([intended]);
    await s.change([{ kind: 'disclosure_moved', disclosure: posted, from: 'intended' }]);
    expect(await s.store.liveDisclosures(TSUTSUJI, caseId)).toEqual([posted]);
    await s.change([{ kind: 'disclosure_moved', disclosure: { ...posted, status: 'kept' }, from: 'posted' }]);
    expect(await unfinished('2027-01-01T00:00:00Z')).toEqual([]);
  });
});

describe('the store finds', () => {
  let s: TestStore;
  beforeAll(async () => {
    s = await testStore();
  });
  afterAll(() => s.close());

  it('a person by account, with the seats on all bodies', async () => {
    const seat = await s.store.findSeat(accountOf('sato'));
    expect(seat).toMatchObject({
      municipality: { id: TSUTSUJI, zone: 'Asia/Tokyo' },
      person: { id: personIdOf('sato'), agencyId: 'hokatsu', accounts: [accountKey(accountOf('sato'))] },
      seats: [
        {
          constituent: { kind: 'regular', term: { from: '2026-04-01', to: '2028-03-31' }, endedOn: null },
          body: { displayName: 'つつじ市支援会議', ordinance: { establishedOn: '2025-06-01' } },
        },
      ],
    });
  });

  it('the municipality of a workspace whose account nobody knows, and nothing for an unknown workspace', async () => {
    const stranger = await s.store.findSeat(accountOf('stranger'));
    expect(stranger).toMatchObject({ municipality: { id: TSUTSUJI }, person: null, seats: [] });
    expect(await s.store.findSeat({ ...accountOf('sato'), platform: 'teams' })).toBeNull();
  });

  it('the roster with those who lead first, and fails for a body that does not exist', async () => {
    const roster = await s.store.roster(TSUTSUJI, SHIEN);
    expect(roster.constituents.map(({ id }) => id)).toEqual(['chair', 'office', 'sato', 'suzuki', 'tanaka']);
    expect(roster.constituents[0]?.pledge).toEqual({
      pledgedOn: '2026-04-01',
      version: '2025-06-01',
      method: 'paper',
    });
    expect(roster.agencies.map(({ key }) => key)).toEqual(['hokatsu', 'shakyo', 'welfare']);
    expect(roster.body.rules.quorum).toEqual({ kind: 'heads', numerator: 1, denominator: 2 });
    await expect(s.store.roster(TSUTSUJI, 'none' as BodyId)).rejects.toThrow();
  });

  it('the bodies of a channel and the channels of a body', async () => {
    const channel = { platform: 'slack', tenant: 'tsutsuji', channel: 'C1' } as const;
    expect(await s.store.channelBinding(TSUTSUJI, channel)).toEqual({ channel, bodyIds: ['shien'] });
    expect(await s.store.channelBinding(TSUTSUJI, { ...channel, channel: 'C2' })).toBeNull();
    expect(await s.store.channelsOf(TSUTSUJI, SHIEN)).toEqual([channel]);
  });

  it('coming sittings by date and then polls, those still running too, and past ones newest first', async () => {
    const convened = (id: string, startsAt: string) => convenedSitting(id, { startsAt: instant(startsAt) });
    const { convenedAt: _, ...rest } = convened('cancelled', '2026-12-05T05:00:00Z');
    await s.change(
      [
        pollingSitting('poll'),
        convened('later', '2026-12-10T05:00:00Z'),
        convened('running', '2026-12-03T05:00:00Z'),
        convened('over', '2026-12-02T05:00:00Z'),
        { ...rest, status: 'cancelled' as const, cancelledAt: instant('2026-11-10T00:00:00Z') },
      ].map((sitting): Change => ({ kind: 'sitting_added', sitting })),
    );
    const ids = (records: Awaited<ReturnType<typeof s.store.sittings>>) =>
      records.map(({ sitting }) => sitting.id);
    const now = instant('2026-12-03T05:59:00Z');
    expect(ids(await s.store.sittings(TSUTSUJI, [SHIEN], now))).toEqual(['running', 'later', 'poll']);
    expect(ids(await s.store.sittings(TSUTSUJI, [], now))).toEqual([]);
    expect(ids(await s.store.pastSittings(TSUTSUJI, [SHIEN], now, 10))).toEqual(['running', 'over']);
    expect(ids(await s.store.pastSittings(TSUTSUJI, [SHIEN], now, 1))).toEqual(['running']);
  });

  it('tasks to remind of: open, due by the day, not yet reminded for that day', async () => {
    const caseId = 'due' as CaseId;
    const task = (id: string, number: number, dueOn: string): Change => ({
      kind: 'task_added',
      task: openTask(id, { caseId, number, dueOn: calendarDay(dueOn), agencyId: 'shakyo' as AgencyId }),
    });
    await s.change([
      { kind: 'case_added', case: openCase('due') },
      task('overdue', 1, '2026-12-09'),
      task('today', 2, '2026-12-10'),
      task('tomorrow', 3, '2026-12-11'),
      { kind: 'reminder_made', key: 'due:overdue', taskId: 'overdue' as TaskId, step: 'due:2026-12-09' },
    ]);
    const due = async (on: string, limit: number) => {
      const tasks = await s.store.tasksToRemind(TSUTSUJI, calendarDay(on), limit);
      return tasks.flatMap(({ id, caseId: of }) => (of === caseId ? [id] : []));
    };
    expect(await due('2026-12-10', 100)).toEqual(['today']);
    expect(await due('2026-12-11', 100)).toEqual(['today', 'tomorrow']);
    const waiting = await s.store.offersWaiting(TSUTSUJI, instant('2026-12-01T00:00:01Z'), 'agency', 1);
    expect(waiting).toHaveLength(1);
    expect(await s.store.offersWaiting(TSUTSUJI, instant('2026-12-01T00:00:00Z'), 'agency', 9)).toEqual([]);
    const open = await s.store.openTasks(TSUTSUJI, [SHIEN]);
    expect(open.map(({ id }) => id)).toEqual(['overdue', 'today', 'tomorrow']);
  });

  it('nothing of another municipality, even under the same id', async () => {
    await seedMunicipality(s.url, 'sakura');
    const sakura = 'sakura' as MunicipalityId;
    await s.change([{ kind: 'case_added', case: openCase('own') }]);
    await s.change([{ kind: 'case_added', case: openCase('own') }], { municipalityId: sakura });
    await s.change([{ kind: 'case_added', case: openCase('only-sakura') }], { municipalityId: sakura });
    expect((await s.store.cases(sakura, [SHIEN])).map(({ id }) => id)).toEqual(['only-sakura', 'own']);
    expect(await s.store.caseById(TSUTSUJI, 'only-sakura' as CaseId)).toBeNull();
    expect((await s.store.municipalities()).map(({ id }) => id)).toEqual(['sakura', 'tsutsuji']);
  });
});

import { rosterOf } from '../domain/assembly.ts';
import { type AttendanceReply, answerAttendance } from '../domain/attendance.ts';
import { seal } from '../domain/confidential.ts';
import type { SittingId } from '../domain/ids.ts';
import { answerPoll as decidePollAnswer, type PollAnswer } from '../domain/scheduling-poll.ts';
import type { Reply } from '../ports/card.ts';
import type { Outgoing } from '../ports/notice.ts';
import { wordForm } from '../views/forms.ts';
import { type Refusal, refusalText, refusedCard } from '../views/refusals.ts';
import { sittingCard } from '../views/sitting-cards.ts';
import { chairsOf, proxyReleases } from './invitations.ts';
import { commitWork, type Scene, type Tools, type UseCase, untilCommitted } from './scene.ts';
import { card, form, refused, type SittingStanding, standBefore } from './sitting-scene.ts';

/** Draws the counts again, and this person's own message, after an answer. */
export function countsChanged(scene: Scene, sittingId: SittingId): Outgoing {
  return {
    kind: 'refresh',
    key: `refresh:${sittingId}:answer:${scene.requestId}:${scene.person.id}`,
    sittingId,
    scope: { countsAnd: scene.person.id },
  };
}

/** A refusal on an old button shows the sitting as it is now, so that the right button is at hand. */
export function refusedWithState(
  tools: Tools,
  scene: Scene,
  standing: SittingStanding,
  refusal: Refusal,
): Reply {
  const text = refusalText(tools.speech, scene.zone, refusal);
  const { record, seat, facts } = standing;
  if (!record.sitting.invited.includes(seat.id)) return refused(tools, text);
  const present = sittingCard(tools.speech, facts, seat, null);
  const { title, preview, tone } = refusedCard(tools.speech, text);
  return card({ ...present, title, preview, ...(tone ? { tone } : {}), text: [text] });
}

/** The person's own card after an answer, in the place of the one that was pressed. */
function answered(tools: Tools, standing: SittingStanding, record: SittingStanding['record']): Reply {
  return card(sittingCard(tools.speech, { ...standing.facts, record }, standing.seat, null), true);
}

/** 日程調整の回答: ○ △ × for one date; every answer counts, whoever else answers at the same time. */
export function makeAnswerPoll(tools: Tools): UseCase<'answer_poll'> {
  return (ask, scene) =>
    untilCommitted(async () => {
      const standing = await standBefore(tools, scene, ask.sittingId, 'answer');
      if (!standing.ok) return standing.refusal;
      const { record, seat } = standing.value;
      const decision = decidePollAnswer(record.sitting, {
        by: seat.id,
        optionId: ask.optionId,
        mark: ask.mark,
        now: scene.now,
      });
      if (!decision.ok) return refusedWithState(tools, scene, standing.value, decision.refusal);
      const answer = decision.value;
      const own = (one: PollAnswer) => one.optionId === answer.optionId && one.constituentId === seat.id;
      const pollAnswers = [...record.pollAnswers.filter((one) => !own(one)), answer];
      const before = record.pollAnswers.find(own) ?? null;
      const reply = answered(tools, standing.value, { ...record, pollAnswers });
      if (before?.mark === answer.mark) return reply;
      return commitWork(tools, scene, {
        reply,
        changes: [{ kind: 'poll_answered', sittingId: record.sitting.id, version: record.version, answer }],
        events: [
          {
            kind: 'poll_answered',
            bodyId: record.sitting.bodyId,
            sittingId: record.sitting.id,
            subjectId: answer.optionId,
            facts: { mark: answer.mark },
          },
        ],
        outbox: [countsChanged(scene, record.sitting.id)],
      });
    });
}

/** Whoever was to sit for this person and is not any more hears of it (代理の取り消し). */
export function releasedBy(
  scene: Scene,
  { record, assembly }: SittingStanding,
  own: AttendanceReply,
): readonly Outgoing[] {
  const before = record.replies.filter(
    (one) => one.constituentId === own.constituentId && one.proxyId !== own.proxyId,
  );
  return proxyReleases(record.sitting.id, assembly, before, scene.requestId);
}

/** Commits one reply to a call and shows the person's card. */
export async function settleReply(
  tools: Tools,
  scene: Scene,
  standing: SittingStanding,
  own: AttendanceReply,
  more: { readonly outbox?: readonly Outgoing[] } = {},
): Promise<Reply | null> {
  const { record } = standing;
  const others = record.replies.filter((one) => one.constituentId !== own.constituentId);
  return commitWork(tools, scene, {
    reply: answered(tools, standing, { ...record, replies: [...others, own] }),
    changes: [
      { kind: 'attendance_answered', sittingId: record.sitting.id, version: record.version, reply: own },
    ],
    events: [
      {
        kind: 'attendance_answered',
        bodyId: record.sitting.bodyId,
        sittingId: record.sitting.id,
        subjectId: own.constituentId,
        facts: { answer: own.answer, withWord: own.word !== null },
      },
    ],
    outbox: [
      countsChanged(scene, record.sitting.id),
      ...releasedBy(scene, standing, own),
      ...(more.outbox ?? []),
    ],
  });
}

/** 出席・オンライン出席・欠席. May be changed until the sitting begins; the same answer twice is one record. */
export function makeAnswerAttendance(tools: Tools): UseCase<'answer_attendance'> {
  return (ask, scene) =>
    untilCommitted(async () => {
      const standing = await standBefore(tools, scene, ask.sittingId, 'answer');
      if (!standing.ok) return standing.refusal;
      const { record, seat } = standing.value;
      const before = record.replies.find((one) => one.constituentId === seat.id);
      const decision = answerAttendance(record.sitting, {
        by: seat,
        answer: ask.answer,
        word: ask.answer === 'absent' ? (before?.word ?? null) : null,
        now: scene.now,
      });
      if (!decision.ok) return refusedWithState(tools, scene, standing.value, decision.refusal);
      if (before?.answer === ask.answer) return answered(tools, standing.value, record);
      return settleReply(tools, scene, standing.value, decision.value);
    });
}

/** 会長へひとこと, with an absence: kept sealed, read by chair and deputy of the writer's body in 回答一覧 only. */
export function makeTellChair(tools: Tools): UseCase<'tell_chair'> {
  return async (ask, scene) => {
    const word = ask.word?.trim();
    if (!word) return form(wordForm(tools.speech, ask, scene.requestId));
    return untilCommitted(async () => {
      const standing = await standBefore(tools, scene, ask.sittingId, 'answer');
      if (!standing.ok) return standing.refusal;
      const { record, seat, assembly } = standing.value;
      const decision = answerAttendance(record.sitting, {
        by: seat,
        answer: 'absent',
        word: seal(word),
        now: scene.now,
      });
      if (!decision.ok) return refusedWithState(tools, scene, standing.value, decision.refusal);
      const ownBody = rosterOf(assembly, seat.bodyId) ?? assembly.leading;
      const outbox = chairsOf(ownBody, scene.today).map((one) => ({
        kind: 'notice' as const,
        key: `word:${record.sitting.id}:${scene.requestId}:${one.person.id}`,
        to: { kind: 'person' as const, personId: one.person.id },
        notice: { kind: 'word_to_chair' as const, sittingId: record.sitting.id },
      }));
      return settleReply(tools, scene, standing.value, decision.value, { outbox });
    });
  };
}

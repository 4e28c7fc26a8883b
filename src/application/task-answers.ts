import { seal } from '../domain/confidential.ts';
import type { Decision } from '../domain/decision.ts';
import type { FollowUpTask, TaskRefusal } from '../domain/follow-up-task.ts';
import { agencyContacts } from '../domain/follow-up-task.ts';
import {
  acceptTask,
  cancelTask,
  closeByReview,
  counterTask,
  declineTask,
  handOverTask,
  takeCounter,
} from '../domain/task-answers.ts';
import type { Reply } from '../ports/card.ts';
import type { Outgoing } from '../ports/notice.ts';
import type { FieldErrors } from '../views/forms.ts';
import { refusalText } from '../views/refusals.ts';
import { answeredCard, handedOverCard, settledCard, type TaskFacts } from '../views/task-cards.ts';
import { answerForm, handOverForm } from '../views/task-forms.ts';
import { commitWork, type Scene, type Tools, type UseCase, untilCommitted } from './scene.ts';
import { card, form, refused } from './sitting-scene.ts';
import { answerNews, newsTo, offerNews } from './task-news.ts';
import { standBeforeTask } from './task-standing.ts';
import { readTypedDay } from './typed-dates.ts';

type Moved = {
  readonly facts: TaskFacts;
  readonly event: string;
  readonly told?: Readonly<Record<string, string | number | boolean | null>>;
  readonly reply: Reply;
  readonly outbox: readonly Outgoing[];
};

/** Commits what became of a task, over exactly the state that was read. */
function commitTask(tools: Tools, scene: Scene, { facts, event, told, reply, outbox }: Moved) {
  const { task } = facts;
  return commitWork(tools, scene, {
    reply,
    changes: [{ kind: 'task_changed', task }],
    events: [
      {
        kind: event,
        bodyId: task.bodyId,
        caseId: task.caseId,
        subjectId: task.id,
        facts: { agencyId: task.agencyId, offer: task.offers, ...told },
      },
    ],
    outbox,
  });
}

const refusal = (tools: Tools, scene: Scene, facts: TaskRefusal) =>
  refused(tools, refusalText(tools.speech, scene.zone, facts));

/** 引き受ける. */
export function makeAcceptTask(tools: Tools): UseCase<'accept_task'> {
  return (ask, scene) =>
    untilCommitted(async () => {
      const standing = await standBeforeTask(tools, scene, ask.taskId, 'see_tasks');
      if (!standing.ok) return standing.refusal;
      const { task, facts, seat } = standing.value;
      const decision = acceptTask(task, { by: seat, of: facts.of, now: scene.now });
      if (!decision.ok) return refusal(tools, scene, decision.refusal);
      const accepted = { ...facts, task: decision.value };
      return commitTask(tools, scene, {
        facts: accepted,
        event: 'task_accepted',
        reply: card(answeredCard(tools.speech, accepted, scene.today), true),
        outbox: answerNews(accepted, scene),
      });
    });
}

/** 難しい（辞退・変更の相談）・期限変更: declines an offer with a reason, or says what would be possible instead. */
export function makeAnswerTask(tools: Tools): UseCase<'answer_task'> {
  return (ask, scene) =>
    untilCommitted(async () => {
      const standing = await standBeforeTask(tools, scene, ask.taskId, 'see_tasks');
      if (!standing.ok) return standing.refusal;
      const { task, facts, seat, mine } = standing.value;
      if (!mine) return refusal(tools, scene, { kind: 'other_agency' });
      const again = (errors: FieldErrors) =>
        form(answerForm(tools.speech, ask, facts, scene.requestId, errors));
      const { answer } = ask;
      if (answer === undefined || (answer === 'counter' && ask.entered === undefined)) return again({});
      const due = readTypedDay(tools, scene, answer === 'counter' ? ask.due : undefined);
      if (!due.ok) return again({ due: due.refusal });
      const scope = ask.scope?.trim() ?? '';
      const by = { by: seat, of: facts.of, now: scene.now };
      const counter = { dueOn: due.value, scope: scope === '' ? null : seal(scope) };
      const decision: Decision<FollowUpTask, TaskRefusal> =
        answer === 'counter'
          ? counterTask(task, { ...by, counter, today: scene.today })
          : declineTask(task, { ...by, reason: answer });
      if (!decision.ok) {
        const text = refusalText(tools.speech, scene.zone, decision.refusal);
        const isTyped = ['due_day_past', 'nothing_countered'].includes(decision.refusal.kind);
        return isTyped ? again({ due: text }) : refused(tools, text);
      }
      const answered = { ...facts, task: decision.value };
      return commitTask(tools, scene, {
        facts: answered,
        event: answer === 'counter' ? 'task_countered' : 'task_declined',
        told: answer === 'counter' ? { dueOn: due.value, scope: scope !== '' } : { reason: answer },
        reply: card(answeredCard(tools.speech, answered, scene.today), true),
        outbox: answerNews(answered, scene),
      });
    });
}

/** 変更を受け入れる・取りやめる・見直しで終える, by those who run the body; the agency hears what became of it. */
export function makeSettleTask(tools: Tools): UseCase<'settle_task'> {
  return async (ask, scene) => {
    const standing = await standBeforeTask(tools, scene, ask.taskId, 'assign_task');
    if (!standing.ok) return standing.refusal;
    const { task, facts, seat, roster } = standing.value;
    const changed = refusal(tools, scene, { kind: 'changed_meanwhile' });
    if (task.version !== ask.seenVersion) return changed;
    const rules = { take_counter: takeCounter, cancel: cancelTask, close_by_review: closeByReview };
    const decision: Decision<FollowUpTask, TaskRefusal> = rules[ask.does](task, {
      by: seat.id,
      now: scene.now,
    });
    if (!decision.ok) return refusal(tools, scene, decision.refusal);
    const settled = { ...facts, task: decision.value };
    const told = agencyContacts(roster, facts.of, task.agencyId, scene.today);
    const reply = await commitTask(tools, scene, {
      facts: settled,
      event: `task_${ask.does}`,
      reply: card(settledCard(tools.speech, settled, scene.today), true),
      outbox: newsTo(
        told.filter(({ person }) => person.id !== scene.person.id),
        `settled:${task.version}`,
        { kind: 'task_settled', taskId: task.id },
      ),
    });
    return reply ?? changed;
  };
}

/** ほかの機関に頼む・引継ぎ: offers it to another agency, which is asked as if for the first time. */
export function makeHandOverTask(tools: Tools): UseCase<'hand_over_task'> {
  return async (ask, scene) => {
    const standing = await standBeforeTask(tools, scene, ask.taskId, 'assign_task');
    if (!standing.ok) return standing.refusal;
    const { task, facts, roster } = standing.value;
    const changed = refusal(tools, scene, { kind: 'changed_meanwhile' });
    if (task.version !== ask.seenVersion) return changed;
    const again = (errors: FieldErrors) =>
      form(handOverForm(tools.speech, ask, facts, scene.requestId, errors));
    if (ask.agencyId === undefined) return again({});
    const { today, now } = scene;
    const decision = handOverTask(task, { of: facts.of, agencyId: ask.agencyId, roster, today, now });
    if (!decision.ok) {
      const text = refusalText(tools.speech, scene.zone, decision.refusal);
      return decision.refusal.kind === 'task_moved_on' ? refused(tools, text) : again({ agencyId: text });
    }
    const offered = { ...facts, task: decision.value };
    const reply = await commitTask(tools, scene, {
      facts: offered,
      event: 'task_handed_over',
      told: { from: task.agencyId },
      reply: card(handedOverCard(tools.speech, offered), true),
      outbox: offerNews(offered, scene),
    });
    return reply ?? changed;
  };
}

import { type FollowUpTask, isOpenTask, isWithAgency } from '../domain/follow-up-task.ts';
import type { Action } from '../ports/card.ts';
import type { Speech } from './speech.ts';

export function readAction(speech: Speech, task: FollowUpTask): Action {
  return { label: speech.t.tasks.actions.read, ask: { kind: 'read_task', taskId: task.id } };
}

function doneAction(speech: Speech, task: FollowUpTask): Action {
  const { id: taskId, round } = task;
  return {
    label: speech.t.tasks.actions.done,
    ask: { kind: 'complete_task', taskId, round },
    ...(task.status === 'offered' ? {} : { style: 'primary' as const }),
    once: `done:${taskId}:${round}`,
  };
}

/** What the agency can do with a task from a message or a list: 引き受ける, 難しい, 完了, 内容を見る. */
export function agencyActions(speech: Speech, task: FollowUpTask): readonly Action[] {
  const t = speech.t.tasks.actions;
  const { id: taskId, offers } = task;
  const answers: readonly Action[] = [
    {
      label: t.accept,
      ask: { kind: 'accept_task', taskId },
      style: 'primary',
      once: `accept:${taskId}:${offers}`,
    },
    { label: t.hard, ask: { kind: 'answer_task', taskId } },
  ];
  return [
    ...(task.status === 'offered' ? answers : []),
    ...(isWithAgency(task) && task.dueOn !== null ? [doneAction(speech, task)] : []),
    ...(isOpenTask(task) ? [readAction(speech, task)] : []),
  ];
}

/** What goes further, from the agency's own look at the task: a word on how, しなかった, 期限変更. */
export function furtherActions(speech: Speech, task: FollowUpTask): readonly Action[] {
  const t = speech.t.tasks.actions;
  const { id: taskId, round } = task;
  return [
    ...(isWithAgency(task) && task.dueOn !== null
      ? [{ label: t.report, ask: { kind: 'report_task' as const, taskId, round } }]
      : []),
    ...(task.status === 'accepted'
      ? [{ label: t.change, ask: { kind: 'answer_task' as const, taskId, answer: 'counter' as const } }]
      : []),
  ];
}

export function handOverAction(speech: Speech, { id: taskId, version: seenVersion }: FollowUpTask): Action {
  return {
    label: speech.t.tasks.actions.handOver,
    ask: { kind: 'hand_over_task', taskId, seenVersion },
  };
}

/** What those who run the body can do: 変更を受け入れる, ほかの機関に頼む, 見直しで終える, 取りやめる. */
export function leaderActions(speech: Speech, task: FollowUpTask): readonly Action[] {
  const t = speech.t.tasks.actions;
  const { id: taskId, version: seenVersion } = task;
  const settle = (does: 'take_counter' | 'cancel' | 'close_by_review') => ({
    label: t[does],
    ask: { kind: 'settle_task' as const, taskId, does, seenVersion },
    once: `settle:${taskId}:${seenVersion}:${does}`,
  });
  if (!isOpenTask(task)) return [];
  return [
    ...(task.status === 'countered' ? [{ ...settle('take_counter'), style: 'primary' as const }] : []),
    handOverAction(speech, task),
    ...(task.status === 'accepted' && task.schedule.kind !== 'due' ? [settle('close_by_review')] : []),
    settle('cancel'),
  ];
}

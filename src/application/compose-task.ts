import { dayIn } from '../domain/calendar-day.ts';
import { caseReasons } from '../domain/disclosure.ts';
import { agencyContacts, isOpenTask, isWithAgency } from '../domain/follow-up-task.ts';
import type { Municipality } from '../domain/meeting-body.ts';
import { gateTerms } from '../law/of-body.ts';
import type { Card } from '../ports/card.ts';
import type { Notice, Recipient } from '../ports/notice.ts';
import {
  settledCard,
  taskAnsweredCard,
  taskDoneNoticeCard,
  taskNoticeCard,
  taskUnansweredCard,
  taskUnreachableCard,
} from '../views/task-cards.ts';
import { mayHearOf } from './known-cases.ts';
import type { Tools } from './scene.ts';

export type TaskNotice = Extract<Notice, { readonly taskId: unknown }>;

const TO_AGENCY = {
  task_assigned: 'assigned',
  task_offer_waiting: 'waiting',
  task_reminder: 'reminder',
  task_triggered: 'triggered',
} as const;

/**
 * News of a task (タスクの知らせ), from how it stands now. Null when that has become moot: it was reported on or answered,
 * it went to another agency, or the body may not deal with the case, as after a consent was taken back.
 */
export async function taskNews(
  tools: Tools,
  municipality: Municipality,
  notice: TaskNotice,
  to: Recipient,
): Promise<Card | null> {
  const { store, speech } = tools;
  const { id } = municipality;
  const task = await store.task(id, notice.taskId);
  const of = task === null ? null : await store.caseById(id, task.caseId);
  if (task === null || of === null || !mayHearOf(of, to)) return null;
  const today = dayIn(municipality.zone, tools.clock.now());
  const roster = await store.roster(id, task.bodyId);
  const facts = { task, of, roster };
  if (notice.kind === 'task_done') {
    const rounds = await store.taskRounds(id, task.id);
    const round = rounds.find((one) => one.round === notice.round) ?? rounds.at(-1);
    return taskDoneNoticeCard(speech, facts, round);
  }
  if (notice.kind === 'task_settled') return settledCard(speech, facts, today);
  if (!isOpenTask(task) || caseReasons(of, gateTerms(roster, today)).length > 0) return null;
  switch (notice.kind) {
    case 'task_unreachable':
      return taskUnreachableCard(speech, facts, today);
    case 'task_answered':
      return task.status === 'offered' ? null : taskAnsweredCard(speech, facts, today);
    case 'task_unanswered':
      return task.status === 'offered' ? taskUnansweredCard(speech, facts, today) : null;
    default: {
      const contacts = agencyContacts(roster, of, task.agencyId, today);
      const isTheirs = to.kind === 'person' && contacts.some((one) => one.person.id === to.personId);
      const isMoot = notice.kind === 'task_triggered' ? task.dueOn === null : !isWithAgency(task);
      return isTheirs && !isMoot ? taskNoticeCard(speech, facts, today, TO_AGENCY[notice.kind]) : null;
    }
  }
}

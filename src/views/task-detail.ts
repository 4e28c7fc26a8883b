import type { CalendarDay } from '../domain/calendar-day.ts';
import { agencyName } from '../domain/constituent.ts';
import type { Disclosed } from '../domain/disclosure.ts';
import type { TaskRound } from '../domain/task-rounds.ts';
import type { Card } from '../ports/card.ts';
import type { Speech } from './speech.ts';
import { agencyActions, furtherActions, leaderActions } from './task-actions.ts';
import { stateLines, type TaskFacts, taskLabel } from './task-cards.ts';

/** Everything that was written of a task, as far as it passed the gate for this reader. */
export type TaskContent = {
  readonly detail: Disclosed<string>;
  /** 変更の相談. */
  readonly scope: Disclosed<string> | null;
  readonly trigger: Disclosed<string> | null;
  readonly rounds: readonly { readonly round: TaskRound; readonly how: Disclosed<string> | null }[];
};

const ROUNDS = 5;

/** 内容, for the one person whose click has just been checked. */
export function taskDetailCard(
  speech: Speech,
  facts: TaskFacts,
  { detail, scope, trigger, rounds }: TaskContent,
  { today, zone }: { readonly today: CalendarDay; readonly zone: string },
  { mine, runs }: { readonly mine: boolean; readonly runs: boolean },
): Card {
  const t = speech.t.tasks;
  const { labelled } = speech.t.common;
  const { task, roster } = facts;
  const label = taskLabel(speech, facts);
  const reports = rounds.slice(-ROUNDS).map(({ round, how }) => {
    const outcome = round.outcome === 'done' ? t.statuses.done : t.notDoneReasons[round.reason];
    const at = speech.shortMoment(zone, round.at);
    const line = t.reported(at, agencyName(roster, round.agencyId), outcome);
    return how === null ? line : `${line}\n${how.content}`;
  });
  const counter = task.status === 'countered' ? task.counter.dueOn : null;
  const actions = [
    ...(mine ? agencyActions(speech, task).filter(({ ask }) => ask.kind !== 'read_task') : []),
    ...(mine ? furtherActions(speech, task) : []),
    ...(runs ? leaderActions(speech, task) : []),
  ];
  return {
    title: t.readTitle(label),
    preview: label,
    text: [
      ...stateLines(speech, task, today),
      ...(trigger === null ? [] : [labelled(t.triggerLabel, trigger.content)]),
      labelled(t.detail, detail.content),
      ...(counter === null ? [] : [t.otherDay(speech.day(counter))]),
      ...(scope === null ? [] : [labelled(t.scope, scope.content)]),
      ...reports,
    ],
    ...(actions.length > 0 ? { actions } : {}),
  };
}

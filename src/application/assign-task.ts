import { addDays, type CalendarDay } from '../domain/calendar-day.ts';
import type { Case } from '../domain/case.ts';
import { seal } from '../domain/confidential.ts';
import { accept, type Decision, refuse } from '../domain/decision.ts';
import { decideReading } from '../domain/disclosure.ts';
import { assignTask, type TaskSchedule } from '../domain/follow-up-task.ts';
import type { TaskId, TriggerId } from '../domain/ids.ts';
import { nextRoundOn } from '../domain/recurrence.ts';
import type { Trigger } from '../domain/task-rounds.ts';
import { gateTerms } from '../law/of-body.ts';
import type { AskOf } from '../ports/command.ts';
import type { FieldErrors } from '../views/forms.ts';
import { readRecurrence, readWithin } from '../views/reading/recurrence.ts';
import { refusalText } from '../views/refusals.ts';
import { taskAssignedCard } from '../views/task-cards.ts';
import { taskForm } from '../views/task-forms.ts';
import { byUrgency } from './cases.ts';
import { chooseBody, type Standing } from './choose-body.ts';
import { caseNamed, casesKnown } from './known-cases.ts';
import { readingRefused } from './reading-refused.ts';
import { commitWork, type Scene, type Tools, type UseCase, untilCommitted } from './scene.ts';
import { card, form, refused } from './sitting-scene.ts';
import { offerNews } from './task-news.ts';
import { calendarOf } from './task-standing.ts';
import { readTypedDay } from './typed-dates.ts';

/** What was chosen and typed of 種別 and 期限, read. */
type Terms = {
  readonly schedule: TaskSchedule;
  readonly dueOn: CalendarDay | null;
  /** A trigger that the case does not have yet. */
  readonly added: Trigger | null;
};

/** タスクを頼む: offers a task to an agency; its people hear number, verb and date. */
export function makeAssignTask(tools: Tools): UseCase<'assign_task'> {
  return async (ask, scene) => {
    const { refusals, forms } = tools.speech.t;
    const named = ask.caseNumber === undefined ? null : await caseNamed(tools, scene, ask.caseNumber);
    if (ask.caseNumber !== undefined && !scene.seats.some((one) => one.body.id === named?.bodyId)) {
      return refused(tools, refusals.unknownCase(ask.caseNumber));
    }
    const chosen = await chooseBody(tools, scene, 'assign_task', named?.bodyId ?? ask.bodyId, (bodyId) => ({
      ...ask,
      bodyId,
    }));
    if (!chosen.ok) return chosen.refusal;
    const { roster, seat } = chosen.value;
    const all = await casesKnown(tools, scene, [roster.body.id]);
    const cases = byUrgency(all.filter((one) => one.status === 'open'));
    if (cases.length === 0) return refused(tools, forms.task.noCase);
    const again = (errors: FieldErrors) =>
      form(taskForm(tools.speech, ask, roster, cases, scene.requestId, errors));
    const { agencyId, verb, detail } = ask;
    if (named === null || agencyId === undefined || verb === undefined || detail === undefined)
      return again({});
    if (detail.trim() === '') return again({ detail: forms.task.empty });
    const { reasons } = decideReading(named.content, seat, named, gateTerms(roster, scene.today));
    if (reasons.length > 0)
      return readingRefused(tools, reasons, tools.speech.t.minutes.mayNotRead(named.number));
    return untilCommitted(async () => {
      // Read anew each time: it may have been closed meanwhile.
      const of = await caseNamed(tools, scene, named.number);
      if (of === null) return refused(tools, refusals.unknownCase(named.number));
      const terms = await readTerms(tools, scene, ask, of, chosen.value);
      if (!terms.ok) return again(terms.refusal);
      const { schedule, dueOn, added } = terms.value;
      const before = await tools.store.tasksOfCase(scene.municipality.id, of.id);
      const decision = assignTask({
        id: tools.newId() as TaskId,
        of,
        sittingId: null,
        number: before.reduce((most, one) => Math.max(most, one.number), 0) + 1,
        agencyId,
        verb,
        detail: seal(detail.trim()),
        schedule,
        dueOn,
        roster,
        today: scene.today,
        now: scene.now,
      });
      if (!decision.ok) {
        const field = decision.refusal.kind === 'due_day_past' ? 'due' : 'agencyId';
        return again({ [field]: refusalText(tools.speech, scene.zone, decision.refusal) });
      }
      const task = decision.value;
      const facts = { task, of, roster };
      return commitWork(tools, scene, {
        reply: card(taskAssignedCard(tools.speech, facts), true),
        changes: [
          ...(added === null ? [] : [{ kind: 'trigger_added' as const, trigger: added }]),
          { kind: 'task_added', task },
        ],
        events: [
          {
            kind: 'task_assigned',
            bodyId: task.bodyId,
            caseId: task.caseId,
            subjectId: task.id,
            facts: { agencyId: task.agencyId, verb, schedule: schedule.kind, dueOn },
          },
        ],
        outbox: offerNews(facts, scene),
      });
    });
  };
}

async function readTerms(
  tools: Tools,
  scene: Scene,
  ask: AskOf<'assign_task'>,
  of: Case,
  standing: Standing,
): Promise<Decision<Terms, FieldErrors>> {
  const { forms } = tools.speech.t;
  const kind = ask.schedule ?? 'due';
  switch (kind) {
    case 'due': {
      const due = readTypedDay(tools, scene, ask.due);
      if (!due.ok) return refuse({ due: due.refusal });
      if (due.value === null) return refuse({ due: forms.required });
      return accept({ schedule: { kind }, dueOn: due.value, added: null });
    }
    case 'week':
    case 'month': {
      const rule = readRecurrence(ask.due ?? '', kind);
      if (rule === null) return refuse({ due: forms.task.unreadRule[kind] });
      const dueOn = nextRoundOn(rule, addDays(scene.today, -1), calendarOf(tools, scene));
      return accept({ schedule: { kind: 'recurring', rule }, dueOn, added: null });
    }
    case 'trigger': {
      const words = ask.trigger?.trim() ?? '';
      if (words === '') return refuse({ trigger: forms.required });
      const within = readWithin(ask.due ?? '');
      if (within === null) return refuse({ due: forms.task.unreadWithin });
      const { trigger, isNew } = await triggerNamed(tools, scene, words, of, standing);
      const schedule = { kind: 'triggered' as const, triggerId: trigger.id, within };
      return accept({ schedule, dueOn: null, added: isNew ? trigger : null });
    }
    default:
      throw new Error(`No such kind of task: ${JSON.stringify(kind satisfies never)}`);
  }
}

/** The case's trigger of these words, so that all agencies that act on it wait for the same one; else a new one. */
async function triggerNamed(
  tools: Tools,
  scene: Scene,
  words: string,
  of: Case,
  { seat, roster }: Standing,
): Promise<{ readonly trigger: Trigger; readonly isNew: boolean }> {
  const plain = (text: string | undefined) => text?.normalize('NFKC').replace(/[\s「」『』"“”]/gu, '');
  const known = await tools.store.triggersOfCase(scene.municipality.id, of.id);
  const found = known.find(
    (one) =>
      plain(decideReading(one.words, seat, of, gateTerms(roster, scene.today)).disclosed?.content) ===
      plain(words),
  );
  if (found) return { trigger: found, isNew: false };
  const id = tools.newId() as TriggerId;
  return { trigger: { id, caseId: of.id, words: seal(words), times: 0, lastAt: null }, isNew: true };
}

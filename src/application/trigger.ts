import { type Case, isInAudience } from '../domain/case.ts';
import { decideReading } from '../domain/disclosure.ts';
import { agencyContacts, type OpenTask } from '../domain/follow-up-task.ts';
import { permit } from '../domain/policy.ts';
import { pullTrigger, type Trigger } from '../domain/task-rounds.ts';
import { gateTerms } from '../law/of-body.ts';
import type { Reply } from '../ports/card.ts';
import type { Outgoing } from '../ports/notice.ts';
import { triggerCasesCard, triggeredCard } from '../views/task-cards.ts';
import { triggerForm } from '../views/task-forms.ts';
import { type Standing, shutOut, standOn } from './choose-body.ts';
import { caseNamed, casesKnown, officeKnowing } from './known-cases.ts';
import { readingRefused } from './reading-refused.ts';
import { commitWork, type Scene, type Tools, type UseCase, untilCommitted } from './scene.ts';
import { card, form, refused } from './sitting-scene.ts';
import { newsTo, taskLeaders } from './task-news.ts';
import { calendarOf } from './task-standing.ts';

/**
 * 発動: whoever is convened for a case says that one of its triggers has come. All agencies with a task on it are told at
 * once, whatever the hour, by number and verb.
 */
export function makeTrigger(tools: Tools): UseCase<'trigger'> {
  const trigger: UseCase<'trigger'> = async (ask, scene) => {
    const { t } = tools.speech;
    const why = shutOut(tools, scene, 'see_tasks');
    if (why !== null) return why;
    if (ask.caseNumber === undefined) {
      const cases = await casesWithTriggers(tools, scene);
      const only = cases.length === 1 ? cases[0] : undefined;
      if (only) return trigger({ ...ask, caseNumber: only.number }, scene);
      return cases.length === 0
        ? refused(tools, t.tasks.trigger.none)
        : card(triggerCasesCard(tools.speech, cases));
    }
    const of = await caseNamed(tools, scene, ask.caseNumber);
    if (of === null || !scene.seats.some((one) => one.body.id === of.bodyId)) {
      return refused(tools, t.refusals.unknownCase(ask.caseNumber));
    }
    const standing = await standOn(tools, scene, of.bodyId, 'see_tasks');
    if (!standing.ok) return standing.refusal;
    return ask.triggerId === undefined
      ? choose(tools, scene, of, standing.value)
      : pull(tools, scene, of, standing.value, ask.triggerId);
  };
  return trigger;
}

async function casesWithTriggers(tools: Tools, scene: Scene): Promise<readonly Case[]> {
  const seats = scene.seats.filter((one) => permit('see_tasks', one.constituent, scene.today).ok);
  const cases = await casesKnown(tools, scene, [...new Set(seats.map((one) => one.body.id))]);
  const mine = cases.filter((one) => one.status === 'open' && isInAudience(one, scene.person.id));
  const triggers = await Promise.all(
    mine.map((one) => tools.store.triggersOfCase(scene.municipality.id, one.id)),
  );
  return mine.filter((_one, index) => (triggers[index] ?? []).length > 0);
}

/** The case's triggers to choose from; their words are content, so this is a reading like any other. */
async function choose(tools: Tools, scene: Scene, of: Case, standing: Standing): Promise<Reply> {
  const { seat, roster } = standing;
  const terms = gateTerms(roster, scene.today);
  const { reasons } = decideReading(of.content, seat, of, terms);
  const triggers = await tools.store.triggersOfCase(scene.municipality.id, of.id);
  const shown = triggers.flatMap(({ id, words }) => {
    const { disclosed } = decideReading(words, seat, of, terms);
    return disclosed === null ? [] : [{ id, words: disclosed }];
  });
  const { t } = tools.speech;
  const reply =
    reasons.length > 0
      ? readingRefused(tools, reasons, t.minutes.mayNotRead(of.number))
      : shown.length === 0
        ? refused(tools, t.tasks.trigger.noneOf(of.number))
        : // The reading has the request's own id, so what is sent from the form needs another one.
          form(triggerForm(tools.speech, of, shown, `${scene.requestId}:sent`));
  await commitWork(tools, scene, {
    reply,
    keepReply: false,
    events: [
      {
        kind: reasons.length > 0 ? 'triggers_reading_refused' : 'triggers_read',
        bodyId: of.bodyId,
        caseId: of.id,
        facts: { reasons: reasons.join(',') },
      },
    ],
  });
  return reply;
}

function pull(
  tools: Tools,
  scene: Scene,
  of: Case,
  { seat, roster }: Standing,
  triggerId: Trigger['id'],
): Promise<Reply> {
  return untilCommitted(async () => {
    const { t } = tools.speech;
    const id = scene.municipality.id;
    const known = (await tools.store.triggersOfCase(id, of.id)).find((one) => one.id === triggerId);
    if (known === undefined) return refused(tools, t.refusals.unknownThing);
    const { reasons } = decideReading(known.words, seat, of, gateTerms(roster, scene.today));
    if (reasons.length > 0) return readingRefused(tools, reasons, t.minutes.mayNotRead(of.number));
    const tasks = await tools.store.tasksOfCase(id, of.id);
    const calendar = calendarOf(tools, scene);
    const decision = pullTrigger(known, { tasks, now: scene.now, calendar });
    if (!decision.ok) {
      const at = tools.speech.moment(scene.zone, decision.refusal.at);
      return refused(tools, t.tasks.trigger.just(of.number, at));
    }
    const { trigger, started } = decision.value;
    const waiting = new Set(tasks.filter((one) => one.dueOn === null).map((one) => one.id));
    const agencies = new Set(started.map((one) => one.agencyId)).size;
    return commitWork(tools, scene, {
      reply: card(triggeredCard(tools.speech, of, agencies), true),
      changes: [
        { kind: 'trigger_pulled', trigger, by: seat.id },
        ...started
          .filter((one) => waiting.has(one.id))
          .map((task) => ({ kind: 'task_changed' as const, task })),
      ],
      events: [
        {
          kind: 'trigger_pulled',
          bodyId: of.bodyId,
          caseId: of.id,
          subjectId: trigger.id,
          facts: { times: trigger.times, tasks: started.length, agencies },
        },
      ],
      outbox: started.flatMap((task) => alertOf(scene, { task, of, roster }, trigger)),
    });
  });
}

/** To the agency's people; where nobody of it can be told, to the secretariat; of what was declined, to those who lead. */
function alertOf(
  scene: Scene,
  facts: { readonly task: OpenTask; readonly of: Case; readonly roster: Standing['roster'] },
  { id, times }: Trigger,
): readonly Outgoing[] {
  const { task, of, roster } = facts;
  const step = `trigger:${id}:${times}`;
  const taskId = task.id;
  if (task.status === 'declined') {
    return newsTo(taskLeaders(facts, scene.today, null), step, { kind: 'task_answered', taskId });
  }
  const contacts = agencyContacts(roster, of, task.agencyId, scene.today).filter(
    (one) => one.person.accounts.length > 0,
  );
  return contacts.length > 0
    ? newsTo(contacts, step, { kind: 'task_triggered', taskId })
    : newsTo(officeKnowing(of, roster, scene.today), step, { kind: 'task_unreachable', taskId });
}

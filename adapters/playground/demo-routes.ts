import type { ChannelRef } from '../../src/ports/account.ts';
import { confirmHtml } from './form-html.ts';
import type { PageApp, PageContext } from './guard.ts';
import { type Fields, parseToken } from './parse.ts';
import { unreadable, withFields } from './posted.ts';
import type { Notice, Respond } from './respond.ts';
import { channelIn, seatOf } from './stage.ts';
import { safeBack } from './view.ts';
import { nextMorning } from './when.ts';
import type { Workspace } from './workspace.ts';

/** What the demo can do besides chatting; the parts of the application that answer are given. */
export type Demo = {
  /** When the next called sitting begins; null when none lies ahead. */
  nextSittingStart(): Promise<Date | null>;
  /** Who can read a channel has changed. */
  afterMembersChanged(channel: ChannelRef): Promise<void>;
  /** Runs what is due after the clock has been moved, so that it is seen at once. */
  afterClockMoved(): Promise<void>;
  /** Puts the sample's database back to its start. The chat itself has been emptied before. */
  reset(): Promise<void>;
};

export type DemoParts = {
  readonly workspace: Workspace;
  readonly demo: Demo;
  readonly zone: string;
  readonly respond: Respond;
};

const HOUR_MS = 3_600_000;

/** The controls of the demo: its clock, the outsider, and the way back to the start. */
export function demoRoutes(app: PageApp, parts: DemoParts): void {
  const { workspace, demo, zone, respond } = parts;
  const { clock } = workspace;
  const once = onePerToken();

  const targets: Readonly<Record<string, () => Promise<Date | null>>> = {
    hour: async () => new Date(clock.now().getTime() + HOUR_MS),
    morning: async () => nextMorning(zone, clock.now()),
    week: async () => new Date(clock.now().getTime() + 7 * 24 * HOUR_MS),
    sitting: demo.nextSittingStart,
  };

  const moveClock = async (step: string): Promise<Notice> => {
    const target = (await targets[step]?.()) ?? null;
    if (target === null) return 'NoSitting';
    await clock.advanceTo(target);
    await demo.afterClockMoved();
    return 'Clock';
  };

  const moveOutsider = async (fields: Fields, inside: boolean): Promise<Notice | null> => {
    const { channel, user } = fields;
    if (typeof channel !== 'string' || typeof user !== 'string') return null;
    const members = workspace.members(channel);
    if (members === null || !seatOf(workspace.stage, user)?.outsider) return null;
    const others = members.filter((one) => one !== user);
    await workspace.setMembers(channel, inside ? [...others, user] : others);
    await demo.afterMembersChanged(channelIn(workspace.stage, channel));
    return inside ? 'Added' : 'Removed';
  };

  const reset = async (): Promise<Notice> => {
    await workspace.reset();
    await demo.reset();
    return 'Reset';
  };

  app.post('/demo/:act{hour|morning|week|sitting|add|remove|reset}', (c) =>
    withFields(c, respond, async (fields) => {
      const act = c.req.param('act');
      const token = parseToken(fields);
      if (token === null) return unreadable(c, respond);
      if (act === 'reset' && fields.confirmed !== 'yes') return confirmReset(c, respond, fields, token);
      const notice = await once(token, () => {
        if (act === 'reset') return reset();
        return act === 'add' || act === 'remove' ? moveOutsider(fields, act === 'add') : moveClock(act);
      });
      if (notice === null) return unreadable(c, respond);
      return notice === 'Reset' ? respond.anew(c, notice) : respond.done(c, safeBack(fields.back), notice);
    }),
  );
}

function confirmReset(c: PageContext, respond: Respond, fields: Fields, token: string) {
  const { texts, csrf } = respond.look(c);
  const back = safeBack(fields.back);
  const question = { text: texts.resetQuestion, yes: texts.resetYes, no: texts.resetNo, danger: true };
  const repeated = [['csrf', csrf] as const, ['request', token] as const, ['back', back] as const];
  const piece = confirmHtml(question, { action: '/demo/reset', fields: repeated }, back);
  return respond.ask(c, texts.resetButton, piece);
}

const REMEMBERED = 200;

/** One after the other, and for a double click once: the second gets the outcome of the first. */
function onePerToken() {
  const outcomes = new Map<string, Promise<Notice | null>>();
  let last: Promise<unknown> = Promise.resolve();
  return (token: string, work: () => Promise<Notice | null>): Promise<Notice | null> => {
    const before = outcomes.get(token);
    if (before) return before;
    const outcome = last.then(work);
    last = outcome.catch(() => undefined);
    outcomes.set(token, outcome);
    const oldest = outcomes.keys().next().value;
    if (outcomes.size > REMEMBERED && oldest !== undefined) outcomes.delete(oldest);
    return outcome;
  };
}

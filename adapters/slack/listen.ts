import type { App } from '@slack/bolt';
import type { ChannelRef } from '../../src/ports/account.ts';
import type { Card } from '../../src/ports/card.ts';
import type { Dispatch } from '../../src/ports/command.ts';
import { framesOf, type Log } from '../../src/ports/log.ts';
import type { Answer } from './answer.ts';
import type { InFlight } from './in-flight.ts';
import {
  EVENTS,
  type Parsed,
  parseAction,
  parseEvent,
  parseSlash,
  parseSubmission,
  type Standpoint,
} from './parse.ts';
import type { Place } from './place.ts';
import { workingModal } from './render.ts';
import type { SlackWords } from './words.ts';

export type Listening = {
  readonly at: Standpoint;
  readonly dispatch: Dispatch;
  readonly roomChanged: RoomChanged;
  readonly answer: Answer;
  readonly words: SlackWords;
  readonly log: Log;
  readonly inFlight: InFlight;
};

/** Passes on that who can read a channel may have changed; null: any channel. */
export type RoomChanged = (channel: ChannelRef | null) => void;

/** How many events are remembered, so that Slack's retries of one of them are not answered again. */
const REMEMBERED = 1000;

/**
 * A handful of listeners for everything: Bolt runs the chain of every listener for every request, so which
 * command it is is decided by a table behind them. Each acknowledges before it does anything else.
 */
export function listen(app: App, tools: Listening): void {
  const { at, words } = tools;
  const work = (parsed: Parsed) => tools.inFlight.track(handle(parsed, tools));

  app.command(/.*/, async ({ ack, payload }) => {
    await ack();
    work(parseSlash(payload, at));
  });
  app.action(/.*/, async ({ ack, body }) => {
    await ack();
    work(parseAction(body, at));
  });
  app.view({ callback_id: /.*/, type: 'view_submission' }, async ({ ack, body }) => {
    await ack({ response_action: 'update', view: workingModal(words) });
    work(parseSubmission(body, at));
  });

  // Bolt has acknowledged an event before it comes here.
  const seen = new Set<string>();
  for (const name of EVENTS) {
    app.event(name, async ({ body }) => {
      if (seen.has(body.event_id)) return;
      seen.add(body.event_id);
      if (seen.size > REMEMBERED) seen.delete([...seen][0] ?? '');
      work(parseEvent(body, at));
    });
  }
}

/** The one place where a fault is caught: it is logged without content, and the person hears an apology. */
async function handle(parsed: Parsed, tools: Listening): Promise<void> {
  const requestId = parsed.kind === 'command' ? parsed.command.requestId : null;
  try {
    if (parsed.kind === 'command') await fulfil(parsed, tools);
    else if (parsed.kind === 'room_changed') tools.roomChanged(parsed.channel);
    else await decline(parsed, tools);
  } catch (fault) {
    tools.log.error({ adapter: 'slack', requestId, ...faultFacts(fault) }, 'A Slack request failed.');
    if (parsed.place !== null) await apologise(parsed.place, tools);
  }
}

async function fulfil(
  { command, place }: Extract<Parsed, { kind: 'command' }>,
  { dispatch, answer }: Listening,
): Promise<void> {
  await answer.reply(place, await dispatch(command), command.ask);
  if (place.kind !== 'home') return;
  // What was done from the home tab may have changed what stands on it.
  const ask = { kind: 'home' } as const;
  const home = await dispatch({ requestId: `${command.requestId}:home`, actor: command.actor, ask });
  await answer.reply({ kind: 'home_tab', user: place.user }, home, ask);
}

async function decline(
  { because, place }: Extract<Parsed, { kind: 'unsupported' }>,
  { answer, words, log }: Listening,
): Promise<void> {
  log.info({ adapter: 'slack', unsupported: because });
  if (place === null) return;
  const text = because === 'unknown_command' ? words.wrongCommand : words.stale;
  const card: Card = { title: words.staleTitle, preview: words.staleTitle, tone: 'refused', text: [text] };
  await answer.tell(place, card);
}

async function apologise(place: Place, { answer, log }: Listening): Promise<void> {
  try {
    await answer.apologise(place);
  } catch (fault) {
    log.warn({ adapter: 'slack', ...faultFacts(fault) }, 'Not even an apology reached Slack.');
  }
}

/** Which kind of fault and where, without its message: a message may quote what somebody typed. */
function faultFacts(fault: unknown): Record<string, unknown> {
  if (!(fault instanceof Error)) return { fault: typeof fault };
  const { code } = fault as { code?: unknown };
  return {
    fault: fault.name,
    ...(typeof code === 'string' ? { code } : {}),
    at: framesOf(fault, 4),
  };
}

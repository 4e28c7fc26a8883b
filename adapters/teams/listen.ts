import type { ChannelRef } from '../../src/ports/account.ts';
import type { Card, CardFile, Reply } from '../../src/ports/card.ts';
import type { Ask, Command, Dispatch } from '../../src/ports/command.ts';
import { framesOf, type Log } from '../../src/ports/log.ts';
import { type Envelope, isOfExtension } from './activity.ts';
import type { Answer, HttpAnswer } from './answer.ts';
import { isReadApart } from './dialogs.ts';
import type { FileDesk } from './files.ts';
import type { InFlight } from './in-flight.ts';
import { type Parsed, parseActivity, type Standpoint } from './parse.ts';
import type { Place } from './place.ts';
import type { TeamsWords } from './words.ts';

/** Passes on that who can read a channel may have changed; null: any channel. */
export type RoomChanged = (channel: ChannelRef | null) => void;

export type Listening = {
  readonly botId: string;
  readonly parseWords: (typed: string) => Ask;
  readonly dispatch: Dispatch;
  readonly roomChanged: RoomChanged;
  readonly answer: Answer;
  readonly words: TeamsWords;
  readonly log: Log;
  readonly inFlight: InFlight;
  /** How long somebody who pressed waits for the answer itself. */
  readonly pressMs: number;
  /** Puts a file where Teams says; throws when it may not go there. */
  readonly handOver: (file: CardFile, uploadUrl: string) => Promise<void>;
  readonly files: FileDesk;
};

/** How many requests are remembered, so that Teams' retries of one of them do nothing again. */
const REMEMBERED = 1000;
const DONE: HttpAnswer = { status: 200 };
const NOT_OURS: HttpAnswer = { status: 501 };

type CommandRequest = Extract<Parsed, { kind: 'command' }>;

/**
 * Answers requests of Teams. A word is acknowledged before anything is done; a press or a dialog is answered in the body of
 * its own request, and when that takes too long, later in the person's chat. The same request again gets the first answer.
 */
export function listen(tools: Listening): (envelope: Envelope, tenant: string) => Promise<HttpAnswer> {
  const answered = new Map<string, Promise<HttpAnswer>>();
  return (envelope, tenant) => {
    const key = `${envelope.type} ${tenant} ${envelope.conversation.id} ${envelope.id ?? ''}`;
    const before = envelope.id === undefined ? undefined : answered.get(key);
    if (before !== undefined) return before;
    const at: Standpoint = { tenant, botId: tools.botId, parseWords: tools.parseWords };
    const answer = take(parseActivity(envelope, at), envelope.type === 'invoke', tools);
    answered.set(key, answer);
    const forget = () => void answered.delete(key);
    // What failed on our side is done when Teams asks again. A dialog may show content, which is not kept in memory: asked
    // again, the use case answers again, and decides again who may see it.
    const isDialog =
      isOfExtension(envelope) || (envelope.type === 'invoke' && String(envelope.name).startsWith('task/'));
    answer.then(isDialog ? forget : () => {}, forget);
    if (answered.size > REMEMBERED) answered.delete([...answered.keys()][0] ?? '');
    return answer;
  };
}

async function take(parsed: Parsed, waits: boolean, tools: Listening): Promise<HttpAnswer> {
  if (parsed.kind === 'room_changed') {
    tools.roomChanged(parsed.channel);
    if (parsed.tells) tools.inFlight.track(whenSaid({ kind: 'command', ...parsed.tells }, tools));
    return DONE;
  }
  if (parsed.kind === 'unsupported') return decline(parsed, waits, tools);
  if (parsed.kind === 'file') {
    tools.inFlight.track(whenFileTaken(parsed, tools));
    return DONE;
  }
  if (parsed.place.how.kind === 'looked') return whenLooked(parsed, tools);
  if (waits) return whenPressed(parsed, tools);
  tools.inFlight.track(whenSaid(parsed, tools));
  return DONE;
}

function decline(
  { because, place }: Extract<Parsed, { kind: 'unsupported' }>,
  waits: boolean,
  { answer, words, log }: Listening,
): HttpAnswer {
  log.info({ adapter: 'teams', unsupported: because });
  if (!waits) return DONE;
  return place === null ? NOT_OURS : answer.say(place, words.stale);
}

/** Somebody took a file that was offered to them, or declined it: then it is let go. */
async function whenFileTaken(
  { file: id, upload, place }: Extract<Parsed, { kind: 'file' }>,
  tools: Listening,
): Promise<void> {
  try {
    const file = tools.files.take(id, place);
    if (upload === null) return;
    if (file !== null) await tools.handOver(file, upload.uploadUrl);
    await tools.answer.afterFile(place, file === null ? null : upload);
  } catch (fault) {
    tools.log.error({ adapter: 'teams', ...faultFacts(fault) }, 'A file was not handed over.');
    await apologise(place, tools);
  }
}

/** A word: whoever said it is answered in their own chat, and hears an apology when that fails. */
async function whenSaid({ command, place }: CommandRequest, tools: Listening): Promise<void> {
  try {
    // Content has no place in a chat's history: it opens from a button, and is checked then.
    if (isReadApart(command.ask)) return await tools.answer.opener(place, command.ask);
    await tools.answer.toPerson(place, await tools.dispatch(command), command.ask);
  } catch (fault) {
    report(fault, command, tools);
    await apologise(place, tools);
  }
}

async function apologise(place: Place, tools: Listening): Promise<void> {
  const { faultTitle: title, fault: text } = tools.words;
  try {
    const card = { title, preview: title, tone: 'refused' as const, text: [text] };
    await tools.answer.toPerson(place, { kind: 'card', card }, { kind: 'help' });
  } catch (fault) {
    tools.log.warn({ adapter: 'teams', ...faultFacts(fault) }, 'Not even an apology reached Teams.');
  }
}

/** A look: nobody has asked for anything, so nothing is sent later, and after a fault the card stays as all see it. */
async function whenLooked({ command, place }: CommandRequest, tools: Listening): Promise<HttpAnswer> {
  try {
    return tools.answer.toLook(place, await tools.dispatch(command));
  } catch (fault) {
    report(fault, command, tools);
    return tools.answer.say(place, tools.words.noOwnView);
  }
}

/** A press or a dialog: the answer is the body, unless it comes too late for that. */
function whenPressed(request: CommandRequest, tools: Listening): Promise<HttpAnswer> {
  const { command, place } = request;
  const { answer, words, pressMs, inFlight } = tools;
  return new Promise<HttpAnswer>((resolve) => {
    let late = false;
    const patience = setTimeout(() => {
      late = true;
      resolve(answer.say(place, words.answerFollows));
    }, pressMs);
    const work = async () => {
      try {
        const reply = await tools.dispatch(command);
        if (late) await afterwards(place, reply, command.ask, tools);
        else resolve(await inBody(request, reply, tools));
      } catch (fault) {
        report(fault, command, tools);
        if (late) await apologise(place, tools);
        else resolve(await afterFault(request, tools));
      } finally {
        clearTimeout(patience);
      }
    };
    inFlight.track(work());
  });
}

async function inBody(
  { command, place }: CommandRequest,
  reply: Reply,
  tools: Listening,
): Promise<HttpAnswer> {
  const { answer } = tools;
  if (place.how.kind === 'dialog') return answer.toDialog(place, reply);
  const said = await answer.toPress(place, reply, command.ask);
  const home = place.how.kind === 'pressed' && place.how.onHome ? await homeAfter(command, tools) : null;
  return home === null ? said : answer.homeAgain(home);
}

/** What was done from the home may have changed what stands on it. Null when it cannot be drawn again: it stays as it is. */
async function homeAfter({ requestId, actor }: Command, tools: Listening): Promise<Card | null> {
  const command: Command = { requestId: `${requestId}:home`, actor, ask: { kind: 'home' } };
  try {
    const home = await tools.dispatch(command);
    return home.kind === 'card' ? home.card : null;
  } catch (fault) {
    report(fault, command, tools);
    return null;
  }
}

async function afterwards(place: Place, reply: Reply, ask: Ask, { answer }: Listening): Promise<void> {
  if (isReadApart(ask)) await answer.opener(place, ask);
  else await answer.toPerson(place, reply, ask);
}

/** A form that was sent comes back as it was, if the use case still gives it; else a sentence. */
async function afterFault({ command, place, before }: CommandRequest, tools: Listening): Promise<HttpAnswer> {
  const sent = place.how.kind === 'dialog' ? place.how.sent : null;
  if (sent !== null && before !== undefined) {
    try {
      const requestId = `${command.requestId}:again`;
      const reply = await tools.dispatch({ ...command, requestId, ask: before });
      if (reply.kind === 'form') return tools.answer.again(reply.form, sent.entries);
    } catch (fault) {
      report(fault, command, tools);
    }
  }
  return tools.answer.say(place, tools.words.fault);
}

function report(fault: unknown, { requestId }: Command, { log }: Listening): void {
  log.error({ adapter: 'teams', requestId, ...faultFacts(fault) }, 'A Teams request failed.');
}

/** Which kind of fault and where, without its message: a message may quote what somebody typed. */
export function faultFacts(fault: unknown): Record<string, unknown> {
  if (!(fault instanceof Error)) return { fault: typeof fault };
  const { code } = fault as { code?: unknown };
  return {
    fault: fault.name,
    ...(typeof code === 'string' ? { code } : {}),
    at: framesOf(fault, 4),
  };
}

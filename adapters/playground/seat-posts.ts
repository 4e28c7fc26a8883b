import type { Form } from '../../src/ports/card.ts';
import type { Ask } from '../../src/ports/command.ts';
import { answer, note } from './answer.ts';
import { confirmHtml, formHtml } from './form-html.ts';
import type { PageApp, PageContext } from './guard.ts';
import { type Asked, type Entered, type Fields, parseAsked, parseSaid, type Said } from './parse.ts';
import { unreadable, withFields } from './posted.ts';
import { type SeatParts, withView } from './seat-pages.ts';
import { conversationOf, pathOf, type View } from './view.ts';

type Parts = SeatParts & { readonly parseWords: (text: string) => Ask };
type Answer = Response | Promise<Response>;

/** What is said and pressed in a seat: read the post, say the command, show the answer. */
export function seatPosts(app: PageApp, parts: Parts): void {
  const { respond, workspace, parseWords } = parts;
  const standpoint = (view: View) => ({ user: view.user, conversation: conversationOf(view) });

  app.post('/:frame{seat|pane}/:user/:place/say', (c) =>
    withView(c, parts, (view) =>
      withFields(c, respond, (fields) => {
        const said = parseSaid(fields, standpoint(view), workspace.stage, parseWords);
        return said ? say(c, parts, view, said) : unreadable(c, respond);
      }),
    ),
  );
  app.post('/:frame{seat|pane}/:user/:place/ask', (c) =>
    withView(c, parts, (view) =>
      withFields(c, respond, (fields) => {
        const asked = parseAsked(fields, standpoint(view), workspace.stage);
        if (!asked) return unreadable(c, respond);
        return asked.confirm ? confirm(c, parts, view, fields, asked.confirm) : ask(c, parts, view, asked);
      }),
    ),
  );
}

async function say(
  c: PageContext,
  parts: Parts,
  view: View,
  { command, token, text }: Said,
): Promise<Response> {
  const request = { command, token, user: view.user, conversation: conversationOf(view), message: null };
  await note(parts.workspace, request, text);
  const form = await answer(parts.workspace, parts.dispatch, request);
  return form ? showForm(c, parts, view, form, null, new Map()) : shown(c, parts, view);
}

async function ask(c: PageContext, parts: Parts, view: View, asked: Asked): Promise<Response> {
  const { command, token, message, entered } = asked;
  const request = { command, token, user: view.user, conversation: conversationOf(view), message };
  const form = await answer(parts.workspace, parts.dispatch, request);
  return form ? showForm(c, parts, view, form, message, entered) : shown(c, parts, view);
}

/** The card stands in the conversation now. From the home page that is the one with the bot. */
function shown(c: PageContext, { respond }: Parts, view: View): Response {
  const place = view.place === 'home' ? 'dm' : view.place;
  return respond.done(c, pathOf({ ...view, place }));
}

function showForm(
  c: PageContext,
  { respond, workspace }: Parts,
  view: View,
  form: Form,
  message: number | null,
  entered: Entered,
): Answer {
  const place = {
    action: `${pathOf(view)}/ask`,
    message,
    back: pathOf(view),
    seats: workspace.stage.seats,
  };
  return respond.ask(c, form.title, formHtml(form, entered, place, respond.look(c)));
}

const REPEATED = ['csrf', 'request', 'ask', 'once', 'message'];

function confirm(
  c: PageContext,
  { respond }: Parts,
  view: View,
  fields: Fields,
  question: NonNullable<Asked['confirm']>,
): Answer {
  const repeated = REPEATED.flatMap((name) => {
    const value = fields[name];
    return typeof value === 'string' ? [[name, value] as const] : [];
  });
  const repeat = { action: `${pathOf(view)}/ask`, fields: repeated };
  return respond.ask(c, question.text, confirmHtml(question, repeat, pathOf(view)));
}

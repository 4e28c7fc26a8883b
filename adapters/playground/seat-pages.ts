import type { Dispatch } from '../../src/ports/command.ts';
import type { Files } from './files.ts';
import type { PageApp, PageContext } from './guard.ts';
import { type Html, html } from './html.ts';
import { bannerHtml, panesHtml } from './page-html.ts';
import type { Respond } from './respond.ts';
import { openConversation, seatHtml } from './seat-html.ts';
import { type Shown, sideHtml } from './side-html.ts';
import { accountIn, channelOf, seatOf } from './stage.ts';
import { tourHtml } from './tour-html.ts';
import { type Frame, findView, firstView, pathOf, type View } from './view.ts';
import { clockText } from './when.ts';
import type { Workspace } from './workspace.ts';

export type SeatParts = {
  readonly workspace: Workspace;
  readonly dispatch: Dispatch;
  readonly respond: Respond;
  readonly files: Files;
};

type Answer = Response | Promise<Response>;

/** The pages of the seats: one seat with the controls beside it, a seat in a pane, and two panes. */
export function seatPages(app: PageApp, parts: SeatParts): void {
  const { workspace, respond } = parts;
  const notFound = (c: PageContext) => respond.problem(c, 404, respond.look(c).texts.notFound);
  const searchOf = (c: PageContext) => new URL(c.req.url).search;

  app.get('/', (c) => c.redirect(`/seat/${workspace.stage.tour.chair}${searchOf(c)}`));
  app.get('/:frame{seat|pane}/:user', (c) => {
    const { frame, user } = c.req.param();
    if (!seatOf(workspace.stage, user)) return notFound(c);
    return c.redirect(`${pathOf(firstView(workspace, frame as Frame, user))}${searchOf(c)}`);
  });
  app.get('/:frame{seat|pane}/:user/:place', (c) => withView(c, parts, (view) => showSeat(c, parts, view)));
  app.get('/pair/:left/:right', (c) => {
    const { left, right } = c.req.param();
    const known = seatOf(workspace.stage, left) && seatOf(workspace.stage, right);
    return known ? showPair(c, parts, { kind: 'pair', left, right }) : notFound(c);
  });
  app.notFound(notFound);
}

/** Goes on with the page of the address, if there is one and this person may see it. */
export function withView(
  c: PageContext,
  { workspace, respond }: Pick<SeatParts, 'workspace' | 'respond'>,
  go: (view: View) => Answer,
): Answer {
  const { frame, user = '', place = '' } = c.req.param() as Record<string, string | undefined>;
  const found = findView(workspace, frame === 'pane' ? 'pane' : 'seat', user, place);
  const { texts } = respond.look(c);
  switch (found.kind) {
    case 'here':
      return go(found.view);
    case 'no_such_seat':
      return respond.problem(c, 404, texts.notFound);
    case 'not_in_channel':
      return respond.problem(c, 404, texts.notInChannel);
    default:
      throw new Error(`Nowhere to go for ${JSON.stringify(found satisfies never)}`);
  }
}

async function showSeat(c: PageContext, parts: SeatParts, view: View): Promise<Response> {
  const { workspace, respond, files } = parts;
  const look = respond.look(c);
  const home = view.place === 'home' ? await askHome(parts, view, look.newToken()) : null;
  const open = openConversation(view);
  if (open !== null) workspace.markSeen(view.user, open);

  const seat = seatOf(workspace.stage, view.user);
  const page = { view, home, say: c.req.query('say') ?? '', all: c.req.query('all') === '1' };
  const title = channelOf(workspace.stage, view.place)?.name ?? (home ? look.texts.home : look.texts.direct);
  const alone = view.frame === 'seat';
  const clock = clockText(look.locale, look.zone, workspace.clock.now());
  const body = html`${bannerHtml(seat, clock, alone, look)}
    <div class="stage">
      ${alone ? sideHtml(workspace, { kind: 'one', user: view.user }, pathOf(view), look) : ''}
      <main class="chat" id="main" data-path="${pathOf(view)}" data-root="/${view.frame}/${view.user}">
        <h1 class="unseen">${title}</h1>
        ${seatHtml(workspace, page, files.keep, look)}
      </main>
      ${alone ? tourHtml(workspace.stage, !respond.tourIsClosed(c), look) : ''}
    </div>`;
  return respond.page(c, `${seat?.role} ${seat?.name} – ${title}`, view.frame, body);
}

/** The home page is made anew each time it is looked at. */
async function askHome({ dispatch, workspace }: SeatParts, view: View, requestId: string) {
  const actor = accountIn(workspace.stage, view.user);
  const reply = await dispatch({ requestId, actor, ask: { kind: 'home' } });
  if (reply.kind === 'form') throw new Error('A form has no place on the home page.');
  return reply.card;
}

function showPair(
  c: PageContext,
  { workspace, respond }: SeatParts,
  shown: Shown & { kind: 'pair' },
): Answer {
  const look = respond.look(c);
  const { left, right } = shown;
  const path = `/pair/${left}/${right}`;
  const names = [left, right].map((user) => seatOf(workspace.stage, user)?.name).join('・');
  const clock = clockText(look.locale, look.zone, workspace.clock.now());
  const body: Html = html`${bannerHtml(null, clock, true, look)}
    <div class="stage" data-path="${path}" data-root="${path}">
      ${sideHtml(workspace, shown, path, look)}
      ${panesHtml(workspace.stage, left, right)}
    </div>`;
  return respond.page(c, names, 'pair', body);
}

import { createHash } from 'node:crypto';
import type { Card } from '../../src/ports/card.ts';
import { cardHtml } from './card-html.ts';
import type { KeepFile } from './files.ts';
import { type Html, hidden, html, type Look, tokens } from './html.ts';
import { channelOf, type Seat, seatOf } from './stage.ts';
import { streamHtml } from './stream-html.ts';
import { conversationOf, pathOf, placeOf, type View } from './view.ts';
import type { Workspace } from './workspace.ts';

export type SeatPage = {
  readonly view: View;
  /** The card of the home page, when that is what is looked at. */
  readonly home: Card | null;
  /** Words that are put into the box. */
  readonly say: string;
  readonly all: boolean;
};

/** What somebody in this seat sees: their places, the place that is open, and the box to speak in. */
export function seatHtml(workspace: Workspace, page: SeatPage, keepFile: KeepFile, look: Look): Html {
  const { view, home } = page;
  return html`${tabsHtml(workspace, view, look)}
    ${headHtml(workspace, view, look)}
    ${home ? homeHtml(home, view, keepFile, look) : streamHtml(workspace, view, keepFile, page.all, look)}
    ${home ? '' : composerHtml(view, page.say, look)}`;
}

export function badge(count: number, { texts }: Look): Html | '' {
  if (count === 0) return '';
  return html`<span class="badge"><span aria-hidden="true">${count}</span><span class="unseen">${texts.unread(count)}</span></span>`;
}

function tabsHtml(workspace: Workspace, view: View, look: Look): Html {
  const { texts } = look;
  const { user } = view;
  const places = workspace.conversations(user).map((conversation) => ({
    place: placeOf(user, conversation),
    name: channelOf(workspace.stage, conversation)?.name ?? texts.directTab,
    mark: channelOf(workspace.stage, conversation) ? '# ' : '',
    unread: workspace.unread(user, conversation),
  }));
  const tabs = [...places, { place: 'home', name: texts.home, mark: '', unread: 0 }];
  const key = tabs.map((tab) => `${tab.place} ${tab.unread}`).join(',');
  return html`<nav class="tabs" id="tabs" data-key="${key}" aria-label="${texts.placesLabel}"><ul>
    ${tabs.map((tab) => {
      const current = tab.place === view.place ? html`aria-current="page"` : '';
      return html`<li><a href="${pathOf({ ...view, place: tab.place })}" ${current}>${tab.mark}${tab.name}${badge(tab.unread, look)}</a></li>`;
    })}
  </ul></nav>`;
}

/** Who is here, and the button with which the gate can be seen refusing. */
function headHtml(workspace: Workspace, view: View, look: Look): Html | '' {
  const { texts } = look;
  const members = workspace.members(view.place);
  const channel = channelOf(workspace.stage, view.place);
  if (members === null || channel === null) return '';
  const seats = members.map((user) => seatOf(workspace.stage, user)).filter((seat) => seat !== null);
  const outsiders = workspace.stage.seats.filter((seat) => seat.outsider);
  const warning = html`<span class="tag outsider">${texts.outsiderIn}</span>`;
  return html`<div class="head" id="head" data-key="${members.join(',')}">
    <span class="visibility">${channel.visibility === 'private' ? texts.privateChannel : texts.publicChannel}</span>
    <details class="members"><summary>${texts.members(members.length)}</summary>
      <ul>${seats.map((seat) => html`<li><b>${seat.name}</b>${texts.nameOf(seat.role, seat.agency)}</li>`)}</ul>
    </details>
    ${seats.some((seat) => seat.outsider) ? warning : ''}
    ${outsiders.map((seat) => outsiderHtml(seat, members.includes(seat.user), view, look))}
  </div>`;
}

function outsiderHtml(seat: Seat, inside: boolean, view: View, look: Look): Html {
  const { texts } = look;
  return html`<form method="post" action="/demo/${inside ? 'remove' : 'add'}" data-post>
    ${tokens(look)}${hidden('back', pathOf(view))}${hidden('channel', view.place)}${hidden('user', seat.user)}
    <button class="button small" title="${texts.whoIs(seat.name)}">${inside ? texts.removeOutsider : texts.addOutsider}</button>
  </form>`;
}

function homeHtml(card: Card, view: View, keepFile: KeepFile, look: Look): Html {
  const place = { action: `${pathOf(view)}/ask`, message: null, id: 'home-card', keepFile };
  const key = createHash('sha256').update(JSON.stringify(card)).digest('base64url');
  return html`<div class="stream" id="home" data-key="${key}">${cardHtml(card, place, look)}</div>`;
}

function composerHtml(view: View, say: string, look: Look): Html {
  const { texts } = look;
  const action = `${pathOf(view)}/say`;
  return html`<div class="composer">
    <form class="chips" method="post" action="${action}" aria-label="${texts.wordsLabel}" data-post>
      ${tokens(look)}
      ${texts.words.map((word) => html`<button class="chip" name="text" value="${word}">${word}</button>`)}
    </form>
    <form class="box" method="post" action="${action}" data-post data-clear>
      ${tokens(look)}
      <label class="unseen" for="box">${texts.boxLabel}</label>
      <input type="text" id="box" name="text" value="${say}" placeholder="${texts.boxHint}" maxlength="500" required autocomplete="off" enterkeyhint="send">
      <button class="button primary">${texts.send}</button>
    </form>
  </div>`;
}

/** The conversation that is open, for which the badge goes out; the home page has none. */
export function openConversation(view: View): string | null {
  return view.place === 'home' ? null : conversationOf(view);
}

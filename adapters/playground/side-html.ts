import { type Html, hidden, html, type Look, tokens } from './html.ts';
import { badge } from './seat-html.ts';
import type { Seat } from './stage.ts';
import { clockText } from './when.ts';
import type { Workspace } from './workspace.ts';

/** One seat is open, or two side by side. */
export type Shown =
  | { readonly kind: 'one'; readonly user: string }
  | { readonly kind: 'pair'; readonly left: string; readonly right: string };

/** What belongs to the demo and not to the chat: its clock, the seats, and the way back to the start. */
export function sideHtml(workspace: Workspace, shown: Shown, back: string, look: Look): Html {
  const { texts } = look;
  return html`<aside class="side" id="side" aria-labelledby="side-title">
    <div class="side-head"><h2 id="side-title">${texts.stageHeading}</h2>
      <a class="button small only-narrow" href="#main">${texts.close}</a></div>
    <section aria-labelledby="clock-title">
      <h3 id="clock-title">${texts.clockHeading}</h3>
      <p class="clock" data-clock>${clockText(look.locale, look.zone, workspace.clock.now())}</p>
      <div class="clock-buttons">
        ${(['hour', 'morning', 'week', 'sitting'] as const).map((step) => demoButton(step, texts[step], back, look))}
      </div>
    </section>
    <section aria-labelledby="seats-title">
      <h3 id="seats-title">${texts.seatsHeading}</h3>
      ${seatsHtml(workspace, shown, look)}
      ${shown.kind === 'pair' ? html`<p class="only-wide"><a href="/seat/${shown.left}">${texts.backToOne}</a></p>` : ''}
    </section>
    <section aria-labelledby="sample-title">
      <h3 id="sample-title">${texts.sampleHeading}</h3>
      <p class="note">${texts.sampleNote}</p>
      ${demoButton('reset', texts.resetButton, back, look)}
    </section>
  </aside>`;
}

function demoButton(step: string, label: string, back: string, look: Look): Html {
  return html`<form method="post" action="/demo/${step}" data-post>
    ${tokens(look)}${hidden('back', back)}<button class="button small">${label}</button>
  </form>`;
}

function seatsHtml(workspace: Workspace, shown: Shown, look: Look): Html {
  const seats = workspace.stage.seats.map((seat) => ({ seat, unread: unreadOf(workspace, seat) }));
  const key = seats.map(({ seat, unread }) => `${seat.user} ${unread}`).join(',');
  return html`<ul class="seats" id="seats" data-key="${key}">
    ${seats.map(({ seat, unread }) =>
      shown.kind === 'one'
        ? seatHtml(seat, unread, seat.user === shown.user, besideHtml(seat, shown.user, look), look)
        : seatHtml(seat, unread, false, sidesHtml(seat, shown, look), look),
    )}
  </ul>`;
}

function unreadOf(workspace: Workspace, { user }: Seat): number {
  return workspace
    .conversations(user)
    .map((conversation) => workspace.unread(user, conversation))
    .reduce((sum, one) => sum + one, 0);
}

function seatHtml(seat: Seat, unread: number, current: boolean, beside: Html | '', look: Look): Html {
  const here = current ? html`aria-current="true"` : '';
  return html`<li class="${current ? 'current' : ''} ${seat.outsider ? 'outsider' : ''}">
    <a class="take" href="/seat/${seat.user}" ${here}>
      <span class="seat-name"><b>${seat.role}</b> ${seat.name}${badge(unread, look)}</span>
      <span class="seat-agency">${seat.agency}</span>
    </a>${beside}
  </li>`;
}

function besideHtml(seat: Seat, open: string, { texts }: Look): Html | '' {
  if (seat.user === open) return html`<span class="beside here only-wide">${texts.thisSeat}</span>`;
  return html`<a class="beside only-wide" href="/pair/${open}/${seat.user}"
    aria-label="${seat.name} ${texts.besideLink}">${texts.besideLink}</a>`;
}

function sidesHtml(seat: Seat, { left, right }: Shown & { kind: 'pair' }, { texts }: Look): Html | '' {
  if (seat.user === left || seat.user === right) {
    return html`<span class="beside here only-wide">${texts.thisSeat}</span>`;
  }
  return html`<a class="beside only-wide" href="/pair/${seat.user}/${right}"
      aria-label="${seat.name} ${texts.leftLink}">${texts.leftLink}</a>
    <a class="beside only-wide" href="/pair/${left}/${seat.user}"
      aria-label="${seat.name} ${texts.rightLink}">${texts.rightLink}</a>`;
}

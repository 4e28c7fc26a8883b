import { type Html, html, type Look } from './html.ts';
import { type Stage, seatOf } from './stage.ts';
import { LATEST } from './stream-html.ts';
import type { TourStep } from './texts.ts';

/** The main job in five steps, for the first visit. The script remembers in a cookie that it was closed. */
export function tourHtml(stage: Stage, open: boolean, look: Look): Html {
  return html`<details class="tour" id="tour" ${open ? 'open' : ''}>
    <summary>${look.texts.tourHeading}</summary>
    <ol>${look.texts.tour.map((step) => html`<li>${stepHtml(stage, step, look)}</li>`)}</ol>
  </details>`;
}

function stepHtml(stage: Stage, step: TourStep, { texts }: Look): Html {
  const user = stage.tour[step.seat];
  const seat = seatOf(stage, user);
  const place = step.place === 'dm' ? 'dm' : (stage.channels[0]?.id ?? 'dm');
  const word = step.word?.replace('{case}', stage.tour.caseNumber) ?? null;
  const say = word === null ? '' : `?say=${encodeURIComponent(word)}`;
  return html`<p>${step.text}</p>
    <p class="go"><a href="/seat/${user}/${place}${say}#${LATEST}">${texts.tourGo(seat?.role ?? '', seat?.name ?? user)}</a>
    ${word === null ? '' : html`<span class="word">${texts.tourWord(word)}</span>`}</p>`;
}

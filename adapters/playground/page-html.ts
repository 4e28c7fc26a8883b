import { type Html, html, type Look } from './html.ts';
import { type Seat, type Stage, seatOf } from './stage.ts';

export type PageKind = 'seat' | 'pane' | 'pair' | 'bare';

/** Later ones build on the earlier ones. */
export const STYLES = [
  'base.css',
  'page.css',
  'side.css',
  'tour.css',
  'chat.css',
  'cards.css',
  'forms.css',
] as const;

/** A whole document. Styles and script come as files, for the content policy allows nothing inside. */
export function documentHtml(title: string, kind: PageKind, body: Html, notice: string, look: Look): Html {
  const { texts } = look;
  return html`<!doctype html>
<html lang="${look.locale}">
<head>
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <title>${title} | ${texts.product} ${texts.trial}</title>
  <link rel="icon" href="/assets/icon.svg" type="image/svg+xml">
  <link rel="stylesheet" href="/fonts/400.css">
  <link rel="stylesheet" href="/fonts/700.css">
  ${STYLES.map((name) => html`<link rel="stylesheet" href="/assets/${name}">`)}
  <script src="/assets/client.js" defer></script>
</head>
<body class="${kind}" data-offline="${texts.offline}">
  <a class="skip" href="#main">${texts.skip}</a>
  ${body}
  <div class="notice" id="notice" role="status">${notice}</div>
  <dialog id="dialog" aria-labelledby="dialog-title"></dialog>
</body>
</html>`;
}

/** On top: what this is, whose seat it is, and on a narrow screen the clock and the way to the controls. */
export function bannerHtml(seat: Seat | null, clock: string, withSide: boolean, { texts }: Look): Html {
  const brand = html`<p class="brand"><b>${texts.product}</b><span class="tag">${texts.trial}</span>
    <span class="sample only-wide">${texts.sample}</span></p>
    <p class="time only-narrow" data-clock>${clock}</p>`;
  return html`<header class="banner">
    ${withSide ? brand : ''}
    ${seat ? html`<p class="taken"><span class="unseen">${texts.seatLabel} </span><b>${seat.role} ${seat.name}</b> <span class="agency">${seat.agency}</span></p>` : ''}
    ${withSide ? html`<a class="button small only-narrow" href="#side">${texts.stageMenu}</a>` : ''}
  </header>`;
}

/** Two seats side by side, each a page of its own. */
export function panesHtml(stage: Stage, left: string, right: string): Html {
  return html`<main class="panes" id="main">
    ${[left, right].map((user) => {
      const seat = seatOf(stage, user);
      return html`<iframe src="/pane/${user}" title="${seat?.role} ${seat?.name}"></iframe>`;
    })}
  </main>`;
}

/** Something that stands alone: a form where no script runs, or a sentence about what went wrong. */
export function aloneHtml(piece: Html): Html {
  return html`<main class="alone" id="main">${piece}</main>`;
}

export function problemHtml(sentence: string, { texts }: Look): Html {
  return aloneHtml(html`<h1>${texts.problemHeading}</h1><p role="alert">${sentence}</p>
    <p><a class="button primary" href="/">${texts.toStart}</a></p>`);
}

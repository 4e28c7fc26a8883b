import type { Action, Card, CardItem } from '../../src/ports/card.ts';
import type { KeepFile } from './files.ts';
import { type Html, hidden, html, type Look, SIGNS, tokens } from './html.ts';

/** Where the buttons of a card post to, and on which message they stand. */
export type CardPlace = {
  /** Address that takes an `ask`. */
  readonly action: string;
  readonly message: number | null;
  /** Makes the ids on a page differ. */
  readonly id: string;
  readonly keepFile: KeepFile;
};

/** Draws a card. Everything in it is text, whatever it looks like. */
export function cardHtml(card: Card, place: CardPlace, look: Look): Html {
  const titleId = `${place.id}-title`;
  const tone = card.tone ?? 'plain';
  return html`<section class="card tone-${tone}" aria-labelledby="${titleId}">
    ${toneHtml(tone, look)}
    <h2 class="card-title" id="${titleId}">${card.title}</h2>
    ${card.facts?.length ? factsHtml(card.facts) : ''}
    ${card.text?.map((paragraph) => html`<p class="card-text">${paragraph}</p>`) ?? ''}
    ${card.items?.length ? itemsHtml(card.items, place, look) : ''}
    ${card.files?.length ? filesHtml(card.files, place, look) : ''}
    ${card.actions?.length ? actionsHtml(card.actions, titleId, place, look) : ''}
  </section>`;
}

function toneHtml(tone: NonNullable<Card['tone']>, { texts }: Look): Html | '' {
  if (tone === 'plain') return '';
  const words = { good: texts.toneGood, warning: texts.toneWarning, refused: texts.toneRefused };
  return html`<p class="tone">${SIGNS[tone]}${words[tone]}</p>`;
}

function factsHtml(facts: NonNullable<Card['facts']>): Html {
  return html`<dl class="facts">
    ${facts.map((fact) => html`<div><dt>${fact.label}</dt><dd>${fact.value}</dd></div>`)}
  </dl>`;
}

function itemsHtml(items: readonly CardItem[], place: CardPlace, look: Look): Html {
  return html`<ul class="items" aria-label="${look.texts.itemsLabel}">
    ${items.map((item, index) => {
      const id = `${place.id}-item-${index}`;
      return html`<li>
        <p class="item-title" id="${id}">${item.title}</p>
        ${item.lines?.map((line) => html`<p class="item-line">${line}</p>`) ?? ''}
        ${item.actions?.length ? actionsHtml(item.actions, id, place, look) : ''}
      </li>`;
    })}
  </ul>`;
}

function filesHtml(files: NonNullable<Card['files']>, place: CardPlace, { texts }: Look): Html {
  const label = ({ name, mime }: NonNullable<Card['files']>[number]) =>
    mime.startsWith('text/calendar') ? texts.calendar(name) : texts.download(name);
  return html`<ul class="files">
    ${files.map((file) => html`<li><a href="${place.keepFile(file)}" download="${file.name}">${label(file)}</a></li>`)}
  </ul>`;
}

function actionsHtml(actions: readonly Action[], about: string, place: CardPlace, look: Look): Html {
  return html`<div class="actions">
    ${actions.map((action) => buttonHtml(action, about, place, look))}
  </div>`;
}

/** One button is one form, so that it works where no script runs. `about` names what it belongs to. */
function buttonHtml(action: Action, about: string, place: CardPlace, look: Look): Html {
  return html`<form method="post" action="${place.action}" data-post>
    ${tokens(look)}${hidden('ask', JSON.stringify(action.ask))}
    ${action.once === undefined ? '' : hidden('once', action.once)}
    ${place.message === null ? '' : hidden('message', String(place.message))}
    ${action.confirm ? hidden('confirm', JSON.stringify({ ...action.confirm, danger: action.style === 'danger' })) : ''}
    <button class="button ${action.style ?? ''}" aria-describedby="${about}">${action.label}</button>
  </form>`;
}

import type { Choice, Field, Form } from '../../src/ports/card.ts';
import { flag, type Html, hidden, html, type Look, SIGNS, tokens } from './html.ts';
import type { Entered, Question } from './parse.ts';
import type { Seat } from './stage.ts';

export type FormPlace = {
  /** Address that takes an `ask`. */
  readonly action: string;
  readonly message: number | null;
  /** Where a person goes who gives up the form, on a page without script. */
  readonly back: string;
  /** Whom a field of the kind `account` offers. */
  readonly seats: readonly Seat[];
};

/** Up to here a list is short enough to be shown as a whole. */
const RADIOS_AT_MOST = 6;

/**
 * Draws a form. When it comes back with errors, what the person had entered stands in it again, whatever
 * the core put there.
 */
export function formHtml(form: Form, entered: Entered, place: FormPlace, look: Look): Html {
  const { texts } = look;
  const wrong = form.fields.filter((field) => field.error !== undefined).length;
  const kept: Entered = wrong > 0 ? entered : new Map();
  return html`<form class="form" method="post" action="${place.action}" data-post>
    <h2 id="dialog-title">${form.title}</h2>
    ${form.intro?.map((paragraph) => html`<p class="card-text">${paragraph}</p>`) ?? ''}
    ${wrong > 0 ? html`<p class="form-errors" role="alert">${SIGNS.refused}${texts.formErrors(wrong)}</p>` : ''}
    ${tokens(look)}${hidden('ask', JSON.stringify(form.ask))}
    ${form.once === undefined ? '' : hidden('once', form.once)}
    ${place.message === null ? '' : hidden('message', String(place.message))}
    ${form.fields.map((field) => fieldHtml(field, kept, place, look))}
    <div class="actions">
      <button class="button primary">${form.submit}</button>
      <a class="button" href="${place.back}" data-close>${texts.back}</a>
    </div>
  </form>`;
}

function fieldHtml(field: Field, entered: Entered, place: FormPlace, look: Look): Html {
  const { texts } = look;
  const id = `field-${field.name}`;
  const mark = field.required
    ? html`<span class="mark required">${texts.required}</span>`
    : html`<span class="mark">${texts.optional}</span>`;
  const notes = html`
    ${field.hint === undefined ? '' : html`<p class="hint" id="${id}-hint">${field.hint}</p>`}
    ${field.error === undefined ? '' : html`<p class="error" id="${id}-error">${SIGNS.refused}${field.error}</p>`}`;
  const grouped = field.kind === 'choices' || (field.kind === 'choice' && isShort(field));
  if (grouped) {
    return html`<fieldset class="field ${field.error === undefined ? '' : 'wrong'}" aria-describedby="${describedBy(field)}">
      <legend>${field.label}${mark}</legend>${notes}${optionsHtml(field, entered, look)}
    </fieldset>`;
  }
  return html`<div class="field ${field.error === undefined ? '' : 'wrong'}">
    <label for="${id}">${field.label}${mark}</label>${notes}${inputHtml(field, entered, place, look)}
  </div>`;
}

function isShort(field: Field & { kind: 'choice' }): boolean {
  return field.options.length <= RADIOS_AT_MOST;
}

function describedBy(field: Field): string {
  const id = `field-${field.name}`;
  const ids = [field.hint === undefined ? '' : `${id}-hint`, field.error === undefined ? '' : `${id}-error`];
  return ids.filter((one) => one !== '').join(' ');
}

/** What is the same on every single input. */
function common(field: Field): Html {
  const described = describedBy(field);
  return html`id="field-${field.name}" name="${field.kind}:${field.name}"
    ${described === '' ? '' : html`aria-describedby="${described}"`}
    ${field.error === undefined ? '' : html`aria-invalid="true"`} ${flag('required', field.required ?? false)}`;
}

function inputHtml(field: Field, entered: Entered, { seats }: FormPlace, { texts }: Look): Html {
  const before = entered.get(field.name);
  switch (field.kind) {
    case 'text': {
      const value = before ?? field.value ?? '';
      const length = html`maxlength="${field.maxLength}" placeholder="${field.placeholder ?? ''}"`;
      return field.multiline
        ? html`<textarea ${common(field)} ${length} rows="4">${'\n'}${value}</textarea>`
        : html`<input type="text" ${common(field)} ${length} value="${value}" autocomplete="off">`;
    }
    case 'choice':
      return selectHtml(field, field.options, String(before ?? field.value ?? ''), texts.choose);
    case 'account': {
      const options = seats.map((seat) => ({
        value: seat.user,
        label: texts.nameOf(seat.name, seat.agency),
      }));
      return selectHtml(field, options, String(before ?? field.account?.user ?? ''), texts.choose);
    }
    case 'choices':
      throw new Error(`The field ${field.name} is drawn as a group.`);
    default:
      throw new Error(`No input for ${JSON.stringify(field satisfies never)}`);
  }
}

function selectHtml(field: Field, options: readonly Choice[], value: string, choose: string): Html {
  return html`<select ${common(field)}>
    <option value="">${choose}</option>
    ${options.map((option) => {
      const label = option.note === undefined ? option.label : `${option.label}　${option.note}`;
      return html`<option value="${option.value}" ${flag('selected', option.value === value)}>${label}</option>`;
    })}
  </select>`;
}

function optionsHtml(field: Field & { kind: 'choice' | 'choices' }, entered: Entered, look: Look): Html {
  const before = entered.get(field.name);
  const given = field.kind === 'choice' ? (field.value ?? '') : (field.values ?? []);
  const chosen = [before ?? given].flat();
  const single = field.kind === 'choice';
  const none: readonly Choice[] =
    single && !field.required ? [{ value: '', label: look.texts.noChoice }] : [];
  // Tells the form that the list was shown, for browsers send nothing when nothing is ticked.
  const shown = single ? '' : hidden(`choices:${field.name}`, '');
  return html`${shown}<div class="options">
    ${[...none, ...field.options].map((option, index) => {
      const id = `field-${field.name}-${index}`;
      return html`<div class="option">
        <input type="${single ? 'radio' : 'checkbox'}" id="${id}" name="${field.kind}:${field.name}" value="${option.value}"
          ${flag('checked', chosen.includes(option.value))} ${flag('required', single && (field.required ?? false))}
          ${option.note === undefined ? '' : html`aria-describedby="${id}-note"`}>
        <label for="${id}">${option.label}</label>
        ${option.note === undefined ? '' : html`<span class="note" id="${id}-note">${option.note}</span>`}
      </div>`;
    })}
  </div>`;
}

/** Asks before something is done. The same post comes again, with the word that it was confirmed. */
export function confirmHtml(
  question: Question,
  repeat: { readonly action: string; readonly fields: readonly (readonly [string, string])[] },
  back: string,
): Html {
  return html`<form class="form" method="post" action="${repeat.action}" data-post>
    <h2 id="dialog-title" class="question">${question.text}</h2>
    ${repeat.fields.map(([name, value]) => hidden(name, value))}${hidden('confirmed', 'yes')}
    <div class="actions">
      <button class="button ${question.danger ? 'danger' : 'primary'}">${question.yes}</button>
      <a class="button" href="${back}" data-close>${question.no}</a>
    </div>
  </form>`;
}

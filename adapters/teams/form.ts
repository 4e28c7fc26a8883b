import type { Choice, Field, Form } from '../../src/ports/card.ts';
import { carryForm } from './carry.ts';
import { TEAMS_LIMITS } from './limits.ts';
import { alarm, bytesOf, type Element, note, paragraph, short } from './text.ts';
import type { TeamsWords } from './words.ts';

type Drawn = { readonly element: Element; readonly missing: number };

/** A comma parts what was chosen, so a value may have none. */
function choicesOf(
  choices: readonly Choice[],
  most: number,
): { readonly choices: readonly object[]; missing: number } {
  const shown = choices.filter(({ value }) => !value.includes(',')).slice(0, most);
  return {
    choices: shown.map(({ value, label, note: remark }) => ({
      title: short(remark ? `${label}（${remark}）` : label, TEAMS_LIMITS.optionText),
      value,
    })),
    missing: choices.length - shown.length,
  };
}

function choiceSet(
  field: Field & { kind: 'choice' | 'choices' },
  common: object,
  words: TeamsWords,
  most: number,
): Drawn {
  const { choices, missing } = choicesOf(field.options, most);
  const known = (value: string) => field.options.some((one) => one.value === value);
  const chosen = field.kind === 'choice' ? [field.value ?? ''] : (field.values ?? []);
  const value = chosen.filter(known).join(',');
  // Radio buttons cannot be taken back once pressed, so what may stay open is a menu.
  const listed = field.kind === 'choices' || (field.required && choices.length <= TEAMS_LIMITS.listedOptions);
  return {
    element: {
      ...common,
      type: 'Input.ChoiceSet',
      style: listed ? 'expanded' : 'compact',
      isMultiSelect: field.kind === 'choices',
      wrap: true,
      ...(listed ? {} : { placeholder: words.chooseOne }),
      choices,
      ...(value === '' ? {} : { value }),
    },
    missing,
  };
}

function draw(field: Field, words: TeamsWords, most: number): Drawn {
  const common = {
    id: field.name,
    label: short(field.label, TEAMS_LIMITS.inputLabel),
    ...(field.required ? { isRequired: true, errorMessage: words.required } : {}),
  };
  switch (field.kind) {
    case 'text': {
      const maxLength = Math.min(field.maxLength, TEAMS_LIMITS.inputText);
      return {
        element: {
          ...common,
          type: 'Input.Text',
          maxLength,
          isMultiline: field.multiline ?? false,
          ...(field.value ? { value: field.value.slice(0, maxLength) } : {}),
          ...(field.placeholder ? { placeholder: short(field.placeholder, TEAMS_LIMITS.placeholder) } : {}),
        },
        missing: 0,
      };
    }
    case 'choice':
    case 'choices':
      return choiceSet(field, common, words, most);
    case 'account': {
      const user = field.account?.platform === 'teams' ? { value: field.account.user } : {};
      return {
        element: {
          ...common,
          type: 'Input.ChoiceSet',
          choices: [],
          // Teams fills it from the directory while somebody types a name.
          'choices.data': { type: 'Data.Query', dataset: 'graph.microsoft.com/users' },
          isMultiSelect: false,
          style: 'filtered',
          ...user,
        },
        missing: 0,
      };
    }
    default:
      throw new Error(`No input for ${JSON.stringify(field satisfies never)}`);
  }
}

function fieldElements(field: Field, words: TeamsWords, most: number): Element[] {
  if ('options' in field && field.options.length === 0) return [note(`${field.label}　${words.nothing}`)];
  const { element, missing } = draw(field, words, most);
  return [
    element,
    ...(field.hint ? [note(field.hint)] : []),
    ...(field.error ? [alarm(field.error)] : []),
    ...(missing > 0 ? [note(words.moreOptions(missing))] : []),
  ];
}

/** How many options of each choice are shown, until the form is small enough. */
const FEWER = [TEAMS_LIMITS.options, 120, 80, 50, 30, 15] as const;

/**
 * A form as the body of a dialog, with as many options as there is room for; null when its ask is longer than a button
 * carries. `key` is new for each drawing.
 */
export function formBody(form: Form, words: TeamsWords, key: string, bytes: number): Element[] | null {
  const data = carryForm(form, key);
  if (data === null) return null;
  const submit = {
    type: 'Action.Submit',
    title: short(form.submit, TEAMS_LIMITS.buttonText),
    style: 'positive',
    data,
  };
  let body: Element[] = [];
  for (const most of FEWER) {
    body = [
      ...(form.intro ?? []).flatMap((text) => paragraph(text)),
      ...form.fields.flatMap((field) => fieldElements(field, words, most)),
      { type: 'ActionSet', actions: [submit] },
    ];
    if (bytesOf(body) <= bytes) break;
  }
  return body;
}

/** A form once more, with what the person had entered and a sentence on top: nobody has to type again. */
export function filledAgain(form: Form, entries: Readonly<Record<string, unknown>>, sentence: string): Form {
  const fields = form.fields.map((field): Field => {
    const entry = entries[field.name];
    if (field.kind === 'choices') return Array.isArray(entry) ? { ...field, values: entry } : field;
    if (field.kind === 'account' || typeof entry !== 'string') return field;
    return { ...field, value: entry };
  });
  return { ...form, intro: [`⚠️ ${sentence}`, ...(form.intro ?? [])], fields };
}

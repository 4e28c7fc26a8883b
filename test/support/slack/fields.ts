import type { Block, Element } from './block-kit.ts';
import { elementsOf } from './shown.ts';
import type { StateValues, View } from './workspace.ts';

/** What a person puts into one field: words, an option's label or value, several of them, or nothing. */
export type Entry = string | readonly string[] | null;

type Input = Extract<Block, { type: 'input' }>;
type Option = { readonly text: { readonly text: string }; readonly value: string };

export const inputsOf = (view: View): Input[] =>
  view.content.blocks.filter((block): block is Input => block.type === 'input');

function findInput(view: View, label: string): Input {
  const inputs = inputsOf(view);
  const found =
    inputs.find((input) => input.label.text === label) ?? inputs.find((input) => input.block_id === label);
  if (found) return found;
  throw new Error(
    `There is no field 「${label}」, only ${inputs.map((input) => `「${input.label.text}」`).join('')}.`,
  );
}

function pick(options: readonly Option[], wanted: string): Option {
  const found = options.find((option) => option.text.text === wanted || option.value === wanted);
  if (found) return found;
  throw new Error(
    `There is no choice 「${wanted}」, only ${options.map((option) => `「${option.text.text}」`).join('')}.`,
  );
}

const many = (entry: Entry): readonly string[] =>
  entry === null ? [] : typeof entry === 'string' ? [entry] : entry;
const one = (entry: Entry): string | null => many(entry)[0] ?? null;

/** An element's part of `view.state.values`, as Slack sends it. */
export function stateOf(element: Element, entry: Entry): Record<string, unknown> {
  const { type } = element;
  switch (type) {
    case 'plain_text_input': {
      const text = one(entry);
      if (text !== null && element.max_length !== undefined && text.length > element.max_length) {
        throw new Error(`Slack takes at most ${element.max_length} letters here.`);
      }
      return { type, value: text === '' ? null : text };
    }
    case 'static_select':
    case 'radio_buttons': {
      const wanted = one(entry);
      return { type, selected_option: wanted === null ? null : pick(element.options, wanted) };
    }
    case 'multi_static_select':
    case 'checkboxes':
      return { type, selected_options: many(entry).map((wanted) => pick(element.options, wanted)) };
    case 'users_select':
      return { type, selected_user: one(entry) };
    case 'multi_users_select':
      return { type, selected_users: many(entry) };
    case 'datepicker':
      return { type, selected_date: one(entry) };
    case 'timepicker':
      return { type, selected_time: one(entry) };
    case 'overflow':
      return { type, selected_option: pick(element.options, one(entry) ?? '') };
    case 'button':
      return { type, text: element.text, ...(element.value === undefined ? {} : { value: element.value }) };
    default:
      throw new Error(`Nobody can fill in ${JSON.stringify(element satisfies never)}.`);
  }
}

/** What stands in a field before the person touches it. */
function initial(element: Element): Entry {
  switch (element.type) {
    case 'plain_text_input':
      return element.initial_value ?? null;
    case 'static_select':
      return element.initial_option?.value ?? null;
    case 'radio_buttons':
    case 'checkboxes':
      return (element.initial_options ?? (element.initial_option ? [element.initial_option] : [])).map(
        (option) => option.value,
      );
    case 'multi_static_select':
      return (element.initial_options ?? []).map((option) => option.value);
    case 'users_select':
      return element.initial_user ?? null;
    case 'multi_users_select':
      return element.initial_users ?? [];
    case 'datepicker':
      return element.initial_date ?? null;
    case 'timepicker':
      return element.initial_time ?? null;
    default:
      return null;
  }
}

/** The form's state: what was filled in, else what stood there. */
export function valuesOf(view: View): StateValues {
  return Object.fromEntries(
    elementsOf(view.content.blocks)
      .filter(({ block }) => block.type === 'input')
      .map(({ block, element }) => {
        const id = block.block_id ?? '';
        const entered = view.values[id]?.[element.action_id];
        return [id, { [element.action_id]: entered ?? stateOf(element, initial(element)) }];
      }),
  );
}

export function withEntries(view: View, entries: Readonly<Record<string, Entry>>): StateValues {
  const filled = Object.entries(entries).map(([label, entry]) => {
    const { block_id, element } = findInput(view, label);
    return [block_id ?? '', { [element.action_id]: stateOf(element, entry) }] as const;
  });
  return { ...view.values, ...Object.fromEntries(filled) };
}

const isEmpty = (state: unknown): boolean =>
  Object.entries(state as Record<string, unknown>).every(
    ([key, value]) => key === 'type' || value === null || (Array.isArray(value) && value.length === 0),
  );

/** The labels of the fields that Slack itself asks for before it sends anything. */
export function missingIn(view: View): string[] {
  const values = valuesOf(view);
  return inputsOf(view)
    .filter((input) => !input.optional && isEmpty(values[input.block_id ?? '']?.[input.element.action_id]))
    .map((input) => input.label.text);
}

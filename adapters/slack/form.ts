import type { types } from '@slack/bolt';
import type { Choice, Field, Form } from '../../src/ports/card.ts';
import { FORM_CALLBACK, formMetadata } from './carry.ts';
import { SLACK_LIMITS } from './limits.ts';
import { context, pieces, plain, richText } from './text.ts';
import type { SlackWords } from './words.ts';

/** The one element of each field; its block is named after the field. */
export const VALUE_ACTION = 'value';

type Option = types.PlainTextOption & { readonly value: string };
type Drawn = { readonly element: types.InputBlockElement; readonly missing: number };

/** Slack's options as far as they fit; the person is told how many do not. */
function optionsOf(choices: readonly Choice[]): { options: Option[]; listed: boolean; missing: number } {
  const listed = choices.length <= SLACK_LIMITS.listedOptions;
  const options = choices
    .filter((choice) => choice.value.length <= SLACK_LIMITS.optionValue)
    .slice(0, listed ? SLACK_LIMITS.listedOptions : SLACK_LIMITS.selectOptions)
    .map(({ value, label, note }) => ({
      value,
      text: plain(label, SLACK_LIMITS.optionText),
      ...(note ? { description: plain(note, SLACK_LIMITS.optionText) } : {}),
    }));
  return { options, listed, missing: choices.length - options.length };
}

function textInput(field: Field & { kind: 'text' }): Drawn {
  const maxLength = Math.min(field.maxLength, SLACK_LIMITS.inputText);
  const element: types.PlainTextInput = {
    type: 'plain_text_input',
    action_id: VALUE_ACTION,
    max_length: maxLength,
    multiline: field.multiline ?? false,
    ...(field.value ? { initial_value: field.value.slice(0, maxLength) } : {}),
    ...(field.placeholder ? { placeholder: plain(field.placeholder, SLACK_LIMITS.placeholder) } : {}),
  };
  return { element, missing: 0 };
}

function choiceInput(field: Field & { kind: 'choice' }): Drawn {
  const { options, listed, missing } = optionsOf(field.options);
  const initial = options.find((option) => option.value === field.value);
  return {
    element: {
      // Radio buttons cannot be taken back once pressed, so what may stay open is a menu.
      type: listed && field.required ? 'radio_buttons' : 'static_select',
      action_id: VALUE_ACTION,
      options,
      ...(initial ? { initial_option: initial } : {}),
    },
    missing,
  };
}

function choicesInput(field: Field & { kind: 'choices' }): Drawn {
  const { options, listed, missing } = optionsOf(field.options);
  const initial = options.filter((option) => field.values?.includes(option.value));
  return {
    element: {
      type: listed ? 'checkboxes' : 'multi_static_select',
      action_id: VALUE_ACTION,
      options,
      ...(initial.length > 0 ? { initial_options: initial } : {}),
    },
    missing,
  };
}

function draw(field: Field): Drawn {
  switch (field.kind) {
    case 'text':
      return textInput(field);
    case 'choice':
      return choiceInput(field);
    case 'choices':
      return choicesInput(field);
    case 'account': {
      const user = field.account?.platform === 'slack' ? { initial_user: field.account.user } : {};
      return { element: { type: 'users_select', action_id: VALUE_ACTION, ...user }, missing: 0 };
    }
    default:
      throw new Error(`No input for ${JSON.stringify(field satisfies never)}`);
  }
}

function fieldBlocks(field: Field, words: SlackWords): types.KnownBlock[] {
  // Slack does not draw a choice among nothing.
  if ('options' in field && field.options.length === 0) return [context(`${field.label}　${words.nothing}`)];
  const { element, missing } = draw(field);
  return [
    {
      type: 'input',
      block_id: field.name,
      label: plain(field.label, SLACK_LIMITS.inputLabel),
      optional: !field.required,
      element,
      ...(field.hint ? { hint: plain(field.hint, SLACK_LIMITS.inputLabel) } : {}),
    },
    ...(field.error ? [context(`⚠️ ${field.error}`)] : []),
    ...(missing > 0 ? [context(words.moreOptions(missing))] : []),
  ];
}

/**
 * A form as a modal; null when its ask is longer than Slack carries. Errors stand right under their field:
 * Slack draws its own only from the acknowledgement, and that is sent before the work is done.
 */
export function renderForm(form: Form, words: SlackWords, channel?: string): types.ModalView | null {
  const metadata = formMetadata(form, channel);
  if (metadata === null) return null;
  const fullTitle = form.title.length > SLACK_LIMITS.modalTitle ? [form.title] : [];
  return {
    type: 'modal',
    callback_id: FORM_CALLBACK,
    private_metadata: metadata,
    title: plain(form.title, SLACK_LIMITS.modalTitle),
    submit: plain(form.submit, SLACK_LIMITS.modalButton),
    close: plain(words.cancel, SLACK_LIMITS.modalButton),
    blocks: [
      ...[...fullTitle, ...(form.intro ?? [])]
        .flatMap((text) => pieces(text))
        .map((text) => richText([[{ text }]])),
      ...form.fields.flatMap((field) => fieldBlocks(field, words)),
    ].slice(0, SLACK_LIMITS.viewBlocks),
  };
}

import type { types } from '@slack/bolt';
import { z } from 'zod';
import { SLACK_LIMITS } from './limits.ts';
import { context, plain } from './text.ts';
import type { SlackWords } from './words.ts';

const option = z.looseObject({ value: z.string() });

/** The state of one field, as Slack sends it along with a form. */
export const fieldSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('plain_text_input'), value: z.string().nullish() }),
  z.object({ type: z.enum(['static_select', 'radio_buttons']), selected_option: option.nullish() }),
  z.object({ type: z.enum(['multi_static_select', 'checkboxes']), selected_options: z.array(option) }),
  z.object({ type: z.literal('users_select'), selected_user: z.string().nullish() }),
]);
export type FieldState = z.infer<typeof fieldSchema>;

const text = z.object({ text: z.string() });

/** What a sent form looked like. */
export const sentViewSchema = z.object({
  title: text,
  submit: text.nullish(),
  callback_id: z.string().default(''),
  private_metadata: z.string().max(SLACK_LIMITS.privateMetadata).default(''),
  blocks: z.array(z.looseObject({ type: z.string(), block_id: z.string().optional() })),
  state: z.object({ values: z.record(z.string(), z.record(z.string(), fieldSchema)) }),
});
export type SentView = z.infer<typeof sentViewSchema>;

function initialOf(state: FieldState): Record<string, unknown> {
  switch (state.type) {
    case 'plain_text_input':
      return { initial_value: state.value ?? undefined };
    case 'static_select':
    case 'radio_buttons':
      return { initial_option: state.selected_option ?? undefined };
    case 'multi_static_select':
    case 'checkboxes':
      return { initial_options: state.selected_options.length > 0 ? state.selected_options : undefined };
    case 'users_select':
      return { initial_user: state.selected_user ?? undefined };
    default:
      throw new Error(`No initial value for ${JSON.stringify(state satisfies never)}`);
  }
}

/**
 * A sent form once more, with what the person had entered and a sentence on top: after a fault nobody has
 * to type again. It is rebuilt from Slack's own payload, since nothing of a form is kept here.
 */
export function formAgain(sent: SentView, note: string, words: SlackWords): types.ModalView {
  const blocks = sent.blocks.map((block) => {
    const state = Object.values(sent.state.values[block.block_id ?? ''] ?? {})[0];
    if (block.type !== 'input' || state === undefined) return block;
    return { ...block, element: { ...(block.element as object), ...initialOf(state) } };
  });
  return {
    type: 'modal',
    callback_id: sent.callback_id,
    private_metadata: sent.private_metadata,
    title: plain(sent.title.text, SLACK_LIMITS.modalTitle),
    ...(sent.submit ? { submit: plain(sent.submit.text, SLACK_LIMITS.modalButton) } : {}),
    close: plain(words.cancel, SLACK_LIMITS.modalButton),
    blocks: [context(`⚠️ ${note}`), ...(blocks as types.KnownBlock[])].slice(0, SLACK_LIMITS.viewBlocks),
  };
}

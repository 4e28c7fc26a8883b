import { z } from 'zod';

/**
 * What Slack accepts as blocks, written a second time and on purpose apart from the adapter's own table:
 * the fake refuses what Slack would refuse, and the tests see why.
 * Numbers: the doc comments of @slack/types 3.2 and docs.slack.dev; the message's total is slackapi/bolt-js#2509.
 */
const plain = (max: number) =>
  z.strictObject({
    type: z.literal('plain_text'),
    text: z.string().min(1).max(max),
    emoji: z.boolean().optional(),
  });
const mrkdwn = (max: number) =>
  z.strictObject({
    type: z.literal('mrkdwn'),
    text: z.string().min(1).max(max),
    verbatim: z.boolean().optional(),
  });
const anyText = (max: number) => z.union([plain(max), mrkdwn(max)]);
const name = z.string().min(1).max(255);
const option = z.strictObject({
  text: plain(75),
  value: z.string().min(1).max(75),
  description: plain(75).optional(),
});
const confirm = z.strictObject({
  title: plain(100),
  text: anyText(300),
  confirm: plain(30),
  deny: plain(30),
  style: z.enum(['primary', 'danger']).optional(),
});

const button = z.strictObject({
  type: z.literal('button'),
  action_id: name,
  text: plain(75),
  value: z.string().max(2000).optional(),
  url: z.string().max(3000).optional(),
  style: z.enum(['primary', 'danger']).optional(),
  confirm: confirm.optional(),
  accessibility_label: z.string().max(75).optional(),
});
const shared = { action_id: name, focus_on_load: z.boolean().optional() };
const placeholder = plain(150).optional();
const dayPattern = /^\d{4}-\d{2}-\d{2}$/;

const elements = z.discriminatedUnion('type', [
  button,
  z.strictObject({
    type: z.literal('plain_text_input'),
    ...shared,
    placeholder,
    initial_value: z.string().max(3000).optional(),
    multiline: z.boolean().optional(),
    min_length: z.number().int().min(0).max(3000).optional(),
    max_length: z.number().int().min(1).max(3000).optional(),
  }),
  z.strictObject({
    type: z.literal('static_select'),
    ...shared,
    placeholder,
    options: z.array(option).min(1).max(100),
    initial_option: option.optional(),
    confirm: confirm.optional(),
  }),
  z.strictObject({
    type: z.literal('multi_static_select'),
    ...shared,
    placeholder,
    options: z.array(option).min(1).max(100),
    initial_options: z.array(option).min(1).max(100).optional(),
    max_selected_items: z.number().int().min(1).optional(),
  }),
  z.strictObject({
    type: z.enum(['radio_buttons', 'checkboxes']),
    ...shared,
    options: z.array(option).min(1).max(10),
    initial_option: option.optional(),
    initial_options: z.array(option).min(1).max(10).optional(),
  }),
  z.strictObject({
    type: z.literal('users_select'),
    ...shared,
    placeholder,
    initial_user: z.string().optional(),
  }),
  z.strictObject({
    type: z.literal('multi_users_select'),
    ...shared,
    placeholder,
    initial_users: z.array(z.string()).min(1).optional(),
    max_selected_items: z.number().int().min(1).optional(),
  }),
  z.strictObject({
    type: z.literal('datepicker'),
    ...shared,
    placeholder,
    initial_date: z.string().regex(dayPattern).optional(),
  }),
  z.strictObject({
    type: z.literal('timepicker'),
    ...shared,
    placeholder,
    initial_time: z.string().optional(),
    timezone: z.string().optional(),
  }),
  z.strictObject({
    type: z.literal('overflow'),
    action_id: name,
    options: z.array(option).min(1).max(5),
    confirm: confirm.optional(),
  }),
]);

const block_id = name.optional();
const style = z
  .strictObject({
    bold: z.boolean().optional(),
    italic: z.boolean().optional(),
    strike: z.boolean().optional(),
    code: z.boolean().optional(),
  })
  .optional();
const richElement = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('text'), text: z.string().min(1), style }),
  z.strictObject({ type: z.literal('link'), url: z.string().min(1), text: z.string().optional(), style }),
  z.strictObject({ type: z.literal('user'), user_id: z.string() }),
]);
const richSection = z.strictObject({
  type: z.literal('rich_text_section'),
  elements: z.array(richElement).min(1),
});
const richList = z.strictObject({
  type: z.literal('rich_text_list'),
  style: z.enum(['bullet', 'ordered']),
  indent: z.number().int().optional(),
  elements: z.array(richSection).min(1),
});

const block = z.discriminatedUnion('type', [
  z
    .strictObject({
      type: z.literal('section'),
      block_id,
      text: anyText(3000).optional(),
      fields: z.array(anyText(2000)).min(1).max(10).optional(),
      accessory: elements.optional(),
      expand: z.boolean().optional(),
    })
    .refine(
      (section) => section.text !== undefined || section.fields !== undefined,
      'section needs text or fields',
    ),
  z.strictObject({ type: z.literal('header'), block_id, text: plain(150) }),
  z.strictObject({ type: z.literal('divider'), block_id }),
  z.strictObject({ type: z.literal('context'), block_id, elements: z.array(anyText(3000)).min(1).max(10) }),
  z.strictObject({ type: z.literal('actions'), block_id, elements: z.array(elements).min(1).max(25) }),
  z.strictObject({
    type: z.literal('input'),
    block_id,
    label: plain(2000),
    hint: plain(2000).optional(),
    optional: z.boolean().optional(),
    dispatch_action: z.boolean().optional(),
    element: elements,
  }),
  z.strictObject({
    type: z.literal('rich_text'),
    block_id,
    elements: z.array(z.discriminatedUnion('type', [richSection, richList])).min(1),
  }),
]);

export type Block = z.infer<typeof block>;
export type Element = z.infer<typeof elements>;
export type RichPart = z.infer<typeof richElement>;

/** Two blocks of one surface with the same block_id, or two elements of one block with the same action_id. */
function repeatedIds(blocks: readonly Block[]): string[] {
  const twice = (ids: readonly (string | undefined)[]) =>
    ids.filter((id, index) => id !== undefined && ids.indexOf(id) !== index);
  return [
    ...twice(blocks.map((candidate) => candidate.block_id)).map((id) => `block_id ${id} is used twice`),
    ...blocks.flatMap((candidate) =>
      candidate.type === 'actions'
        ? twice(candidate.elements.map((element) => element.action_id)).map(
            (id) => `action_id ${id} twice in a block`,
          )
        : [],
    ),
  ];
}

const blocksOf = (max: number) =>
  z
    .array(block)
    .max(max)
    .check((context) => {
      for (const message of repeatedIds(context.value)) {
        context.issues.push({ code: 'custom', message, input: context.value });
      }
    });
/** Slack counts in its own serialised form; bytes of ours are the careful reading (Japanese has three a letter). */
const bytes = (value: unknown) => Buffer.byteLength(JSON.stringify(value) ?? '');

const message = z.object({
  text: z.string().max(40_000).optional(),
  blocks: blocksOf(50)
    .refine((blocks) => bytes(blocks) <= 13_000, 'msg_blocks_too_long')
    .optional(),
});

const home = z.strictObject({
  type: z.literal('home'),
  blocks: blocksOf(100),
  private_metadata: z.string().max(3000).optional(),
  callback_id: z.string().max(255).optional(),
  external_id: z.string().max(255).optional(),
});
const modal = z
  .strictObject({
    type: z.literal('modal'),
    title: plain(24),
    blocks: blocksOf(100),
    submit: plain(24).optional(),
    close: plain(24).optional(),
    private_metadata: z.string().max(3000).optional(),
    callback_id: z.string().max(255).optional(),
    external_id: z.string().max(255).optional(),
    clear_on_close: z.boolean().optional(),
    notify_on_close: z.boolean().optional(),
  })
  .refine(
    (view) => view.submit !== undefined || view.blocks.every((candidate) => candidate.type !== 'input'),
    'a modal with input blocks needs a submit button',
  );
const view = z
  .discriminatedUnion('type', [home, modal])
  .refine((value) => bytes(value) <= 250_000, 'view_too_large');

export type ViewContent = z.infer<typeof view>;
export type MessageContent = z.infer<typeof message>;

export type Checked<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problems: string[] };

function checked<T>(schema: z.ZodType<T>, value: unknown): Checked<T> {
  const result = schema.safeParse(value);
  if (result.success) return { ok: true, value: result.data };
  return {
    ok: false,
    problems: result.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`),
  };
}

export const checkMessage = (value: unknown): Checked<MessageContent> => checked(message, value);
export const checkView = (value: unknown): Checked<ViewContent> => checked(view, value);

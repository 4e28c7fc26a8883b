import { z } from 'zod';
import type { FakeSlack } from './fake-slack.ts';
import { checkedContent, withIds } from './methods-chat.ts';
import { type Answer, refusalAnswer, SlackRefusal } from './web-api.ts';

const schema = z.object({
  text: z.string().optional(),
  blocks: z.unknown().optional(),
  response_type: z.enum(['ephemeral', 'in_channel']).default('ephemeral'),
  replace_original: z.boolean().default(false),
  delete_original: z.boolean().default(false),
});

/** A post to a response_url: an answer for one person, also in channels the bot is not in, at most five times. */
export function answerResponseUrl(
  slack: FakeSlack,
  id: string,
  body: unknown,
): { status: number; answer: Answer } {
  try {
    const target = slack.api.useResponse(id);
    const workspace = slack.team(target.team);
    const args = schema.parse(body);
    const original =
      target.messageTs === undefined ? undefined : workspace.message(target.channel, target.messageTs);
    if (args.delete_original) {
      if (original) workspace.remove(original.channel, original.ts);
      return { status: 200, answer: { ok: true } };
    }
    const { text, blocks } = checkedContent(args);
    const shown = { text: text ?? '', blocks: withIds(blocks ?? [], workspace) };
    if (args.replace_original && original) workspace.put({ ...original, ...shown });
    else {
      workspace.put({
        channel: target.channel,
        ts: workspace.tools.nextTs(),
        author: workspace.botUser,
        files: [],
        ...shown,
        ...(args.response_type === 'ephemeral' ? { onlyFor: target.person } : {}),
      });
    }
    return { status: 200, answer: { ok: true } };
  } catch (error) {
    if (!(error instanceof SlackRefusal)) throw error;
    return { status: 404, answer: refusalAnswer(slack, 'response_url', error) };
  }
}

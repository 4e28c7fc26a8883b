import { z } from 'zod';
import { checkedContent, withIds, writable } from './methods-chat.ts';
import { method, SlackRefusal } from './web-api.ts';
import type { Workspace } from './workspace.ts';

const needs = () => ['files:write'];
const files = z.array(z.object({ id: z.string(), title: z.string().optional() })).min(1);

/** Uploading takes three steps: ask for a URL, send the bytes there, complete. Only then does anybody see a file. */
export const fileMethods = (uploadUrl: (workspace: Workspace, fileId: string) => string) => ({
  'files.getUploadURLExternal': method(
    z.object({ filename: z.string().min(1), length: z.number().int().positive() }),
    needs,
    ({ workspace, args }) => {
      const id = workspace.tools.nextId('F');
      workspace.files.set(id, { name: args.filename, length: args.length });
      return { file_id: id, upload_url: uploadUrl(workspace, id) };
    },
  ),
  'files.completeUploadExternal': method(
    z.object({
      files,
      channel_id: z.string().optional(),
      initial_comment: z.string().optional(),
      blocks: z.unknown().optional(),
      thread_ts: z.string().optional(),
    }),
    needs,
    ({ workspace, args }) => {
      const uploaded = args.files.map(({ id }) => {
        const file = workspace.files.get(id);
        if (file?.content === undefined) throw new SlackRefusal('file_not_found');
        return { id, name: file.name, content: file.content };
      });
      if (args.channel_id !== undefined) {
        const channel = writable(workspace, args.channel_id);
        const hasWords = args.initial_comment !== undefined || args.blocks !== undefined;
        const words = hasWords ? checkedContent({ text: args.initial_comment, blocks: args.blocks }) : {};
        workspace.put({
          channel: channel.id,
          ts: workspace.tools.nextTs(),
          author: workspace.botUser,
          text: words.text ?? '',
          blocks: withIds(words.blocks ?? [], workspace),
          files: uploaded,
          ...(args.thread_ts === undefined ? {} : { threadTs: args.thread_ts }),
        });
      }
      return { files: uploaded.map(({ id, name }) => ({ id, title: name })) };
    },
  ),
});

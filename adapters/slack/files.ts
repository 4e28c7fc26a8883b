import type { webApi } from '@slack/bolt';
import { bytesOf, type CardFile } from '../../src/ports/card.ts';
import { SLACK_LIMITS } from './limits.ts';
import { cut } from './text.ts';

/** Puts files into a channel as one message of their own: a card with buttons cannot carry any in Slack. */
export async function shareFiles(
  client: webApi.WebClient,
  channel: string,
  files: readonly CardFile[],
): Promise<void> {
  if (files.length === 0) return;
  await client.files.uploadV2({
    channel_id: channel,
    file_uploads: files.map((file) => ({
      filename: cut(file.name, SLACK_LIMITS.fileName),
      title: cut(file.name, SLACK_LIMITS.fileName),
      file: Buffer.from(bytesOf(file)),
    })),
  });
}

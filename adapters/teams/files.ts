import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { bytesOf, type CardFile } from '../../src/ports/card.ts';
import type { OutgoingActivity } from './connector.ts';
import { TEAMS_LIMITS } from './limits.ts';
import { cut } from './text.ts';
import type { TeamsWords } from './words.ts';

const CONSENT = 'application/vnd.microsoft.teams.card.file.consent';
const INFO = 'application/vnd.microsoft.teams.card.file.info';
/** How many files wait at once for somebody to take them; the oldest is let go first. */
const MOST_WAITING = 200;

type Owner = { readonly tenant: string; readonly user: string };

/** What Teams says when somebody takes an offered file, or declines it. */
export const consentSchema = z.object({
  replyToId: z.string().nullish(),
  value: z.object({
    action: z.enum(['accept', 'decline']),
    context: z.object({ tsudoiFile: z.string().max(100) }),
    uploadInfo: z
      .object({
        uploadUrl: z.url(),
        contentUrl: z.url(),
        name: z.string(),
        uniqueId: z.string(),
        fileType: z.string().nullish(),
      })
      .nullish(),
  }),
});
export type UploadInfo = NonNullable<z.infer<typeof consentSchema>['value']['uploadInfo']>;

/**
 * Files for one person (ファイルの受け渡し): Teams lets a bot put a file into somebody's own OneDrive once they agree. Until
 * then it waits in memory, since it may have names in it; after a restart, or past its time, it has to be asked for again.
 */
export type FileDesk = {
  offer(file: CardFile, owner: Owner): OutgoingActivity;
  /** The file, once, in its time, and only to whom it was offered. */
  take(id: string, owner: Owner): CardFile | null;
  /** Where it lies now. */
  info(upload: UploadInfo): OutgoingActivity;
};

export function fileDesk(words: TeamsWords, now: () => Date): FileDesk {
  const waiting = new Map<string, { readonly file: CardFile; readonly owner: Owner }>();
  return {
    offer(file, owner) {
      const id = randomUUID();
      waiting.set(id, { file, owner });
      if (waiting.size > MOST_WAITING) waiting.delete([...waiting.keys()][0] ?? '');
      const context = { tsudoiFile: id };
      const content = {
        description: words.fileOffered,
        sizeInBytes: bytesOf(file).length,
        ...{ acceptContext: context, declineContext: context },
      };
      const name = cut(file.name, TEAMS_LIMITS.fileName);
      return {
        ...{ type: 'message', summary: words.fileOffered },
        attachments: [{ contentType: CONSENT, name, content }],
      };
    },
    take(id, owner) {
      const found = waiting.get(id);
      if (found?.owner.user !== owner.user || found.owner.tenant !== owner.tenant) return null;
      waiting.delete(id);
      const { offeredUntil } = found.file;
      return offeredUntil !== undefined && now() > new Date(offeredUntil) ? null : found.file;
    },
    info({ contentUrl, name, uniqueId, fileType }) {
      const content = { uniqueId, fileType: fileType ?? name.split('.').at(-1) ?? '' };
      return {
        ...{ type: 'message', summary: words.fileTaken },
        attachments: [{ contentType: INFO, contentUrl, name, content }],
      };
    },
  };
}

/** People's own storage at Microsoft: a file goes nowhere else. */
export function isStorage(uploadUrl: string): boolean {
  if (!URL.canParse(uploadUrl)) return false;
  const { protocol, hostname } = new URL(uploadUrl);
  return protocol === 'https:' && /\.sharepoint\.(com|us|cn)$/.test(hostname);
}

/** Puts the bytes where Teams says. */
export async function upload(file: CardFile, uploadUrl: string, patienceMs: number): Promise<void> {
  const bytes = bytesOf(file);
  const response = await fetch(uploadUrl, {
    method: 'PUT',
    headers: {
      'content-type': file.mime,
      'content-range': `bytes 0-${bytes.length - 1}/${bytes.length}`,
    },
    body: bytes,
    redirect: 'error',
    signal: AbortSignal.timeout(patienceMs),
  });
  if (!response.ok) throw new Error(`The upload was answered with ${response.status}.`);
}

import { chmod, mkdir, stat } from 'node:fs/promises';
import { dirname } from 'node:path';

/** The account that PostgreSQL runs as where it may not run as ours. */
export type ServerUser = { readonly uid: number; readonly gid: number };

/** No account is created on the machine: these numbers own nothing else by convention. */
const NOBODY: ServerUser = { uid: 65534, gid: 65534 };

/** Where a server that does not run as root keeps what it cannot reach elsewhere. */
export const SYSTEM_FOLDER = '/var/lib/tsudoi';

export function runsAsRoot(): boolean {
  return process.geteuid?.() === 0;
}

/**
 * PostgreSQL refuses to run as root. A database that exists is served by its owner, so that one made by an
 * ordinary user can be started with sudo too; a new one belongs to nobody.
 */
export async function serverUserFor(existing: string | undefined): Promise<ServerUser | undefined> {
  if (!runsAsRoot()) return undefined;
  if (existing === undefined) return NOBODY;
  const { uid, gid } = await stat(existing);
  return uid === 0 ? NOBODY : { uid, gid };
}

/** Whether that user gets through every folder down to this one. Access lists are not looked at. */
export async function canEnter(folder: string, user: ServerUser | undefined): Promise<boolean> {
  if (!user) return true;
  const { mode, uid, gid } = await stat(folder);
  const bit = uid === user.uid ? 0o100 : gid === user.gid ? 0o010 : 0o001;
  if ((mode & bit) === 0) return false;
  const parent = dirname(folder);
  return parent === folder || canEnter(parent, user);
}

/**
 * Makes a folder for us alone, which a server under another user may pass through but not list, whatever the umask.
 * A folder that exists stays as it is.
 */
export async function makeFolder(folder: string): Promise<void> {
  const made = await mkdir(folder, { recursive: true });
  if (made !== undefined) await chmod(folder, runsAsRoot() ? 0o711 : 0o700);
}

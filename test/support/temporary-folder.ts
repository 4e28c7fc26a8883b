import { randomUUID } from 'node:crypto';
import { chmod, mkdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A folder of one test's own. Others may pass through it, as a database server that does not run as root has to. */
export async function temporaryFolder(): Promise<{ path: string; remove(): Promise<void> }> {
  const path = join(tmpdir(), `tsudoi-test-${randomUUID()}`);
  await mkdir(path);
  await chmod(path, 0o711);
  return { path, remove: () => rm(path, { recursive: true, force: true }) };
}

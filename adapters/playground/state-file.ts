import { mkdir, open, readFile, rename } from 'node:fs/promises';
import { join } from 'node:path';
import type { Stage } from './stage.ts';
import { firstState, type State, stateSchema } from './state.ts';

export type StateFile = {
  readonly first: State;
  /** Resolves when what `current` gave is on the disk. */
  save(current: () => State): Promise<void>;
  /** Resolves when nothing is being written any more. */
  settled(): Promise<void>;
};

/**
 * One JSON file, replaced as a whole: after a crash it holds the state before or after a change and
 * nothing between. Those who come while a write is under way share the next one.
 */
export async function openStateFile(folder: string, stage: Stage): Promise<StateFile> {
  await mkdir(folder, { recursive: true });
  const path = join(folder, 'playground.json');
  let running: Promise<void> = Promise.resolve();
  let waiting: Promise<void> | null = null;
  return {
    first: await readState(path, stage),
    save(current) {
      waiting ??= running
        .catch(() => undefined)
        .then(() => {
          waiting = null;
          running = replaceFile(path, JSON.stringify(current()));
          return running;
        });
      return waiting;
    },
    async settled() {
      while (waiting) await waiting.catch(() => undefined);
      await running.catch(() => undefined);
    },
  };
}

async function readState(path: string, stage: Stage): Promise<State> {
  const text = await readFile(path, 'utf8').catch((fault: NodeJS.ErrnoException) => {
    if (fault.code === 'ENOENT') return null;
    throw fault;
  });
  const first = firstState(stage);
  if (text === null) return first;
  try {
    const kept = stateSchema.parse(JSON.parse(text));
    return { ...kept, members: { ...first.members, ...kept.members } };
  } catch (cause) {
    throw new Error(`${path} is not a state of the playground. Move it away to start anew.`, { cause });
  }
}

async function replaceFile(path: string, text: string): Promise<void> {
  const beside = `${path}.new`;
  const file = await open(beside, 'w', 0o600);
  try {
    await file.writeFile(text);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(beside, path);
}

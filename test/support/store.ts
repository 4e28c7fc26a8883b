import { randomBytes } from 'node:crypto';
import type { MunicipalityId } from '../../src/domain/ids.ts';
import type { Change, Commit, Committed } from '../../src/ports/store.ts';
import { aesCipher } from '../../src/store/cipher.ts';
import { type PrismaStore, prismaStore } from '../../src/store/prisma-store.ts';
import { testDatabase } from './database.ts';
import { seedMunicipality } from './seed.ts';

export const TSUTSUJI = 'tsutsuji' as MunicipalityId;

/** A store on a database of its own, with the municipality of `seed.ts`. Close it in `afterAll`. */
export type TestStore = {
  readonly store: PrismaStore;
  readonly url: string;
  readonly masterKey: Uint8Array;
  /** Commits changes as a job would; `more` adds a request, events or messages. */
  change(changes: readonly Change[], more?: Partial<Commit>): Promise<Committed>;
  close(): Promise<void>;
};

export async function testStore(): Promise<TestStore> {
  const database = await testDatabase();
  await seedMunicipality(database.url);
  const masterKey = randomBytes(32);
  const store = await prismaStore({ url: database.url, cipher: aesCipher(masterKey) });
  return {
    store,
    url: database.url,
    masterKey,
    change: (changes, more = {}) =>
      store.commit({
        municipalityId: TSUTSUJI,
        request: null,
        actor: { personId: null, account: null },
        at: new Date('2026-11-01T00:00:00Z'),
        changes,
        events: [],
        outbox: [],
        ...more,
      }),
    async close() {
      await store.close();
      await database.drop();
    },
  };
}

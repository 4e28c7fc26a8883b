import { fileURLToPath } from 'node:url';
import { type Config, ConfigError, loadConfig } from './config.ts';
import { aesCipher, keyIdOf } from './store/cipher.ts';
import { type EncryptedDatabase, withEncryptedDatabases } from './store/databases.ts';
import { WrongMasterKey } from './store/key-check.ts';
import { addMasterKey, masterKey, setMasterKeysAside } from './store/master-key.ts';
import { migrate } from './store/migrate.ts';
import { type Rotation, rotateKeys } from './store/rotate.ts';

// npm run key:rotate

const SAYS = {
  howToBegin: `鍵を替える手順：
  1. 新しい鍵を作ります：openssl rand -base64 32
  2. すべてのつどいに、今の鍵は MASTER_KEY のまま、新しい鍵を NEW_MASTER_KEY として設定し、再起動します。
  3. 同じ設定で、もう一度 npm run key:rotate を実行します。つどいは動いたままで構いません。

How to change the key:
  1. Make a new one: openssl rand -base64 32
  2. Set it as NEW_MASTER_KEY for every running bot, leave MASTER_KEY as it is, and restart them.
  3. Run npm run key:rotate again with the same settings. The bots may go on running.`,
  sameKey:
    'NEW_MASTER_KEY が MASTER_KEY と同じです。新しい鍵を設定してください。 / NEW_MASTER_KEY is the same as MASTER_KEY. Set a new one.',
  nothingYet:
    '鍵で守られたデータベースがまだありません。 / There is no database yet that a key would protect.',
  failed:
    '鍵を替えられませんでした。もう一度実行すれば、続きから始まります。 / The key could not be changed. Run it again, and it goes on from there.',
  done: ({
    rewrapped,
    verified,
  }: Rotation) => `鍵を替えました。${rewrapped}個のデータ鍵を新しい鍵で包み直し、全${verified}個が新しい鍵だけで開くことを確かめました。
The key is changed: ${rewrapped} data keys were wrapped with the new one, and all ${verified} open with it alone.`,
  afterGiven: `次にすること：
  1. すべてのつどいの MASTER_KEY を新しい鍵に替え、NEW_MASTER_KEY を消して、再起動してください。
  2. 新しい鍵の控えを、データベースの控えとは別の場所に取ってください。
  3. これまでに取ったデータベースの控えは、前の鍵でしか開きません。前の鍵は、その控えを捨てるまで保管してください。

What to do next:
  1. Set MASTER_KEY of every bot to the new key, remove NEW_MASTER_KEY, and restart them.
  2. Keep a copy of the new key, apart from the copies of the database.
  3. Copies of the database made until now open with the earlier key only. Keep it until you throw them away.`,
  afterFile: (files: readonly string[]) => `次にすること：
  1. つどいを起動してください（npm start）。
  2. master.key の控えを、データベースの控えとは別の場所に取り直してください。
  3. これまでに取ったデータベースの控えは、前の鍵でしか開きません。前の鍵（${files.join('、')}）は、その控えを捨てるまで別の場所に移して保管してください。

What to do next:
  1. Start the bot (npm start).
  2. Make a new copy of master.key, apart from the copies of the database.
  3. Copies of the database made until now open with the earlier key only (${files.join(', ')}). Move it elsewhere and keep it until you throw them away.`,
};

type Outcome = { readonly done: boolean; readonly lines: readonly string[] };

/** Changes the master key (鍵の入れ替え): from MASTER_KEY to NEW_MASTER_KEY, or in the data folder to one that is made now. */
export async function changeKey(config: Config): Promise<Outcome> {
  if (config.masterKey === null) return changeFile(config);
  const keys = await masterKey(config.masterKey, config.dataDir);
  const [present, coming] = keys.map(keyIdOf);
  if (coming === undefined) return { done: false, lines: [SAYS.howToBegin] };
  if (coming === present) return { done: false, lines: [SAYS.sameKey] };
  return withEncryptedDatabases({ ...config, alone: false }, async (databases) => {
    if (databases.length === 0) return { done: false, lines: [SAYS.nothingYet] };
    const rotation = await rotateAll(databases, keys);
    return { done: true, lines: [SAYS.done(rotation), '', SAYS.afterGiven] };
  });
}

/** The bot reads the file when it starts, so it has to stand still; both keys are in the file while this is under way. */
async function changeFile(config: Config): Promise<Outcome> {
  return withEncryptedDatabases({ ...config, alone: true }, async (databases) => {
    if (databases.length === 0) return { done: false, lines: [SAYS.nothingYet] };
    const rotation = await rotateAll(databases, await addMasterKey(config.dataDir));
    const files = await setMasterKeysAside(config.dataDir);
    return { done: true, lines: [SAYS.done(rotation), '', SAYS.afterFile(files)] };
  });
}

async function rotateAll(
  databases: readonly EncryptedDatabase[],
  keys: readonly Uint8Array[],
): Promise<Rotation> {
  const terms = { cipher: aesCipher(keys), newCipher: aesCipher(keys.slice(-1)), at: new Date() };
  const sum = { rewrapped: 0, verified: 0 };
  for (const { url, isSample } of databases) {
    await migrate({ url });
    const rotation = await rotateKeys({ url, ...terms }).catch((fault: unknown) => {
      // A sample left from a trial may have a key of its own. It stays as it is.
      if (isSample && fault instanceof WrongMasterKey) return { rewrapped: 0, verified: 0 };
      throw fault;
    });
    sum.rewrapped += rotation.rewrapped;
    sum.verified += rotation.verified;
  }
  return sum;
}

const SPOKEN = [
  'wrong_master_key',
  'migration_failed',
  'master_key_unreadable',
  'data_dir_in_use',
  'bot_without_new_key',
];

function sentenceFor(fault: unknown): string {
  if (fault instanceof ConfigError) return fault.sentences.join('\n');
  const code = String((fault as { code?: unknown }).code ?? 'fault');
  return fault instanceof Error && SPOKEN.includes(code) ? fault.message : `${SAYS.failed} (${code})`;
}

async function run(): Promise<number> {
  try {
    const { done, lines } = await changeKey(loadConfig());
    if (done) console.log(lines.join('\n'));
    else console.error(lines.join('\n'));
    return done ? 0 : 1;
  } catch (fault) {
    console.error(sentenceFor(fault));
    return 1;
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) process.exitCode = await run();

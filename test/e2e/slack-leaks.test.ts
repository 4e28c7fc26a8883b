import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { rateLimited, refused, serverError } from '../support/slack/faults.ts';
import { type SlackUser, textOf } from '../support/slack/slack-user.ts';
import { calendarFiles, type Sent, type SlackTown, slackTown } from '../support/slack-town.ts';
import { CANARIES, PEOPLE } from '../support/town.ts';
import { wordParts } from '../support/word-text.ts';

/** Every canary ends in a mark of its own, which survives where a text is cut, paged or quoted. */
const MARK = /試験札[A-Z]/g;
const marksIn = (text: string): string[] => [...new Set(text.match(MARK) ?? [])].sort();

/** What is typed in this test beside the canaries of the town. */
const REGISTERED = '水道料金の滞納が続いている（試験札G）';
const UNSAVED = '下書きの途中で閉じた文（試験札H）';
const FIRST_DRAFT = '事務局が先に保存した文（試験札I）';
const OVERTAKEN = '会長が後から書いた文（試験札J）';
const POLICY = '訪問を週に一度にする（試験札P）';
const FACT = '先週から服薬が途切れている（試験札F）';
const CONDITION = '通院が途切れがち（試験札M）';
const SERVICE = '配食（試験札S）';
const EVENT = '送電停止の予定（試験札T）';
const WISH = '家で暮らしたい（試験札W）';

type Found = { readonly what: string; readonly path: string; readonly marks: readonly string[] };

/** Where marks stand in a request, down to the single text. */
function find({ what, args }: Sent): Found[] {
  const walk = (value: unknown, path: string): Found[] => {
    if (typeof value === 'string') {
      const marks = marksIn(value);
      return marks.length > 0 ? [{ what, path, marks }] : [];
    }
    if (typeof value !== 'object' || value === null) return [];
    return Object.entries(value).flatMap(([key, part]) => walk(part, `${path}/${key}`));
  };
  return walk(args, '');
}

/** What a person reads or has typed: blocks of a message or of a modal. No button's value, no metadata, no title. */
const SHOWN = /^(?:\/view)?\/blocks\/.*\/(?:text|initial_value)$/;
/** Asked for by one person, and before nobody else's eyes. */
const PRIVATE = ['views.open', 'views.update', 'chat.postEphemeral', 'response_url'];

const isPrivate = ({ what, path }: Found, { args }: Sent): boolean => {
  const { response_type } = args as { response_type?: string };
  const forOne = what !== 'response_url' || response_type === 'ephemeral';
  return PRIVATE.includes(what) && SHOWN.test(path) && forOne;
};

/** The one post that the gate let through: this summary, in this channel. */
const isGatedPost = ({ what, path, marks }: Found, { args }: Sent, channel: string): boolean =>
  what === 'chat.postMessage' &&
  SHOWN.test(path) &&
  (args as { channel?: string }).channel === channel &&
  marks.join() === marksIn(CANARIES.summary).join();

function sort(all: readonly Sent[], channel: string) {
  const found = all.flatMap((sent) => find(sent).map((one) => ({ one, sent })));
  const gated = found.filter(({ one, sent }) => isGatedPost(one, sent, channel));
  const asked = found.filter(({ one, sent }) => isPrivate(one, sent));
  const leaks = found.filter((pair) => !gated.includes(pair) && !asked.includes(pair));
  return {
    gated: gated.length,
    asked: marksIn(asked.map(({ one }) => one.marks.join()).join()),
    leaks: leaks.map(({ one }) => one),
  };
}

/** The notification of a message is read on a lock screen: neither content nor anybody's name. */
function namesInNotifications(all: readonly Sent[]): string[] {
  const names = Object.values(PEOPLE).map(({ name }) => name);
  return all
    .map(({ args }) => (args as { text?: unknown }).text)
    .filter((text): text is string => typeof text === 'string')
    .filter((text) => names.some((name) => text.includes(name)));
}

/** Every row of every table as text; sealed columns as the bytes that they are. */
async function databaseAsText(town: SlackTown): Promise<string> {
  const tables = await town.query(
    `SELECT table_name FROM information_schema.tables WHERE table_schema = 'public' ORDER BY 1`,
  );
  const texts: string[] = [];
  for (const { table_name: name } of tables) {
    const found = await town.query(`SELECT part::text AS line FROM "${name}" part`);
    texts.push(...found.map(({ line }) => String(line)));
  }
  return texts.join('\n');
}

let town: SlackTown;
let outsider: SlackUser;

beforeEach(async () => {
  town = await slackTown();
  outsider = town.addPerson('U0BUGAI', { name: '部外 太郎' });
});
afterEach(async () => {
  await town.stop();
});

/** All work is done, and nothing is open any more. */
async function quiet(...people: SlackUser[]): Promise<void> {
  await town.settle();
  for (const person of people) while (person.modal) person.closeModal();
}

async function casesAreReadAndRegistered(): Promise<void> {
  const { kaicho, jimu, soudan, suido } = town.people;
  await soudan.slash('/shien', '事例', town.channel);
  await soudan.click(await soudan.answered(town.caseNumber), '内容を見る');
  await soudan.answered(CANARIES.situation);
  await kaicho.slash('/shien', `事例 ${town.caseNumber}`);
  await kaicho.answered(CANARIES.member);
  for (const person of [suido, outsider]) {
    await person.slash('/shien', `事例 ${town.caseNumber}`);
    await person.answered();
  }

  await jimu.slash('/shien', '事例 登録', town.channel);
  const form = await jimu.seesModal('事例を登録する');
  await town.query('ALTER TABLE "Case" RENAME TO "Away"');
  await jimu.submit(form, {
    '閲覧範囲（会長が招集する構成員）': [PEOPLE.kaicho.name, PEOPLE.jimu.name],
    状況: REGISTERED,
  });
  const again = await jimu.seesModal('処理の途中で不具合が起きました');
  expect(textOf(again)).toContain(REGISTERED);
  await town.query('ALTER TABLE "Away" RENAME TO "Case"');
  await jimu.submit(again);
  await jimu.seesModal('R8-支-015 として登録しました');
  await kaicho.slash('/shien', '事例 R8-支-015');
  await kaicho.answered(REGISTERED);
  await quiet(jimu);
}

/** The chair writes the file; 相談室 is limited to 本人 and reads what is left. */
async function fileIsWritten(): Promise<void> {
  const { kaicho, soudan } = town.people;
  const press = async (button: string, title: string) => {
    await kaicho.slash('/shien', `事例 ${town.caseNumber}`, town.channel);
    await kaicho.click(await kaicho.answered('（あなただけに表示）'), button);
    return kaicho.seesModal(title);
  };
  await kaicho.submit(await press('世帯員を加える', 'の世帯員'), {
    ...{ 続柄: '母', '心身・生活の状況': CONDITION, 利用中のサービス: SERVICE },
  });
  await kaicho.seesModal('世帯員を保存しました');
  await quiet(kaicho);
  await kaicho.submit(await press('事例を書く', 'の事例'), { 本人の意向: WISH });
  await kaicho.seesModal('事例を保存しました');
  await quiet(kaicho);
  const fact = await press('情報を加える', 'に情報を加える');
  await town.query('ALTER TABLE "Fact" RENAME TO "Away"');
  await kaicho.submit(fact, { どなたについて: '母', 内容: FACT });
  const again = await kaicho.seesModal('処理の途中で不具合が起きました');
  await town.query('ALTER TABLE "Away" RENAME TO "Fact"');
  await kaicho.submit(again);
  await kaicho.seesModal('情報を加えました');
  await quiet(kaicho);
  await kaicho.submit(await press('期日を加える', 'に期日を加える'), {
    期日: 'いつか',
    その日に起こること: EVENT,
  });
  await kaicho.submit(await kaicho.seesModal('「いつか」'), { 期日: '12/20' });
  await kaicho.seesModal('を加えました');
  await quiet(kaicho);
  await kaicho.submit(await press('見てよい世帯員', '見てよい世帯員'), {
    ...{ どなたの: PEOPLE.soudan.name, 見てよい世帯員: ['本人'] },
  });
  await kaicho.seesModal('さんには');
  await quiet(kaicho);
  await soudan.slash('/shien', `事例 ${town.caseNumber}`);
  await soudan.answered(EVENT);
}

async function sittingIsCalledAndAnswered(): Promise<void> {
  const { kaicho, jimu, soudan, minsei } = town.people;
  await town.polled();
  await soudan.click(await soudan.sees('の日程調整', soudan.im), '○', { near: '12月3日' });
  await soudan.sees('✓ ○', soudan.im);
  await kaicho.click(await kaicho.sees('の回答状況', kaicho.im), 'この日に決める', { near: '12月3日' });
  await kaicho.answered('日程を決めて、招集しました');
  await town.settle();
  await soudan.click(await soudan.sees('を開催します', soudan.im), '出席');
  await minsei.click(await minsei.sees('を開催します', minsei.im), '欠席');
  const own = await minsei.sees('会長へひとこと', minsei.im);
  town.slack.fail('views.open', refused('expired_trigger_id'));
  await minsei.click(own, '会長へひとこと');
  await minsei.click(await minsei.answered('入力画面を開けませんでした'), '入力を始める');
  const form = await minsei.seesModal('会長へひとこと');
  town.slack.fail('views.update', refused('not_found'));
  await minsei.submit(form, { ひとこと: CANARIES.word });
  await minsei.answered('あなたの回答　欠席');
  await quiet(minsei);
  for (const leader of [kaicho, jimu]) {
    await leader.click(await leader.sees('の回答状況', leader.im), '回答一覧');
    await leader.answered('の回答一覧');
  }
  await kaicho.slash('/shien', '議題 一覧', town.channel);
  await kaicho.submit(await kaicho.seesModal('議題を選ぶ'), { 議題にする事例: [town.caseNumber] });
  await kaicho.seesModal('議題を1件に決めました');
  await quiet(kaicho);
}

async function minutesAreWrittenAndConfirmed(): Promise<void> {
  const { kaicho, jimu } = town.people;
  const SUMMARY = '要旨（共有される内容）';
  town.clock.set('2026-12-03T05:10:00Z');
  await jimu.slash('/shien', '議事録', town.channel);
  const list = await jimu.answered('の議事録');
  await jimu.click(list, '書く');
  const unread = { [SUMMARY]: UNSAVED, 次回見直し日: 'いつか' };
  await jimu.submit(await jimu.seesModal('の結果'), unread);
  await jimu.submit(await jimu.seesModal('「いつか」は日付として読めませんでした'), {
    次回見直し日: 'あした？',
  });
  await jimu.seesModal('「あした？」');
  await quiet(jimu);

  await jimu.click(list, '書く');
  await town.query('ALTER TABLE "Minutes" ADD CONSTRAINT broken CHECK (version < 0)');
  await jimu.submit(await jimu.seesModal('の結果'), { [SUMMARY]: UNSAVED });
  expect(textOf(await jimu.seesModal('処理の途中で不具合が起きました'))).toContain(UNSAVED);
  await town.query('ALTER TABLE "Minutes" DROP CONSTRAINT broken');
  await quiet(jimu);

  await jimu.click(list, '書く');
  const first = await jimu.seesModal('の結果');
  await kaicho.slash('/shien', '議事録', town.channel);
  await kaicho.click(await kaicho.answered('の議事録'), '書く');
  const second = await kaicho.seesModal('の結果');
  await jimu.submit(first, { [SUMMARY]: FIRST_DRAFT });
  await jimu.seesModal('下書きを保存しました');
  await kaicho.submit(second, { [SUMMARY]: OVERTAKEN });
  const beaten = await kaicho.seesModal('先にほかの方が書き換えました');
  expect(textOf(beaten)).toContain(FIRST_DRAFT);
  expect(textOf(beaten)).toContain(OVERTAKEN);
  await kaicho.submit(beaten, { [SUMMARY]: CANARIES.summary, 支援方針: POLICY });
  await kaicho.click(await kaicho.seesModal('下書きを保存しました'), '読む');
  await kaicho.click(await kaicho.answered(CANARIES.summary), '確定する');
  await kaicho.answered('議事録を確定しました');
  await quiet(kaicho, jimu);
}

async function summaryPassesTheGate(): Promise<void> {
  const { kaicho, jimu, soudan } = town.people;
  const share = () => kaicho.slash('/shien', `共有 ${town.caseNumber}`, town.channel);
  town.join(outsider.id, town.channel);
  await share();
  await kaicho.answered('条件を満たさない参加者が1人います');
  await town.settle();
  await jimu.sees('共有できなかった理由', jimu.im);
  town.slack.team().leave(town.channel, outsider.id);
  town.slack.fail('conversations.members', { kind: 'rate_limited', retryAfter: 30 });
  await share();
  await kaicho.answered('参加者の一覧を最後まで確かめられませんでした');
  await town.settle();
  town.slack.fail('chat.postMessage', serverError('after'));
  await share();
  await kaicho.answered('の投稿を確かめています');
  await town.wait(120);
  await town.installation.app.recoverDisclosures();
  await town.settle();
  await kaicho.sees('要旨を共有しました', kaicho.im);
  await soudan.sees(CANARIES.summary, town.channel);
  await share();
  await kaicho.answered('すでにこのチャンネルで共有しています');
}

async function taskIsGivenAndReminded(): Promise<void> {
  const { kaicho, soudan } = town.people;
  await kaicho.slash('/shien', `タスク ${town.caseNumber}`, town.channel);
  await kaicho.submit(await kaicho.seesModal('タスクを頼む'), {
    担当機関: 'つつじ相談室',
    '内容の種類（通知に表示されます）': '訪問する',
    '具体的な内容（担当機関の、閲覧範囲の方だけが読めます）': CANARIES.detail,
    期限: '11/1の前',
  });
  town.slack.fail('chat.postMessage', rateLimited(30));
  await kaicho.submit(await kaicho.seesModal('「11/1の前」'), { 期限: '12/10' });
  await kaicho.seesModal('つつじ相談室へ頼みました');
  await quiet(kaicho);
  // The store fails while the message is made, and it is made again when its lease is over.
  await town.query('ALTER TABLE "FollowUpTask" RENAME TO "Away"');
  await town.wait(31);
  await town.query('ALTER TABLE "Away" RENAME TO "FollowUpTask"');
  await town.wait(121);
  await soudan.click(await soudan.sees('をお願いします', soudan.im), '内容を見る');
  await soudan.answered(CANARIES.detail);
  town.clock.set('2026-12-10T00:00:00Z');
  await town.remind();
  await soudan.click(await soudan.sees('の期限です', soudan.im), '完了');
  await soudan.answered('完了にしました');
  for (const person of [...Object.values(town.people), outsider]) {
    await person.openHome();
    await person.seesHome();
  }
  await town.askPledges();
}

/** Word is packed: the marks are looked for in what it holds. */
async function minutesAreTaken(): Promise<void> {
  const { kaicho, soudan, suido } = town.people;
  await kaicho.slash('/shien', '議事録 出力', town.channel);
  await kaicho.submit(await kaicho.seesModal('会議録の出力'));
  await kaicho.seesModal('会議録を出力しました');
  await quiet(kaicho);
  // Limited to some members of the household, they would not have the whole.
  await soudan.slash('/shien', '議事録 出力', town.channel);
  await soudan.answered('出力できる会議録がありません');
  await suido.slash('/shien', '議事録 出力');
  await suido.answered();
  await town.settle();
}

async function marksInDocuments(person: SlackUser): Promise<readonly string[]> {
  const files = person.messages().flatMap((message) => message.files);
  const parts = await Promise.all(
    files.filter(({ name }) => name.endsWith('.docx')).map(({ content }) => wordParts(content)),
  );
  return parts.flatMap((one) => marksIn([...one.values()].join('\n')).map((mark) => mark.slice(-1)));
}

/** Whoever has left the audience reads nothing more, and the post goes. */
async function audienceShrinks(): Promise<void> {
  const { jimu, denryoku, minsei } = town.people;
  await jimu.slash('/shien', '事例', town.channel);
  await jimu.click(await jimu.answered(town.caseNumber), '閲覧範囲', { near: town.caseNumber });
  await jimu.submit(await jimu.seesModal(`${town.caseNumber} の閲覧範囲`), {
    '閲覧範囲（会長が招集する構成員）': [PEOPLE.kaicho.name, PEOPLE.jimu.name, PEOPLE.soudan.name],
  });
  await jimu.seesModal('閲覧範囲を3人にしました');
  await quiet(jimu);
  for (const person of [denryoku, minsei]) {
    await person.slash('/shien', `事例 ${town.caseNumber}`, town.channel);
    await person.answered('見つからないか、ご覧になれません');
  }
  town.join(outsider.id, town.channel);
  await town.settle();
}

describe('content of a case', () => {
  it('is seen by those entitled when they ask for it, in the one post of the gate, and nowhere else', {
    timeout: 90_000,
  }, async () => {
    await casesAreReadAndRegistered();
    await fileIsWritten();
    await sittingIsCalledAndAnswered();
    await minutesAreWrittenAndConfirmed();
    await summaryPassesTheGate();
    await taskIsGivenAndReminded();
    await minutesAreTaken();
    await audienceShrinks();

    const sent = town.sent();
    // Every byte is looked at, and where a byte belongs to a mark the search has seen the mark.
    expect(town.slack.allBytes().endsWith(sent.map(({ raw }) => raw).join('\n'))).toBe(true);
    for (const one of sent) expect(find(one).length > 0, one.what).toBe(marksIn(one.raw).length > 0);
    const { gated, asked, leaks } = sort(sent, town.channel);
    expect(leaks).toEqual([]);
    expect(gated).toBe(1);
    expect(asked).toEqual([...'ABCDEFGHIJMPSTW'].map((letter) => `試験札${letter}`));
    expect(namesInNotifications(sent)).toEqual([]);

    const seen = Object.fromEntries(
      [...Object.entries(town.people), ['outsider', outsider] as const].map(([key, person]) => [
        key,
        marksIn(person.everSeen()).map((mark) => mark.at(-1)),
      ]),
    );
    expect(seen).toEqual({
      kaicho: ['A', 'B', 'C', 'D', 'E', 'F', 'G', 'I', 'J', 'M', 'P', 'S', 'T', 'W'],
      jimu: ['C', 'G', 'H'],
      soudan: ['A', 'B', 'C', 'D', 'T', 'W'],
      minsei: ['C'],
      denryoku: ['C'],
      soudan2: [],
      suido: [],
      outsider: [],
    });

    expect(town.logged()).toContain('A round of deliveries failed.');
    expect(town.logged()).toContain('A Slack request failed.');
    expect(marksIn(town.logged())).toEqual([]);
    for (const { name } of Object.values(PEOPLE)) expect(town.logged()).not.toContain(name);
    const database = await databaseAsText(town);
    expect(database).toContain(town.caseNumber);
    expect(marksIn(database)).toEqual([]);
    expect(database).not.toContain(Buffer.from('試験札').toString('hex'));
    const files = Object.values(town.people).flatMap(calendarFiles).join('\n');
    expect(files).toContain('BEGIN:VEVENT');
    expect(marksIn(files)).toEqual([]);
    for (const { name } of Object.values(PEOPLE)) expect(files).not.toContain(name);
    const all = [...Object.entries(town.people), ['outsider', outsider] as const];
    const taken = all.map(async ([key, person]) => [key, await marksInDocuments(person)] as const);
    expect((await Promise.all(taken)).filter(([, marks]) => marks.length > 0)).toEqual([
      ['kaicho', ['C', 'D', 'P']],
    ]);
    expect(town.slack.violations).toEqual([]);
  });

  it('is sealed where the body wants it so: the channel has the number, each reader the text for themselves', async () => {
    await town.query(`UPDATE "MeetingBody" SET delivery = 'sealed' WHERE key = 'shien'`);
    await town.confirmedMinutes();
    const { kaicho, soudan, suido } = town.people;
    await kaicho.slash('/shien', `共有 ${town.caseNumber}`, town.channel);
    await kaicho.answered();
    await town.settle();
    const post = await soudan.sees(`${town.caseNumber} `, town.channel);
    town.join(suido.id, town.channel);
    await soudan.click(post, '開いて読む');
    await soudan.answered(CANARIES.summary);
    await suido.click(post, '開いて読む');
    await suido.answered();
    const { gated, leaks } = sort(town.sent(), town.channel);
    expect(leaks).toEqual([]);
    expect(gated).toBe(0);
    expect(suido.everSeen()).not.toMatch(MARK);
  });

  // A modal that was closed meanwhile: see `inModal` in adapters/slack/answer.ts, which offers the form again.
  it('is not carried along in a button when its form was closed before the answer came', async () => {
    await town.confirmedMinutes();
    const { kaicho } = town.people;
    await kaicho.slash('/shien', `タスク ${town.caseNumber}`, town.channel);
    const form = await kaicho.seesModal('タスクを頼む');
    town.slack.fail('views.update', refused('not_found'));
    await kaicho.submit(form, {
      担当機関: 'つつじ相談室',
      '具体的な内容（担当機関の、閲覧範囲の方だけが読めます）': CANARIES.detail,
      期限: 'いつか',
    });
    await kaicho.answered('入力画面を開けませんでした');
    expect(sort(town.sent(), town.channel).leaks).toEqual([]);
  });

  it('would be found where it must not be: in a notification, a button, metadata, a direct message', () => {
    const blocks = (text: string) => [{ type: 'section', text: { type: 'plain_text', text } }];
    const button = { type: 'button', value: CANARIES.detail, text: { text: '内容を見る' } };
    const of = (what: string, args: unknown): Sent => ({ what, args, raw: '' });
    const leaking = [
      of('chat.postEphemeral', { text: CANARIES.summary }),
      of('chat.postMessage', { channel: 'DU0SOUDAN', blocks: blocks(CANARIES.summary) }),
      of('chat.postMessage', { channel: 'C0SHIEN', blocks: blocks(CANARIES.situation) }),
      of('chat.postMessage', { channel: 'C0SHIEN', metadata: { event_payload: CANARIES.summary } }),
      of('chat.update', { channel: 'C0SHIEN', blocks: blocks(CANARIES.summary) }),
      of('views.open', { view: { private_metadata: CANARIES.word } }),
      of('views.open', { view: { title: { text: CANARIES.word } } }),
      of('views.publish', { view: { blocks: blocks(CANARIES.member) } }),
      of('response_url', { response_type: 'ephemeral', blocks: [{ elements: [button] }] }),
      of('response_url', { response_type: 'in_channel', blocks: blocks(CANARIES.detail) }),
      of('upload', `DESCRIPTION:${CANARIES.summary}`),
      of('acknowledgement', { response_action: 'update', view: { blocks: blocks(CANARIES.word) } }),
    ];
    for (const one of leaking) expect(sort([one], 'C0SHIEN').leaks, JSON.stringify(one)).toHaveLength(1);
    const harmless = [
      of('chat.postMessage', { channel: 'C0SHIEN', text: '要旨', blocks: blocks(CANARIES.summary) }),
      of('response_url', { response_type: 'ephemeral', blocks: blocks(CANARIES.situation) }),
    ];
    expect(sort(harmless, 'C0SHIEN')).toEqual({ gated: 1, asked: ['試験札A'], leaks: [] });
  });
});

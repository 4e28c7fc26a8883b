import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { inputsOf, valuesOf } from '../support/slack/fields.ts';
import { elementsOf } from '../support/slack/shown.ts';
import { type SlackUser, type Surface, textOf } from '../support/slack/slack-user.ts';
import type { Message, View } from '../support/slack/workspace.ts';
import { calendarFiles, inCalendar, type SlackTown, slackTown } from '../support/slack-town.ts';
import { PEOPLE, type PersonKey } from '../support/town.ts';

let town: SlackTown;

beforeEach(async () => {
  town = await slackTown();
});
afterEach(async () => {
  expect(town.slack.violations).toEqual([]);
  await town.stop();
});

const CALLED = ['kaicho', 'jimu', 'soudan', 'minsei', 'denryoku', 'suido'] as const;
const POLL = 'つつじ市支援会議の日程調整';
const names = (...keys: readonly PersonKey[]) => keys.map((key) => PEOPLE[key].name);

/** What stands in a field of a form: the text, or the labels of what is chosen. */
function entered(view: View, label: string): unknown {
  const input = inputsOf(view).find((one) => one.label.text === label);
  const state = Object.values(valuesOf(view)[input?.block_id ?? ''] ?? {})[0] as {
    value?: string | null;
    selected_options?: readonly { text: { text: string } }[];
  };
  return state.selected_options?.map((option) => option.text.text) ?? state.value;
}

/** The sentence right under a field. */
function under(view: View, label: string): string {
  const { blocks } = view.content;
  const at = blocks.findIndex((block) => block.type === 'input' && block.label.text === label);
  const next = blocks[at + 1];
  return next?.type === 'context' ? next.elements.map((element) => element.text).join() : '';
}

/** What a button asks before it does anything. */
function question(surface: Surface, label: string): string {
  const blocks = surface.kind === 'message' ? surface.blocks : surface.content.blocks;
  const element = elementsOf(blocks)
    .map((placed) => placed.element)
    .find((one) => one.type === 'button' && one.text.text === label);
  return element?.type === 'button' ? (element.confirm?.text.text ?? '') : '';
}

/** A message as it stands now. */
const now = (person: SlackUser, message: Message): string =>
  person
    .messages(message.channel)
    .filter((one) => one.ts === message.ts)
    .map(textOf)
    .join();

const sittings = () => town.query('SELECT status, "startsAt" FROM "Sitting"');

describe('開催 in Slack', () => {
  it('opens a form with everybody chosen who is usually called when the word comes alone', async () => {
    const { kaicho } = town.people;
    await kaicho.slash('/shien', '開催', town.channel);
    const form = await kaicho.seesModal('会議を開催する');
    expect(textOf(form)).toContain('つつじ市支援会議');
    expect(entered(form, '招集する構成員')).toEqual(
      names('kaicho', 'jimu', 'minsei', 'suido', 'soudan', 'denryoku'),
    );
    expect(await sittings()).toEqual([]);
  });

  it('calls from the form those who were chosen and nobody else', async () => {
    const { kaicho, soudan, minsei } = town.people;
    await kaicho.slash('/shien', '開催', town.channel);
    await kaicho.submit(await kaicho.seesModal('会議を開催する'), {
      日時: '12月3日 14時',
      所要時間: '1時間半',
      場所: '市役所3階 301会議室',
      招集する構成員: names('kaicho', 'soudan'),
    });
    const called = textOf(await kaicho.seesModal('つつじ市支援会議を招集しました'));
    expect(called).toContain('令和8年12月3日(木) 14:00');
    expect(called).toContain('1時間30分');
    expect(called).toContain('2人');
    await town.settle();
    expect(textOf(await soudan.sees('を開催します', soudan.im))).toContain('市役所3階 301会議室');
    expect(minsei.messages(minsei.im)).toEqual([]);
  });

  it('keeps everything that was typed when the date cannot be read, and says so beside the date', async () => {
    const { kaicho } = town.people;
    await kaicho.slash('/shien', '開催', town.channel);
    await kaicho.submit(await kaicho.seesModal('会議を開催する'), {
      日時: 'そのうち',
      所要時間: '90分',
      場所: '301会議室',
      '回答期限（日程調整のとき）': '12/1',
      招集する構成員: names('soudan', 'minsei'),
    });
    const form = await kaicho.seesModal('読めませんでした');
    expect(under(form, '日時')).toContain('「そのうち」は日時として読めませんでした');
    expect(entered(form, '日時')).toBe('そのうち');
    expect(entered(form, '所要時間')).toBe('90分');
    expect(entered(form, '場所')).toBe('301会議室');
    expect(entered(form, '回答期限（日程調整のとき）')).toBe('12/1');
    expect(entered(form, '招集する構成員')).toEqual(names('minsei', 'soudan'));

    await kaicho.submit(form, { 日時: '12/3 14:00' });
    await kaicho.seesModal('つつじ市支援会議を招集しました');
    expect(await sittings()).toHaveLength(1);
  });

  it.each([
    ['令和8年11月20日 14:00', '令和8年11月20日(金) 14:00は過ぎています'],
    ['12/3', '「12/3」に時刻がありません'],
    ['12/3(金) 14:00', 'その日は12/3(木)です'],
    ['2/30 10:00', 'という日時はありません'],
  ])('does not call for %s, and says why beside the date', async (typed, sentence) => {
    const { kaicho } = town.people;
    await kaicho.slash('/shien', `開催 ${typed}`, town.channel);
    const form = await kaicho.seesModal('会議を開催する');
    expect(under(form, '日時')).toContain(sentence);
    expect(entered(form, '日時')).toBe(typed);
    await town.settle();
    expect(await sittings()).toEqual([]);
  });

  it.each([
    ['R9.1.11 10:00', '1/11(月) 10:00：祝日（成人の日）です'],
    ['12/6 10:00', '12/6(日) 10:00：閉庁日（土日）です'],
    ['12/29 10:00', '12/29(火) 10:00：年末年始の閉庁日です'],
    ['12/3 18:00', '12/3(木) 18:00：開庁時間（8:30〜17:15）の外にかかります'],
    ['11/25 14:00', '開催まで1日です（通知は3日前までの定めです）'],
  ])('points out what is unusual about %s and calls all the same', async (typed, note) => {
    const { kaicho, soudan } = town.people;
    await kaicho.slash('/shien', `開催 ${typed}`, town.channel);
    const called = textOf(await kaicho.answered('つつじ市支援会議を招集しました'));
    expect(called).toContain(note);
    await town.settle();
    expect(textOf(await soudan.sees('を開催します', soudan.im))).not.toContain(note);
  });

  it('is not for a constituent who does not lead, nor is any other word of those who do', async () => {
    const { soudan } = town.people;
    await town.called();
    for (const word of ['開催 12/4 14:00', '随時', '変更', '中止', '議事録']) {
      await soudan.slash('/shien', word, town.channel);
      await soudan.answered('この操作は会長・副会長・事務局が行います');
    }
    await soudan.slash('/shien', '議題 一覧', town.channel);
    await soudan.answered('あなたが関わる議題は、まだ決まっていません');
    expect(await sittings()).toHaveLength(1);
  });

  it('asks which body in a channel of two, and calls once however often the button is pressed', async () => {
    const { jimu, soudan } = town.people;
    await jimu.slash('/shien', '開催 12/3 14:00', 'C0JOINT');
    const choice = await jimu.answered('どの会議体ですか');
    expect(textOf(choice)).toContain('つつじ市支援会議〔支援会議（困窮）〕');
    expect(await sittings()).toEqual([]);
    const body = 'つつじ市調整会議〔調整会議（生保）〕';
    await Promise.all([jimu.click(choice, body), jimu.click(choice, body)]);
    await jimu.answered('つつじ市調整会議を招集しました');
    await jimu.click(choice, body);
    await town.settle();
    expect(await sittings()).toHaveLength(1);
    expect(soudan.messages(soudan.im).filter((one) => textOf(one).includes('を開催します'))).toHaveLength(1);
    expect(soudan.messages('C0JOINT').filter((one) => textOf(one).includes('を開催します'))).toHaveLength(1);
  });

  it('asks which body in a direct message from somebody who leads two, and not in the channel of one', async () => {
    const { jimu } = town.people;
    await jimu.slash('/shien', '開催 12/3 14:00');
    const choice = await jimu.answered('どの会議体ですか');
    await jimu.click(choice, 'つつじ市支援会議〔支援会議（困窮）〕');
    await jimu.answered('つつじ市支援会議を招集しました');
    await jimu.slash('/shien', '開催 12/4 14:00', 'C0CHOSEI');
    await jimu.answered('つつじ市調整会議を招集しました');
    expect(await sittings()).toHaveLength(2);
  });
});

describe('日程調整 in Slack', () => {
  it('asks each person and the channel about every date with ○, △ and ×', async () => {
    await town.polled();
    const { soudan } = town.people;
    for (const key of CALLED) {
      const person = town.people[key];
      const own = textOf(await person.sees(POLL, person.im));
      expect(own).toContain('令和8年12月3日(木) 14:00');
      expect(own).toContain('令和8年12月4日(金) 10:00');
      if (key !== 'suido') expect(own.match(/\[○\]\n\[△\]\n\[×\]/g)).toHaveLength(2);
    }
    const inChannel = textOf(await soudan.sees(POLL, town.channel));
    expect(inChannel.match(/\[○\]\n\[△\]\n\[×\]/g)).toHaveLength(2);
    expect(calendarFiles(soudan)).toEqual([]);
  });

  it('wants answers by an office day before the first date when the chair sets no deadline', async () => {
    await town.polled();
    const { soudan } = town.people;
    // Five days from Tuesday is a Sunday.
    expect(textOf(await soudan.sees(POLL, soudan.im))).toContain('回答期限　令和8年11月27日(金) 17:00');
  });

  it('shows the counts in the channel and to the chair as the answers come', async () => {
    await town.polled();
    const { kaicho, soudan, minsei } = town.people;
    await soudan.click(await soudan.sees(POLL, soudan.im), '○', { near: '12月3日' });
    await soudan.sees('✓ ○', soudan.im);
    await minsei.click(await minsei.sees(POLL, town.channel), '×', { near: '12月3日' });
    await minsei.answered('✓ ×');
    await town.settle();
    const inChannel = await minsei.sees(POLL, town.channel);
    expect(textOf(inChannel)).toContain('○1　△0　×1');
    expect(textOf(await kaicho.sees('の回答状況', kaicho.im))).toContain('○1　△0　×1');

    await minsei.click(inChannel, '△', { near: '12月3日' });
    await minsei.answered('✓ △');
    await town.settle();
    expect(textOf(await kaicho.sees('の回答状況', kaicho.im))).toContain('○1　△1　×0');
  });

  it('shows who has not answered to those who lead, and nobody’s name to anybody else', async () => {
    await town.polled();
    const { kaicho, jimu, soudan } = town.people;
    const poll = await soudan.sees(POLL, soudan.im);
    await soudan.click(poll, '○', { near: '12月3日' });
    await soudan.sees('✓ ○', soudan.im);
    await soudan.click(poll, '×', { near: '12月4日' });
    await soudan.sees('✓ ×', soudan.im);
    await town.settle();
    for (const leader of [kaicho, jimu]) {
      const status = textOf(await leader.sees('の回答状況', leader.im));
      expect(status).toContain('未回答　会津 一郎、事務 花子、民田 春、水谷 清、電野 進');
    }
    for (const key of ['soudan', 'minsei', 'denryoku', 'suido'] as const) {
      for (const name of names(...CALLED)) expect(town.people[key].everSeen(), key).not.toContain(name);
    }
    await soudan.slash('/shien', '予定', town.channel);
    expect(textOf(await soudan.answered('これからの会議'))).not.toContain('回答一覧');
  });

  it('calls everybody for the date that the chair fixes, and the poll shows it', async () => {
    await town.polled();
    const { kaicho, soudan } = town.people;
    const polls = [await soudan.sees(POLL, soudan.im), await soudan.sees(POLL, town.channel)];
    const status = await kaicho.sees('の回答状況', kaicho.im);
    await kaicho.click(status, 'この日に決める', { near: '12月4日' });
    await kaicho.answered('日程を決めて、招集しました');
    await town.settle();
    for (const key of CALLED) {
      const person = town.people[key];
      const call = textOf(await person.sees('つつじ市支援会議を開催します', person.im));
      expect(call).toContain('令和8年12月4日(金) 10:00');
    }
    for (const poll of polls) {
      expect(now(soudan, poll)).toContain('令和8年12月4日(金) 10:00');
      expect(now(soudan, poll)).not.toContain('12月3日');
      expect(now(soudan, poll)).not.toContain('[○]');
    }
    expect(now(kaicho, status)).toContain('招集済み');
    expect(calendarFiles(soudan)).toHaveLength(1);
  });

  it('tells whoever fixes a date second that it is decided, and for when', async () => {
    await town.polled();
    const { kaicho, jimu } = town.people;
    const before = await jimu.sees('の回答状況', jimu.im);
    await kaicho.click(await kaicho.sees('の回答状況', kaicho.im), 'この日に決める', { near: '12月3日' });
    await kaicho.answered('日程を決めて、招集しました');
    await jimu.click(before, 'この日に決める', { near: '12月4日' });
    const answer = textOf(await jimu.answered('先にほかの方が操作していました'));
    expect(answer).toContain('招集済み');
    expect(answer).toContain('令和8年12月3日(木) 14:00');
    await town.settle();
    expect(await sittings()).toEqual([{ status: 'convened', startsAt: new Date('2026-12-03T05:00:00Z') }]);
  });

  it('takes no mark for a poll that has been decided, and offers the call instead', async () => {
    await town.polled();
    const { kaicho, soudan } = town.people;
    const poll = await soudan.sees(POLL, soudan.im);
    await kaicho.click(await kaicho.sees('の回答状況', kaicho.im), 'この日に決める', { near: '12月3日' });
    await kaicho.answered('日程を決めて、招集しました');
    await soudan.click(poll, '○', { near: '12月4日' });
    const answer = textOf(await soudan.answered('日程はすでに決まりました'));
    expect(answer).toContain('[出席]');
    expect(await town.query('SELECT * FROM "PollAnswer"')).toEqual([]);
  });
});

describe('変更 in Slack', () => {
  it('asks everybody again about a new date, with a newer version of the same calendar entry', async () => {
    await town.called();
    const { kaicho, soudan } = town.people;
    await soudan.click(await soudan.sees('を開催します', soudan.im), '出席');
    await soudan.sees('✓ 出席', soudan.im);

    await kaicho.slash('/shien', '変更', town.channel);
    const form = await kaicho.seesModal('会議を変更する');
    expect(entered(form, '日時')).toBe('令和8年12月3日(木) 14:00');
    expect(entered(form, '所要時間')).toBe('1時間');
    expect(entered(form, '場所')).toBe('301会議室');
    await kaicho.submit(form, { 日時: '12/4 15:00' });
    await kaicho.seesModal('変更して、知らせた方全員に連絡しました');
    await town.settle();

    for (const key of CALLED) {
      const person = town.people[key];
      const moved = textOf(await person.sees('の日時が変わりました', person.im));
      expect(moved).toContain('令和8年12月4日(金) 15:00');
      expect(moved).toContain('未回答');
    }
    await soudan.sees('の日時が変わりました', town.channel);
    expect(textOf(await kaicho.sees('の回答状況', kaicho.im))).toContain(
      '出席0・オンライン0・代理0・欠席0・未回答6',
    );
    const [first, second] = calendarFiles(soudan);
    expect(inCalendar(second, 'UID')).toBe(inCalendar(first, 'UID'));
    expect(Number(inCalendar(second, 'SEQUENCE'))).toBeGreaterThan(Number(inCalendar(first, 'SEQUENCE')));
    expect(inCalendar(second, 'DTSTART')).toBe('20261204T060000Z');
  });

  it('keeps the answers when only the place changes', async () => {
    await town.called();
    const { kaicho, soudan } = town.people;
    await soudan.click(await soudan.sees('を開催します', soudan.im), '出席');
    await soudan.sees('✓ 出席', soudan.im);
    await kaicho.slash('/shien', '変更 場所:オンライン', town.channel);
    await kaicho.answered('変更して、知らせた方全員に連絡しました');
    await town.settle();
    const changed = textOf(await soudan.sees('の内容が変わりました', soudan.im));
    expect(changed).toContain('オンライン');
    expect(changed).toContain('あなたの回答　出席');
    expect(textOf(await kaicho.sees('の回答状況', kaicho.im))).toContain('出席1');
    expect(calendarFiles(soudan).map((file) => inCalendar(file, 'LOCATION'))).toEqual([
      '301会議室',
      'オンライン',
    ]);
  });

  it('takes the length that stands with the new date, though the form still shows the old one', async () => {
    await town.called();
    const { kaicho } = town.people;
    await kaicho.slash('/shien', '変更', town.channel);
    await kaicho.submit(await kaicho.seesModal('会議を変更する'), { 日時: '12/4 15:00〜16:30' });
    expect(textOf(await kaicho.seesModal('変更して'))).toContain('1時間30分');
  });

  it('says so when nothing was changed', async () => {
    await town.called();
    const { kaicho } = town.people;
    await kaicho.slash('/shien', '変更', town.channel);
    await kaicho.submit(await kaicho.seesModal('会議を変更する'));
    expect(under(await kaicho.seesModal('変わったところがありません'), '日時')).toContain(
      '書き換えてください',
    );
  });

  it('asks which sitting when there are several', async () => {
    await town.called();
    await town.called('12/10 10:00');
    const { kaicho } = town.people;
    await kaicho.slash('/shien', '変更 場所:オンライン', town.channel);
    const choice = await kaicho.answered('どの会議を変更しますか');
    await kaicho.click(choice, '開く', { near: '12月10日' });
    const changed = textOf(await kaicho.answered('変更して、知らせた方全員に連絡しました'));
    expect(changed).toContain('令和8年12月10日(木) 10:00');
    expect(changed).toContain('オンライン');
  });
});

describe('中止 in Slack', () => {
  it('asks first, then tells everybody and takes it out of their calendars', async () => {
    await town.called();
    const { kaicho, jimu, soudan } = town.people;
    const status = await kaicho.sees('の回答状況', kaicho.im);
    expect(question(status, '中止する')).toBe(
      '令和8年12月3日(木) 14:00の会議を中止し、知らせた方全員に連絡します。',
    );
    await jimu.slash('/shien', '中止', town.channel);
    const sure = await jimu.answered('どの会議を中止しますか');
    expect(textOf(sure)).toContain('令和8年12月3日(木) 14:00の会議を中止し、知らせた方全員に連絡します');
    expect(await sittings()).toMatchObject([{ status: 'convened' }]);
    await jimu.click(sure, '中止する');
    await jimu.answered('中止を、知らせた方全員に連絡しました');
    await town.settle();
    for (const key of CALLED) {
      const person = town.people[key];
      const told = textOf(await person.sees('つつじ市支援会議は中止になりました', person.im));
      expect(told).toContain('令和8年12月3日(木) 14:00');
      expect(told).not.toContain('[出席]');
    }
    await soudan.sees('つつじ市支援会議は中止になりました', town.channel);
    expect(now(kaicho, status)).toContain('状態　中止');
    const [first, last] = calendarFiles(soudan);
    expect(inCalendar(last, 'METHOD')).toBe('CANCEL');
    expect(inCalendar(last, 'STATUS')).toBe('CANCELLED');
    expect(inCalendar(last, 'UID')).toBe(inCalendar(first, 'UID'));
    expect(Number(inCalendar(last, 'SEQUENCE'))).toBeGreaterThan(Number(inCalendar(first, 'SEQUENCE')));
  });

  it('calls off a poll as a poll', async () => {
    await town.polled();
    const { kaicho, soudan } = town.people;
    const status = await kaicho.sees('の回答状況', kaicho.im);
    expect(question(status, '中止する')).toBe('日程調整を取りやめ、知らせた方全員に連絡します。');
    await kaicho.click(status, '中止する');
    await kaicho.answered('中止を、知らせた方全員に連絡しました');
    await town.settle();
    await soudan.sees('日程調整は取りやめになりました', soudan.im);
    expect(calendarFiles(soudan)).toEqual([]);
  });

  it('has nothing to cancel once the sitting has begun', async () => {
    await town.called();
    const { kaicho } = town.people;
    const status = await kaicho.sees('の回答状況', kaicho.im);
    town.clock.set('2026-12-03T05:00:00Z');
    await kaicho.slash('/shien', '中止', town.channel);
    await kaicho.answered('中止できる会議がありません');
    await kaicho.click(status, '中止する');
    await kaicho.answered('すでに始まっているため、変更できません');
  });
});

describe('予定 in Slack', () => {
  it('shows each person the sittings they are called to, with their answer and the next button', async () => {
    const { kaicho, soudan, minsei } = town.people;
    await kaicho.slash('/shien', '開催', town.channel);
    await kaicho.submit(await kaicho.seesModal('会議を開催する'), {
      日時: '12/3 14:00',
      招集する構成員: names('kaicho', 'soudan'),
    });
    await kaicho.seesModal('招集しました');
    kaicho.closeModal();
    await soudan.slash('/shien', '予定', town.channel);
    const upcoming = await soudan.answered('これからの会議');
    expect(textOf(upcoming)).toContain('令和8年12月3日(木) 14:00　つつじ市支援会議');
    expect(textOf(upcoming)).toContain('あなたの回答：未回答');
    await soudan.click(upcoming, '出欠を答える');
    await soudan.click(await soudan.answered('を開催します'), 'オンライン出席');
    await soudan.answered('✓ オンライン出席');
    await soudan.slash('/shien', '予定', town.channel);
    await soudan.answered('あなたの回答：オンライン出席');
    await minsei.slash('/shien', '予定', town.channel);
    await minsei.answered('予定されている会議はありません');
  });
});

describe('随時 in Slack', () => {
  it('proposes the three earliest dates when the word comes alone', async () => {
    const { kaicho } = town.people;
    await kaicho.slash('/shien', '随時', town.channel);
    const form = await kaicho.seesModal('随時開催する');
    expect(entered(form, '日時')).toBe('11/24(火) 14:00\n11/25(水) 10:00\n11/25(水) 14:00');
    await kaicho.submit(form, { 扱う事例: [town.caseNumber] });
    await kaicho.seesModal('日程調整を始めました');
  });

  it('calls only the audience of the case and those who lead, and puts the case on the agenda', async () => {
    const { kaicho, suido } = town.people;
    await kaicho.slash('/shien', `随時 ${town.caseNumber} 11/25 10:00`, town.channel);
    const called = textOf(await kaicho.answered('つつじ市支援会議を招集しました'));
    expect(called).toContain('随時');
    expect(called).toContain('5人');
    expect(called).not.toContain('通知は3日前まで');
    await town.settle();
    for (const key of ['kaicho', 'jimu', 'soudan', 'minsei', 'denryoku'] as const) {
      await town.people[key].sees('を開催します', town.people[key].im);
    }
    expect(suido.messages(suido.im)).toEqual([]);
    await kaicho.slash('/shien', '議題 一覧', town.channel);
    expect(entered(await kaicho.seesModal('議題を選ぶ'), '議題にする事例')).toEqual([town.caseNumber]);
  });

  it('calls nobody for a case number that does not exist', async () => {
    const { kaicho } = town.people;
    await kaicho.slash('/shien', '随時 R8-支-999 11/25 10:00', town.channel);
    await kaicho.answered('R8-支-999 は見つからないか、ご覧になれません');
    expect(await sittings()).toEqual([]);
  });
});

import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type SlackUser, textOf } from '../support/slack/slack-user.ts';
import { calendarFiles, inCalendar, type SlackTown, slackTown } from '../support/slack-town.ts';

let town: SlackTown;
/** On the roster beside 相田, and called to nothing unless named. */
let soma: SlackUser;

beforeEach(async () => {
  town = await slackTown({
    more: {
      people: ['{key: soma, name: 相馬 司, agency: soudan, slack: U0SOMA}'],
      constituents: [
        '{body: shien, person: soma, kind: adhoc, from: 2026-04-01, to: 2028-03-31, pledgedOn: 2026-04-01}',
      ],
    },
  });
  soma = town.addPerson('U0SOMA', { name: '相馬 司' });
});
afterEach(async () => {
  expect(town.slack.violations).toEqual([]);
  await town.stop();
});

const CALL = 'つつじ市支援会議を開催します';
const call = (person: SlackUser) => person.sees(CALL, person.im);
const status = async () => {
  const { kaicho } = town.people;
  await town.settle();
  return textOf(await kaicho.sees('の回答状況', kaicho.im));
};

async function answers(person: SlackUser, label: string): Promise<void> {
  await person.click(await call(person), label);
  await person.sees(`✓ ${label}`, person.im);
}

/** Names somebody of the roster as proxy. */
async function picks(person: SlackUser, name: string): Promise<void> {
  await person.click(await call(person), '代理出席');
  await person.submit(await person.seesModal('代理出席'), { '代理の方（名簿から）': name });
  await person.seesModal(`代理：${name}`);
  person.closeModal();
  await town.settle();
}

/** Invites somebody by name and account; ends in front of what came of it. */
async function invites(person: SlackUser, name: string, account: string): Promise<void> {
  await person.click(await call(person), '代理出席');
  const entries = { 招待する方の氏名: name, 招待する方のアカウント: account };
  await person.submit(await person.seesModal('招待する方の氏名'), entries);
}

async function pledges(person: SlackUser): Promise<void> {
  await person.click(await person.sees('[誓約する]', person.im), '誓約する');
  await person.click(await person.answered('守秘の誓約'), '誓約します');
  await person.answered('誓約を承りました');
  await town.settle();
}

const repliesOf = (name: string) =>
  town.query(
    `SELECT answer FROM "AttendanceReply" JOIN "Constituent" USING ("municipalityId", "constituentId")
     JOIN "Person" USING ("municipalityId", "personId") WHERE name = $1`,
    [name],
  );

describe('出欠 in Slack', () => {
  it.each([
    ['出席', '出席1・オンライン0・代理0・欠席0・未回答5'],
    ['オンライン出席', '出席0・オンライン1・代理0・欠席0・未回答5'],
    ['欠席', '出席0・オンライン0・代理0・欠席1・未回答5'],
  ])('counts %s in the channel and for the chair', async (label, counts) => {
    await town.called();
    const { soudan, minsei } = town.people;
    await answers(soudan, label);
    expect(textOf(await call(soudan))).toContain(`あなたの回答　${label}`);
    expect(await status()).toContain(counts);
    expect(textOf(await minsei.sees(CALL, town.channel))).toContain(counts);
  });

  it('is answered from the channel as well, by each for themselves', async () => {
    await town.called();
    const { kaicho, soudan, minsei } = town.people;
    const inChannel = await soudan.sees(CALL, town.channel);
    await soudan.click(inChannel, '出席');
    await soudan.answered('✓ 出席');
    await minsei.click(inChannel, '欠席');
    await minsei.answered('✓ 欠席');
    expect(await status()).toContain('出席1・オンライン0・代理0・欠席1・未回答4');
    expect(textOf(await kaicho.sees(CALL, town.channel))).not.toContain('✓');
  });

  it('may be changed until the sitting begins, and not after', async () => {
    await town.called();
    const { soudan } = town.people;
    await answers(soudan, '出席');
    town.clock.set('2026-12-03T04:59:59Z');
    await answers(soudan, '欠席');
    town.clock.set('2026-12-03T05:00:00Z');
    await soudan.click(await call(soudan), '出席');
    await soudan.answered('この会議（令和8年12月3日(木) 14:00）はすでに始まっているため、変更できません');
    expect(await repliesOf('相田 健')).toEqual([{ answer: 'absent' }]);
  });

  it('is given before a renewed term begins, for a sitting within it', async () => {
    await town.stop();
    const terms = ['from: 2026-04-01, to: 2026-12-01', 'from: 2026-12-02, to: 2028-03-31'];
    town = await slackTown({
      more: {
        people: ['{key: kanda, name: 神田 望, agency: minsei, slack: U0KANDA}'],
        constituents: terms.map(
          (term) => `{body: shien, person: kanda, kind: regular, ${term}, pledgedOn: 2026-04-01}`,
        ),
      },
    });
    const kanda = town.addPerson('U0KANDA', { name: '神田 望' });
    await town.called();
    await answers(kanda, '出席');
    expect(await status()).toContain('出席見込み1人');
    await kanda.slash('/shien', '予定');
    await kanda.answered('あなたの回答：出席');
  });

  it('does not send the calendar file again with each answer', async () => {
    await town.called();
    const { soudan } = town.people;
    await answers(soudan, '出席');
    await answers(soudan, '欠席');
    await answers(soudan, '出席');
    await town.settle();
    expect(calendarFiles(soudan)).toHaveLength(1);
  });

  it('shows the chair how many are still needed for a quorum of half, rounded up', async () => {
    await town.called();
    const { kaicho, jimu, soudan, minsei } = town.people;
    expect(await status()).toContain('定足数　あと3人（出席見込み0人／必要3人）');
    await answers(soudan, '出席');
    await answers(jimu, '出席');
    expect(await status()).toContain('定足数　あと2人（出席見込み1人／必要3人）');
    await answers(minsei, 'オンライン出席');
    await answers(kaicho, '出席');
    expect(await status()).toContain('定足数　満たしています（出席見込み3人／必要3人）');
    await answers(minsei, '欠席');
    expect(await status()).toContain('定足数　あと1人（出席見込み2人／必要3人）');
  });

  it('shows the chair which agencies are still missing where the quorum goes by agencies', async () => {
    const { jimu, soudan } = town.people;
    await jimu.slash('/shien', '開催 12/3 14:00', 'C0CHOSEI');
    const missing = textOf(await jimu.answered('つつじ市調整会議を招集しました'));
    expect(missing).toContain('まだ出席の見込みがない機関：福祉課、つつじ相談室');
    await town.settle();
    const body = 'つつじ市調整会議を開催します';
    await soudan.click(await soudan.sees(body, soudan.im), '出席');
    await soudan.answered('✓ 出席');
    await town.settle();
    await jimu.sees('まだ出席の見込みがない機関：福祉課\n', jimu.im);
    await jimu.click(await jimu.sees(body, jimu.im), 'オンライン出席');
    await jimu.answered('✓ オンライン出席');
    await town.settle();
    await jimu.sees('定足数　満たしています', jimu.im);
  });
});

describe('会長へひとこと in Slack', () => {
  it('is read by the chair in 回答一覧 and by nobody else, the secretariat included', async () => {
    await town.called();
    const { kaicho, jimu, soudan } = town.people;
    expect(textOf(await call(soudan))).not.toContain('会長へひとこと');
    await answers(soudan, '欠席');
    await soudan.click(await call(soudan), '会長へひとこと');
    await soudan.submit(await soudan.seesModal('会長へひとこと'), { ひとこと: town.canaries.word });
    await soudan.seesModal('あなたの回答　欠席');
    soudan.closeModal();
    expect(await status()).toContain('会長へのひとことが1件あります');

    await jimu.click(await jimu.sees('の回答状況', jimu.im), '回答一覧');
    expect(textOf(await jimu.answered('の回答一覧'))).toContain('相田 健\n欠席');
    const notice = await kaicho.sees('会長へのひとことが届きました', kaicho.im);
    await kaicho.click(notice, '回答一覧');
    expect(textOf(await kaicho.answered('の回答一覧'))).toContain(`ひとこと：「${town.canaries.word}」`);

    for (const [key, person] of Object.entries(town.people)) {
      if (key !== 'kaicho') expect(person.everSeen(), key).not.toContain(town.canaries.word);
    }
    expect(await town.query(`SELECT facts FROM "AuditEvent" WHERE kind = 'words_read'`)).toEqual([
      { facts: { words: 1 } },
    ]);
  });

  it('goes with the absence: whoever comes after all has said nothing', async () => {
    await town.called();
    const { kaicho, soudan } = town.people;
    await answers(soudan, '欠席');
    await soudan.click(await call(soudan), '会長へひとこと');
    await soudan.submit(await soudan.seesModal('会長へひとこと'), { ひとこと: town.canaries.word });
    await soudan.seesModal('あなたの回答　欠席');
    soudan.closeModal();
    await answers(soudan, '出席');
    expect(await status()).not.toContain('ひとこと');
    await kaicho.click(await kaicho.sees('の回答状況', kaicho.im), '回答一覧');
    expect(textOf(await kaicho.answered('の回答一覧'))).not.toContain(town.canaries.word);
  });
});

describe('代理出席 in Slack', () => {
  it('sends a colleague of the roster, who hears of it and counts', async () => {
    await town.called();
    const { kaicho, soudan, minsei } = town.people;
    await picks(soudan, '相馬 司');
    const asked = textOf(await soma.sees('つつじ市支援会議に代理で出席をお願いします', soma.im));
    expect(asked).toContain('相田 健さんの代理として');
    expect(asked).not.toContain('誓約');
    expect(calendarFiles(soma)).toHaveLength(1);
    expect(await status()).toContain('代理1');
    expect(await status()).toContain('出席見込み1人');
    await kaicho.click(await kaicho.sees('の回答状況', kaicho.im), '回答一覧');
    expect(textOf(await kaicho.answered('の回答一覧'))).toContain('相田 健\n代理：相馬 司');
    await soma.slash('/shien', '予定');
    expect(textOf(await soma.answered('これからの会議'))).toContain('令和8年12月3日(木) 14:00');
    expect(minsei.everSeen()).not.toContain('相馬 司');
  });

  it('tells the proxy of a new place, and of a cancellation', async () => {
    await town.called();
    const { kaicho, soudan } = town.people;
    await picks(soudan, '相馬 司');
    await kaicho.slash('/shien', '変更 場所:オンライン', town.channel);
    await kaicho.answered('変更して');
    await town.settle();
    const changed = textOf(await soma.sees('つつじ市支援会議の内容が変わりました', soma.im));
    expect(changed).toContain('オンライン');
    expect(changed).toContain('代理でのご出席を引き続きお願いします');
    expect(changed).not.toContain('[出席]');
    await kaicho.slash('/shien', '中止', town.channel);
    await kaicho.click(await kaicho.answered('どの会議を中止しますか'), '中止する');
    await kaicho.answered('中止を');
    await town.settle();
    await soma.sees('つつじ市支援会議は中止になりました', soma.im);
    expect(calendarFiles(soma).map((file) => inCalendar(file, 'METHOD'))).toEqual([
      'PUBLISH',
      'PUBLISH',
      'CANCEL',
    ]);
  });

  it('releases the proxy when the person comes after all, and when everybody is asked about a new date', async () => {
    await town.called();
    const { kaicho, soudan } = town.people;
    const newest = async () => {
      await town.settle();
      const texts = soma.messages(soma.im).map(textOf);
      // A calendar file comes as a message without a word.
      return texts.findLast((text) => text !== '');
    };
    await picks(soudan, '相馬 司');
    expect(await newest()).toContain('に代理で出席をお願いします');
    await answers(soudan, '出席');
    expect(await newest()).toContain('代理出席は不要になりました');
    await soma.slash('/shien', '予定');
    await soma.answered('予定されている会議はありません');

    await picks(soudan, '相馬 司');
    expect(await newest()).toContain('に代理で出席をお願いします');
    await kaicho.slash('/shien', '変更 12/4 15:00', town.channel);
    await kaicho.answered('変更して');
    expect(await newest()).toContain('代理出席は不要になりました');
  });

  it('invites somebody by name and account, who counts once they have pledged', async () => {
    await town.called();
    const { kaicho, jimu, soudan } = town.people;
    const nitta = town.addPerson('U0NITTA', { name: '新田 円' });
    await invites(soudan, '新田 円', nitta.id);
    await soudan.seesModal('代理：新田 円（誓約待ち）');
    soudan.closeModal();
    await town.settle();
    const told = textOf(await jimu.sees('代理者が招待されました', jimu.im));
    expect(told).toContain('新田 円');
    expect(told).toContain('つつじ相談室から');
    expect(await status()).toContain('出席見込み0人');

    const asked = await nitta.sees('に代理で出席をお願いします', nitta.im);
    expect(textOf(asked)).toContain('先に守秘の誓約をお願いします');
    await pledges(nitta);
    expect(await status()).toContain('出席見込み1人');
    expect(textOf(await nitta.sees('に代理で出席をお願いします', nitta.im))).not.toContain('[誓約する]');
    await kaicho.click(await kaicho.sees('の回答状況', kaicho.im), '回答一覧');
    expect(textOf(await kaicho.answered('の回答一覧'))).toContain('代理：新田 円\n');
    const seats = await town.query(
      `SELECT kind, "termTo"::text FROM "Constituent" JOIN "Person" USING ("municipalityId", "personId")
       WHERE name = '新田 円'`,
    );
    expect(seats).toEqual([{ kind: 'adhoc', termTo: '2026-12-03' }]);
  });

  it('gives an invited proxy no case to read', async () => {
    await town.called();
    const { soudan } = town.people;
    const nitta = town.addPerson('U0NITTA', { name: '新田 円' });
    await invites(soudan, '新田 円', nitta.id);
    await soudan.seesModal('誓約待ち');
    await town.settle();
    await pledges(nitta);
    await nitta.slash('/shien', `事例 ${town.caseNumber}`);
    await nitta.answered('見つからないか、ご覧になれません');
    await nitta.slash('/shien', '事例');
    await nitta.answered('ご覧になれる事例はありません');
  });

  it('may invite the same person again for a later sitting', async () => {
    await town.called();
    const { soudan } = town.people;
    const nitta = town.addPerson('U0NITTA', { name: '新田 円' });
    await invites(soudan, '新田 円', nitta.id);
    await soudan.seesModal('誓約待ち');
    soudan.closeModal();
    await town.settle();
    await pledges(nitta);
    await town.called('12/17 10:00');
    await invites(soudan, '新田 円', nitta.id);
    await soudan.seesModal('代理：新田 円（誓約待ち）');
    await town.settle();
    await pledges(nitta);
    expect(await status()).toContain('出席見込み1人');
  });

  it('takes back an invitation, and makes it again before the pledge', async () => {
    await town.called();
    const { soudan } = town.people;
    const nitta = town.addPerson('U0NITTA', { name: '新田 円' });
    await invites(soudan, '新田 円', nitta.id);
    await soudan.seesModal('誓約待ち');
    soudan.closeModal();
    await answers(soudan, '欠席');
    await invites(soudan, '新田 円', nitta.id);
    await soudan.seesModal('代理：新田 円（誓約待ち）');
    expect(await town.query(`SELECT name FROM "Person" WHERE name = '新田 円'`)).toHaveLength(1);
  });

  it('refuses the account of somebody of another agency', async () => {
    await town.called();
    const { soudan, minsei } = town.people;
    await invites(soudan, '民田 春', minsei.id);
    await soudan.seesModal('このアカウントは別の方のものとして登録されています');
    expect(await repliesOf('相田 健')).toEqual([]);
  });

  it('needs name and account of whoever is invited', async () => {
    await town.called();
    const { soudan } = town.people;
    await soudan.click(await call(soudan), '代理出席');
    const form = await soudan.seesModal('招待する方の氏名');
    await soudan.submit(form, { 招待する方の氏名: '新田 円' });
    await soudan.seesModal('招待には氏名とアカウントの両方が必要です');
    expect(await repliesOf('相田 健')).toEqual([]);
  });

  it('lets nobody sit for two', async () => {
    await town.called();
    const { kaicho, jimu } = town.people;
    const nitta = town.addPerson('U0NITTA', { name: '新田 円' });
    await invites(kaicho, '新田 円', nitta.id);
    await kaicho.seesModal('誓約待ち');
    await invites(jimu, '新田 円', nitta.id);
    await jimu.seesModal('お一人が二人分の代理はできない');
    expect(await repliesOf('事務 花子')).toEqual([]);
  });

  it('does not let somebody sit for a colleague who is called as well', async () => {
    await town.called();
    const { kaicho, jimu } = town.people;
    await invites(jimu, '会津 一郎', kaicho.id);
    await jimu.seesModal('この方はご自身が招集されているため、代理を兼ねられません');
    expect(await repliesOf('事務 花子')).toEqual([]);
  });
});

describe('誓約 in Slack', () => {
  it('comes before an answer: the call offers it, and the answers stand there afterwards', async () => {
    await town.called();
    const { suido } = town.people;
    expect(textOf(await call(suido))).toContain('ご回答の前に、守秘の誓約をお願いします');
    town.join(suido.id, town.channel);
    await suido.click(await suido.sees(CALL, town.channel), '出席');
    const refused = await suido.answered('守秘の誓約がまだのため、操作できません');
    expect(await repliesOf('水谷 清')).toEqual([]);
    await suido.click(refused, '誓約する');
    await suido.click(await suido.answered('守秘の誓約'), '誓約します');
    await suido.answered('誓約を承りました');
    await town.settle();
    await answers(suido, '出席');
    expect(await repliesOf('水谷 清')).toEqual([{ answer: 'attend' }]);
  });

  it('cites the article of secrecy and the present penalty', async () => {
    const { suido } = town.people;
    await suido.slash('/shien', '誓約');
    const text = textOf(await suido.answered('守秘の誓約'));
    expect(text).toContain('生活困窮者自立支援法第9条第6項');
    expect(text).toContain('1年以下の拘禁刑又は100万円以下の罰金');
    expect(text).not.toContain('懲役');
    expect(text).toContain('法令確認日');
    expect(text).toContain('水谷 清さんは、つつじ市支援会議〔支援会議（困窮）〕の構成員として');
  });

  it('is asked for once by direct message, of those alone who have not given it', async () => {
    const { kaicho, suido } = town.people;
    await town.askPledges();
    await town.askPledges();
    const asked = (person: SlackUser) =>
      person.messages(person.im).filter((one) => textOf(one).includes('守秘の誓約をお願いします'));
    expect(asked(suido)).toHaveLength(1);
    expect(asked(kaicho)).toEqual([]);
    await pledges(suido);
    await town.askPledges();
    expect(asked(suido)).toHaveLength(1);
    await suido.slash('/shien', '誓約');
    await suido.answered('令和8年11月24日(火)に誓約済みです');
  });

  it('is asked for by 予定, タスク and the home tab of somebody who has not given it', async () => {
    await town.called();
    const { suido } = town.people;
    for (const word of ['予定', 'タスク']) {
      await suido.slash('/shien', word);
      expect(textOf(await suido.answered('守秘の誓約がまだ'))).toContain('[誓約する]');
    }
    await suido.openHome();
    await suido.click(await suido.seesHome('守秘の誓約がまだ'), '誓約する');
    await suido.click(await suido.seesModal('守秘の誓約'), '誓約します');
    await suido.seesModal('誓約を承りました');
    await suido.openHome();
    await suido.seesHome('令和8年12月3日(木) 14:00');
  });
});

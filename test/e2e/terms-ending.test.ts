import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type SlackUser, textOf } from '../support/slack/slack-user.ts';
import { type SlackTown, slackTown } from '../support/slack-town.ts';

// Ten of つつじ相談室 and 水道課 change jobs on 1 April 2027, a Thursday; the others stay until 2028.
const LEAVING = Array.from({ length: 10 }, (_, index) => ({
  key: `p${index}`,
  id: `U0P${index}`,
  name: `異動 ${index}`,
  agency: index < 6 ? 'soudan' : 'suido',
}));

let town: SlackTown;
let leaving: readonly SlackUser[];

beforeEach(async () => {
  town = await slackTown({
    more: {
      people: LEAVING.map(
        ({ key, id, name, agency }) => `{key: ${key}, name: ${name}, agency: ${agency}, slack: ${id}}`,
      ),
      constituents: LEAVING.map(
        ({ key }) =>
          `{body: shien, person: ${key}, kind: regular, from: 2025-04-01, to: 2027-03-31, pledgedOn: 2026-04-01}`,
      ),
    },
  });
  leaving = LEAVING.map(({ id, name }) => town.addPerson(id, { name }));
});
afterEach(async () => {
  await town.stop();
});

/** The job's tick at a moment of Tokyo's clocks. */
async function tick(day: string, time = '09:05'): Promise<void> {
  town.clock.set(`${day}T${time}:00+09:00`);
  await town.installation.app.termsEnding();
  await town.settle();
}

const directTo = (person: SlackUser) => person.messages(person.im).map(textOf);
const titlesTo = (person: SlackUser) => directTo(person).map((text) => text.split('\n')[0]);
const SOON = '任期満了が近い方がいます';
const OVER = '任期が終わった方がいます';

describe('the end of terms', () => {
  it('is told to the secretariat 30 and 7 days before, each once, in one list by agency', async () => {
    const { jimu, kaicho, soudan } = town.people;
    await tick('2027-02-26');
    expect(directTo(jimu)).toEqual([]);
    await tick('2027-03-01');
    await tick('2027-03-01', '10:05');
    await tick('2027-03-02');
    const [month, ...more] = directTo(jimu);
    expect(more).toEqual([]);
    expect(month).toContain(`つつじ市支援会議〔支援会議（困窮）〕：${SOON}`);
    expect(month).toContain('つつじ相談室　異動 0、異動 1、異動 2、異動 3、異動 4、異動 5');
    expect(month).toContain('水道課　異動 6、異動 7、異動 8、異動 9');
    expect(month).toContain('令和9年3月31日(水)までです（あと30日）');
    await tick('2027-03-24');
    await tick('2027-03-25');
    expect(directTo(jimu)).toHaveLength(2);
    expect(directTo(jimu)[1]).toContain('（あと7日）');
    expect([...directTo(kaicho), ...directTo(soudan)]).toEqual([]);
  });

  it('leads to the roster from the message, and leaves out who was renewed since', async () => {
    const { jimu } = town.people;
    await tick('2027-03-01');
    await jimu.click(await jimu.sees(SOON, jimu.im), '名簿');
    await jimu.click(await jimu.answered('人数'), '次のページ');
    await jimu.click(await jimu.answered('2/'), '任期を更新する', { near: '異動 4' });
    await jimu.submit(await jimu.seesModal('任期を更新する'));
    await jimu.seesModal('異動 4さんの任期を更新しました');
    await tick('2027-03-24');
    const week = directTo(jimu).at(-1);
    expect(week).toContain('異動 3、異動 5');
    expect(week).not.toContain('異動 4');
    expect(await town.installation.store.outboxCounts()).toMatchObject({ waiting: 0 });
  });

  it('is told once with 7 days to go when the bot was down before', async () => {
    const { jimu } = town.people;
    await tick('2027-03-29');
    expect(titlesTo(jimu)).toHaveLength(1);
    expect(directTo(jimu)[0]).toContain('（あと2日）');
  });

  it('is told late when the day itself was missed', async () => {
    const { jimu } = town.people;
    await tick('2027-03-10');
    expect(directTo(jimu)[0]).toContain('（あと21日）');
  });

  it('waits for the office hours of a business day', async () => {
    const { jimu } = town.people;
    await tick('2027-03-01', '08:29');
    await tick('2027-03-01', '17:15');
    await tick('2027-03-06', '10:00');
    expect(directTo(jimu)).toEqual([]);
    await tick('2027-03-08', '08:30');
    expect(directTo(jimu)).toHaveLength(1);
  });
});

describe('1 April, half the roster changed jobs', () => {
  it('is one message with the list to the secretariat, and one to each who left', async () => {
    const { jimu, soudan } = town.people;
    await tick('2027-04-01');
    await tick('2027-04-01', '10:05');
    await tick('2027-04-02');
    expect(titlesTo(jimu).filter((title) => title?.includes(OVER))).toHaveLength(1);
    expect(directTo(jimu)).toHaveLength(1);
    expect(directTo(jimu)[0]).toContain('異動 6、異動 7、異動 8、異動 9');
    for (const person of leaving) {
      expect(directTo(person)).toHaveLength(1);
      expect(directTo(person)[0]).toContain('令和9年3月31日(水)で終わりました');
      expect(directTo(person)[0]).toContain('生活困窮者自立支援法第9条第6項');
    }
    expect(directTo(soudan)).toEqual([]);
  });

  it('shows those who left, and renews one of them from that day, with a pledge to be given', async () => {
    const { jimu } = town.people;
    await tick('2027-04-01');
    await jimu.click(await jimu.sees(OVER, jimu.im), '名簿');
    await jimu.click(await jimu.answered('終了した人を隠す'), '次のページ');
    await jimu.click(await jimu.answered('2/'), '任期を更新する', { near: '異動 4' });
    const form = await jimu.seesModal('任期を更新する');
    expect(textOf(form)).toContain('次の任期は令和9年4月1日(木)から');
    await jimu.submit(form);
    await jimu.seesModal('異動 4さんの任期を更新しました');
    await town.settle();
    const [left] = leaving.filter(({ id }) => id === 'U0P4') as [SlackUser];
    expect(titlesTo(left)).toEqual([
      'つつじ市支援会議〔支援会議（困窮）〕：守秘義務についてのお知らせ',
      'つつじ市支援会議〔支援会議（困窮）〕：守秘の誓約をお願いします',
    ]);
    await left.slash('/shien', '事例', left.im);
    await left.answered('守秘の誓約がまだのため');
  });

  it('is not told to who was renewed before, and tells nobody twice after a release', async () => {
    const { jimu } = town.people;
    const [first] = leaving as [SlackUser];
    town.clock.set('2027-03-30T10:00:00+09:00');
    await jimu.slash('/shien', '名簿', town.channel);
    await jimu.click(await jimu.answered('人数'), '任期を終える', { near: '異動 0' });
    await jimu.submit(await jimu.seesModal('任期を終える'));
    await jimu.seesModal('異動 0さんの任期を終えました');
    await town.settle();
    expect(directTo(first)).toHaveLength(1);
    await tick('2027-04-01');
    expect(directTo(first)).toHaveLength(1);
    expect(directTo(jimu).at(-1)).not.toContain('異動 0');
  });

  it('holds no name and no case in what a lock screen shows', async () => {
    await tick('2027-03-01');
    await tick('2027-04-01');
    const previews = [town.people.jimu, ...leaving].flatMap((person) =>
      person.messages(person.im).map(({ text }) => text),
    );
    expect(previews.join()).not.toMatch(/異動 \d|R8-/);
    expect(previews).toContain('任期満了のお知らせ（10人、3/31(水)）');
  });
});

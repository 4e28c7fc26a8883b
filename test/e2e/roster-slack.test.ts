import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Ask } from '../../src/ports/command.ts';
import { type SlackUser, textOf } from '../support/slack/slack-user.ts';
import { type SlackTown, slackTown } from '../support/slack-town.ts';

let town: SlackTown;

beforeEach(async () => {
  town = await slackTown();
});
afterEach(async () => {
  await town.stop();
});

async function showRoster(person: SlackUser) {
  await person.slash('/shien', '名簿', town.channel);
  return person.answered('人数');
}

/** Presses a button beside somebody on the roster, and gives what opens. */
async function press(by: SlackUser, label: string, name: string) {
  await by.click(await showRoster(by), label, { near: name });
}

/** What the roster says of somebody: the lines under the name. */
async function said(by: SlackUser, name: string): Promise<string> {
  const lines = textOf(await showRoster(by)).split('\n');
  return lines
    .slice(lines.indexOf(name) + 1)
    .join('\n')
    .split('[')[0] as string;
}

const NEW = {
  氏名: '新田　実',
  チャットのアカウント: 'U0NITTA',
  機関: '水道課',
  役割: '構成員',
  任期の初日: '11/24',
  任期の最終日: '令和10年3月31日',
};

async function openAdd(by: SlackUser) {
  await by.slash('/shien', '名簿 加える', town.channel);
  return by.seesModal('名簿に加える');
}

async function added(entries: Readonly<Record<string, string | null>> = {}): Promise<SlackUser> {
  const nitta = town.addPerson('U0NITTA', { name: '新田 実' });
  const { jimu } = town.people;
  await jimu.submit(await openAdd(jimu), { ...NEW, ...entries });
  await jimu.seesModal('名簿に加えました');
  jimu.closeModal();
  await town.settle();
  return nitta;
}

const seatOf = async (name: string) => {
  const [seat] = await town.query(
    `SELECT c.* FROM "Constituent" c JOIN "Person" p USING ("municipalityId", "personId")
      WHERE p.name = $1 AND c."bodyId" = (SELECT "bodyId" FROM "MeetingBody" WHERE key = 'shien')
      ORDER BY c."termFrom"`,
    [name],
  );
  return seat;
};
const counted = async (table: string) =>
  Number((await town.query(`SELECT count(*) AS n FROM "${table}"`))[0]?.n);
const auditOf = async (kind: string) =>
  (await town.query(`SELECT facts FROM "AuditEvent" WHERE kind = $1`, [kind])).map(({ facts }) => facts);

describe('名簿 in Slack', () => {
  it('shows the roster by agency with role, state and pledge, to those who keep it', async () => {
    const { jimu } = town.people;
    const shown = textOf(await showRoster(jimu));
    expect(shown).toContain('つつじ市支援会議〔支援会議（困窮）〕');
    expect(shown).toContain('誓約待ち1人・在任中5人');
    expect(await said(jimu, '会津 一郎')).toContain('福祉課・会長・在任中\n誓約 令和8年4月1日(水)（紙）');
    expect(await said(jimu, '水谷 清')).toContain('水道課・構成員・誓約待ち');
    const byAgency = ['電野 進', '会津 一郎', '事務 花子', '民田 春', '相田 健', '水谷 清'];
    const places = byAgency.map((name) => shown.indexOf(name));
    expect(places).toEqual([...places].sort((one, other) => one - other));
  });

  it('says who keeps it to somebody who does not, and shows no names', async () => {
    const { soudan } = town.people;
    await soudan.slash('/shien', '名簿', town.channel);
    const refused = textOf(await soudan.answered('この操作は'));
    expect(refused).toContain('会長・副会長・事務局');
    expect(refused).not.toContain('民田');
  });

  it('shows the end of a term from 60 days before', async () => {
    const { jimu } = town.people;
    town.clock.set('2028-01-31T01:00:00Z');
    expect(await said(jimu, '民田 春')).toContain('任期は令和10年3月31日(金)まで');
    town.clock.set('2028-01-30T01:00:00Z');
    expect(await said(jimu, '民田 春')).not.toContain('任期は');
  });
});

describe('加える', () => {
  it('gives a seat and asks for the pledge; the door opens with it', async () => {
    const nitta = await added();
    const { jimu } = town.people;
    expect(await said(jimu, '新田 実')).toContain('水道課・構成員・誓約待ち');
    const asked = await nitta.sees('守秘の誓約をお願いします', nitta.im);
    await nitta.click(asked, '誓約する');
    await nitta.click(await nitta.answered('守秘の誓約'), '誓約します');
    await nitta.answered('誓約を承りました');
    expect(await said(jimu, '新田 実')).toContain('在任中');
    expect(await auditOf('seat_appointed')).toEqual([
      { role: 'regular', from: '2026-11-24', to: '2028-03-31', pledgedOnPaper: null },
    ]);
  });

  it('takes a pledge on paper at once, and then asks for none', async () => {
    const nitta = await added({ '誓約書（紙）の日付': '11/20' });
    expect(await said(town.people.jimu, '新田 実')).toContain('在任中\n誓約 令和8年11月20日(金)（紙）');
    expect(nitta.messages(nitta.im)).toEqual([]);
  });

  it('takes somebody without a chat account', async () => {
    await added({ チャットのアカウント: null });
    expect(await said(town.people.jimu, '新田 実')).toContain('チャットのアカウントなし');
  });

  it.each([
    ['任期の最終日', { 任期の最終日: '令和8年11月1日' }, '初日（令和8年11月24日(火)）より前です'],
    ['任期の初日', { 任期の初日: 'そのうち' }, '日付として読めませんでした'],
    ['誓約書（紙）の日付', { '誓約書（紙）の日付': '2026-11-25' }, '今日より後です'],
    ['誓約書（紙）の日付', { '誓約書（紙）の日付': '2015-04-01' }, '制度がまだありませんでした'],
    ['チャットのアカウント', { チャットのアカウント: 'U0MINSEI' }, '「民田 春」さんとして登録されています'],
  ])('says beside %s what is wrong, and keeps what was entered', async (_field, wrong, sentence) => {
    const { jimu } = town.people;
    await jimu.submit(await openAdd(jimu), { ...NEW, ...wrong });
    const again = textOf(await jimu.seesModal(sentence));
    expect(again).toContain('新田　実');
    expect(await counted('Constituent')).toBe(8);
  });

  it('does not give one person two seats at a time', async () => {
    const { jimu } = town.people;
    const same = { 氏名: '水谷清', チャットのアカウント: 'U0SUIDO' };
    await jimu.submit(await openAdd(jimu), { ...NEW, ...same });
    await jimu.seesModal('この方には、すでにこの会議体での任期');
  });

  it('does it once when the form is sent twice, and asks for the pledge once', async () => {
    const nitta = town.addPerson('U0NITTA', { name: '新田 実' });
    const { jimu } = town.people;
    const form = await openAdd(jimu);
    await Promise.all([jimu.submit(form, NEW), jimu.submit(form, NEW)]);
    await jimu.seesModal('名簿に加えました');
    await town.settle();
    await town.askPledges();
    expect(await counted('Constituent')).toBe(9);
    expect(nitta.messages(nitta.im)).toHaveLength(1);
  });

  it('gives one seat when two people add the same person at once', async () => {
    town.addPerson('U0NITTA', { name: '新田 実' });
    const { jimu, kaicho } = town.people;
    const forms = [await openAdd(jimu), await openAdd(kaicho)] as const;
    await Promise.all([jimu.submit(forms[0], NEW), kaicho.submit(forms[1], { ...NEW, 任期の初日: '11/25' })]);
    await town.settle();
    expect(await counted('Constituent')).toBe(9);
    const screens = [jimu.screen(), kaicho.screen()].join('\n');
    expect(screens).toContain('名簿に加えました');
    expect(screens).toContain('日にちが重なります');
  });
});

describe('任期を終える', () => {
  it('closes the door at once, takes live posts away, and tells the person that the duty goes on', async () => {
    await town.confirmedMinutes();
    const { kaicho, jimu, denryoku } = town.people;
    await kaicho.slash('/shien', `共有 ${town.caseNumber}`, town.channel);
    await kaicho.answered('要旨を共有しました');
    const standing = () =>
      kaicho.messages(town.channel).some((one) => textOf(one).includes(town.canaries.summary));
    expect(standing()).toBe(true);
    const pledges = await counted('ConfidentialityPledge');

    await press(jimu, '任期を終える', '電野 進');
    await jimu.submit(await jimu.seesModal('任期を終える'));
    await jimu.seesModal('電野 進さんの任期を終えました');
    await town.settle();

    expect(standing()).toBe(false);
    const told = textOf(await denryoku.sees('守秘義務についてのお知らせ', denryoku.im));
    expect(told).toContain('構成員でなくなった後も続きます');
    expect(told).toContain('生活困窮者自立支援法第9条第6項');
    expect(told).toContain('令和8年11月24日(火)で終わりました');
    await denryoku.slash('/shien', '事例', town.channel);
    await denryoku.answered('任期が終了しているため');
    expect(await counted('Constituent')).toBe(8);
    expect(await counted('ConfidentialityPledge')).toBe(pledges);
    expect(await auditOf('seat_released')).toEqual([{ on: '2026-11-25' }]);
  });

  it('hides who has left until they are asked for', async () => {
    const { jimu } = town.people;
    await press(jimu, '任期を終える', '電野 進');
    await jimu.submit(await jimu.seesModal('任期を終える'));
    await jimu.seesModal('任期を終えました');
    jimu.closeModal();
    const shown = await showRoster(jimu);
    expect(textOf(shown)).not.toContain('電野 進');
    await jimu.click(shown, '終了した人も表示');
    const all = await jimu.answered('終了した人を隠す');
    expect(textOf(all)).toContain('電野 進\nつつじ電力・構成員・終了\n令和8年11月23日(月)まで');
  });

  it('may be set for a day to come; until then nothing changes', async () => {
    const { jimu, denryoku } = town.people;
    await press(jimu, '任期を終える', '電野 進');
    await jimu.submit(await jimu.seesModal('任期を終える'), { 構成員でなくなる日: '12/1' });
    await jimu.seesModal('電野 進さんの任期は令和8年11月30日(月)で終わります');
    jimu.closeModal();
    expect(await said(jimu, '電野 進')).toContain('在任中\n令和8年11月30日(月)で終了の予定');
    expect(denryoku.messages(denryoku.im)).toEqual([]);
    town.clock.set('2026-12-01T01:00:00Z');
    expect(textOf(await showRoster(jimu))).not.toContain('電野 進');
  });

  it('does not reach back, nor beyond the term', async () => {
    const { jimu } = town.people;
    await press(jimu, '任期を終える', '電野 進');
    await jimu.submit(await jimu.seesModal('任期を終える'), { 構成員でなくなる日: '2026-11-23' });
    await jimu.submit(await jimu.seesModal('過ぎた日では終えられません'), {
      構成員でなくなる日: '2028-04-01',
    });
    await jimu.seesModal('任期は令和10年3月31日(金)までです');
    expect((await seatOf('電野 進'))?.endedOn).toBeNull();
  });

  it('keeps the last chair until there is a successor', async () => {
    const { kaicho } = town.people;
    await press(kaicho, '任期を終える', '会津 一郎');
    const refused = await kaicho.answered('先に「加える」で後任の会長を登録してください');
    expect(textOf(refused)).toContain('[名簿]');
    await added({ 役割: '会長' });
    await press(kaicho, '任期を終える', '会津 一郎');
    await kaicho.submit(await kaicho.seesModal('任期を終える'));
    await kaicho.seesModal('会津 一郎さんの任期を終えました');
  });

  it('ends one seat once when two people press at the same time', async () => {
    const { jimu, kaicho } = town.people;
    await press(jimu, '任期を終える', '電野 進');
    await press(kaicho, '任期を終える', '電野 進');
    const forms = [await jimu.seesModal('任期を終える'), await kaicho.seesModal('任期を終える')] as const;
    await Promise.all([jimu.submit(forms[0]), kaicho.submit(forms[1])]);
    await town.settle();
    expect(await auditOf('seat_released')).toHaveLength(1);
    const screens = [jimu.screen(), kaicho.screen()].join('\n');
    expect(screens).toContain('電野 進さんの任期を終えました');
    expect(screens).toContain('この方の任期は令和8年11月23日(月)で終わっています');
  });
});

describe('停止', () => {
  it('closes the door at once, takes live posts away, and opens it again when it is lifted', async () => {
    await town.confirmedMinutes();
    const { kaicho, jimu, denryoku } = town.people;
    await kaicho.slash('/shien', `共有 ${town.caseNumber}`, town.channel);
    await kaicho.answered('要旨を共有しました');
    await press(jimu, '停止する', '電野 進');
    await jimu.submit(await jimu.seesModal('資格を停止します'));
    await jimu.seesModal('電野 進さんを停止しました');
    jimu.closeModal();
    await town.settle();
    const channel = kaicho.messages(town.channel).map(textOf).join();
    expect(channel).not.toContain(town.canaries.summary);
    await denryoku.slash('/shien', '予定', town.channel);
    await denryoku.answered('停止されているため');
    expect(await said(jimu, '電野 進')).toContain('停止中\n令和8年11月25日(水)から停止');

    await press(jimu, '停止を解く', '電野 進');
    await jimu.submit(await jimu.seesModal('停止を解きます'));
    await jimu.seesModal('停止を解きました');
    jimu.closeModal();
    expect(await said(jimu, '電野 進')).toContain('在任中');
    expect([await auditOf('seat_suspended'), await auditOf('seat_resumed')]).toEqual([[{}], [{}]]);
  });

  it('is not for oneself', async () => {
    const { jimu } = town.people;
    await press(jimu, '停止する', '事務 花子');
    await jimu.answered('ご自分を停止することはできません');
  });
});

describe('任期を更新する', () => {
  it('adds a seat for the next term, which asks for a pledge of its own', async () => {
    const { jimu, minsei } = town.people;
    await press(jimu, '任期を更新する', '民田 春');
    const form = await jimu.seesModal('任期を更新する');
    expect(textOf(form)).toContain('次の任期は令和10年4月1日(土)から');
    await jimu.submit(form);
    const done = textOf(await jimu.seesModal('民田 春さんの任期を更新しました'));
    expect(done).toContain('令和10年4月1日(土)〜令和12年3月31日(日)');
    jimu.closeModal();
    await town.settle();
    await minsei.sees('守秘の誓約をお願いします', minsei.im);
    expect(await counted('Constituent')).toBe(9);
    expect((await seatOf('民田 春'))?.endedOn).toBeNull();
    const shown = textOf(await showRoster(jimu)).split('民田 春');
    expect(shown[1]).toContain('在任中');
    expect(shown[1]).not.toContain('任期を更新する');
    expect(shown[2]).toContain('誓約待ち');
  });
});

describe('誓約を記録する（紙）', () => {
  it('opens the door to somebody who pledged on paper', async () => {
    const { jimu } = town.people;
    await press(jimu, '誓約を記録する（紙）', '水谷 清');
    await jimu.submit(await jimu.seesModal('誓約を記録する'), { 誓約書の日付: '11/20' });
    await jimu.seesModal('水谷 清さんの誓約を記録しました');
    jimu.closeModal();
    expect(await said(jimu, '水谷 清')).toContain('在任中\n誓約 令和8年11月20日(金)（紙）');
  });

  it('says when the text of that day is no longer in force', async () => {
    const { jimu } = town.people;
    await press(jimu, '誓約を記録する（紙）', '水谷 清');
    await jimu.submit(await jimu.seesModal('誓約を記録する'), { 誓約書の日付: '2025-05-31' });
    await jimu.seesModal('この日の誓約は古い文面のものです');
    jimu.closeModal();
    expect(await said(jimu, '水谷 清')).toContain('誓約が古い文面です');
  });
});

describe('the roster and those who do not keep it', () => {
  const ask = (person: SlackUser, wish: Ask) =>
    town.installation.app.dispatch({
      requestId: `test:${JSON.stringify(wish)}`,
      actor: { platform: 'slack', tenant: 'T0001', user: person.id },
      ask: wish,
    });

  it('refuses every act on a seat to a constituent, whatever button they come by', async () => {
    const seat = await seatOf('民田 春');
    const constituentId = seat?.constituentId as never;
    const wishes: readonly Ask[] = [
      { kind: 'release', constituentId, on: '2026-11-24' },
      { kind: 'suspend', constituentId, sure: true },
      { kind: 'resume', constituentId, sure: true },
      { kind: 'renew', constituentId, to: '2030-03-31' },
      { kind: 'record_pledge', constituentId, pledgedOn: '2026-11-20' },
      { kind: 'export_roster' },
    ];
    for (const wish of wishes) {
      const reply = await ask(town.people.soudan, wish);
      expect(reply).toMatchObject({ kind: 'card', card: { tone: 'refused' } });
    }
    expect(await seatOf('民田 春')).toEqual(seat);
  });

  it('knows no seat of a body that the person has nothing to do with', async () => {
    const [other] = await town.query(
      `SELECT "constituentId" FROM "Constituent" WHERE kind = 'chair' AND "bodyId" <>
         (SELECT "bodyId" FROM "MeetingBody" WHERE key = 'shien')`,
    );
    const wish: Ask = { kind: 'suspend', constituentId: other?.constituentId as never, sure: true };
    const reply = await ask(town.people.kaicho, wish);
    expect(JSON.stringify(reply)).toContain('見つからないか、ご覧になれません');
  });

  it('writes no name into the audit or the log', async () => {
    await added();
    const { jimu } = town.people;
    await press(jimu, '任期を終える', '新田 実');
    await jimu.submit(await jimu.seesModal('任期を終える'));
    await jimu.seesModal('任期を終えました');
    await town.settle();
    const audit = JSON.stringify(await town.query('SELECT * FROM "AuditEvent"'), (_key, value) =>
      typeof value === 'bigint' ? String(value) : value,
    );
    expect(audit).not.toMatch(/新田|電野|事務 花子/);
    expect(town.logged()).not.toMatch(/新田|事務 花子/);
  });
});

import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { rateLimited } from '../support/slack/faults.ts';
import { type SlackUser, textOf } from '../support/slack/slack-user.ts';
import { type SlackTown, slackTown } from '../support/slack-town.ts';
import { PEOPLE, type PersonKey } from '../support/town.ts';

let town: SlackTown;

beforeEach(async () => {
  town = await slackTown();
  await town.confirmedMinutes();
});
afterEach(() => town.stop());

const standing = () =>
  town.people.soudan.messages(town.channel).some((one) => textOf(one).includes(town.canaries.summary));

async function share(): Promise<void> {
  const { kaicho } = town.people;
  await kaicho.slash('/shien', `共有 ${town.caseNumber}`, town.channel);
  await kaicho.answered('要旨を共有しました');
}

/** The secretariat leaves people out of the case. */
const leaveOut = (...who: readonly PersonKey[]) => leaveOutBy(town.people.jimu, who);

async function leaveOutBy(by: SlackUser, who: readonly PersonKey[]): Promise<void> {
  await by.slash('/shien', '事例', town.channel);
  await by.click(await by.answered('緊急度：至急'), '閲覧範囲');
  await by.submit(await by.seesModal('の閲覧範囲'), {
    除外する利害関係者: who.map((key) => PEOPLE[key].name),
  });
  await by.seesModal(`${who.length}人を利害関係者として除外しました`);
  while (by.modal) by.closeModal();
  await town.settle();
}

async function record(state: string): Promise<void> {
  const { jimu } = town.people;
  await jimu.slash('/shien', `事例 ${town.caseNumber} 同意`, town.channel);
  await jimu.submit(await jimu.seesModal('の本人同意'), { 本人同意: state, 確認の方法: '口頭' });
  await jimu.seesModal(`の本人同意を「${state}」と記録しました`);
  while (jimu.modal) jimu.closeModal();
  await town.settle();
}

/** From now on the body shares only with consent. */
const needsConsent = () =>
  town.query(`UPDATE "MeetingBody" SET "consent" = 'required' WHERE "key" = 'shien'`);

describe('利害関係者の除外', () => {
  it('takes a live post away while the party is in the channel, and tells the secretariat why', async () => {
    await share();
    await leaveOut('minsei');
    expect(standing()).toBe(false);
    const names = textOf(
      await town.people.jimu.sees('共有を取り消しました（事務局限り）', town.people.jimu.im),
    );
    expect(names).toContain('民田 春');
    expect(names).toContain('利害関係者として除外されている');
  });

  it('lets the summary through again once the party has left the channel', async () => {
    await share();
    await leaveOut('minsei');
    town.slack.team().leave(town.channel, PEOPLE.minsei.id);
    await share();
    expect(standing()).toBe(true);
  });

  it('hides the case from the party: no content, no audience to change, no consent to record', async () => {
    await leaveOut('kaicho');
    const { kaicho } = town.people;
    for (const words of [`事例 ${town.caseNumber}`, `事例 ${town.caseNumber} 同意`]) {
      await kaicho.slash('/shien', words, town.channel);
      await kaicho.answered(`${town.caseNumber} は見つからないか、ご覧になれません`);
    }
    await kaicho.slash('/shien', '事例', town.channel);
    expect(textOf(await kaicho.answered('ご覧になれる事例はありません'))).not.toContain(town.caseNumber);
  });

  it('hides it in every list of those who run the body: to share, to write, to hand out, to check, to audit', async () => {
    await leaveOut('kaicho');
    const { kaicho } = town.people;
    const before = kaicho.everSeen().split(town.caseNumber).length;
    for (const [words, answer] of [
      ['共有', '確定した議事録がありません'],
      [`点検 ${town.caseNumber}`, '見つからないか、ご覧になれません'],
      [`監査 ${town.caseNumber}`, '見つからないか、ご覧になれません'],
      [`タスク ${town.caseNumber}`, '見つからないか、ご覧になれません'],
      [`随時 12/4 10:00 ${town.caseNumber}`, '見つからないか、ご覧になれません'],
    ] as const) {
      await kaicho.slash('/shien', words, town.channel);
      await kaicho.answered(answer);
    }
    await kaicho.slash('/shien', '監査', town.channel);
    expect(textOf(await kaicho.seesModal('監査記録を見る'))).not.toContain(town.caseNumber);
    kaicho.closeModal();
    await kaicho.slash('/shien', '議事録', town.channel);
    expect(textOf(await kaicho.answered('の議事録'))).toContain('議事録');
    // Only the refusals of what they named themselves say the number again.
    expect(kaicho.everSeen().split(town.caseNumber).length).toBe(before + 4);
  });

  it('keeps from the party what was still on its way', async () => {
    const { kaicho, jimu, soudan } = town.people;
    await kaicho.slash('/shien', `タスク ${town.caseNumber}`, town.channel);
    await kaicho.submit(await kaicho.seesModal('タスクを頼む'), {
      担当機関: 'つつじ相談室',
      '具体的な内容（担当機関の、閲覧範囲の方だけが読めます）': town.canaries.detail,
      期限: '12/10',
    });
    await kaicho.seesModal('つつじ相談室へ頼みました');
    kaicho.closeModal();
    await soudan.click(await soudan.sees('をお願いします', soudan.im), '難しい（辞退・変更の相談）');
    town.slack.fail('chat.postMessage', rateLimited(30), 2);
    await soudan.submit(await soudan.seesModal('お返事'), { 返事: 'できない：手が足りない' });
    await soudan.seesModal('を辞退しました');
    await town.settle();
    expect([kaicho, jimu].filter((one) => one.everSeen().includes('：辞退'))).toEqual([]);
    await leaveOut('kaicho');
    await town.wait(31);
    expect([kaicho, jimu].filter((one) => one.everSeen().includes('：辞退'))).toEqual([jimu]);
  });

  it('tells the chair instead of a secretariat that is left out that nobody of an agency can be reached', async () => {
    const { kaicho, jimu } = town.people;
    await kaicho.slash('/shien', `タスク ${town.caseNumber}`, town.channel);
    await kaicho.submit(await kaicho.seesModal('タスクを頼む'), {
      担当機関: 'つつじ電力',
      '具体的な内容（担当機関の、閲覧範囲の方だけが読めます）': town.canaries.detail,
      期限: '12/10',
    });
    await kaicho.seesModal('つつじ電力へ頼みました');
    kaicho.closeModal();
    await leaveOutBy(kaicho, ['denryoku', 'jimu']);
    town.clock.set('2026-12-10T00:00:00Z');
    await town.remind();
    await kaicho.sees('催促を届けられません', kaicho.im);
    expect(jimu.everSeen()).not.toContain('催促を届けられません');
  });

  it('takes a live post of the household away before another body too', async () => {
    const { jimu, kaicho, soudan } = town.people;
    const [number, room] = ['R8-調-001', 'C0CHOSEI'];
    const press = async (of: string, button: string) => {
      await jimu.slash('/shien', `事例 ${of}`, room);
      await jimu.click(await jimu.answered('（あなただけに表示）'), button);
    };
    const fillIn = async (title: string, fields: Parameters<typeof jimu.submit>[1], done: string) => {
      await jimu.submit(await jimu.seesModal(title), fields);
      const answer = await jimu.seesModal(done);
      return answer;
    };
    await press(town.caseNumber, '事例を書く');
    await fillIn('の事例', { 対象者の区分: ['被保護者'] }, '事例を保存しました');
    jimu.closeModal();
    await press(town.caseNumber, 'ほかの会議体へつなぐ');
    await fillIn('へつなぐ', { つなぎ先: 'つつじ市調整会議〔調整会議（生保）〕' }, number);
    jimu.closeModal();
    await press(number, '閲覧範囲');
    await fillIn(
      'の閲覧範囲',
      { '閲覧範囲（会長が招集する構成員）': ['事務 花子', '相田 健'] },
      '2人にしました',
    );
    jimu.closeModal();
    town.clock.set('2026-11-26T00:00:00Z');
    await jimu.slash('/shien', '開催 11/26 14:00', room);
    await jimu.answered('招集しました');
    await jimu.slash('/shien', '議題 一覧', room);
    await fillIn('議題を選ぶ', { 議題にする事例: [number] }, '議題を1件に決めました');
    jimu.closeModal();
    town.clock.set('2026-11-26T05:10:00Z');
    await jimu.slash('/shien', '議事録', room);
    await jimu.click(await jimu.answered('どの会議の議事録ですか'), '開く', { near: '11月26日' });
    await jimu.click(await jimu.answered('の議事録'), '書く');
    const saved = await fillIn(
      'の結果',
      { '要旨（共有される内容）': town.canaries.word },
      '下書きを保存しました',
    );
    await jimu.click(saved, '読む');
    await jimu.click(await jimu.answered(town.canaries.word), '確定する');
    await jimu.answered('議事録を確定しました');
    while (jimu.modal) jimu.closeModal();
    await jimu.slash('/shien', `共有 ${number}`, room);
    await jimu.answered('要旨を共有しました');
    const stands = () => soudan.messages(room).some((one) => textOf(one).includes(town.canaries.word));
    expect(stands()).toBe(true);

    await kaicho.slash('/shien', `事例 ${town.caseNumber}`, town.channel);
    await kaicho.click(await kaicho.answered('（あなただけに表示）'), '閲覧範囲');
    await kaicho.submit(await kaicho.seesModal('の閲覧範囲'), { 除外する利害関係者: ['相田 健'] });
    await kaicho.seesModal('1人を利害関係者として除外しました');
    await town.settle();
    expect(stands()).toBe(false);
  });

  it('can be taken back by somebody who is not left out, who then convenes the person anew', async () => {
    await leaveOut('minsei');
    const { jimu, kaicho } = town.people;
    const setAudience = async (names: readonly string[], done: string) => {
      await jimu.slash('/shien', '事例', town.channel);
      await jimu.click(await jimu.answered('緊急度：至急'), '閲覧範囲');
      await jimu.submit(await jimu.seesModal('の閲覧範囲'), {
        '閲覧範囲（会長が招集する構成員）': names,
        除外する利害関係者: [],
      });
      await jimu.seesModal(done);
      while (jimu.modal) jimu.closeModal();
    };
    const others = ['会津 一郎', '事務 花子', '相田 健', '電野 進'];
    await setAudience(others, 'の閲覧範囲を4人にしました');
    await kaicho.slash('/shien', `共有 ${town.caseNumber}`, town.channel);
    await kaicho.answered('条件を満たさない参加者が1人います');
    await setAudience([...others, '民田 春'], 'の閲覧範囲を5人にしました');
    await share();
    expect(standing()).toBe(true);
  });
});

describe('機関の退会', () => {
  it('ends the seats of all its people at once and takes live posts away that they could read', async () => {
    await share();
    const { jimu } = town.people;
    await jimu.slash('/shien', '名簿', town.channel);
    await jimu.click(await jimu.answered('名簿'), '任期を終える', { near: '相田 健' });
    const single = await jimu.seesModal('任期を終える');
    expect(textOf(single)).not.toContain('任期を終える範囲');
    jimu.closeModal();

    await town.query(
      `INSERT INTO "Constituent" ("municipalityId", "constituentId", "bodyId", "personId", "kind", "termFrom", "termTo")
       SELECT "municipalityId", 'colleague', "bodyId", (SELECT "personId" FROM "Person" WHERE "key" = 'soudan2'),
              "kind", "termFrom", "termTo" FROM "Constituent"
        WHERE "personId" = (SELECT "personId" FROM "Person" WHERE "key" = 'soudan')
          AND "bodyId" = (SELECT "bodyId" FROM "MeetingBody" WHERE "key" = 'shien')`,
    );
    await jimu.slash('/shien', '名簿', town.channel);
    await jimu.click(await jimu.answered('名簿'), '任期を終える', { near: '相田 健' });
    await jimu.submit(await jimu.seesModal('任期を終える'), {
      任期を終える範囲: 'つつじ相談室の構成員全員（2人）',
      構成員でなくなる日: '今日',
    });
    await jimu.seesModal('つつじ相談室の構成員全員（2人）の任期を終えました');
    jimu.closeModal();
    await town.settle();
    expect(standing()).toBe(false);
    expect(await town.query(`SELECT 1 FROM "AuditEvent" WHERE kind = 'seat_released'`)).toHaveLength(2);
    for (const person of [town.people.soudan, town.people.soudan2]) {
      expect(textOf(await person.sees('守秘義務', person.im))).toContain('続');
    }
  });
});

describe('本人同意', () => {
  it('that is withdrawn takes a live post away at once where the body needs consent, and no task is pressed for', async () => {
    await needsConsent();
    await record('得ている');
    await share();
    expect(standing()).toBe(true);
    const { kaicho, soudan } = town.people;
    await kaicho.slash('/shien', `タスク ${town.caseNumber}`, town.channel);
    await kaicho.submit(await kaicho.seesModal('タスクを頼む'), {
      担当機関: 'つつじ相談室',
      '内容の種類（通知に表示されます）': '訪問する',
      '具体的な内容（担当機関の、閲覧範囲の方だけが読めます）': town.canaries.detail,
      期限: '12/10',
    });
    await kaicho.seesModal('つつじ相談室へ頼みました');
    kaicho.closeModal();
    await record('撤回');
    expect(standing()).toBe(false);
    town.clock.set('2026-12-10T00:00:00Z');
    await town.remind();
    expect(soudan.everSeen()).not.toContain('の期限です');

    await kaicho.slash('/shien', `共有 ${town.caseNumber}`, town.channel);
    await kaicho.answered('この会議体での共有には本人同意が必要です');
    await town.settle();
    expect(standing()).toBe(false);
  });

  it('is not needed where the law asks for none, and the one who records it is told so', async () => {
    await share();
    const { jimu } = town.people;
    await jimu.slash('/shien', `事例 ${town.caseNumber} 同意`, town.channel);
    await jimu.submit(await jimu.seesModal('の本人同意'), { 本人同意: '得られない', 確認の方法: '口頭' });
    expect(textOf(await jimu.seesModal('記録しました'))).toContain('本人同意がなくても共有できます');
    await town.settle();
    expect(standing()).toBe(true);
  });

  it('of one member is not shown as that of the household where nobody may know who it is', async () => {
    await needsConsent();
    const { jimu } = town.people;
    const record = (memberId: string | undefined, state: 'obtained' | 'withdrawn') =>
      town.installation.app.dispatch({
        ask: {
          ...{ kind: 'record_consent', caseNumber: town.caseNumber, state, method: 'spoken' },
          ...(memberId === undefined ? {} : { memberId }),
        },
        requestId: `${memberId}:${state}`,
        actor: { platform: 'slack', tenant: 'T0001', user: PEOPLE.jimu.id },
      });
    await record(undefined, 'obtained');
    await record('p', 'obtained');
    await record(undefined, 'withdrawn');
    expect(JSON.stringify(await record('p', 'withdrawn'))).toContain('「撤回」と記録しました');
    await jimu.slash('/shien', `事例 ${town.caseNumber} 同意`, town.channel);
    const form = textOf(await jimu.seesModal('の本人同意'));
    expect(form).toContain('世帯員のひとり・支援会議（困窮）・撤回（口頭）');
    expect(form).toContain('世帯全体・支援会議（困窮）・撤回（口頭）');
  });

  it('is recorded of nobody who does not belong to the household', async () => {
    const reply = await town.installation.app.dispatch({
      ask: {
        ...{ kind: 'record_consent', caseNumber: town.caseNumber, memberId: 'stranger' },
        ...{ state: 'obtained', method: 'spoken' },
      },
      requestId: 'stranger',
      actor: { platform: 'slack', tenant: 'T0001', user: PEOPLE.jimu.id },
    });
    expect(JSON.stringify(reply)).toContain('その世帯員は、この事例にいません');
    expect(await town.query('SELECT 1 FROM "Consent"')).toEqual([]);
  });

  it('shows what was recorded before, and asks again for a day that is still to come', async () => {
    await record('得ている');
    const { jimu } = town.people;
    await jimu.slash('/shien', `事例 ${town.caseNumber} 同意`, town.channel);
    const form = await jimu.seesModal(
      'これまでの記録：令和8年11月25日(水) 世帯全体・支援会議（困窮）・得ている（口頭）',
    );
    await jimu.submit(form, { 本人同意: '撤回', 確認の方法: '書面', 確認した日: '2026/12/24' });
    await jimu.seesModal('確認した日は、今日までの日付にしてください');
    await town.settle();
    expect(await town.query('SELECT state FROM "Consent"')).toEqual([{ state: 'obtained' }]);
  });
});

describe('保存期限', () => {
  it('takes what still stands away on the day it is over, with its reason', async () => {
    await share();
    await town.query(`UPDATE "MeetingBody" SET "retentionYears" = 0 WHERE "key" = 'shien'`);
    await town.query(`UPDATE "Case" SET "status" = 'closed', "closedOn" = '2026-11-25'`);
    town.clock.set('2027-03-31T14:59:00Z');
    await town.installation.app.recheck();
    expect(standing()).toBe(true);
    town.clock.set('2027-03-31T15:00:00Z');
    await town.installation.app.recheck();
    await town.settle();
    expect(standing()).toBe(false);
    const { jimu } = town.people;
    expect(textOf(await jimu.sees('共有を取り消しました（事務局限り）', jimu.im))).toContain('保存期限');
  });
});

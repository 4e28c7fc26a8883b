import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type SlackUser, textOf } from '../support/slack/slack-user.ts';
import { type SlackTown, slackTown } from '../support/slack-town.ts';

const FACT = '先週から服薬が途切れている（試験札F）';
const MOTHER = 'アルコールの問題で通院中（試験札M）';
const EVENT = '送電停止（試験札H）';
let town: SlackTown;

beforeEach(async () => {
  town = await slackTown({
    more: {
      bodies: [
        '{key: plan, types: [support_plan_conference], displayName: つつじ市支援調整会議, chairTitle: 会長, ordinance: {number: 令和7年要綱第3号, establishedOn: 2025-06-01}}',
      ],
      constituents: [
        '{body: plan, person: soudan, kind: chair, from: 2026-04-01, to: 2028-03-31, pledgedOn: 2026-04-01}',
        '{body: plan, person: suido, kind: deputy_chair, from: 2026-04-01, to: 2028-03-31, pledgedOn: 2026-04-01}',
      ],
    },
  });
});
afterEach(() => town.stop());

/** Opens the case for oneself and presses one of its buttons. */
async function onCase(who: SlackUser, button: string): Promise<void> {
  await who.slash('/shien', `事例 ${town.caseNumber}`, town.channel);
  await who.click(await who.answered('（あなただけに表示）'), button);
}

async function fillIn(
  who: SlackUser,
  title: string,
  fields: Parameters<SlackUser['submit']>[1],
  done: string,
) {
  await who.submit(await who.seesModal(title), fields);
  await who.seesModal(done);
  who.closeModal();
}

async function seenOnCase(who: SlackUser): Promise<string> {
  await who.slash('/shien', `事例 ${town.caseNumber}`, town.channel);
  return textOf(await who.answered('（あなただけに表示）'));
}

describe('the file of a case in Slack', () => {
  it('is registered with the reason that it needs: why without consent, or what “other” means', async () => {
    const { jimu } = town.people;
    await jimu.slash('/shien', '事例 登録', town.channel);
    const given = {
      ...{ '閲覧範囲（会長が招集する構成員）': ['事務 花子'], 状況: '応答がない' },
      選定理由: '本人の同意が得られない',
    };
    await jimu.submit(await jimu.seesModal('事例を登録する'), given);
    await jimu.submit(await jimu.seesModal('同意がないまま共有する理由を選んでください'), {
      選定理由: 'その他',
    });
    await jimu.submit(await jimu.seesModal('選定理由の説明を書いてください'), {
      選定理由の説明: '近隣とのもめごと（試験札N）',
    });
    await jimu.seesModal('R8-支-015 として登録しました');
    jimu.closeModal();
    await jimu.slash('/shien', '事例 R8-支-015');
    await jimu.answered('近隣とのもめごと（試験札N）');
    expect(town.logged()).not.toContain('試験札N');
  });

  it('is written member by member, and shows each reader what they may know of', async () => {
    const { jimu, soudan, kaicho } = town.people;
    await onCase(jimu, '世帯員を加える');
    await fillIn(
      jimu,
      'の世帯員',
      {
        続柄: '母',
        年代: '70代',
        '心身・生活の状況': MOTHER,
        利用中のサービス: '訪問介護、配食',
        この方の課題: ['依存'],
      },
      '世帯員を保存しました',
    );
    await onCase(jimu, '見てよい世帯員');
    await fillIn(
      jimu,
      '見てよい世帯員',
      { どなたの: '相田 健', 見てよい世帯員: ['本人'] },
      '相田 健さんには',
    );
    await onCase(jimu, '情報を加える');
    await fillIn(
      jimu,
      'に情報を加える',
      {
        どなたについて: '母',
        内容: FACT,
        情報提供元: 'つつじ電力',
        提供元の扱い: '明かさない（事務局・会長と提供元だけが見られます）',
      },
      '情報を加えました',
    );

    const forChair = await seenOnCase(kaicho);
    for (const words of [MOTHER, '利用中：訪問介護、配食', '課題：依存', FACT])
      expect(forChair).toContain(words);
    expect(forChair).toContain('つつじ電力。提供元は明かさない扱いです');
    const forSoudan = await seenOnCase(soudan);
    expect(forSoudan).toContain('母');
    expect(forSoudan).toContain('あなたの閲覧範囲には入っていません');
    for (const words of [MOTHER, '依存', FACT, 'つつじ電力']) expect(forSoudan).not.toContain(words);
    const forMinsei = await seenOnCase(town.people.minsei);
    expect(forMinsei).toContain(`${FACT}（提供元は明かさない扱いです）`);
    expect(town.logged()).not.toContain(FACT);
  });

  it('takes facts of one’s own agency from anybody who is convened, and of others from those who run the body', async () => {
    const { soudan } = town.people;
    await onCase(soudan, '情報を加える');
    const form = textOf(await soudan.seesModal('に情報を加える'));
    expect(form).toContain('つつじ相談室');
    expect(form).not.toContain('つつじ電力');
    await fillIn(soudan, 'に情報を加える', { 内容: FACT }, '情報を加えました');
    expect(await seenOnCase(town.people.jimu)).toContain(`${FACT}（つつじ相談室）`);
  });

  it('is not written over by somebody who had not seen the newest, and keeps what they typed', async () => {
    const { jimu, kaicho } = town.people;
    await onCase(jimu, '事例を書く');
    const late = await jimu.seesModal('の事例');
    await onCase(kaicho, '事例を書く');
    await fillIn(kaicho, 'の事例', { 本人の意向: '家で暮らしたい' }, '事例を保存しました');
    await jimu.submit(late, { 本人の強み: '料理が得意' });
    const again = await jimu.seesModal('先にほかの方が書き換えました');
    expect(textOf(again)).toContain('料理が得意');
    await jimu.submit(again, {});
    await jimu.seesModal('事例を保存しました');
  });

  it('keeps a hard date, refuses one that is over, and lets it be settled', async () => {
    const { jimu } = town.people;
    await onCase(jimu, '期日を加える');
    await jimu.submit(await jimu.seesModal('に期日を加える'), {
      期日: '2026/11/20',
      その日に起こること: EVENT,
    });
    await fillIn(
      jimu,
      'より後の日を入力してください',
      { 期日: '12/4' },
      '期日（令和8年12月4日(金)）を加えました',
    );
    await jimu.slash('/shien', `事例 ${town.caseNumber}`, town.channel);
    const shown = await jimu.answered('（あなただけに表示）');
    expect(textOf(shown)).toContain(`令和8年12月4日(金) ${EVENT}`);
    await jimu.click(shown, '期日を済みにする');
    await jimu.answered('期日（令和8年12月4日(金)）を済みにしました');
    expect(await seenOnCase(jimu)).not.toContain(EVENT);
  });
});

describe('somebody who may know of some of the household only', () => {
  it('reads the summary of its minutes, and neither confirms nor writes what they have not seen', async () => {
    const { jimu, kaicho } = town.people;
    await kaicho.slash('/shien', '開催 11/25 14:00', town.channel);
    await kaicho.answered('つつじ市支援会議を招集しました');
    await kaicho.slash('/shien', '議題 一覧', town.channel);
    await fillIn(kaicho, '議題を選ぶ', { 議題にする事例: [town.caseNumber] }, '議題を1件に決めました');
    town.clock.set('2026-11-25T05:10:00Z');
    await jimu.slash('/shien', '議事録', town.channel);
    const list = await jimu.answered('の議事録');
    await jimu.click(list, '書く');
    await fillIn(jimu, 'の結果', { '要旨（共有される内容）': town.canaries.summary }, '下書きを保存しました');
    await town.settle();
    const read = async () => {
      await kaicho.click(await kaicho.sees('の議事録の確定をお願いします', kaicho.im), '読む');
      return kaicho.answered(town.canaries.summary);
    };
    const before = await read();
    await onCase(jimu, '見てよい世帯員');
    await fillIn(
      jimu,
      '見てよい世帯員',
      { どなたの: '会津 一郎', 見てよい世帯員: ['本人'] },
      '会津 一郎さんには',
    );
    await kaicho.click(before, '確定する');
    await kaicho.answered('世帯全体に関わる操作はできません');
    expect(textOf(await read())).not.toContain('確定する');
    expect(await town.query('SELECT "status" FROM "Minutes"')).toEqual([{ status: 'draft' }]);
  });
});

describe('a case that goes to another body', () => {
  const toPlan = async () => {
    const { jimu } = town.people;
    await onCase(jimu, 'ほかの会議体へつなぐ');
    await jimu.submit(await jimu.seesModal('をほかの会議体へつなぐ'), {
      つなぎ先: 'つつじ市支援調整会議〔支援調整会議〕',
    });
  };
  const decided = async () => {
    const { jimu } = town.people;
    await onCase(jimu, '事例を書く');
    await fillIn(jimu, 'の事例', { 対象者の区分: ['支援決定を受けた方'] }, '事例を保存しました');
  };
  const consent = async (state: string) => {
    const { jimu } = town.people;
    await jimu.slash('/shien', `事例 ${town.caseNumber} 同意`, town.channel);
    await fillIn(
      jimu,
      'の本人同意',
      { 本人同意: state, 共有先: '支援調整会議', 確認の方法: '書面' },
      `本人同意を「${state}」と記録しました`,
    );
    await town.settle();
  };

  it('is stopped while there is no consent for that body, and goes through once there is', async () => {
    const { jimu, soudan } = town.people;
    await decided();
    await toPlan();
    await jimu.seesModal('支援調整会議は本人同意が必要です');
    jimu.closeModal();
    await consent('得ている');
    await toPlan();
    await jimu.seesModal('R8-支-014 をつつじ市支援調整会議へつなぎました（R8-プ-001）');
    jimu.closeModal();
    await town.settle();
    await soudan.sees('R8-プ-001 がつながれました', soudan.im);
    await soudan.slash('/shien', '事例 R8-プ-001');
    expect(textOf(await soudan.answered('（あなただけに表示）'))).toContain('R8-支-014 から');
    await town.people.minsei.slash('/shien', '事例 R8-プ-001');
    await town.people.minsei.answered('R8-プ-001 は見つからないか、ご覧になれません');
  });

  it('must concern somebody with whom that body deals', async () => {
    await consent('得ている');
    await toPlan();
    await town.people.jimu.seesModal('支援調整会議で扱えるのは、支援決定を受けた方です');
  });

  it('is brought there by nobody who may not read all of it, and shown there to those who run a body', async () => {
    const { jimu, kaicho, minsei } = town.people;
    await decided();
    await consent('得ている');
    await onCase(kaicho, '見てよい世帯員');
    await fillIn(
      kaicho,
      '見てよい世帯員',
      { どなたの: '事務 花子', 見てよい世帯員: ['本人'] },
      '事務 花子さんには',
    );
    await onCase(jimu, 'ほかの会議体へつなぐ');
    await jimu.answered('世帯全体に関わる操作はできません');
    await onCase(kaicho, 'ほかの会議体へつなぐ');
    await kaicho.submit(await kaicho.seesModal('をほかの会議体へつなぐ'), {
      つなぎ先: 'つつじ市支援調整会議〔支援調整会議〕',
    });
    await kaicho.seesModal('へつなぎました（R8-プ-001）');
    kaicho.closeModal();
    expect(await seenOnCase(kaicho)).toContain('R8-プ-001 へ');
    expect(await seenOnCase(minsei)).not.toContain('R8-プ-001');
  });

  it('leaves the agenda of that body when the consent is taken back, and those who lead it and may know are told', async () => {
    const { soudan, suido, jimu } = town.people;
    await decided();
    await consent('得ている');
    await toPlan();
    await town.settle();
    await soudan.slash('/shien', '開催 12/3 14:00');
    await soudan.answered('つつじ市支援調整会議を招集しました');
    await soudan.slash('/shien', '議題 一覧');
    await soudan.submit(await soudan.seesModal('議題を選ぶ'), { 議題にする事例: ['R8-プ-001'] });
    await soudan.seesModal('議題を1件に決めました');
    soudan.closeModal();
    await onCase(jimu, '閲覧範囲');
    await fillIn(
      jimu,
      'の閲覧範囲',
      { 除外する利害関係者: ['水谷 清'] },
      '1人を利害関係者として除外しました',
    );
    await consent('撤回');
    await soudan.sees('R8-プ-001 が議題から外れました', soudan.im);
    expect(suido.everSeen()).toContain('R8-プ-001 がつながれました');
    expect(suido.everSeen()).not.toContain('議題から外れました');
    expect(await town.query('SELECT 1 FROM "AgendaItem"')).toEqual([]);
  });
});

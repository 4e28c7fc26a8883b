import { afterEach, describe, expect, it } from 'vitest';
import { type ScenarioTown, scenarioTown } from '../support/scenarios.ts';
import { type SlackUser, textOf } from '../support/slack/slack-user.ts';

let town: ScenarioTown;
afterEach(() => town.stop());

const ROOMS = {
  C0CHOSEI: ['hogo', 'houkatsu', 'kyotaku', 'koureika', 'shougai', 'shougaika'],
  C0SHIEN: ['kaicho', 'jimu', 'soudan', 'minsei', 'denryoku', 'suido', 'shakyo', 'houkatsu'],
  C0YOTAI: ['kodomo', 'gakkou'],
};

async function caseOf(person: SlackUser, number: string): Promise<string> {
  await person.slash('/shien', `事例 ${number}`);
  return textOf(await person.answered(`${number}（あなただけに表示）`));
}

async function cannotSee(person: SlackUser, number: string): Promise<void> {
  await person.slash('/shien', `事例 ${number}`);
  await person.answered(`${number} は見つからないか、ご覧になれません`);
}

async function press(person: SlackUser, number: string, button: string): Promise<void> {
  await person.slash('/shien', `事例 ${number}`);
  await person.click(await person.answered(`${number}（あなただけに表示）`), button);
}

describe('scenario A: 三人暮らしの世帯', () => {
  it('A2: does not even confirm to the landlord’s company that there is a case', async () => {
    town = await scenarioTown('2026-04-15T01:00:00Z', ROOMS);
    const landlord = town.addPerson('U0KANRI', { name: '管理 会社' });
    await landlord.slash('/shien', '事例 R8-調-001');
    const named = textOf(await landlord.answered('ご利用になるには登録が必要です'));
    await landlord.slash('/shien', '事例 R8-調-999');
    const madeUp = textOf(await landlord.answered('ご利用になるには登録が必要です'));
    expect(named).toBe(madeUp);
    expect(landlord.everSeen()).not.toContain('R8-調-001');
  });

  it('A5: the worker of the child sees what concerns the child, and not the mother’s illness', async () => {
    town = await scenarioTown('2026-04-15T01:00:00Z', ROOMS);
    const child = await caseOf(town.who('shougai'), 'R8-調-001');
    for (const shown of ['知的障害（療育手帳）', '落ち着いて過ごしている', '母'])
      expect(child).toContain(shown);
    for (const hidden of ['アルコール', '昼から飲酒', '寝たきり', 'あざ'])
      expect(child).not.toContain(hidden);
    const houkatsu = await caseOf(town.who('houkatsu'), 'R8-調-001');
    for (const shown of ['アルコール依存', '昼から飲酒し', 'あざがあった']) expect(houkatsu).toContain(shown);

    await press(town.who('hogo'), 'R8-調-001', '見てよい世帯員');
    await town
      .who('hogo')
      .submit(await town.who('hogo').seesModal('見てよい世帯員'), { どなたの: '若林 葵' });
    await town.who('hogo').seesModal('若林 葵さんには世帯の全員が見えます');
    expect(await caseOf(town.who('shougai'), 'R8-調-001')).toContain('昼から飲酒し');
  });

  it('X9: is called at once with two of the agencies, while everybody else stays outside the door', async () => {
    town = await scenarioTown('2026-04-15T01:00:00Z', ROOMS);
    const hogo = town.who('hogo');
    await hogo.slash('/shien', '随時', 'C0CHOSEI');
    await hogo.submit(await hogo.seesModal('随時開催する'), {
      日時: '4/15 15:00',
      扱う事例: ['R8-調-001'],
      招集する構成員: ['古賀 隆', '大槻 真理'],
    });
    await hogo.seesModal('招集しました');
    await town.settle();
    await town.who('houkatsu').sees('つつじ市調整会議を開催します', town.who('houkatsu').im);
    expect(town.who('kyotaku').messages(town.who('kyotaku').im)).toEqual([]);
    await cannotSee(town.who('kodomo'), 'R8-調-001');
  });
});

describe('scenario B: 二人暮らしの世帯, with 要対協 next door', () => {
  it('B2: before 要対協 the case has its own number, audience and pledge, and opens to nobody of 調整会議 alone', async () => {
    town = await scenarioTown('2026-05-13T01:00:00Z', ROOMS);
    const [hogo, kodomo, gakkou] = [town.who('hogo'), town.who('kodomo'), town.who('gakkou')];
    await press(hogo, 'R8-調-002', 'ほかの会議体へつなぐ');
    await hogo.submit(await hogo.seesModal('をほかの会議体へつなぐ'), {
      つなぎ先: 'つつじ市要保護児童対策地域協議会〔要保護児童対策地域協議会〕',
    });
    await hogo.seesModal('R8-調-002 をつつじ市要保護児童対策地域協議会へつなぎました（R8-要-001）');
    await town.settle();
    await kodomo.sees('R8-要-001 がつながれました', kodomo.im);
    expect(await caseOf(kodomo, 'R8-要-001')).toContain('R8-調-002 から');
    await cannotSee(hogo, 'R8-要-001');
    await cannotSee(town.who('seishinka'), 'R8-要-001');

    await press(kodomo, 'R8-要-001', '閲覧範囲');
    await kodomo.submit(await kodomo.seesModal('の閲覧範囲'), {
      '閲覧範囲（会長が招集する構成員）': ['桑原 望', '矢島 弘'],
    });
    await kodomo.seesModal('の閲覧範囲を2人にしました');
    await gakkou.slash('/shien', '事例 R8-要-001');
    expect(gakkou.everSeen()).not.toContain('R8-要-001（あなただけに表示）');
    await gakkou.slash('/shien', '誓約', 'C0YOTAI');
    const pledge = await gakkou.answered('50万円以下の罰金');
    await gakkou.click(pledge, '誓約します');
    await gakkou.answered('誓約を承りました');
    expect(await caseOf(gakkou, 'R8-要-001')).toContain('R8-調-002 から');
  });

  it('B3, B5: what the hospital says of the mother stays with those who may know of her, its source unnamed', async () => {
    town = await scenarioTown('2026-05-13T01:00:00Z', ROOMS);
    const illness = '眠れない日が続き';
    expect(await caseOf(town.who('seishinka'), 'R8-調-002')).toContain(
      `${illness}、薬を調整している。（つつじ総合病院`,
    );
    // Of the same hospital, and convened for the child alone.
    for (const key of ['jidouka', 'gakkou']) {
      const seen = await caseOf(town.who(key), 'R8-調-002');
      expect(seen).not.toContain(illness);
      expect(seen).not.toContain('うつ');
      expect(seen).toContain('遅刻が二回');
    }
    const kodomo = await caseOf(town.who('kodomo'), 'R8-調-002');
    expect(kodomo).toContain(`${illness}、薬を調整している。（提供元は明かさない扱いです）`);
    expect(kodomo).not.toContain('つつじ総合病院');
  });

  it('B4: a constituent who is a relative of a third party finds the case nowhere, before any body', async () => {
    town = await scenarioTown('2026-05-13T01:00:00Z', ROOMS);
    const [hogo, gakkou] = [town.who('hogo'), town.who('gakkou')];
    await press(hogo, 'R8-調-002', '閲覧範囲');
    await hogo.submit(await hogo.seesModal('の閲覧範囲'), { 除外する利害関係者: ['矢島 弘'] });
    await hogo.seesModal('1人を利害関係者として除外しました');
    await cannotSee(gakkou, 'R8-調-002');
    await press(hogo, 'R8-調-002', 'ほかの会議体へつなぐ');
    await hogo.submit(await hogo.seesModal('をほかの会議体へつなぐ'), {
      つなぎ先: 'つつじ市要保護児童対策地域協議会〔要保護児童対策地域協議会〕',
    });
    await hogo.seesModal('R8-要-001');
    expect(await town.query('SELECT 1 FROM "Recusal"')).toHaveLength(1);
    await cannotSee(gakkou, 'R8-要-001');
  });
});

describe('scenario C: 一人暮らしの方', () => {
  it('C1: goes before 支援会議 without consent; why is on record, and no consent is asked for', async () => {
    town = await scenarioTown('2026-11-12T01:00:00Z', ROOMS);
    const kaicho = town.who('kaicho');
    const shown = await caseOf(kaicho, 'R8-支-014');
    expect(shown).toContain('同意なく共有する理由　ご本人と連絡が取れない');
    expect(shown).toContain('求めていない（支援会議（困窮））');
    await kaicho.slash('/shien', '開催 11/12 15:00', 'C0SHIEN');
    await kaicho.answered('招集しました');
    await kaicho.slash('/shien', '議題 一覧', 'C0SHIEN');
    await kaicho.submit(await kaicho.seesModal('議題を選ぶ'), { 議題にする事例: ['R8-支-014'] });
    await kaicho.seesModal('議題を1件に決めました');
  });

  it('C2: is stopped on its way to 支援調整会議 until the consent for it is recorded', async () => {
    town = await scenarioTown('2026-11-12T01:00:00Z', ROOMS);
    const jimu = town.who('jimu');
    const refer = async () => {
      await press(jimu, 'R8-支-014', 'ほかの会議体へつなぐ');
      await jimu.submit(await jimu.seesModal('をほかの会議体へつなぐ'), {
        つなぎ先: 'つつじ市支援調整会議〔支援調整会議〕',
      });
    };
    await refer();
    await jimu.seesModal('支援調整会議は本人同意が必要です');
    jimu.closeModal();
    await press(jimu, 'R8-支-014', '本人同意');
    await jimu.submit(await jimu.seesModal('の本人同意'), {
      どなたの同意か: '本人',
      共有先: '支援調整会議',
      本人同意: '得ている',
      確認の方法: '書面',
    });
    await jimu.seesModal('本人同意を「得ている」と記録しました');
    jimu.closeModal();
    await press(jimu, 'R8-支-014', '事例を書く');
    await jimu.submit(await jimu.seesModal('の事例'), { 対象者の区分: ['支援決定を受けた方'] });
    await jimu.seesModal('事例を保存しました');
    jimu.closeModal();
    await refer();
    await jimu.seesModal('つつじ市支援調整会議へつなぎました（R8-プ-001）');
  });

  it('C4: reminds the lead agency of the power cut three days and one day before, and then the chair', async () => {
    town = await scenarioTown('2026-11-16T23:00:00Z', ROOMS);
    const [soudan, kaicho] = [town.who('soudan'), town.who('kaicho')];
    const at = async (moment: string) => {
      town.clock.set(moment);
      // Twice, as two ticks or two replicas would.
      await town.installation.app.hardDatesComing();
      await town.installation.app.hardDatesComing();
      await town.settle();
    };
    const told = (person: SlackUser) =>
      person.messages(person.im).map((one) => textOf(one).split('\n')[0] ?? '');
    await at('2026-11-16T23:00:00Z');
    expect(told(soudan)).toEqual([]);
    await at('2026-11-16T23:30:00Z');
    await at('2026-11-18T03:00:00Z');
    await at('2026-11-19T00:00:00Z');
    expect(told(soudan)).toEqual(['R8-支-014 の期日が近づいています', 'R8-支-014 の期日は明日です']);
    expect(told(kaicho)).toEqual([]);
    await at('2026-11-20T00:00:00Z');
    expect(told(kaicho)).toEqual(['R8-支-014 の期日は今日です']);
    expect(told(soudan)).toHaveLength(2);
    for (const person of [soudan, kaicho]) expect(person.everSeen()).not.toContain('送電');
  });

  it('C4: is quiet once the date is settled, and makes up for a missed step with the latest alone', async () => {
    town = await scenarioTown('2026-11-19T03:00:00Z', ROOMS);
    const [soudan, jimu] = [town.who('soudan'), town.who('jimu')];
    await town.installation.app.hardDatesComing();
    await town.settle();
    expect(soudan.messages(soudan.im).map((one) => textOf(one).split('\n')[0])).toEqual([
      'R8-支-014 の期日は明日です',
    ]);
    await press(jimu, 'R8-支-014', '期日を済みにする');
    await jimu.answered('を済みにしました');
    town.clock.set('2026-11-20T00:00:00Z');
    await town.installation.app.hardDatesComing();
    await town.settle();
    expect(town.who('kaicho').everSeen()).not.toContain('の期日は今日です');
  });

  it('C3: shows the named person of the company what they may know, and a colleague nothing', async () => {
    town = await scenarioTown('2026-11-12T01:00:00Z', ROOMS);
    expect(await caseOf(town.who('denryoku'), 'R8-支-014')).toContain('送電を止める予定');
    expect(await caseOf(town.who('minsei'), 'R8-支-014')).toContain('郵便受けがあふれていた');
    const colleague = town.addPerson('U0DOURYOU', { name: '電力 同僚' });
    await colleague.slash('/shien', '事例 R8-支-014');
    await colleague.answered('ご利用になるには登録が必要です');
    town.join('U0DOURYOU', 'C0SHIEN');
    const kaicho = town.who('kaicho');
    await kaicho.slash('/shien', '点検 R8-支-014', 'C0SHIEN');
    await kaicho.answered('共有できません');
    expect(colleague.everSeen()).not.toContain('送電');
  });
});

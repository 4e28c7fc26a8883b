import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { textOf } from '../support/teams/rooms.ts';
import type { TeamsUser } from '../support/teams/teams-user.ts';
import { type TeamsTown, teamsTown } from '../support/teams-town.ts';

const NUMBER = 'R8-要-001';
const CANARY = '養育の様子を学校から聞いている（試験札M）';
const YOTAIKYO = 'つつじ市要対協〔要保護児童対策地域協議会〕';
const term = 'from: 2026-04-01, to: 2028-03-31';
let town: TeamsTown;
let kodomo: TeamsUser;
let gakko: TeamsUser;

/** 要対協, which usually sits with 調整会議. */
beforeEach(async () => {
  town = await teamsTown({
    more: {
      bodies: [
        '{key: yotaikyo, types: [child_protection_council], displayName: つつじ市要対協, ordinance: {number: 平成20年要綱第5号, establishedOn: 2008-04-01}, jointWith: [chosei], rules: {consent: not_required}}',
      ],
      agencies: [
        '{key: kodomo, name: こども課, kind: municipal_department}',
        '{key: gakko, name: 特別支援学校, kind: school}',
      ],
      people: [
        '{key: kodomo, name: 児玉 守, agency: kodomo, teams: U0KODOMO}',
        '{key: gakko, name: 学田 実, agency: gakko, teams: U0GAKKO}',
      ],
      constituents: [
        `{body: yotaikyo, person: kodomo, kind: chair, ${term}, pledgedOn: 2026-04-01}`,
        `{body: yotaikyo, person: gakko, kind: regular, ${term}}`,
      ],
      cases: [
        `{number: ${NUMBER}, body: yotaikyo, urgency: medium, selectionReason: unshared_household, audience: [kodomo, gakko], situation: ${CANARY}}`,
      ],
    },
  });
  kodomo = town.addPerson('U0KODOMO', '児玉 守');
  gakko = town.addPerson('U0GAKKO', '学田 実');
});
afterEach(() => town.stop());

describe('要対協 beside 調整会議 in Teams', () => {
  it('sits with it, and nobody who is only on 調整会議 reads or counts its items', async () => {
    const { jimu, soudan } = town.people;
    await kodomo.says('開催 12/3 14:00', kodomo.chat.id);
    await kodomo.sees('つつじ市調整会議〔調整会議（生保）〕を招集しました', kodomo.chat.id);
    await town.settle();
    const call = textOf(await soudan.sees('を開催します', soudan.chat.id));
    expect(call).toContain(YOTAIKYO);

    await kodomo.says('議題 一覧', kodomo.chat.id);
    const button = await kodomo.sees('議題を選ぶ\n下のボタン', kodomo.chat.id);
    await kodomo.opens(button, '入力を始める', '議題を選ぶ');
    await kodomo.submit({ 議題にする事例: [NUMBER] });
    kodomo.seesDialog('議題を1件に決めました');

    // The chair of 調整会議 learns that there is something, a constituent not even that.
    await jimu.says('議題 一覧', jimu.chat.id);
    await jimu.sees('ほかの会議体の議題があります', jimu.chat.id);
    await soudan.says('議題 一覧', soudan.chat.id);
    const nothing = textOf(await soudan.sees('あなたが関わる議題は、まだ決まっていません', soudan.chat.id));
    expect(nothing).not.toContain('ほかの会議体の議題');
    for (const person of [jimu, soudan]) {
      await person.says(`事例 ${NUMBER}`, person.chat.id);
      const button = await person.sees('開く\n下のボタン', person.chat.id);
      await person.opens(button, '開く', `${NUMBER} は見つからないか、ご覧になれません`);
    }
    town.clock.set('2026-12-03T05:10:00Z');
    await jimu.says('議事録', jimu.chat.id);
    await jimu.sees('議事録を書ける会議がありません', jimu.chat.id);
    await town.settle();

    for (const person of [jimu, soudan, town.people.kaicho]) {
      const seen = [...person.messages(person.chat.id), ...person.messages(town.room)].map(textOf).join('\n');
      const unasked = seen.replaceAll(`${NUMBER} は見つからない`, '').replaceAll(`事例 ${NUMBER}`, '');
      expect(unasked).not.toContain(NUMBER);
      expect(unasked).not.toContain(CANARY);
    }
    expect(town.logged()).not.toContain(CANARY);
  });

  it('has a pledge text with its own penalty', async () => {
    await gakko.says('誓約', gakko.chat.id);
    const pledge = textOf(await gakko.sees('罰金', gakko.chat.id));
    expect(pledge).toContain('50万円以下の罰金');
    expect(pledge).not.toContain('100万円');
  });
});

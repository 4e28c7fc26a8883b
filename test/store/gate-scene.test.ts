import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { calendarDay } from '../../src/domain/calendar-day.ts';
import { EMPTY_CONTENT } from '../../src/domain/case-file.ts';
import { openSealed, seal } from '../../src/domain/confidential.ts';
import type { Roster } from '../../src/domain/constituent.ts';
import type { BodyId, CaseId, MunicipalityId } from '../../src/domain/ids.ts';
import { query } from '../support/database.ts';
import { personIdOf, seedMunicipality } from '../support/seed.ts';
import { openCase } from '../support/seeded-values.ts';
import { type TestStore, TSUTSUJI, testStore } from '../support/store.ts';

const SHIEN = 'shien' as BodyId;
const CASE = 'case-1' as CaseId;
const C1 = { platform: 'slack', tenant: 'tsutsuji', channel: 'C1' } as const;
const CONTENT = {
  ...EMPTY_CONTENT,
  household: [{ id: 'p', relation: '本人', ageBand: '60代', status: '単身', services: ['訪問介護'] }],
  situation: '郵便受けに紙が溜まっている',
};

/** Accounts are read in no order. */
function sorted(roster: Roster): Roster {
  const constituents = roster.constituents.map((one) => ({
    ...one,
    person: { ...one.person, accounts: one.person.accounts.toSorted() },
  }));
  return { ...roster, constituents };
}

describe('what the gate decides by', () => {
  let s: TestStore;
  beforeAll(async () => {
    s = await testStore();
    // Another municipality with the same ids for everything but the municipality.
    await seedMunicipality(s.url, 'momiji');
    const audience = ['chair', 'sato', 'office'].map(personIdOf);
    const closed = openCase('case-1', {
      audience,
      recused: [personIdOf('sato')],
      status: 'closed',
      closedOn: calendarDay('2026-10-31'),
      content: seal(CONTENT),
    });
    await s.change([{ kind: 'case_added', case: closed }]);
    await s.change([{ kind: 'case_added', case: openCase('case-2', { audience: [] }) }]);
    const seat = (name: string, set: string) =>
      query(
        s.url,
        `UPDATE "Constituent" SET ${set} WHERE "municipalityId" = 'tsutsuji' AND "constituentId" = $1`,
        [name],
      );
    await seat('sato', `"suspendedOn" = '2026-06-01'`);
    await seat('tanaka', `"endedOn" = '2026-10-31', "kind" = 'adhoc'`);
    for (const statement of [
      `INSERT INTO "PersonAccount" ("municipalityId", "platform", "tenant", "user", "personId")
       VALUES ('tsutsuji', 'playground', 'here', 'sato', 'person-sato')`,
      `INSERT INTO "ConfidentialityPledge"
       VALUES ('tsutsuji', 'sato', '2026-05-01 01:02:03.456Z', '2026-05-01', '2026-05-01', 'in_chat'),
              ('tsutsuji', 'sato', '2026-05-02 01:02:03.456Z', '2026-04-15', '2025-06-01', 'paper')`,
      `DELETE FROM "ConfidentialityPledge" WHERE "municipalityId" = 'tsutsuji' AND "constituentId" = 'office'`,
      `DELETE FROM "PersonAccount" WHERE "municipalityId" = 'tsutsuji' AND "personId" = 'person-suzuki'`,
      `UPDATE "MeetingBody" SET "allowedBots" = '{slack:tsutsuji:U-BOT}', "consent" = 'required'
       WHERE "municipalityId" = 'tsutsuji'`,
      `INSERT INTO "MeetingBody" ("municipalityId", "bodyId", "key", "types", "displayName", "allowedBots", "noticeDays",
         "ordinanceNumber", "ordinanceEstablishedOn")
       VALUES ('tsutsuji', 'above', 'above', '{support_conference}', 'つつじ市', '{slack:tsutsuji:U-ABOVE}', 7,
         '令和6年告示第1号', '2024-06-01')`,
      `UPDATE "MeetingBody" SET "parentBodyId" = 'above', "layer" = 'practitioners', "noticeDays" = NULL,
         "ordinanceNumber" = NULL, "ordinanceEstablishedOn" = NULL
       WHERE "municipalityId" = 'tsutsuji' AND "bodyId" = 'shien'`,
      `INSERT INTO "LawOverride" ("municipalityId", "bodyId", "number", "fact", "value", "ordinanceNumber",
         "ordinanceArticle", "checkedOn", "reason", "from", "recordedBy", "recordedAt")
       VALUES ('tsutsuji', 'above', 1, 'consentRule', 'required', '令和6年告示第1号', '第6条', NULL, '要綱', '2026-04-01',
           'person-office', '2026-04-01 01:02:03.456Z'),
         ('tsutsuji', 'shien', 1, 'members', '別表の機関', '令和6年告示第1号', '第3条', NULL, '要綱', '2026-05-01', NULL,
           '2026-05-01 01:02:03.456Z'),
         ('tsutsuji', 'shien', 2, 'penaltyArticle', '生活困窮者自立支援法第28条', NULL, NULL, '2026-06-01', '確認',
           '2026-06-01', NULL, '2026-06-01 01:02:03.456Z')`,
    ]) {
      await query(s.url, statement);
    }
  });
  afterAll(() => s.close());

  /** The same by the reads that everything else goes by. */
  async function byPrisma(caseId: CaseId, channel: Parameters<typeof s.store.channelBinding>[1]) {
    const binding = await s.store.channelBinding(TSUTSUJI, channel);
    return {
      roster: sorted(await s.store.roster(TSUTSUJI, SHIEN)),
      of: await s.store.caseById(TSUTSUJI, caseId),
      bodies: binding?.bodyIds ?? [],
    };
  }

  it('is the roster, the case and the binding as they are read one by one', async () => {
    const scene = await s.store.gateScene(TSUTSUJI, { bodyId: SHIEN, caseId: CASE, channel: C1 });
    expect({ ...scene, roster: sorted(scene.roster) }).toEqual(await byPrisma(CASE, C1));
    expect(scene.roster.constituents.find((one) => one.id === 'sato')).toMatchObject({
      suspendedOn: '2026-06-01',
      pledge: { pledgedOn: '2026-05-01', version: '2026-05-01', method: 'in_chat' },
    });
    expect(scene.of).toMatchObject({ recused: [personIdOf('sato')], closedOn: '2026-10-31' });
    expect(scene.of.audience).toHaveLength(3);
    expect(scene.bodies).toEqual([SHIEN]);
    // What a sub-body takes over from the body above it, and what it does not: who and which apps come in.
    expect(scene.roster.body).toMatchObject({
      displayName: 'つつじ市支援会議',
      parentBodyId: 'above',
      layer: 'practitioners',
      ordinance: { number: '令和6年告示第1号', establishedOn: '2024-06-01' },
      rules: { noticeDays: 7, consent: 'required', allowedBots: ['slack:tsutsuji:U-BOT'] },
      law: [{ fact: 'penaltyArticle' }, { fact: 'members' }, { fact: 'consentRule' }],
    });
    expect(scene.roster.constituents.map((one) => one.bodyId)).not.toContain('above');
    expect(openSealed(scene.of.content)).toEqual(CONTENT);
  });

  it('is the same for a case that nobody may read yet, and a channel of no body', async () => {
    const elsewhere = { ...C1, channel: 'C404' };
    const caseId = 'case-2' as CaseId;
    const scene = await s.store.gateScene(TSUTSUJI, { bodyId: SHIEN, caseId, channel: elsewhere });
    expect({ ...scene, roster: sorted(scene.roster) }).toEqual(await byPrisma(caseId, elsewhere));
    expect([scene.of.audience, scene.bodies]).toEqual([[], []]);
  });

  it('is read for no case and no body of another municipality', async () => {
    const about = { bodyId: SHIEN, caseId: CASE, channel: C1 };
    await expect(s.store.gateScene('momiji' as MunicipalityId, about)).rejects.toThrow(
      'no such body or case',
    );
    await expect(s.store.gateScene(TSUTSUJI, { ...about, bodyId: 'x' as BodyId })).rejects.toThrow();
    await expect(s.store.gateScene(TSUTSUJI, { ...about, caseId: 'x' as CaseId })).rejects.toThrow();
  });
});

import { describe, expect, it } from 'vitest';
import { migrate } from '../../src/store/migrate.ts';
import { query } from '../support/database.ts';
import { databaseBefore } from '../support/old-database.ts';

describe('a database from before bodies sat together', () => {
  it('gives each item of an agenda the body of its sitting, which sits alone', async () => {
    const database = await databaseBefore('_joint_sittings');
    try {
      await query(
        database.url,
        `INSERT INTO "Municipality" ("municipalityId", "key", "name", "zone") VALUES ('t', 't', 'つつじ市', 'Asia/Tokyo')`,
      );
      for (const body of ['shien', 'chosei']) {
        await query(
          database.url,
          `INSERT INTO "MeetingBody" ("municipalityId", "bodyId", "key", "displayName", "chairTitle", "quorum", "noticeDays", "delivery")
           VALUES ('t', $1, $1, $1, '会長', '{"kind":"none"}', 0, 'inline')`,
          [body],
        );
        await query(
          database.url,
          `INSERT INTO "Sitting" ("municipalityId", "sittingId", "bodyId", "kind", "status", "lengthMin", "place", "sequence", "version")
           VALUES ('t', 'sitting-' || $1, $1, 'regular', 'polling', 60, '', 0, 1)`,
          [body],
        );
        await query(
          database.url,
          `INSERT INTO "Case" ("municipalityId", "caseId", "bodyId", "number", "urgency", "selectionReason", "consent", "status", "content")
           VALUES ('t', 'case-' || $1, $1, $1, 'low', 'other', 'not_sought', 'open', ''::bytea)`,
          [body],
        );
        await query(
          database.url,
          `INSERT INTO "AgendaItem" ("municipalityId", "agendaItemId", "sittingId", "caseId", "position", "legalBasis")
           VALUES ('t', 'item-' || $1, 'sitting-' || $1, 'case-' || $1, 1, 'support_conference')`,
          [body],
        );
      }
      await migrate({ url: database.url });
      const items = `SELECT i."agendaItemId", i."bodyId", s."jointWith"
        FROM "AgendaItem" i JOIN "Sitting" s USING ("municipalityId", "sittingId") ORDER BY 1`;
      expect(await query(database.url, items)).toEqual([
        { agendaItemId: 'item-chosei', bodyId: 'chosei', jointWith: [] },
        { agendaItemId: 'item-shien', bodyId: 'shien', jointWith: [] },
      ]);
    } finally {
      await database.drop();
    }
  });
});

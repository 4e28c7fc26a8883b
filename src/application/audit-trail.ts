import type { Case } from '../domain/case.ts';
import type { Roster } from '../domain/constituent.ts';
import type { CaseId, PersonId } from '../domain/ids.ts';
import type { AuditEntry, DisclosureCheck, DisclosureRecord } from '../ports/store.ts';
import { type AuditRow, auditCard } from '../views/audit-cards.ts';
import { auditForm } from '../views/audit-form.ts';
import { chooseBody } from './choose-body.ts';
import { caseNamed, casesKnown } from './known-cases.ts';
import { commitWork, type Tools, type UseCase } from './scene.ts';
import { card, form, refused } from './sitting-scene.ts';

const READINGS = 1000;

/**
 * 監査: who could read what, when: of one case, of one person, or of one person on one case. It shows numbers,
 * times and names of constituents, never content, and comes with a list for printing (個人情報保護法68条の報告).
 * That somebody looked is itself a line of the audit.
 */
export function makeAuditTrail(tools: Tools): UseCase<'audit_trail'> {
  return async (ask, scene) => {
    const { store, speech } = tools;
    const id = scene.municipality.id;
    const named = ask.caseNumber === undefined ? null : await caseNamed(tools, scene, ask.caseNumber);
    if (ask.caseNumber !== undefined && !scene.seats.some((one) => one.body.id === named?.bodyId)) {
      return refused(tools, speech.t.refusals.unknownCase(ask.caseNumber));
    }
    const again = (bodyId: NonNullable<typeof ask.bodyId>) => ({ ...ask, bodyId });
    const chosen = await chooseBody(tools, scene, 'see_audit', named?.bodyId ?? ask.bodyId, again);
    if (!chosen.ok) return chosen.refusal;
    const { roster } = chosen.value;
    const cases = await casesKnown(tools, scene, [roster.body.id]);
    // Of a case from which somebody is left out, they are not shown the trail either.
    const isAbout = (caseId: CaseId | null) =>
      named === null ? caseId === null || cases.some((one) => one.id === caseId) : caseId === named.id;
    if (named === null && ask.personId === undefined) {
      return form(auditForm(speech, ask, roster, cases, scene.requestId));
    }
    const posts = (await store.disclosuresOf(id, [roster.body.id])).filter((one) => isAbout(one.caseId));
    const checks = await store.disclosureChecks(
      id,
      posts.map((one) => one.id),
    );
    const readings = (await store.readings(id, [roster.body.id], READINGS)).filter((one) =>
      isAbout(one.caseId),
    );
    const person = roster.constituents.find((one) => one.person.id === ask.personId)?.person ?? null;
    const rows = [
      ...posts.map((post) => postRow(post, checks, cases, roster)),
      ...readings.map((entry) => readingRow(entry, cases, roster)),
    ]
      .filter((row) => ask.personId === undefined || row.readers.some((one) => one.personId === ask.personId))
      .sort((a, b) => b.at.getTime() - a.at.getTime());
    const about = { caseNumber: named?.number ?? null, person: person?.name ?? null };
    const shown = card(auditCard(speech, scene.zone, about, rows, ask, scene.now));
    await commitWork(tools, scene, {
      reply: shown,
      keepReply: false,
      events: [
        {
          kind: 'audit_seen',
          bodyId: roster.body.id,
          ...(named === null ? {} : { caseId: named.id }),
          facts: { rows: rows.length },
        },
      ],
    });
    return shown;
  };
}

function numberOf(cases: readonly Case[], caseId: string | null): string {
  return cases.find((one) => one.id === caseId)?.number ?? '';
}

/** A post, with everybody who was found in the room by a check while it stood there. */
function postRow(
  post: DisclosureRecord,
  checks: readonly DisclosureCheck[],
  cases: readonly Case[],
  roster: Roster,
): AuditRow {
  const own = checks.filter((one) => one.disclosureId === post.id);
  // Where the answer to the post was lost, it may have stood there: whoever was in the room counts as a reader.
  const mayHaveStood = post.message !== null || post.status === 'allowed' || post.status === 'retracted';
  const seen = own.filter((one) => mayHaveStood && (post.message === null || one.status !== 'allowed'));
  const accounts = new Map(
    seen.flatMap((check) => check.proof.readers.map((reader) => [reader.account, reader] as const)),
  );
  return {
    kind: 'post',
    at: post.at,
    number: numberOf(cases, post.caseId),
    channel: post.channel.channel,
    status: post.status,
    checks: own.length,
    lastCheckedAt: own.at(-1)?.at ?? null,
    readers: [...accounts.values()].map(({ account, constituentId }) => {
      const seat = roster.constituents.find((one) => one.id === constituentId);
      return { personId: seat?.person.id ?? null, name: seat?.person.name ?? null, account };
    }),
  };
}

function readingRow(entry: AuditEntry, cases: readonly Case[], roster: Roster): AuditRow {
  const seat = roster.constituents.find((one) => one.person.id === entry.personId);
  return {
    kind: 'reading',
    at: entry.at,
    number: numberOf(cases, entry.caseId),
    what: entry.kind,
    readers: [
      { personId: entry.personId as PersonId | null, name: seat?.person.name ?? null, account: null },
    ],
  };
}

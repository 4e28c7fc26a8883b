import { CASE_MARKS, type Case, isInAudience, isLimited, nextCaseNumber } from '../domain/case.ts';
import type { Roster } from '../domain/constituent.ts';
import type { CaseId, ReferralId } from '../domain/ids.ts';
import { leadsOf, type ReferralRefusal, referCase } from '../domain/referral.ts';
import { consentRequired, purposeOf, subjectsOf, systemNames } from '../law/of-body.ts';
import type { Outgoing } from '../ports/notice.ts';
import { doneCard } from '../views/case-cards.ts';
import { referForm } from '../views/case-file-forms.ts';
import { standBeforeCase } from './case-standing.ts';
import { commitWork, type Scene, type Tools, type UseCase, untilCommitted } from './scene.ts';
import { card, form, refused } from './sitting-scene.ts';

/**
 * つなぎ: those who run a body bring a household before another one, which its law allows or not. The other body's chair and
 * secretariat are told; they decide whom to convene.
 */
export function makeReferCase(tools: Tools): UseCase<'refer_case'> {
  return async (ask, scene) => {
    const t = tools.speech.t.caseFile.refer;
    return untilCommitted(async () => {
      const found = await standBeforeCase(tools, scene, ask.caseNumber, 'register_case');
      if (!found.ok) return found.refusal;
      const { of, standing } = found.value;
      const { id: personId } = scene.person;
      // Who sees none or only a part of it would open all of it to those who lead the other body.
      const { mayNotRead, mayReadInPart } = tools.speech.t.minutes;
      if (!isInAudience(of, personId)) return refused(tools, mayNotRead(of.number));
      if (isLimited(of, personId)) return refused(tools, mayReadInPart(of.number));
      const { id } = scene.municipality;
      const bodies = await tools.store.bodies(id);
      const others = bodies.filter((one) => one.id !== of.bodyId);
      if (others.length === 0) return refused(tools, t.none);
      const body = others.find((one) => one.id === ask.toBodyId);
      if (body === undefined) return form(referForm(tools.speech, of, others, scene.today, scene.requestId));
      const target = await tools.store.roster(id, body.id);
      const purpose = purposeOf(body);
      const taken = await tools.store.cases(
        id,
        bodies.map((one) => one.id),
      );
      const decision = referCase(of, {
        target,
        purpose,
        consentRequired: consentRequired(body, scene.today),
        covered: subjectsOf(body, scene.today),
        today: scene.today,
        known: await tools.store.casesOfFile(id, of.fileId),
        id: tools.newId() as CaseId,
        number: nextCaseNumber(
          CASE_MARKS[purpose],
          scene.today,
          taken.map((one) => one.number),
        ),
      });
      if (!decision.ok) return refused(tools, refusalOf(tools, scene, target, decision.refusal));
      const referred = decision.value;
      const referral = {
        id: tools.newId() as ReferralId,
        from: of.id,
        to: referred.id,
        by: standing.seat.id,
        at: scene.now,
      };
      return commitWork(tools, scene, {
        reply: card(
          {
            ...doneCard(
              t.done(of.number, referred.number, body.displayName),
              tools.speech.t.cases.updatedPreview(of.number),
            ),
            text: [t.next],
          },
          true,
        ),
        changes: [{ kind: 'case_referred', case: referred, referral }],
        outbox: newsOf(referred, target, scene),
        events: [
          {
            kind: 'case_referred',
            bodyId: of.bodyId,
            caseId: of.id,
            subjectId: referred.id,
            facts: { to: body.id, number: referred.number },
          },
        ],
      });
    });
  };
}

function refusalOf(tools: Tools, scene: Scene, target: Roster, refusal: ReferralRefusal): string {
  const { caseFile, common } = tools.speech.t;
  const t = caseFile.refer.refused;
  const system = systemNames(target.body.types, scene.today).join('・');
  switch (refusal.kind) {
    case 'already_there':
      return t.already_there(refusal.number);
    case 'case_closed':
      return t.case_closed;
    case 'consent_missing':
      return t.consent_missing(system);
    case 'subject_not_covered':
      return t.subject_not_covered(
        system,
        common.list(refusal.covered.map((kind) => caseFile.subjectKinds[kind])),
      );
    case 'nobody_there':
      return t.nobody_there;
    default:
      throw new Error(`No sentence for ${JSON.stringify(refusal satisfies never)}`);
  }
}

function newsOf(referred: Case, target: Roster, scene: Scene): readonly Outgoing[] {
  return leadsOf(target, scene.today)
    .filter((one) => referred.audience.includes(one.person.id))
    .map((one) => ({
      kind: 'notice',
      key: `referred:${referred.id}:${one.person.id}`,
      to: { kind: 'person', personId: one.person.id },
      notice: { kind: 'case_referred', caseId: referred.id },
    }));
}

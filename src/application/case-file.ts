import { type Case, isLimited } from '../domain/case.ts';
import {
  type CaseContent,
  type Issue,
  nextMemberId,
  suggestedAgencies,
  withMember,
} from '../domain/case-file.ts';
import { seal } from '../domain/confidential.ts';
import type { Roster } from '../domain/constituent.ts';
import { accept, type Decision, refuse } from '../domain/decision.ts';
import { type Disclosed, discloseFile, shapeDisclosed } from '../domain/disclosure.ts';
import { gateTerms } from '../law/of-body.ts';
import type { Reply } from '../ports/card.ts';
import type { AskOf } from '../ports/command.ts';
import { caseSavedCard } from '../views/case-cards.ts';
import { editCaseForm, memberForm } from '../views/case-file-forms.ts';
import { standBeforeCase, watchHousehold } from './case-standing.ts';
import type { Standing } from './choose-body.ts';
import { commitWork, type Scene, type Tools, type UseCase } from './scene.ts';
import { card, form, refused } from './sitting-scene.ts';

type Writing = {
  readonly of: Case;
  readonly standing: Standing;
  readonly content: Disclosed<CaseContent>;
};

/**
 * A case before somebody who manages it and may read all of it: who sees only a part would write over the rest. Why they
 * may not is told as for a reading.
 */
export async function writing(
  tools: Tools,
  scene: Scene,
  caseNumber: string,
): Promise<Decision<Writing, Reply>> {
  const found = await standBeforeCase(tools, scene, caseNumber, 'register_case');
  if (!found.ok) return found;
  const { of, standing } = found.value;
  const { disclosed } = discloseFile(standing.seat, of, gateTerms(standing.roster, scene.today));
  const { mayNotRead, mayReadInPart } = tools.speech.t.minutes;
  if (disclosed === null) return refuse(refused(tools, mayNotRead(of.number)));
  if (isLimited(of, scene.person.id)) return refuse(refused(tools, mayReadInPart(of.number)));
  return accept({ of, standing, content: disclosed });
}

/** What was typed with commas between (読点区切り). */
function split(text: string): readonly string[] {
  return text
    .split(/[、,，\n]/u)
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

/** The names of the agencies that the issues of the household speak for (招集先の候補). */
export function suggestionsFor(
  content: Disclosed<CaseContent>,
  roster: Roster,
): Disclosed<readonly string[]> {
  return shapeDisclosed(content, ({ issues }) =>
    suggestedAgencies(issues, roster.agencies)
      .slice(0, 5)
      .map(({ name }) => name),
  );
}

/** Issues of one member, or of the household (null), in the place of those that were there. */
function withIssues(
  { issues }: CaseContent,
  memberId: string | null,
  tags: readonly Issue['tag'][] | undefined,
): readonly Issue[] {
  if (tags === undefined) return issues;
  return [...issues.filter((one) => one.memberId !== memberId), ...tags.map((tag) => ({ tag, memberId }))];
}

function isEmpty(ask: AskOf<'edit_case'>): boolean {
  return ask.situation === undefined;
}

/**
 * 事例の記入: what is known of the household as a whole, and what may be spoken of outside (urgency, lead agency). Somebody
 * else's later text is not written over, and what was typed stays in the form.
 */
export function makeEditCase(tools: Tools): UseCase<'edit_case'> {
  return async (ask, scene) => {
    const found = await writing(tools, scene, ask.caseNumber);
    if (!found.ok) return found.refusal;
    const { of, standing, content } = found.value;
    const { roster } = standing;
    const facts = { of, roster, content };
    const t = tools.speech.t.caseFile.edit;
    const again = (errors: { readonly beaten?: string } & Record<string, string>) =>
      form(editCaseForm(tools.speech, { ...ask, seenVersion: of.version }, facts, scene.requestId, errors));
    if (isEmpty(ask)) return again({});
    if (ask.seenVersion !== of.version) return again({ beaten: t.faster });
    if (!ask.situation?.trim()) return again({ situation: tools.speech.t.forms.required });
    const before = content.content;
    const known = new Set<string>(roster.agencies.map(({ id }) => id));
    const after: Case = {
      ...of,
      urgency: ask.urgency ?? of.urgency,
      noConsent: ask.noConsent ?? of.noConsent,
      subjectKinds: ask.subjectKinds ?? of.subjectKinds,
      leadAgencyId:
        ask.leadAgencyId !== undefined && known.has(ask.leadAgencyId) ? ask.leadAgencyId : of.leadAgencyId,
      content: seal<CaseContent>({
        ...before,
        situation: ask.situation.trim(),
        wishes: ask.wishes?.trim() ?? '',
        strengths: ask.strengths?.trim() ?? '',
        selectionNote: ask.selectionNote?.trim() ?? '',
        keyWorker: ask.keyWorker?.trim() ?? '',
        thirdParties: split(ask.thirdParties ?? ''),
        issues: withIssues(before, null, ask.issues),
      }),
    };
    const reply = await commitWork(tools, scene, {
      reply: card(caseSavedCard(tools.speech, of.number, t.done(of.number)), true),
      changes: [
        { kind: 'case_changed', after },
        { kind: 'file_changed', after, version: of.version },
      ],
      events: [
        {
          kind: 'case_written',
          bodyId: of.bodyId,
          caseId: of.id,
          facts: { urgency: after.urgency, version: of.version + 1 },
        },
      ],
    });
    return reply ?? again({ beaten: t.faster });
  };
}

/** 世帯員の記入: one member at a time, so that it can be done with a thumb. */
export function makeEditMember(tools: Tools): UseCase<'edit_member'> {
  return async (ask, scene) => {
    const found = await writing(tools, scene, ask.caseNumber);
    if (!found.ok) return found.refusal;
    const { of, content } = found.value;
    const t = tools.speech.t.caseFile;
    const { household } = content.content;
    if (ask.memberId !== undefined && !household.some(({ id }) => id === ask.memberId))
      return refused(tools, t.member.unknown);
    const again = (errors: { readonly beaten?: string } & Record<string, string>) =>
      form(
        memberForm(
          tools.speech,
          { ...ask, seenVersion: of.version },
          { of, content },
          scene.requestId,
          errors,
        ),
      );
    if (ask.relation === undefined) return again({});
    if (ask.seenVersion !== of.version) return again({ beaten: t.edit.faster });
    if (!ask.relation.trim()) return again({ relation: tools.speech.t.forms.required });
    const id = ask.memberId ?? nextMemberId(household);
    const written = withMember(content.content, {
      id,
      relation: ask.relation.trim(),
      ageBand: ask.ageBand?.trim() ?? '',
      status: ask.condition?.trim() ?? '',
      services: split(ask.services ?? ''),
    });
    const others = of.subjects.filter((one) => one !== id);
    const after: Case = {
      ...of,
      subjects: ask.isSubject === 'yes' ? [...others, id] : others,
      content: seal<CaseContent>({ ...written, issues: withIssues(written, id, ask.issues) }),
    };
    const reply = await commitWork(tools, scene, {
      reply: card(caseSavedCard(tools.speech, of.number, t.member.done(of.number)), true),
      changes: [{ kind: 'file_changed', after, version: of.version }],
      events: [
        {
          kind: 'household_written',
          bodyId: of.bodyId,
          caseId: of.id,
          facts: { version: of.version + 1, subjects: after.subjects.length },
        },
      ],
    });
    if (reply === null) return again({ beaten: t.edit.faster });
    await watchHousehold(tools, scene, of.fileId);
    return reply;
  };
}

import type { ImportReport, RegistryCounts, RegistryEntry } from '../ports/registry.ts';
import { REGISTRY_KINDS } from '../ports/registry.ts';
import { overrideRefusalText, parentRefusalText } from '../views/law-words.ts';
import type { Locale } from '../views/speech.ts';
import { importing as en } from '../views/texts/en/import.ts';
import { type ImportTexts, importing as ja } from '../views/texts/ja/import.ts';
import type { Mistake } from './mistake.ts';

export function importTexts(locale: Locale): ImportTexts {
  return locale === 'ja' ? ja : en;
}

/** How a place in a file is called: by its line, or by the address of a cell. */
export type PlaceOf = (line: number) => string;

/** 取り込みの間違い, one sentence per mistake in the order of the file. */
export function mistakeLines(
  t: ImportTexts,
  mistakes: readonly Mistake[],
  placeOf: PlaceOf = t.line,
): readonly string[] {
  const lines = mistakes.map(
    (mistake) => `  ${t.on(placeOf(mistake.line), sentenceOf(t, mistake, placeOf))}`,
  );
  const isBroken = mistakes.some(({ kind }) => kind === 'syntax');
  return [t.refused(mistakes.length), ...lines, ...(isBroken ? [t.syntaxFirst] : [])];
}

export function sentenceOf(t: ImportTexts, mistake: Mistake, placeOf: PlaceOf = t.line): string {
  switch (mistake.kind) {
    case 'syntax':
      return t.syntax[mistake.fault];
    case 'empty_file':
      return t.emptyFile;
    case 'field_missing':
      return t.fieldMissing(mistake.field);
    case 'field_unknown':
      return t.fieldUnknown(mistake.field, mistake.nearest);
    case 'field_twice':
      return t.fieldTwice;
    case 'wrong_type':
      return t.wrongType[mistake.expected](mistake.field);
    case 'value_unknown': {
      const { field, value, allowed, nearest } = mistake;
      return t.valueUnknown(field, value, t.list(allowed), nearest);
    }
    case 'value_wrong':
      return t.valueWrong[mistake.wrong](mistake.field);
    case 'listed_twice':
      return t.listedTwice[mistake.what](mistake.key, placeOf(mistake.firstLine));
    case 'reference_unknown':
      return t.referenceUnknown[mistake.what](mistake.key, mistake.nearest);
    case 'body_types_joint':
      return t.bodyTypesJoint;
    case 'joint_with_itself':
      return t.jointWithItself;
    case 'consent_required_by_law':
      return t.consentRequiredByLaw;
    case 'stated_without_basis':
      return t.statedWithoutBasis;
    case 'stated_without_ordinance':
      return t.statedWithoutOrdinance;
    case 'read_in_future':
      return t.readInFuture;
    case 'not_to_be_stated':
      return overrideRefusalText({ t: t.law, day: (day) => day, list: t.list }, mistake.refusal);
    case 'layer_without_parent':
      return t.layerWithoutParent;
    case 'wrong_parent':
      return parentRefusalText({ t: t.law }, mistake.refusal);
    case 'sub_body_unfit':
      return t.subBodyUnfit(mistake.body, parentRefusalText({ t: t.law }, mistake.refusal));
    case 'term_reversed':
      return t.termReversed(mistake.from, mistake.to);
    case 'terms_overlap':
      return t.termsOverlap(mistake.person, placeOf(mistake.firstLine));
    case 'pledge_before_law':
      return t.pledgeBeforeLaw(mistake.system);
    case 'pledge_in_future':
      return t.pledgeInFuture;
    case 'chair_missing':
      return t.chairMissing(mistake.body);
    case 'account_twice':
      return t.accountTwice(mistake.platform, mistake.person, mistake.other, placeOf(mistake.firstLine));
    case 'tenant_missing':
      return t.tenantMissing(mistake.platform, mistake.field);
    case 'channel_without_body':
      return t.channelWithoutBody;
    case 'channel_without_platform':
      return t.channelWithoutPlatform;
    case 'audience_without_seat':
      return t.audienceWithoutSeat(mistake.person, mistake.body);
    case 'limit_without_audience':
      return t.limitWithoutAudience(mistake.person);
    case 'member_unknown':
      return t.memberUnknown(mistake.member);
    case 'consent_in_future':
      return t.consentInFuture;
    case 'workspace_taken':
      return t.workspaceTaken(mistake.platform);
    case 'account_taken':
      return mistake.owner === null
        ? t.accountTakenByInvited(mistake.platform, mistake.person)
        : t.accountTaken(mistake.platform, mistake.person, mistake.owner);
    case 'case_of_other_body':
      return t.caseOfOtherBody(mistake.number, mistake.body);
    default:
      throw new Error(`No sentence for ${JSON.stringify(mistake satisfies never)}`);
  }
}

/** What an import did, or would do: by kind, with keys, names of fields and counts only. */
export function reportLines(
  t: ImportTexts,
  report: ImportReport,
  placeOf: PlaceOf = t.line,
): readonly string[] {
  if (report.kind === 'refused') return mistakeLines(t, report.mistakes, placeOf);
  const { dryRun, added, changed, unchanged, leftAlone } = report;
  const news = REGISTRY_KINDS.flatMap((kind) => addedLine(t, kind, added));
  const changes = changed.map(
    ({ kind, key, fields }) => `  ${t.changed(t.kinds[kind], key, t.list(fields))}`,
  );
  const isDone = news.length + changes.length === 0;
  return [
    isDone ? t.nothingToDo : dryRun ? t.dryRun : t.applied,
    ...news,
    ...changes,
    ...countLine(t, t.unchanged, unchanged),
    ...countLine(t, t.leftAlone, leftAlone),
  ];
}

function addedLine(
  t: ImportTexts,
  kind: RegistryEntry['kind'],
  added: readonly RegistryEntry[],
): readonly string[] {
  const keys = added.filter((entry) => entry.kind === kind).map((entry) => entry.key);
  return keys.length === 0 ? [] : [`  ${t.added(t.kinds[kind], t.list(keys), keys.length)}`];
}

function countLine(
  t: ImportTexts,
  say: (counts: string) => string,
  counts: RegistryCounts,
): readonly string[] {
  const counted = REGISTRY_KINDS.filter((kind) => counts[kind] > 0);
  if (counted.length === 0) return [];
  return [`  ${say(t.list(counted.map((kind) => t.counted(t.kinds[kind], counts[kind]))))}`];
}

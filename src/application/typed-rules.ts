import { accept, type Decision, refuse } from '../domain/decision.ts';
import type { MeetingBody, QuorumRule } from '../domain/meeting-body.ts';
import type { AskOf } from '../ports/command.ts';
import type { BodySettings } from '../ports/store.ts';
import type { FieldErrors } from '../views/forms.ts';
import { SETUP_LENGTHS } from '../views/setup-forms.ts';
import type { Scene, Tools } from './scene.ts';
import { readTypedDay } from './typed-dates.ts';

type Typed = AskOf<'set_up_body'> | AskOf<'change_rules'>;

const QUORUMS: Readonly<Record<'none' | 'half' | 'two_thirds', QuorumRule>> = {
  none: { kind: 'none' },
  half: { kind: 'heads', numerator: 1, denominator: 2 },
  two_thirds: { kind: 'heads', numerator: 2, denominator: 3 },
};

/** One line without the blanks around it; nothing typed is nothing. */
export function typedLine(text: string | undefined): string | undefined {
  const read = text
    ?.replace(/[\p{Cc}\p{Cs}]/gu, ' ')
    .replace(/\s+/gu, ' ')
    .trim();
  return read === '' ? undefined : read;
}

function typedNumber(text: string | undefined, least: number, most: number): number | undefined | 'wrong' {
  const read = typedLine(text)?.normalize('NFKC');
  if (read === undefined) return undefined;
  const number = /^\d{1,4}$/.test(read) ? Number(read) : Number.NaN;
  return number >= least && number <= most ? number : 'wrong';
}

/**
 * What was typed and chosen about the rules of a body (会議体の定め), or the field at which it failed. Left out is
 * what was not typed, and what is as it is.
 */
export function readRules(
  tools: Tools,
  scene: Scene,
  ask: Typed,
  present: MeetingBody | null,
): Decision<Partial<BodySettings>, FieldErrors> {
  const t = tools.speech.t.setup.wrong;
  const displayName = typedLine(ask.displayName);
  const chairTitle = typedLine(ask.chairTitle);
  if (displayName === undefined) return refuse({ displayName: tools.speech.t.forms.required });
  for (const [name, text] of Object.entries({ displayName, chairTitle })) {
    if (text && text.length > SETUP_LENGTHS.name) return refuse({ [name]: t.tooLong(SETUP_LENGTHS.name) });
  }
  const number = typedLine(ask.ordinanceNumber);
  const day = readTypedDay(tools, scene, ask.ordinanceDay);
  if (!day.ok) return refuse({ ordinanceDay: day.refusal });
  if (number !== undefined && day.value === null) return refuse({ ordinanceDay: t.ordinancePair });
  if (number === undefined && day.value !== null) return refuse({ ordinanceNumber: t.ordinancePair });
  const noticeDays = typedNumber(ask.noticeDays, 0, 365);
  if (noticeDays === 'wrong') return refuse({ noticeDays: t.days });
  const retentionYears = typedNumber(ask.retentionYears, 1, 100);
  if (retentionYears === 'wrong') return refuse({ retentionYears: t.years });
  const quorum = ask.quorum === undefined || ask.quorum === 'as_is' ? undefined : QUORUMS[ask.quorum];
  const ordinance =
    number === undefined || day.value === null ? undefined : { number, establishedOn: day.value };
  const { delivery, consent } = ask;
  const typed = { displayName, chairTitle, ordinance, quorum, noticeDays, delivery, consent, retentionYears };
  return accept(differing(typed, present));
}

/** What is not as it is; a sub-body goes on taking over what nobody rewrote. */
function differing(
  typed: { readonly [Name in keyof BodySettings]: BodySettings[Name] | undefined },
  present: MeetingBody | null,
): Partial<BodySettings> {
  const now: Partial<Record<string, unknown>> = present
    ? {
        displayName: present.displayName,
        chairTitle: present.chairTitle,
        ordinance: present.ordinance,
        ...present.rules,
      }
    : {};
  const entries = Object.entries(typed).filter(
    ([name, value]) => value !== undefined && JSON.stringify(value) !== JSON.stringify(now[name]),
  );
  return Object.fromEntries(entries) as Partial<BodySettings>;
}

/** What the audit keeps of changed rules: the words of each, none of which is about a household. */
export function rulesFacts(settings: Partial<BodySettings>): Record<string, string | number | null> {
  const { ordinance, quorum, ...rest } = settings;
  return {
    ...rest,
    ...(ordinance
      ? { ordinanceNumber: ordinance.number, ordinanceEstablishedOn: ordinance.establishedOn }
      : {}),
    ...(quorum
      ? { quorum: quorum.kind === 'heads' ? `${quorum.numerator}/${quorum.denominator}` : quorum.kind }
      : {}),
  };
}

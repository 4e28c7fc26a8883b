import type { Case } from '../domain/case.ts';
import { agencyName, type Roster } from '../domain/constituent.ts';
import type { Field, Form } from '../ports/card.ts';
import type { AskOf } from '../ports/command.ts';
import { bodyLabel } from './body-cards.ts';
import type { Speech } from './speech.ts';

/** 監査のフォーム: a case, a person, or both. */
export function auditForm(
  speech: Speech,
  ask: AskOf<'audit_trail'>,
  roster: Roster,
  cases: readonly Case[],
  once: string,
): Form {
  const t = speech.t.audit;
  const people = new Map(roster.constituents.map((one) => [one.person.id, one.person]));
  const fields: Field[] = [
    {
      kind: 'choice',
      name: 'caseNumber',
      label: t.form.case,
      options: cases.map(({ number }) => ({ value: number, label: number })),
      ...(ask.caseNumber === undefined ? {} : { value: ask.caseNumber }),
    },
    {
      kind: 'choice',
      name: 'personId',
      label: t.form.person,
      options: [...people.values()].map(({ id, name, agencyId }) => ({
        value: id,
        label: name,
        note: agencyName(roster, agencyId),
      })),
      ...(ask.personId === undefined ? {} : { value: ask.personId }),
    },
  ];
  return {
    title: t.form.title,
    intro: [bodyLabel(speech, roster.body), t.form.intro],
    fields: fields.filter((field) => field.kind !== 'choice' || field.options.length > 0),
    submit: t.form.submit,
    ask: { kind: 'audit_trail', bodyId: roster.body.id },
    once,
  };
}

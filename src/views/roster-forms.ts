import { CONSTITUENT_KINDS, type Constituent, type Roster } from '../domain/constituent.ts';
import type { Field, Form } from '../ports/card.ts';
import type { AskOf } from '../ports/command.ts';
import { bodyLabel, roleName } from './body-cards.ts';
import { type FieldErrors, withErrors } from './forms.ts';
import type { Speech } from './speech.ts';

const NAME = 50;
const DAY = 50;

function dayField(
  name: 'from' | 'to' | 'on' | 'pledgedOn',
  terms: {
    readonly label: string;
    readonly hint: string;
    readonly value: string | undefined;
    readonly required?: boolean;
  },
): Field {
  const { label, hint, value, required = true } = terms;
  return {
    kind: 'text',
    name,
    label,
    hint,
    maxLength: DAY,
    required,
    ...(value === undefined ? {} : { value }),
  };
}

/** 加えるフォーム: who, for which agency, in which role, for how long. */
export function appointForm(
  speech: Speech,
  ask: AskOf<'appoint'>,
  roster: Roster,
  once: string,
  errors: FieldErrors = {},
): Form {
  const t = speech.t.roster.add;
  const fields: Field[] = [
    {
      kind: 'text',
      name: 'name',
      label: t.name,
      maxLength: NAME,
      required: true,
      ...(ask.name === undefined ? {} : { value: ask.name }),
    },
    {
      kind: 'account',
      name: 'account',
      label: t.account,
      hint: t.accountHint,
      ...(ask.account === undefined ? {} : { account: ask.account }),
    },
    {
      kind: 'choice',
      name: 'agencyId',
      label: t.agency,
      options: roster.agencies.map(({ id, name }) => ({ value: id, label: name })),
      required: true,
      ...(ask.agencyId === undefined ? {} : { value: ask.agencyId }),
    },
    {
      kind: 'choice',
      name: 'role',
      label: t.role,
      options: CONSTITUENT_KINDS.map((kind) => ({ value: kind, label: roleName(speech, kind, roster.body) })),
      value: ask.role ?? 'regular',
      required: true,
    },
    dayField('from', { label: t.from, hint: t.dayHint, value: ask.from }),
    dayField('to', { label: t.to, hint: t.dayHint, value: ask.to }),
    dayField('pledgedOn', {
      label: t.pledgedOn,
      hint: t.pledgedOnHint,
      value: ask.pledgedOn,
      required: false,
    }),
  ];
  return {
    title: t.title,
    intro: [bodyLabel(speech, roster.body), t.intro],
    fields: withErrors(fields, errors),
    submit: t.submit,
    ask: { kind: 'appoint', bodyId: roster.body.id },
    once,
  };
}

/** 任期を終えるフォーム. */
export function releaseForm(
  speech: Speech,
  of: { readonly seat: Constituent; readonly agency: string; readonly colleagues: number },
  entered: { readonly on: string; readonly scope: 'seat' | 'agency' },
  once: string,
  errors: FieldErrors = {},
): Form {
  const t = speech.t.roster.release;
  const { name } = of.seat.person;
  const scope: Field = {
    kind: 'choice',
    name: 'scope',
    label: t.scope,
    options: [
      { value: 'seat', label: t.person(name) },
      { value: 'agency', label: t.agencySeats(of.agency, of.colleagues) },
    ],
    value: entered.scope,
    required: true,
  };
  const day = dayField('on', { label: t.on, hint: t.onHint, value: entered.on });
  return {
    title: t.title,
    intro: [t.intro(name)],
    fields: withErrors(of.colleagues > 1 ? [scope, day] : [day], errors),
    submit: t.submit,
    ask: { kind: 'release', constituentId: of.seat.id },
    once,
  };
}

/** 停止・停止を解く: nothing to fill in, but to read before it is done. */
export function suspensionForm(
  speech: Speech,
  kind: 'suspend' | 'resume',
  seat: Constituent,
  once: string,
): Form {
  const t = speech.t.roster[kind];
  return {
    title: t.title,
    intro: [t.intro(seat.person.name)],
    fields: [],
    submit: t.submit,
    ask: { kind, constituentId: seat.id, sure: true },
    once,
  };
}

/** 任期を更新するフォーム. */
export function renewForm(
  speech: Speech,
  seat: Constituent,
  next: Constituent['term'],
  value: string,
  once: string,
  errors: FieldErrors = {},
): Form {
  const t = speech.t.roster.renew;
  const hint = speech.t.roster.add.dayHint;
  return {
    title: t.title,
    intro: [t.intro(seat.person.name, speech.day(next.from))],
    fields: withErrors([dayField('to', { label: t.to, hint, value })], errors),
    submit: t.submit,
    ask: { kind: 'renew', constituentId: seat.id },
    once,
  };
}

/** 誓約を記録するフォーム. */
export function recordPledgeForm(
  speech: Speech,
  seat: Constituent,
  value: string | undefined,
  once: string,
  errors: FieldErrors = {},
): Form {
  const t = speech.t.roster.recordPledge;
  const field = dayField('pledgedOn', { label: t.pledgedOn, hint: t.dayHint, value });
  return {
    title: t.title,
    intro: [t.intro(seat.person.name)],
    fields: withErrors([field], errors),
    submit: t.submit,
    ask: { kind: 'record_pledge', constituentId: seat.id },
    once,
  };
}

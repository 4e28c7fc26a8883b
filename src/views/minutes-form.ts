import type { Disclosed } from '../domain/disclosure.ts';
import { MINUTES_PARTS, type MinutesContent } from '../domain/minutes.ts';
import type { Field, Form } from '../ports/card.ts';
import { type Entered, type FieldErrors, LONG, withErrors } from './forms.ts';
import type { Speech } from './speech.ts';

/**
 * 会議録のフォーム. The present text is shown only as it came through the gate for this writer; when somebody else was
 * faster, the writer's own text stays in the fields and what differs of the other's stands above it.
 */
export function minutesForm(
  speech: Speech,
  ask: Entered<'write_minutes'> & { readonly seenVersion: number },
  present: Disclosed<MinutesContent> | null,
  once: string,
  errors: FieldErrors = {},
  beaten = false,
): Form {
  const t = speech.t.forms.minutes;
  const { parts } = speech.t.minutes;
  const prose = (name: keyof MinutesContent, label: string, hint: string | null): Field => {
    const value = ask[name] ?? present?.content[name];
    return {
      ...{ kind: 'text', name, label, multiline: true, maxLength: LONG },
      ...(hint === null ? {} : { hint }),
      ...(name === 'summary' ? { required: true } : {}),
      ...(value ? { value } : {}),
    };
  };
  const fields: Field[] = [
    prose('summary', t.summary, t.summaryHint),
    {
      kind: 'text',
      name: 'nextReview',
      label: t.nextReview,
      hint: t.nextReviewHint,
      maxLength: 50,
      ...(ask.nextReview === undefined ? {} : { value: ask.nextReview }),
    },
    ...MINUTES_PARTS.map((name) => prose(name, parts[name], name === 'policy' ? t.partsHint : null)),
  ];
  const labels = { summary: t.summary, ...parts };
  const differing = (['summary', ...MINUTES_PARTS] as const).flatMap((name) => {
    const latest = present?.content[name] ?? '';
    return latest === '' || latest === ask[name]?.trim() ? [] : [t.latest(labels[name], latest)];
  });
  return {
    title: t.title(ask.caseNumber),
    ...(beaten && present ? { intro: [t.faster, ...differing] } : {}),
    fields: withErrors(fields, errors),
    submit: t.submit,
    ask: {
      kind: 'write_minutes',
      sittingId: ask.sittingId,
      caseNumber: ask.caseNumber,
      seenVersion: ask.seenVersion,
    },
    once,
  };
}

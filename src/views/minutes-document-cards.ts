import type { SittingId } from '../domain/ids.ts';
import type { Platform } from '../ports/account.ts';
import type { Card, CardFile, Form } from '../ports/card.ts';
import type { Speech } from './speech.ts';

/** How names are written, before the document is made; and where it will go. */
export function minutesDocumentForm(speech: Speech, sittingId: SittingId, platform: Platform): Form {
  const t = speech.t.minutesDocument.form;
  return {
    title: t.title,
    intro: [t.intro, t.delivery[platform]],
    fields: [
      {
        kind: 'choice',
        name: 'names',
        label: t.names,
        hint: t.namesHint,
        options: (['shown', 'left_out'] as const).map((value) => ({ value, label: t.choices[value] })),
        value: 'shown',
        required: true,
      },
    ],
    submit: t.submit,
    ask: { kind: 'minutes_document', sittingId },
  };
}

/** The answer, with the file; it tells of no more items than the document has. */
export function minutesDocumentCard(speech: Speech, platform: Platform, items: number, file: CardFile): Card {
  const t = speech.t.minutesDocument;
  return {
    title: t.done(items),
    preview: t.donePreview,
    tone: 'good',
    text: [t.doneText[platform], t.handling],
    files: [file],
  };
}

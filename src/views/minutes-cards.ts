import type { Case } from '../domain/case.ts';
import type { Disclosed } from '../domain/disclosure.ts';
import type { SittingId } from '../domain/ids.ts';
import { MINUTES_PARTS, type Minutes, type MinutesContent } from '../domain/minutes.ts';
import type { Action, Card } from '../ports/card.ts';
import { bodiesLabel, dateOf, type SittingFacts } from './sitting-cards.ts';
import type { Speech } from './speech.ts';

export type ListedItem = { readonly of: Case; readonly minutes: Minutes | null };

function confirmAction(speech: Speech, minutes: Minutes): Action {
  const t = speech.t.minutes;
  return {
    label: t.actions.confirm,
    style: 'primary',
    ask: { kind: 'confirm_minutes', minutesId: minutes.id, seenVersion: minutes.version },
    confirm: { text: t.confirmText, yes: t.actions.confirm, no: speech.t.sitting.cancelNo },
    once: `confirm:${minutes.id}:${minutes.version}`,
  };
}

function shareAction(speech: Speech, minutes: Minutes, primary = false): Action {
  return {
    label: speech.t.minutes.actions.share,
    ask: { kind: 'share', minutesId: minutes.id },
    ...(primary ? { style: 'primary' as const } : {}),
  };
}

function documentAction(speech: Speech, sittingId: SittingId): Action {
  return { label: speech.t.minutesDocument.action, ask: { kind: 'minutes_document', sittingId } };
}

/** 議事録: one row a case of the agenda, with what can be done with it next. */
export function minutesListCard(speech: Speech, facts: SittingFacts, items: readonly ListedItem[]): Card {
  const t = speech.t.minutes;
  const sittingId = facts.record.sitting.id;
  const date = dateOf(speech, facts.zone, facts.record.sitting);
  return {
    title: t.title(bodiesLabel(speech, facts.assembly, facts.today), date),
    preview: t.preview(date),
    ...(items.length === 0 ? { text: [t.noAgenda] } : {}),
    items: items.map(({ of, minutes }) => {
      const write: Action = {
        label: minutes === null ? t.actions.write : t.actions.rewrite,
        ask: { kind: 'write_minutes', sittingId, caseNumber: of.number },
        ...(minutes === null ? { style: 'primary' as const } : {}),
      };
      const read: Action | null =
        minutes === null
          ? null
          : { label: t.actions.read, ask: { kind: 'read_minutes', minutesId: minutes.id } };
      return {
        title: of.number,
        lines: [
          t.states[minutes?.status ?? 'none'],
          ...(minutes?.nextReviewOn ? [t.nextReview(speech.day(minutes.nextReviewOn))] : []),
        ],
        actions: [
          ...(minutes?.status === 'confirmed' ? [] : [write]),
          ...(read === null ? [] : [read]),
          ...(minutes?.status === 'confirmed' ? [shareAction(speech, minutes)] : []),
          { label: t.actions.task, ask: { kind: 'assign_task', caseNumber: of.number, bodyId: of.bodyId } },
        ],
      };
    }),
    ...(items.some(({ minutes }) => minutes?.status === 'confirmed')
      ? { actions: [documentAction(speech, sittingId)] }
      : {}),
  };
}

export function minutesSavedCard(speech: Speech, of: Case, minutes: Minutes, mayConfirm: boolean): Card {
  const t = speech.t.minutes;
  return {
    title: t.saved(of.number),
    preview: t.savedPreview(of.number),
    tone: 'good',
    text: [t.savedNext],
    actions: [
      {
        label: t.actions.read,
        ask: { kind: 'read_minutes', minutesId: minutes.id },
        ...(mayConfirm ? { style: 'primary' as const } : {}),
      },
      { label: t.actions.back, ask: { kind: 'minutes', sittingId: minutes.sittingId } },
    ],
  };
}

export function minutesConfirmedCard(speech: Speech, of: Case, minutes: Minutes): Card {
  const t = speech.t.minutes;
  return {
    title: t.confirmed(of.number),
    preview: t.confirmedPreview(of.number),
    tone: 'good',
    text: [t.confirmedNext],
    actions: [
      shareAction(speech, minutes, true),
      { label: t.actions.task, ask: { kind: 'assign_task', caseNumber: of.number, bodyId: of.bodyId } },
      { label: t.actions.back, ask: { kind: 'minutes', sittingId: minutes.sittingId } },
    ],
  };
}

/** The text, for the one person whose click has just been checked. */
export function minutesTextCard(
  speech: Speech,
  of: Case,
  minutes: Minutes,
  content: Disclosed<MinutesContent>,
  may: {
    readonly confirm: boolean;
    readonly write: boolean;
    readonly share: boolean;
    readonly document: boolean;
  },
): Card {
  const t = speech.t.minutes;
  const actions: Action[] = [];
  if (minutes.status === 'draft' && may.confirm) actions.push(confirmAction(speech, minutes));
  if (minutes.status === 'draft' && may.write) {
    actions.push({
      label: t.actions.rewrite,
      ask: { kind: 'write_minutes', sittingId: minutes.sittingId, caseNumber: of.number },
    });
  }
  if (minutes.status === 'confirmed' && may.share) actions.push(shareAction(speech, minutes, true));
  if (minutes.status === 'confirmed' && may.document) actions.push(documentAction(speech, minutes.sittingId));
  return {
    title: t.readTitle(of.number, t.states[minutes.status]),
    preview: t.readPreview(of.number),
    text: [
      content.content.summary,
      ...MINUTES_PARTS.filter((part) => content.content[part] !== '').map((part) =>
        speech.t.common.labelled(t.parts[part], content.content[part]),
      ),
      ...(minutes.nextReviewOn ? [t.nextReview(speech.day(minutes.nextReviewOn))] : []),
    ],
    ...(actions.length > 0 ? { actions } : {}),
  };
}

/** 確定のお願い, to the chair: number and verb; the text is behind the click. */
export function minutesToConfirmCard(speech: Speech, of: Case, minutes: Minutes): Card {
  const t = speech.t.minutes;
  return {
    title: t.toConfirm.title(of.number),
    preview: t.toConfirm.preview(of.number),
    text: [t.toConfirm.text],
    actions: [
      { label: t.actions.read, ask: { kind: 'read_minutes', minutesId: minutes.id }, style: 'primary' },
    ],
  };
}

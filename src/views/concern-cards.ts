import type { Case } from '../domain/case.ts';
import type { Concern, DecidedConcern } from '../domain/concern.ts';
import type { Disclosed } from '../domain/disclosure.ts';
import type { Action, Card, CardItem } from '../ports/card.ts';
import type { Speech } from './speech.ts';

export type ListedConcern = {
  readonly concern: Concern;
  /** Whether this person is of the secretariat. */
  readonly mayRead: boolean;
  /** For the secretariat: by when it wants a decision. */
  readonly dueAt: Date | null;
};

const PAGE = 8;

const reportAction = (speech: Speech): Action => ({
  label: speech.t.concerns.actions.report,
  ask: { kind: 'report_concern' },
});

const readAction = (speech: Speech, { id }: Concern): Action => ({
  label: speech.t.concerns.actions.read,
  ask: { kind: 'read_concern', concernId: id },
  style: 'primary',
});

function itemOf(
  speech: Speech,
  zone: string,
  { concern, mayRead, dueAt }: ListedConcern,
  now: Date,
): CardItem {
  const t = speech.t.concerns;
  const due = dueAt && speech.moment(zone, dueAt);
  // Whoever reported it learns that it was decided, and not what became of the household.
  const state = mayRead || concern.status === 'open' ? t.states[concern.status] : t.decidedState;
  return {
    title: concern.urgent ? speech.t.common.bracketed(concern.number, t.urgentMark) : concern.number,
    lines: [
      speech.t.common.dots([state]),
      t.reportedAt(speech.moment(zone, concern.reportedAt)),
      ...(due === null || dueAt === null ? [] : [dueAt < now ? t.overdue(due) : t.dueAt(due)]),
    ],
    ...(mayRead ? { actions: [readAction(speech, concern)] } : {}),
  };
}

/** 気づきの一覧: numbers and dates only; what was noticed is the secretariat's own click away. */
export function concernsCard(
  speech: Speech,
  zone: string,
  listed: readonly ListedConcern[],
  page: number,
  now: Date,
): Card {
  const t = speech.t.concerns;
  const pages = Math.max(1, Math.ceil(listed.length / PAGE));
  const turn = (to: number, label: string): Action => ({ label, ask: { kind: 'concerns', page: to } });
  return {
    title: pages > 1 ? `${t.listTitle} ${speech.t.common.page(page + 1, pages)}` : t.listTitle,
    preview: t.listPreview(listed.length),
    ...(listed.length === 0 ? { text: [t.listEmpty] } : {}),
    items: listed.slice(page * PAGE, (page + 1) * PAGE).map((one) => itemOf(speech, zone, one, now)),
    actions: [
      reportAction(speech),
      ...(page > 0 ? [turn(page - 1, speech.t.common.previousPage)] : []),
      ...(page < pages - 1 ? [turn(page + 1, speech.t.common.nextPage)] : []),
    ],
  };
}

/** 受付, to whoever reported it: with the number, and by when it is looked at. */
export function concernReceivedCard(
  speech: Speech,
  zone: string,
  { number }: Concern,
  dueAt: Date,
  isReached: boolean,
): Card {
  const t = speech.t.concerns.received;
  return {
    title: t.title(number),
    preview: t.preview(number),
    tone: isReached ? 'good' : 'warning',
    text: [t.text(speech.moment(zone, dueAt)), ...(isReached ? [] : [t.notReached])],
  };
}

/** 気づきの内容, for the one of the secretariat whose click has just been checked. */
export function concernContentCard(
  speech: Speech,
  zone: string,
  concern: Concern,
  content: Disclosed<string>,
  by: { readonly name: string; readonly agency: string },
): Card {
  const t = speech.t.concerns;
  const { id: concernId, bodyId, number } = concern;
  const decide = (outcome: 'joined_case' | 'closed', label: string): Action => ({
    label,
    ask: { kind: 'decide_concern', concernId, outcome },
  });
  return {
    title: t.readTitle(number),
    preview: t.readPreview,
    facts: [
      { label: t.reporter, value: speech.t.common.inBrackets(by.name, by.agency) },
      { label: t.reported, value: speech.moment(zone, concern.reportedAt) },
      ...(concern.status === 'open' ? [] : [{ label: t.state, value: stateOf(speech, concern) }]),
    ],
    text: [content.content],
    ...(concern.status === 'open'
      ? {
          actions: [
            {
              label: t.actions.becomeCase,
              ask: { kind: 'register_case', bodyId, concernId },
              style: 'primary',
            },
            decide('joined_case', t.actions.joinCase),
            decide('closed', t.actions.close),
          ],
        }
      : {}),
  };
}

function stateOf(speech: Speech, concern: DecidedConcern): string {
  const t = speech.t.concerns;
  const state = t.states[concern.status];
  return concern.status === 'closed' ? speech.t.common.inBrackets(state, t.closings[concern.closing]) : state;
}

export function concernDecidedCard(speech: Speech, concern: DecidedConcern, joined: Case | null): Card {
  const t = speech.t.concerns;
  return {
    title: joined === null ? t.closed(concern.number) : t.joined(concern.number, joined.number),
    preview: t.decidedPreview(concern.number),
    tone: 'good',
    ...(concern.status === 'closed' ? { text: [t.closings[concern.closing]] } : {}),
    actions: [{ label: t.listTitle, ask: { kind: 'concerns' } }],
  };
}

/** 届いたこと・期限を過ぎたこと, to the secretariat: the number, and the button that opens it for each. */
export function concernNoticeCard(
  speech: Speech,
  zone: string,
  concern: Concern,
  dueAt: Date,
  news: 'reported' | 'waiting',
): Card {
  const t = speech.t.concerns;
  const title = t.notices[news](concern.number);
  return {
    title: concern.urgent ? speech.t.common.bracketed(title, t.urgentMark) : title,
    preview: title,
    ...(news === 'waiting' || concern.urgent ? { tone: 'warning' as const } : {}),
    text: [t.dueAt(speech.moment(zone, dueAt))],
    actions: [readAction(speech, concern)],
  };
}

export function concernDecidedNoticeCard(speech: Speech, { number }: Concern): Card {
  const t = speech.t.concerns.notices;
  return { title: t.decided(number), preview: t.decided(number), tone: 'good', text: [t.decidedText] };
}

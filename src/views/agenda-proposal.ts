import { ITEM_LENGTH } from '../domain/agenda.ts';
import type { LeftOut, Taken } from '../domain/agenda-selection.ts';
import type { AgendaView } from '../domain/agenda-view.ts';
import type { Action, Card, CardItem } from '../ports/card.ts';
import type { AskOf } from '../ports/command.ts';
import { itemLines, leftOutText, takenText } from './agenda-cards.ts';
import { type SittingFacts, sittingFacts, sittingName } from './sitting-cards.ts';
import type { Speech } from './speech.ts';

type Ask = AskOf<'arrange_agenda'>;

export type ProposalFacts = {
  /** What stands on it, with the times that it would have. */
  readonly view: AgendaView;
  readonly taken: readonly Taken[];
  readonly leftOut: readonly (LeftOut & { readonly mayTake: boolean })[];
  /** As they were changed so far. */
  readonly lengths: NonNullable<Ask['lengths']>;
  /** How many minutes it takes too long; 0: it fits. */
  readonly overMin: number;
};

/** The list with one number a place earlier or later. */
function moved(order: readonly string[], index: number, by: -1 | 1): string[] {
  const others = order.filter((_, at) => at !== index);
  return [...others.slice(0, index + by), ...order.slice(index, index + 1), ...others.slice(index + by)];
}

/**
 * 議題の案, for one thumb: 承認 first, and below each case the taps that change it. Each button carries what would stand
 * then; numbers, times and reasons only.
 */
export function proposalCard(speech: Speech, facts: SittingFacts, proposal: ProposalFacts): Card {
  const { sitting, version } = facts.record;
  const { proposal: t, others } = speech.t.agenda;
  const { view, lengths } = proposal;
  const order = view.items.map(({ of }) => of.number);
  const ask = (next: readonly string[], minutes: Ask['lengths'] = [...lengths]): Ask => ({
    kind: 'arrange_agenda',
    sittingId: sitting.id,
    seenVersion: version,
    order: [...next],
    ...(minutes.length > 0 ? { lengths: minutes } : {}),
  });
  const planned = (caseNumber: string, lengthMin: number) => [
    ...lengths.filter((one) => one.caseNumber !== caseNumber),
    { caseNumber, lengthMin },
  ];
  const lines = itemLines(speech, facts.zone, view);
  const on = view.items.map(({ of, item }, index): CardItem => {
    const taken = proposal.taken.find(({ candidate }) => candidate.of.id === of.id);
    const fewer = item.lengthMin - ITEM_LENGTH.step;
    const more = item.lengthMin + ITEM_LENGTH.step;
    const isSame = (at: number) => view.items[at]?.item.bodyId === item.bodyId;
    const actions: Action[] = [
      ...(isSame(index - 1) ? [{ label: t.up, ask: ask(moved(order, index, -1)) }] : []),
      ...(isSame(index + 1) ? [{ label: t.down, ask: ask(moved(order, index, 1)) }] : []),
      ...(fewer >= ITEM_LENGTH.least
        ? [{ label: t.shorter(ITEM_LENGTH.step), ask: ask(order, planned(of.number, fewer)) }]
        : []),
      ...(more <= ITEM_LENGTH.most
        ? [{ label: t.longer(ITEM_LENGTH.step), ask: ask(order, planned(of.number, more)) }]
        : []),
      { label: t.drop, ask: ask(order.filter((number) => number !== of.number)) },
    ];
    const why = taken === undefined ? [] : [takenText(speech, taken.because)];
    return { title: t.item(index + 1, lines[index] ?? of.number), lines: why, actions };
  });
  const off = proposal.leftOut.map(({ candidate, because, mayTake }): CardItem => {
    const { number } = candidate.of;
    const actions = mayTake ? [{ label: t.pin, ask: ask([...order, number]) }] : [];
    return { title: t.out(number), lines: [leftOutText(speech, because)], actions };
  });
  const minutes = view.items.reduce((sum, { item }) => sum + item.lengthMin, 0);
  const actions: Action[] = [
    {
      label: t.approve,
      style: 'primary',
      ask: { ...ask(order), approve: true },
      once: `agenda:${sitting.id}:${version}`,
    },
    { label: t.list, ask: { kind: 'set_agenda', sittingId: sitting.id } },
  ];
  return {
    title: t.title(sittingName(speech, facts.assembly, facts.today)),
    preview: t.preview(order.length),
    ...(proposal.overMin > 0 ? { tone: 'warning' as const } : {}),
    facts: sittingFacts(speech, facts),
    text: [
      order.length === 0 ? t.nothing : t.text,
      ...(proposal.overMin > 0 ? [t.over(speech.t.common.minutes(proposal.overMin))] : []),
      ...(view.hasOthers ? [others] : []),
    ],
    items: [{ title: t.sum(order.length, speech.t.common.minutes(minutes)), actions }, ...on, ...off],
  };
}

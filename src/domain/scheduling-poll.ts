import { accept, type Decision, refuse } from './decision.ts';
import type { ConstituentId, OptionId } from './ids.ts';
import type { DateOption, Sitting } from './sitting.ts';

/** ○ △ ×. */
export type PollMark = 'yes' | 'maybe' | 'no';

export type PollAnswer = {
  readonly optionId: OptionId;
  readonly constituentId: ConstituentId;
  readonly mark: PollMark;
  readonly answeredAt: Date;
};

export type PollRefusal =
  | { readonly kind: 'no_longer_polling'; readonly status: Sitting['status'] }
  | { readonly kind: 'unknown_option' }
  | { readonly kind: 'not_invited' };

/**
 * Answers one date of a poll (日程調整の回答). Only those invited; may be changed until the chair fixes a
 * date, also after the deadline, for a late answer is better than none.
 */
export function answerPoll(
  sitting: Sitting,
  terms: {
    readonly by: ConstituentId;
    readonly optionId: OptionId;
    readonly mark: PollMark;
    readonly now: Date;
  },
): Decision<PollAnswer, PollRefusal> {
  if (sitting.status !== 'polling') return refuse({ kind: 'no_longer_polling', status: sitting.status });
  if (!sitting.invited.includes(terms.by)) return refuse({ kind: 'not_invited' });
  if (!sitting.options.some((option) => option.id === terms.optionId)) {
    return refuse({ kind: 'unknown_option' });
  }
  return accept({
    optionId: terms.optionId,
    constituentId: terms.by,
    mark: terms.mark,
    answeredAt: terms.now,
  });
}

export type OptionCount = DateOption & {
  readonly yes: number;
  readonly maybe: number;
  readonly no: number;
};

export type PollCount = {
  readonly options: readonly OptionCount[];
  /** Who has answered every date. */
  readonly answered: readonly ConstituentId[];
  /** Who has left at least one date open. */
  readonly waiting: readonly ConstituentId[];
};

/** Counts a poll (集計). Answers of those no longer invited do not count. */
export function countPoll(
  options: readonly DateOption[],
  invited: readonly ConstituentId[],
  answers: readonly PollAnswer[],
): PollCount {
  const counted = answers.filter((answer) => invited.includes(answer.constituentId));
  const per = (id: ConstituentId) => counted.filter((answer) => answer.constituentId === id).length;
  return {
    options: options.map((option) => {
      const marks = counted.filter((answer) => answer.optionId === option.id).map((answer) => answer.mark);
      const count = (mark: PollMark) => marks.filter((one) => one === mark).length;
      return { ...option, yes: count('yes'), maybe: count('maybe'), no: count('no') };
    }),
    answered: invited.filter((id) => per(id) >= options.length),
    waiting: invited.filter((id) => per(id) < options.length),
  };
}

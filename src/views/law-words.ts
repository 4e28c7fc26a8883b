import type { CalendarDay } from '../domain/calendar-day.ts';
import type { ParentRefusal } from '../domain/sub-body.ts';
import type { OverrideRefusal } from '../law/override.ts';
import type { Texts } from './texts/ja.ts';

type Words = {
  readonly t: Texts['law'];
  readonly day: (day: CalendarDay) => string;
  readonly list: (parts: readonly string[]) => string;
};

/** Why the law of a body is not stated like that (独自の定めを記録できない理由), and what to do. */
export function overrideRefusalText({ t, day, list }: Words, refusal: OverrideRefusal): string {
  const words = t.refused;
  switch (refusal.kind) {
    case 'required_by_law':
      return words.required_by_law(refusal.system);
    case 'value_unknown':
      return words.value_unknown(list(refusal.allowed));
    case 'other_law':
      return words.other_law(refusal.example);
    case 'article_format':
      return words.article_format(refusal.example);
    case 'read_too_early':
      return words.read_too_early(day(refusal.since));
    default:
      return words[refusal.kind];
  }
}

/** Why a body cannot stand below another, and what to write. */
export function parentRefusalText({ t }: Pick<Words, 't'>, refusal: ParentRefusal): string {
  return refusal.kind === 'parent_is_sub_body'
    ? t.wrongParent.parent_is_sub_body(refusal.top)
    : t.wrongParent[refusal.kind];
}

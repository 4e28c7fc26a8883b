import type { CalendarDay } from '../domain/calendar-day.ts';
import {
  englishDay,
  englishMoment,
  englishShortDay,
  englishShortMoment,
  shortDay,
  shortMoment,
  warekiDay,
  warekiMoment,
} from '../domain/wareki.ts';
import { en } from './texts/en.ts';
import { ja, type Texts } from './texts/ja.ts';

export type Locale = 'ja' | 'en';

/** How the bot speaks: its sentences, and dates as people of that language read them. */
export type Speech = {
  readonly locale: Locale;
  readonly t: Texts;
  /** 令和8年12月3日(木) */
  readonly day: (day: CalendarDay) => string;
  /** 12/3(木) */
  readonly shortDay: (day: CalendarDay) => string;
  /** 令和8年12月3日(木) 14:00 */
  readonly moment: (zone: string, at: Date) => string;
  /** 12/3(木) 14:00 */
  readonly shortMoment: (zone: string, at: Date) => string;
};

export function speechIn(locale: Locale): Speech {
  return locale === 'ja'
    ? { locale, t: ja, day: warekiDay, shortDay, moment: warekiMoment, shortMoment }
    : {
        locale,
        t: en,
        day: englishDay,
        shortDay: englishShortDay,
        moment: englishMoment,
        shortMoment: englishShortMoment,
      };
}

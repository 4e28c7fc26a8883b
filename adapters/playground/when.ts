export type Locale = 'ja' | 'en';

type Parts = Readonly<Record<string, string>>;

function partsOf(locale: string, zone: string, at: Date, options: Intl.DateTimeFormatOptions): Parts {
  const format = new Intl.DateTimeFormat(locale, { timeZone: zone, hourCycle: 'h23', ...options });
  return Object.fromEntries(format.formatToParts(at).map((part) => [part.type, part.value]));
}

const TIME = { hour: '2-digit', minute: '2-digit' } as const;

/** The demo's clock, as 令和8年11月9日(月) 10:00. */
export function clockText(locale: Locale, zone: string, at: Date): string {
  const day = { month: 'numeric', day: 'numeric', weekday: 'short' } as const;
  if (locale === 'en') {
    const {
      year,
      month,
      day: date,
      weekday,
      hour,
      minute,
    } = partsOf('en-GB', zone, at, {
      ...day,
      ...TIME,
      month: 'short',
      year: 'numeric',
    });
    return `${weekday} ${date} ${month} ${year}, ${hour}:${minute}`;
  }
  const { era, year } = partsOf('ja-JP-u-ca-japanese', zone, at, { era: 'long', year: 'numeric' });
  return `${era}${year}年${shortTime(locale, zone, at)}`;
}

/** When something was said, as 11月9日(月) 10:00. */
export function shortTime(locale: Locale, zone: string, at: Date): string {
  const wanted = { month: 'numeric', day: 'numeric', weekday: 'short', ...TIME } as const;
  if (locale === 'en') {
    const { month, day, weekday, hour, minute } = partsOf('en-GB', zone, at, { ...wanted, month: 'short' });
    return `${weekday} ${day} ${month}, ${hour}:${minute}`;
  }
  const { month, day, weekday, hour, minute } = partsOf('ja-JP', zone, at, wanted);
  return `${month}月${day}日(${weekday}) ${hour}:${minute}`;
}

/** How far the wall clock of a zone is ahead of UTC at an instant. */
function aheadOfUtc(zone: string, at: Date): number {
  const parts = partsOf('en-GB', zone, at, {
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    ...TIME,
    second: '2-digit',
  });
  const { year, month, day, hour, minute, second } = parts;
  const wall = Date.UTC(
    Number(year),
    Number(month) - 1,
    Number(day),
    Number(hour),
    Number(minute),
    Number(second),
  );
  return wall - Math.floor(at.getTime() / 1000) * 1000;
}

/** Nine o'clock on the next day of the wall calendar. */
export function nextMorning(zone: string, at: Date): Date {
  const wall = new Date(at.getTime() + aheadOfUtc(zone, at));
  const nine = Date.UTC(wall.getUTCFullYear(), wall.getUTCMonth(), wall.getUTCDate() + 1, 9);
  const guess = new Date(nine - aheadOfUtc(zone, at));
  return new Date(nine - aheadOfUtc(zone, guess));
}

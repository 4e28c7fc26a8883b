import { readFile } from 'node:fs/promises';
import { addDays, type CalendarDay, dayIn, fiscalYear } from '../domain/calendar-day.ts';
import type { Cipher } from '../ports/cipher.ts';
import { prismaRegistry } from '../store/registry.ts';
import { readRegistryFile, USUAL_ZONE } from './read-file.ts';
import { importTexts, mistakeLines } from './words.ts';

/** The samples: for the playground, and for Teams on one's own machine. */
const TEMPLATES = {
  playground: new URL('../../prisma/seed/tsutsuji.yaml', import.meta.url),
  teams: new URL('../../prisma/seed/tsutsuji-teams.yaml', import.meta.url),
} as const;

/** 令和元年度 is 2019. */
const YEAR_BEFORE_REIWA = 2018;

/**
 * 見本: the text of the sample municipality in the fiscal year of a day, so that its terms never run out.
 * `${FY}` is the fiscal year (with a sum: `${FY+2}`), `${R}` the year of 令和 and `${DAY+10}` a day that many days ahead.
 */
export function sampleText(template: string, today: CalendarDay): string {
  const year = fiscalYear(today);
  return template
    .replace(/\$\{FY(?:\+(\d))?\}/g, (_placeholder, more = '0') => String(year + Number(more)))
    .replace(/\$\{R\}/g, String(year - YEAR_BEFORE_REIWA))
    .replace(/\$\{DAY\+(\d+)\}/g, (_placeholder, days) => addDays(today, Number(days)));
}

/** Fills an empty database with the sample municipality; where it is already, it stays as it has become. */
export async function loadSample(terms: {
  readonly url: string;
  readonly cipher: Cipher;
  readonly now: Date;
  readonly today: CalendarDay;
  /** Left out, that of the playground. */
  readonly sample?: keyof typeof TEMPLATES;
}): Promise<void> {
  const { url, cipher, now, today, sample = 'playground' } = terms;
  const registry = await prismaRegistry({ url, cipher });
  try {
    // Where the clocks are ahead of Tokyo the fiscal year begins earlier than in つつじ市.
    const [day = today] = [today, dayIn(USUAL_ZONE, now)].sort();
    const text = sampleText(await readFile(TEMPLATES[sample], 'utf8'), day);
    const file = readRegistryFile(text, now);
    if (!file.ok) throw new Error(mistakeLines(importTexts('en'), file.refusal).join('\n'));
    if (await registry.knows(file.value.municipality.key)) return;
    const report = await registry.apply(file.value, { at: now, dryRun: false });
    if (report.kind === 'refused') {
      throw new Error(mistakeLines(importTexts('en'), report.mistakes).join('\n'));
    }
  } finally {
    await registry.close();
  }
}

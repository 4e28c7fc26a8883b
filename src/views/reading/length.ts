import { normalise } from './normalise.ts';

/** The spellings of a length, without groups so that other patterns can contain it. */
export const LENGTH = [
  String.raw`\d{1,2}(?:\.\d{1,2})? ?時間(?:半| ?\d{1,2} ?分)?`,
  String.raw`\d{1,3} ?分間?`,
  String.raw`\d{1,2}(?:\.\d{1,2})? ?h(?:ours?|rs?)?(?: ?\d{1,2} ?m(?:in)?)?(?![a-z])`,
  String.raw`\d{1,3} ?min(?:ute)?s?(?![a-z])`,
].join('|');

const WHOLE = new RegExp(String.raw`^\s*(?:約 ?)?(?:${LENGTH}|\d{2,3}|\d{1,2}:[0-5]\d)\s*$`, 'i');

/**
 * Reads how long something lasts (所要時間), in minutes: '90分', '1時間半', '1時間30分', '1.5h', '1:30'. A bare
 * number of two or three digits is minutes. Null for anything else, for nothing and for more than a day.
 */
export function readLength(typed: string): number | null {
  const { text } = normalise(typed);
  return WHOLE.test(text) ? minutesOf(text) : null;
}

/** The minutes of a text that is spelled as a length. */
export function minutesOf(text: string): number | null {
  const parts = text
    .replace('半', '30分')
    .match(/(?:([\d.]+)\s*(?:時間|h[a-z]*|:))?\s*(?:(\d+)\s*(?:分間?|m[a-z]*)?)?\s*$/i);
  const minutes = Math.round(Number(parts?.[1] ?? 0) * 60) + Number(parts?.[2] ?? 0);
  return minutes > 0 && minutes <= 24 * 60 ? minutes : null;
}

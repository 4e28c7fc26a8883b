import type { CalendarDay } from '../domain/calendar-day.ts';
import type { ConstituentKind } from '../domain/constituent.ts';
import type { BodyId } from '../domain/ids.ts';
import type { MeetingBody } from '../domain/meeting-body.ts';
import { systemNames } from '../law/of-body.ts';
import type { Card } from '../ports/card.ts';
import type { Ask } from '../ports/command.ts';
import type { Speech } from './speech.ts';

/** つつじ市支援会議〔支援会議（困窮）〕: local names collide, so the system always stands in brackets. */
export function bodyLabel(speech: Speech, body: MeetingBody, day?: CalendarDay): string {
  const { bracketed, dots } = speech.t.common;
  return bracketed(body.displayName, dots(systemNames(body.types, day)));
}

/** 会長・議長・総括者: as the body's rules name its chair; another language has its own word for it. */
export function roleName(speech: Speech, kind: ConstituentKind, body: MeetingBody | null): string {
  const named = kind === 'chair' && body !== null && speech.locale === 'ja';
  return named ? body.chairTitle : speech.t.common.roles[kind];
}

/** どの会議体ですか: one button each, which says the same again for that body. */
export function bodyChoiceCard(
  speech: Speech,
  bodies: readonly MeetingBody[],
  day: CalendarDay,
  again: (bodyId: BodyId) => Ask,
  once: string,
): Card {
  const { whichBody } = speech.t.common;
  return {
    title: whichBody.title,
    preview: whichBody.preview,
    text: [whichBody.text],
    actions: bodies.map((body) => ({
      label: bodyLabel(speech, body, day),
      ask: again(body.id),
      once: `${once}:${body.id}`,
    })),
  };
}

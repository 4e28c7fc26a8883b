import type { Constituent } from '../domain/constituent.ts';
import type { MeetingBody } from '../domain/meeting-body.ts';
import type { Platform } from '../ports/account.ts';
import type { Action, Card, CardItem } from '../ports/card.ts';
import type { Ask } from '../ports/command.ts';
import { bodyLabel, roleName } from './body-cards.ts';
import type { Speech } from './speech.ts';

export type HelpWord = { readonly ja: string; readonly en: string; readonly ask: Ask };

/** ヘルプ: only what this person can do, and how it is said on their platform. */
export function helpCard(
  speech: Speech,
  words: readonly HelpWord[],
  seats: readonly { readonly constituent: Constituent; readonly body: MeetingBody }[],
  platform: Platform,
): Card {
  const t = speech.t.help;
  const roles = seats.map(({ constituent, body }) => {
    return speech.t.common.inBrackets(bodyLabel(speech, body), roleName(speech, constituent.kind, body));
  });
  return {
    title: t.title,
    preview: t.preview,
    ...(roles.length > 0 ? { facts: [{ label: t.yourRoles, value: speech.t.common.list(roles) }] } : {}),
    text: [
      t.intro[platform],
      words
        .map((word) => speech.t.common.spaced([wordName(speech, word), t.words[word.en] ?? '']))
        .join('\n'),
    ],
    actions: words.slice(0, 9).map((word) => ({ label: wordName(speech, word), ask: word.ask })),
  };
}

function wordName(speech: Speech, word: HelpWord): string {
  return speech.locale === 'ja' ? word.ja : word.en;
}

/** もしかして: the nearest word, ready to press. */
export function unknownWordCard(speech: Speech, typed: string, nearest: HelpWord | null): Card {
  const t = speech.t.refusals.unknownWord;
  const help: Action = { label: speech.t.help.title, ask: { kind: 'help' } };
  return {
    title: t.title(typed),
    preview: t.preview,
    text: [nearest === null ? t.none : t.nearest(wordName(speech, nearest))],
    actions:
      nearest === null
        ? [help]
        : [{ label: wordName(speech, nearest), ask: nearest.ask, style: 'primary' }, help],
  };
}

/** App Home・ホーム: my sittings, my tasks; or why the door is closed (`closed`), with the way out. */
export function homeCard(
  speech: Speech,
  name: string,
  items: readonly CardItem[],
  closed: Card | null,
): Card {
  const t = speech.t.home;
  const words = closed?.text ?? (items.length === 0 ? [t.nothing] : []);
  return {
    title: t.title,
    preview: t.preview,
    text: [t.greeting(name), ...words],
    items,
    actions: [
      ...(closed?.actions ?? []),
      { label: speech.t.sitting.titles.upcoming, ask: { kind: 'upcoming' } },
      { label: speech.t.tasks.listTitle, ask: { kind: 'tasks' } },
      { label: speech.t.help.title, ask: { kind: 'help' } },
    ],
  };
}

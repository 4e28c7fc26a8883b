import type { SittingId } from '../../src/domain/ids.ts';
import type { Action, Card, Reply } from '../../src/ports/card.ts';
import type { Ask } from '../../src/ports/command.ts';

/** What somebody may type that means something to one platform or another. */
export const HOSTILE =
  '<!channel> <@U123> **bold** [x](http://evil.test) <at>x</at> <u>u</u><img src=x onerror=y> &amp; {{DATE(x)}}';

export const invitation = {
  label: '出席',
  ask: { kind: 'answer_attendance', sittingId: 's1' as SittingId, answer: 'attend' },
  once: 'attend:1',
} as const satisfies Action;

/** Typed text in every part of a card that can hold it. */
export function hostileCard(typed: string): Reply {
  const card: Card = {
    title: typed,
    preview: typed,
    facts: [{ label: '言葉', value: typed }],
    text: [typed],
    items: [{ title: typed, lines: [typed] }],
    actions: [
      { label: typed, ask: { kind: 'help' } },
      { label: 'やめる', ask: { kind: 'help' }, confirm: { text: typed, yes: 'はい', no: 'いいえ' } },
    ],
  };
  return { kind: 'card', card };
}

/** Asks for the date and remembers what was entered, as the use case does. */
export function scheduleForm(ask: Ask): Reply {
  const { when, place } = ask.kind === 'schedule' ? ask : {};
  return {
    kind: 'form',
    form: {
      title: '会議の開催',
      submit: '招集する',
      ask: { kind: 'schedule' },
      fields: [
        {
          ...{ kind: 'text', name: 'when', label: '日時', maxLength: 500, required: true },
          ...(when === undefined ? {} : { value: when, error: '過ぎた日です。' }),
        },
        { kind: 'text', name: 'place', label: '場所', maxLength: 500, value: place ?? '市役所' },
      ],
    },
  };
}

const many = <T>(count: number, make: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, at) => make(at));
const button = (index: number): Action => ({ label: `${index}番の対応を記録する`, ask: { kind: 'help' } });

/** More of everything than any chat platform takes. */
export const hugeCard: Card = {
  title: `大きな一覧${'題'.repeat(500)}`,
  preview: '予'.repeat(2000),
  facts: many(200, (index) => ({ label: `項目${index}`, value: '値👪'.repeat(100) })),
  text: many(20, () => '長い文章です。\n改行もあります👩🏽‍🦽'.repeat(200)),
  items: [
    ...many(200, (index) => ({
      title: `行${index}`,
      lines: ['詳しいこと'.repeat(50)],
      actions: [button(index), button(index + 200)],
    })),
    { title: '最後の行' },
  ],
  actions: many(30, button),
};

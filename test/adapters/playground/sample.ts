import type { Stage } from '../../../adapters/playground/stage.ts';
import type { Card, Form } from '../../../src/ports/card.ts';
import type { Ask, AskOf, Command, Dispatch } from '../../../src/ports/command.ts';

/** Four seats and two channels, enough for every page of the playground. */
export const stage: Stage = {
  tenant: 'tsutsuji',
  seats: [
    { user: 'sato', name: '佐藤 花子', agency: 'つつじ市 福祉課', role: '会長' },
    { user: 'suzuki', name: '鈴木 一郎', agency: 'つつじ市 福祉課', role: '事務局' },
    { user: 'tanaka', name: '田中 美咲', agency: '自立相談支援センターつつじ', role: '構成員' },
    { user: 'yamada', name: '山田 太郎', agency: 'つつじ商店会', role: '部外者', outsider: true },
  ],
  channels: [
    { id: 'shien', name: '支援会議', visibility: 'private', members: ['sato', 'suzuki', 'tanaka'] },
    { id: 'jimu', name: '事務局連絡', visibility: 'private', members: ['sato', 'suzuki'] },
  ],
  tour: { chair: 'sato', secretariat: 'suzuki', constituent: 'tanaka', caseNumber: 'R8-支-014' },
};

export function card(title: string, rest: Partial<Card> = {}): Card {
  return { title, preview: title, ...rest };
}

const upcoming = card('これからの会議', {
  facts: [
    { label: '会議', value: 'つつじ市支援会議（随時）' },
    { label: '日時', value: '令和8年11月12日(木) 14:00〜15:00' },
    { label: '場所', value: '市役所3階 第2会議室' },
  ],
  actions: [
    { label: '出席', ask: { kind: 'help' }, style: 'primary', once: 'attend-1' },
    { label: 'ヘルプ', ask: { kind: 'help' } },
    {
      label: '中止する',
      ask: { kind: 'cancel_sitting' },
      style: 'danger',
      confirm: { text: 'この会議を中止しますか。', yes: '中止する', no: 'やめる' },
    },
  ],
  files: [{ name: '支援会議.ics', mime: 'text/calendar; charset=utf-8', content: 'BEGIN:VCALENDAR' }],
});

function scheduleForm({ when, place }: AskOf<'schedule'>): Form {
  const wrong = when !== undefined && !/\d/.test(when);
  return {
    title: '会議を開催する',
    submit: '招集する',
    ask: { kind: 'schedule' },
    once: 'schedule-1',
    fields: [
      {
        kind: 'text',
        name: 'when',
        label: '日時',
        hint: '例：12/3 14:00',
        required: true,
        maxLength: 200,
        ...(wrong && { error: '日時を読み取れませんでした。' }),
      },
      { kind: 'text', name: 'place', label: '場所', maxLength: 100, value: place ?? '市役所' },
      {
        kind: 'choices',
        name: 'invited',
        label: '招集する構成員',
        options: [
          { value: 'c1', label: '田中 美咲', note: '自立相談支援センターつつじ' },
          { value: 'c2', label: '小林 健', note: '民生委員' },
        ],
        values: ['c1', 'c2'],
      },
    ],
  };
}

/** The part of the core in these tests: it remembers what it was asked, and answers from a script. */
export function scripted(): { readonly dispatch: Dispatch; readonly asked: readonly Command[] } {
  const asked: Command[] = [];
  return {
    asked,
    async dispatch(command) {
      asked.push(command);
      const { ask } = command;
      if (ask.kind === 'upcoming') return { kind: 'card', card: upcoming };
      if (ask.kind === 'home') return { kind: 'card', card: card('あなたの会議とタスク') };
      if (ask.kind === 'cancel_sitting') return { kind: 'card', card: card('中止しました'), replaces: true };
      if (ask.kind === 'schedule' && !/\d/.test(ask.when ?? '')) {
        return { kind: 'form', form: scheduleForm(ask) };
      }
      if (ask.kind === 'schedule') {
        const facts = [{ label: '日時', value: ask.when ?? '' }];
        return { kind: 'card', card: card('招集しました', { tone: 'good', facts }) };
      }
      if (ask.kind === 'unknown_word') throw new Error(`Nobody understands ${ask.text}`);
      return { kind: 'card', card: card('できること') };
    },
  };
}

/** As the application's own, for the words of these tests. */
export function parseWords(text: string): Ask {
  const asks: Readonly<Record<string, Ask>> = {
    予定: { kind: 'upcoming' },
    開催: { kind: 'schedule' },
    ヘルプ: { kind: 'help' },
  };
  return asks[text] ?? { kind: 'unknown_word', text };
}

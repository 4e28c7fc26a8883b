import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readCarried } from '../../../adapters/teams/carry.ts';
import { cardDialog, formDialog, renderCard, renderMessage } from '../../../adapters/teams/render.ts';
import { TEAMS_WORDS } from '../../../adapters/teams/words.ts';
import type { Action, Card, Field, Form } from '../../../src/ports/card.ts';
import { actionsOf, cardText, inputsOf, mistakesIn } from '../../support/teams/cards.ts';

const words = TEAMS_WORDS.ja;
const card = (rest: Partial<Card> = {}): Card => ({
  title: '招集のお知らせ',
  preview: '第1回 招集',
  ...rest,
});
const button = (rest: Partial<Action> = {}): Action => ({ label: '出席', ask: { kind: 'help' }, ...rest });

/** The card as Microsoft's parser takes it; the test fails where it finds a mistake. */
function drawn(given: Card) {
  const shown = renderCard(given, words);
  expect(mistakesIn(shown)).toEqual([]);
  return shown;
}

const injections =
  '<at>全員</at> **太** _斜_ ~消~ [市役所](https://evil.test) # 見出し {{DATE(2026-12-03T00:00:00Z)}} <b>x</b> &lt;';

describe('a card in Teams', () => {
  it('shows title, facts, text, rows and buttons in this order', () => {
    const shown = drawn(
      card({
        facts: [{ label: '日時', value: '令和8年12月3日(木) 14:00' }],
        text: ['ご出席を\nお願いします。'],
        items: [{ title: 'R8-支-014', lines: ['緊急'], actions: [button({ label: '開く' })] }],
        actions: [button(), button({ label: '欠席', style: 'danger' })],
      }),
    );
    expect(cardText(shown).split('\n')).toEqual([
      '招集のお知らせ',
      '日時　令和8年12月3日(木) 14:00',
      'ご出席を',
      'お願いします。',
      'R8-支-014',
      '緊急',
      '[開く]',
      '[出席]',
      '[欠席]',
    ]);
    expect(shown.version).toBe('1.5');
  });

  it('notifies with its preview and nothing else', () => {
    const message = renderMessage(card({ text: ['秘密の要旨'] }), words);
    expect(message.summary).toBe('第1回 招集');
    expect(message.text).toBeUndefined();
  });

  it.each(['title', 'fact', 'text', 'row', 'confirm'])(
    'leaves what looks like markup in its %s as it was typed',
    (part) => {
      const shown = drawn({
        ...card(part === 'title' ? { title: injections } : {}),
        facts: part === 'fact' ? [{ label: injections, value: injections }] : [],
        text: part === 'text' ? [injections] : [],
        items: part === 'row' ? [{ title: injections, lines: [injections] }] : [],
        actions: [
          button(part === 'confirm' ? { confirm: { text: injections, yes: 'はい', no: 'いいえ' } } : {}),
        ],
      });
      expect(cardText(shown)).toContain(injections);
      // Only a TextBlock reads markdown, and only an entity makes a mention of <at>.
      expect(JSON.stringify(shown)).not.toMatch(/"TextBlock"|"FactSet"|\{\{/);
      expect(JSON.stringify(renderMessage(card(), words))).not.toContain('entities');
    },
  );

  it('keeps marks apart from their text where renderers may read markdown: labels and notifications', () => {
    const message = renderMessage(
      card({ preview: injections, actions: [button({ label: '[x](https://evil.test)' })] }),
      words,
    );
    for (const text of [message.summary, actionsOf(renderCard(card(), words))[0]?.title]) {
      expect(text ?? '').not.toMatch(/(^|[^\u2060])[*_~[\]<>#]/);
    }
    expect(JSON.stringify(message)).not.toContain('[x](');
  });

  it('carries the ask of a button, and what is to be done once', () => {
    const ask = { kind: 'answer_attendance', sittingId: 's1', answer: 'attend' } as Action['ask'];
    const [pressed] = actionsOf(drawn(card({ actions: [button({ ask, once: 'k1' })] })));
    expect(pressed?.type).toBe('Action.Execute');
    expect(readCarried(pressed?.json.data)).toEqual({ ask, once: 'k1' });
  });

  it('opens what shows content of a case, or asks for more, in a dialog', () => {
    const asks: Action['ask'][] = [
      { kind: 'read_case', caseNumber: 'R8-支-014' },
      { kind: 'schedule' },
      { kind: 'set_agenda' },
    ];
    for (const { type, json } of actionsOf(drawn(card({ actions: asks.map((ask) => button({ ask })) })))) {
      expect(type).toBe('Action.Submit');
      expect(json.data).toMatchObject({ msteams: { type: 'task/fetch' } });
    }
  });

  it('asks before it does what has to be confirmed', () => {
    const confirm = { text: '中止しますか。', yes: '中止する', no: 'やめる' };
    const [first] = actionsOf(drawn(card({ actions: [button({ label: '中止', confirm })] })));
    expect(first?.type).toBe('Action.ShowCard');
    expect(cardText(first?.json.card as never)).toBe('中止しますか。\n[中止する]');
  });

  it('draws no Action.Execute in a dialog, which knows none', () => {
    const { card: shown } = cardDialog(card({ actions: [button()], items: [] }), words);
    expect(mistakesIn(shown)).toEqual([]);
    expect(actionsOf(shown).map(({ type }) => type)).toEqual(['Action.Submit']);
  });

  it('keeps 3,000 letters of a summary whole', () => {
    const summary = '支援の要旨。'.repeat(500);
    expect(cardText(drawn(card({ text: [summary] }))).replaceAll('\n', '')).toContain(summary);
  });

  it('shows a text that is too long from its beginning and says how much is missing', () => {
    const text = cardText(drawn(card({ text: ['ん'.repeat(30_000)], actions: [button()] })));
    const begun = text.match(/ん/g)?.length ?? 0;
    expect(begun).toBeGreaterThan(10_000);
    expect(text).toContain(`続きがあります（あと${30_000 - begun}字）`);
    expect(text).toContain('[出席]');
  });

  it('names the files that do not follow it in the same chat', () => {
    const files = [{ name: 'kaigi.ics', mime: 'text/calendar', content: 'x' }];
    expect(cardText(drawn(card({ files })))).toContain('kaigi.ics）は、個人チャットでだけ');
    expect(cardText(renderCard(card({ files }), words, 'personal'))).not.toContain('kaigi.ics');
    expect(cardText(cardDialog(card({ files }), words).card)).toContain('個人チャットでお受け取りください');
  });

  it('stays within the limits whatever is in it', () => {
    const text = fc.string({ unit: 'binary', maxLength: 3000 });
    const action = fc.record({ label: text, ask: fc.constant({ kind: 'help' as const }) });
    const cards = fc.record({
      title: text,
      preview: text,
      facts: fc.array(fc.record({ label: text, value: text }), { maxLength: 8 }),
      text: fc.array(text, { maxLength: 8 }),
      items: fc.array(fc.record({ title: text, lines: fc.array(text), actions: fc.array(action) })),
      actions: fc.array(action, { maxLength: 40 }),
    });
    fc.assert(
      fc.property(cards, (given) => {
        expect(mistakesIn(renderCard(given, words))).toEqual([]);
        expect(mistakesIn(cardDialog(given, words).card)).toEqual([]);
      }),
      { numRuns: 40 },
    );
  });
});

describe('a form in Teams', () => {
  it('shows as many of many options as a card has room for, and says how many are missing', () => {
    const options = Array.from({ length: 200 }, (_, at) => ({
      value: `00000000-0000-0000-0000-${String(at).padStart(12, '0')}`,
      label: `つつじ市障害者基幹相談支援センター 第${at}係 の担当の方`,
    }));
    const form: Form = {
      ...{ title: '会議を開く', submit: '開催する', ask: { kind: 'schedule' } },
      fields: [{ kind: 'choices', name: 'invited', label: '招集先', options }],
    };
    const { card } = formDialog(form, words, 'k');
    expect(mistakesIn(card)).toEqual([]);
    const [input] = inputsOf(card);
    expect(input?.choices.length).toBeGreaterThan(50);
    expect(cardText(card)).toContain(words.moreOptions(200 - (input?.choices.length ?? 0)));
  });

  const fields: Field[] = [
    {
      kind: 'text',
      name: 'when',
      label: '日時',
      maxLength: 500,
      required: true,
      error: '読めません',
      value: '12/',
    },
    {
      kind: 'choice',
      name: 'urgency',
      label: '緊急度',
      options: [{ value: 'low', label: '低' }],
      value: 'low',
    },
    {
      ...{ kind: 'choices', name: 'invited', label: '招集先', values: ['a', 'b'] },
      options: ['a', 'b', 'c'].map((value) => ({ value, label: value, note: '課' })),
    },
    { kind: 'account', name: 'account', label: '相手' },
  ];
  const form: Form = { title: '会議を開く', fields, submit: '招集する', ask: { kind: 'schedule' } };

  it('is a dialog that Microsoft’s parser takes, with what was entered and what is wrong with it', () => {
    const { title, card: shown } = formDialog(form, words, 'k1');
    expect(title).toBe('会議を開く');
    // The directory's search is a newer element than the version that Teams asks cards to declare.
    expect(mistakesIn(shown)).toEqual([]);
    expect(inputsOf(shown).map(({ id, value }) => [id, value])).toEqual([
      ['when', '12/'],
      ['urgency', 'low'],
      ['invited', 'a,b'],
      ['account', ''],
    ]);
    expect(cardText(shown)).toContain('⚠️ 読めません');
  });

  it('carries its ask, the kinds of its fields, and a key by which it counts once', () => {
    const sent = actionsOf(formDialog(form, words, 'k1').card).at(-1);
    expect(readCarried(sent?.json.data)).toEqual({
      ...{ ask: { kind: 'schedule' }, once: 'k1' },
      fields: { when: 'text', urgency: 'choice', invited: 'choices', account: 'account' },
    });
  });

  it('says in words that there is nothing to choose from', () => {
    const empty: Form = { ...form, fields: [{ kind: 'choice', name: 'x', label: '事例', options: [] }] };
    expect(cardText(formDialog(empty, words, 'k').card)).toContain('事例　（なし）');
  });

  it('is a sentence when its ask is longer than a button carries', () => {
    const long: Form = { ...form, ask: { kind: 'schedule', when: 'x'.repeat(4000) } };
    const text = cardText(formDialog(long, words, 'k').card);
    expect(text).toContain('「会議を開く」は、ここからは操作できません');
  });
});

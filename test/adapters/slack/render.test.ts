import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { renderForm } from '../../../adapters/slack/form.ts';
import { renderHome, renderMessage, renderModal } from '../../../adapters/slack/render.ts';
import { SLACK_WORDS } from '../../../adapters/slack/words.ts';
import type { Action, Card, Field, Form } from '../../../src/ports/card.ts';
import { checkMessage, checkView } from '../../support/slack/block-kit.ts';
import { readBlocks, readMessage } from '../../support/slack/shown.ts';

const words = SLACK_WORDS.ja;

/** The message as Slack would take it; the test fails where Slack would not. */
function drawn(card: Card) {
  const message = renderMessage(card, words);
  const checked = checkMessage(message);
  if (!checked.ok) throw new Error(checked.problems.join('\n'));
  return { text: checked.value.text ?? '', blocks: checked.value.blocks ?? [] };
}

const shown = (card: Card) => readMessage(drawn(card));
const card = (rest: Partial<Card>): Card => ({ title: '招集のお知らせ', preview: '第1回 招集', ...rest });
const button = (rest: Partial<Action> = {}): Action => ({ label: '出席', ask: { kind: 'help' }, ...rest });
const injections =
  '<!channel> <!here> <@U0CHAIR> <#C1> <https://evil.test|市役所> &lt;!channel&gt; *太* _斜_ ~消~ `符`\n> 引用 :smile:';

describe('a card in Slack', () => {
  it('shows title, facts, text, rows and buttons in this order', () => {
    const { text } = shown(
      card({
        facts: [{ label: '日時', value: '令和8年12月3日(木) 14:00' }],
        text: ['ご出席をお願いします。'],
        items: [{ title: 'R8-支-014', lines: ['緊急'], actions: [button({ label: '開く' })] }],
        actions: [button(), button({ label: '欠席', style: 'danger' })],
      }),
    );
    expect(text.split('\n')).toEqual([
      '招集のお知らせ',
      '日時　令和8年12月3日(木) 14:00',
      'ご出席をお願いします。',
      'R8-支-014',
      '緊急',
      '[開く]',
      '[出席]',
      '[欠席]',
    ]);
  });

  it('notifies with its preview and nothing else', () => {
    expect(drawn(card({ text: ['秘密の要旨'] })).text).toBe('第1回 招集');
  });

  it.each(['title', 'preview', 'fact', 'text', 'row', 'label', 'confirm'])(
    'leaves what looks like markup in its %s as it was typed',
    (part) => {
      const typed = {
        title: '–',
        preview: '–',
        ...(part === 'title' || part === 'preview' ? { [part]: injections } : {}),
      };
      const message = drawn({
        ...typed,
        facts: part === 'fact' ? [{ label: injections, value: injections }] : [],
        text: part === 'text' ? [injections] : [],
        items: part === 'row' ? [{ title: injections, lines: [injections] }] : [],
        actions: [
          button({
            label: part === 'label' ? injections : '出席',
            ...(part === 'confirm' ? { confirm: { text: injections, yes: 'はい', no: 'いいえ' } } : {}),
          }),
        ],
      });
      const read = readMessage(message);
      expect(read.notifies).toEqual([]);
      expect(message.text).not.toMatch(/[<>]|(^|[^\u2060])[*_~`]/m);
      if (['fact', 'text', 'row', 'title'].includes(part))
        expect(read.text).toContain(injections.slice(0, 100));
      // Nothing a person typed is in an object that Slack parses.
      expect(JSON.stringify(message.blocks)).not.toContain('mrkdwn');
    },
  );

  it('keeps 3,000 letters of a summary whole', () => {
    const summary = '支援の要旨。'.repeat(500);
    const read = shown(card({ facts: [{ label: '事例', value: 'R8-支-014' }], text: [summary] })).text;
    expect(read.replaceAll('\n', '')).toContain(summary);
  });

  it('shows a text that is too long from its beginning and says how much is missing', () => {
    const { text } = shown(card({ text: ['ん'.repeat(20_000)], actions: [button()] }));
    const begun = text.match(/ん/g)?.length ?? 0;
    expect(begun).toBeGreaterThan(2500);
    expect(text).toContain(`続きがあります（あと${20_000 - begun}字）`);
    expect(text).toContain('[出席]');
  });

  it('shows as many rows as fit and says how many are missing', () => {
    const items = Array.from({ length: 120 }, (_, index) => ({ title: `事例${index}`, actions: [button()] }));
    const { text } = shown(card({ items }));
    const rows = text.match(/事例/g)?.length ?? 0;
    expect(rows).toBeGreaterThan(15);
    expect(text).toContain(`ほか${120 - rows}件`);
  });

  it('says where to go when a button would carry more than Slack takes', () => {
    const invited = Array.from({ length: 200 }, (_, index) => `0123456789abcdef-${index}`);
    const ask = { kind: 'schedule', invited } as unknown as Action['ask'];
    expect(shown(card({ actions: [button({ label: '招集する', ask }), button()] })).text).toMatch(
      /\[出席\]\n「招集する」は、ここからは操作できません/,
    );
  });

  it('never breaks a limit, whatever it holds', () => {
    const text = fc.oneof(
      fc.string({ maxLength: 40 }),
      fc.string({ unit: 'binary', maxLength: 5000, size: 'max' }),
    );
    const action = fc.record({ label: text, ask: fc.constant({ kind: 'help' as const }) });
    const cards = fc.record({
      title: text,
      preview: text,
      facts: fc.array(fc.record({ label: text, value: text }), { maxLength: 60 }),
      text: fc.array(text, { maxLength: 10 }),
      items: fc.array(
        fc.record({
          title: text,
          lines: fc.array(text, { maxLength: 4 }),
          actions: fc.array(action, { maxLength: 30 }),
        }),
        { maxLength: 40 },
      ),
      actions: fc.array(action, { maxLength: 60 }),
    });
    fc.assert(
      fc.property(cards, (any) => {
        expect(checkMessage(renderMessage(any, words))).toMatchObject({ ok: true });
        expect(checkView(renderHome(any, words))).toMatchObject({ ok: true });
        expect(checkView(renderModal(any, words, 'C1'))).toMatchObject({ ok: true });
      }),
      { numRuns: 60 },
    );
  });
});

describe('a form in Slack', () => {
  const form = (fields: readonly Field[], rest: Partial<Form> = {}): Form => ({
    title: '会議の開催',
    submit: '招集する',
    ask: { kind: 'schedule' },
    fields,
    ...rest,
  });
  function opened(given: Form) {
    const checked = checkView(renderForm(given, words, 'C1'));
    if (!checked.ok) throw new Error(checked.problems.join('\n'));
    return checked.value;
  }
  const choices = (count: number) =>
    Array.from({ length: count }, (_, index) => ({
      value: `c${index}`,
      label: `構成員${index}`,
      note: '包括',
    }));
  const types = (fields: readonly Field[]) =>
    opened(form(fields)).blocks.flatMap((block) => (block.type === 'input' ? [block.element.type] : []));

  it('draws each kind of field, few choices as a list and many as a menu', () => {
    const base = { label: '欄', required: true };
    expect(
      types([
        { ...base, kind: 'text', name: 'a', maxLength: 500 },
        { ...base, kind: 'choice', name: 'b', options: choices(3) },
        { ...base, kind: 'choice', name: 'c', options: choices(11) },
        { ...base, kind: 'choice', name: 'd', options: choices(3), required: false },
        { ...base, kind: 'choices', name: 'e', options: choices(3), values: ['c1'] },
        { ...base, kind: 'choices', name: 'f', options: choices(60), values: [] },
        { ...base, kind: 'account', name: 'g', account: { platform: 'slack', tenant: 'T0001', user: 'U1' } },
      ]),
    ).toEqual([
      'plain_text_input',
      'radio_buttons',
      'static_select',
      'static_select',
      'checkboxes',
      'multi_static_select',
      'users_select',
    ]);
  });

  it('shows an error right under its field, with what had been entered', () => {
    const view = opened(
      form([
        { kind: 'text', name: 'when', label: '日時', maxLength: 500, value: '昨日', error: '過去の日です。' },
        { kind: 'text', name: 'place', label: '場所', maxLength: 500 },
      ]),
    );
    expect(readBlocks(view.blocks).text.split('\n')).toEqual(['日時', '昨日', '⚠️ 過去の日です。', '場所']);
  });

  it('says how many choices there is no room for', () => {
    const view = opened(form([{ kind: 'choices', name: 'a', label: '構成員', options: choices(130) }]));
    expect(readBlocks(view.blocks).text).toContain('ほかに30件');
  });

  it('says that there is nothing to choose from', () => {
    const view = opened(form([{ kind: 'choice', name: 'a', label: '事例', options: [] }]));
    expect(readBlocks(view.blocks).text).toBe('事例　（なし）');
  });

  it('shows a title in full that is too long for the top of a modal', () => {
    const title = 'とても長い名前をもつ支援会議の代理出席者のお届け';
    expect(readBlocks(opened(form([], { title: `${title}出` })).blocks).text).toBe(`${title}出`);
  });

  it('is not opened when its ask is longer than Slack carries', () => {
    const invited = Array.from({ length: 200 }, (_, index) => `0123456789abcdef-${index}`);
    const ask = { kind: 'schedule', invited } as unknown as Form['ask'];
    expect(renderForm(form([], { ask }), words)).toBeNull();
  });
});

import { describe, expect, it } from 'vitest';
import { cardHtml } from '../../../adapters/playground/card-html.ts';
import { memoryFiles } from '../../../adapters/playground/files.ts';
import { formHtml } from '../../../adapters/playground/form-html.ts';
import type { Look } from '../../../adapters/playground/html.ts';
import type { Entered } from '../../../adapters/playground/parse.ts';
import { TEXTS } from '../../../adapters/playground/texts.ts';
import type { Card, Field, Form } from '../../../src/ports/card.ts';
import { card, stage } from './sample.ts';

const look: Look = {
  texts: TEXTS.ja,
  locale: 'ja',
  zone: 'Asia/Tokyo',
  csrf: 'c',
  newToken: () => 'token-0001',
};
const HOSTILE = `"><script>alert('1')</script><img src=x onerror=alert(2)>&amp;</textarea>`;
const TAMED =
  /&quot;&gt;&lt;script&gt;alert\(&#39;1&#39;\)&lt;\/script&gt;&lt;img src=x onerror=alert\(2\)&gt;&amp;amp;/;

function drawn(of: Card): string {
  const place = { action: '/seat/sato/shien/ask', message: 7, id: 'card-7', keepFile: memoryFiles().keep };
  return cardHtml(of, place, look).toString();
}

function form(fields: readonly Field[], entered: Entered = new Map(), rest: Partial<Form> = {}): string {
  const of: Form = { title: '開催', submit: '招集する', ask: { kind: 'schedule' }, fields, ...rest };
  const place = {
    action: '/seat/sato/shien/ask',
    message: null,
    back: '/seat/sato/shien',
    seats: stage.seats,
  };
  return formHtml(of, entered, place, look).toString();
}

describe('a card on a page', () => {
  it('shows facts as a list of definitions', () => {
    expect(drawn(card('会議', { facts: [{ label: '場所', value: '市役所' }] }))).toContain(
      '<dt>場所</dt><dd>市役所</dd>',
    );
  });

  it.each([
    ['good', '完了'],
    ['warning', 'ご注意'],
    ['refused', 'できません'],
  ] as const)('says its tone %s in words and with a sign, not only in colour', (tone, words) => {
    const page = drawn(card('会議', { tone }));
    expect(page).toContain(words);
    expect(page).toContain('<svg class="sign"');
  });

  it('gives each button the ask, the message and a token of its own', () => {
    const page = drawn(
      card('会議', { actions: [{ label: '出席', ask: { kind: 'help' }, once: 'attend-1' }] }),
    );
    expect(page).toContain('name="ask" value="{&quot;kind&quot;:&quot;help&quot;}"');
    expect(page).toContain('name="once" value="attend-1"');
    expect(page).toContain('name="message" value="7"');
    expect(page).toContain('name="request" value="token-0001"');
  });

  it('tells apart the buttons of rows for those who do not see the rows', () => {
    const items = ['一', '二'].map((title) => ({
      title,
      actions: [{ label: '○', ask: { kind: 'help' } as const }],
    }));
    const page = drawn(card('日程', { items }));
    expect(page).toContain('id="card-7-item-1">二');
    expect(page).toContain('aria-describedby="card-7-item-1">○');
  });

  it('leaves whatever was typed as text, wherever it stands', () => {
    const action = { label: HOSTILE, ask: { kind: 'unknown_word' as const, text: HOSTILE }, once: HOSTILE };
    const page = drawn({
      title: HOSTILE,
      preview: HOSTILE,
      facts: [{ label: HOSTILE, value: HOSTILE }],
      text: [HOSTILE],
      items: [{ title: HOSTILE, lines: [HOSTILE], actions: [action] }],
      actions: [{ ...action, confirm: { text: HOSTILE, yes: HOSTILE, no: HOSTILE } }],
      files: [{ name: HOSTILE, mime: 'text/plain', content: HOSTILE }],
    });
    expect(page).toMatch(TAMED);
    expect(page).not.toMatch(/<script|<img|<\/textarea/);
  });
});

describe('a form on a page', () => {
  const when: Field = {
    kind: 'text',
    name: 'when',
    label: '日時',
    required: true,
    maxLength: 200,
    value: '明日',
  };
  const options = [
    { value: 'c1', label: '田中 美咲', note: '民生委員' },
    { value: 'c2', label: '小林 健' },
  ];

  it('labels each field and joins hint and error to it', () => {
    const page = form([{ ...when, hint: '例：12/3', error: '読み取れません。' }]);
    expect(page).toContain('<label for="field-when">');
    expect(page).toContain('aria-describedby="field-when-hint field-when-error"');
    expect(page).toContain('aria-invalid="true"');
  });

  it('shows again what had been entered when something is wrong', () => {
    const entered = new Map<string, string | string[]>([
      ['when', 'あした'],
      ['invited', ['c2']],
    ]);
    const invited: Field = { kind: 'choices', name: 'invited', label: '構成員', options, values: ['c1'] };
    const page = form([{ ...when, error: '読み取れません。' }, invited], entered);
    expect(page).toContain('value="あした"');
    expect(page).toMatch(/value="c2"\s+checked/);
    expect(page).not.toMatch(/value="c1"\s+checked/);
  });

  it('starts the next step from what the core gives, not from what was entered before', () => {
    const page = form([when], new Map([['when', 'あした']]));
    expect(page).toContain('value="明日"');
  });

  it('shows few choices at once and many in a list', () => {
    const choice: Field = { kind: 'choice', name: 'body', label: '会議体', options, required: true };
    expect(form([choice])).toContain('type="radio"');
    const many = Array.from({ length: 7 }, (_, index) => ({ value: `b${index}`, label: `会議体${index}` }));
    expect(form([{ ...choice, options: many }])).toContain('<select');
  });

  it('lets an optional choice stay open', () => {
    const page = form([{ kind: 'choice', name: 'body', label: '会議体', options }]);
    expect(page).toMatch(/value=""\s+checked/);
  });

  it('offers everybody with a seat where an account is wanted', () => {
    const page = form([{ kind: 'account', name: 'who', label: 'だれ' }]);
    for (const seat of stage.seats) expect(page).toContain(`<option value="${seat.user}"`);
  });

  it('leaves whatever was typed as text', () => {
    const texts: Field[] = [
      { ...when, label: HOSTILE, hint: HOSTILE, error: HOSTILE, value: HOSTILE, placeholder: HOSTILE },
      { ...when, name: 'more', multiline: true, value: HOSTILE },
      {
        kind: 'choice',
        name: 'one',
        label: HOSTILE,
        options: [{ value: HOSTILE, label: HOSTILE, note: HOSTILE }],
      },
    ];
    const page = form(texts, new Map(), { title: HOSTILE, intro: [HOSTILE], submit: HOSTILE });
    expect(page).toMatch(TAMED);
    expect(page).not.toMatch(/<script|<img/);
    expect(page.match(/<\/textarea/g)).toHaveLength(1);
  });
});

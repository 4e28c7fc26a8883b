import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { valuesOf } from '../support/slack/fields.ts';
import { type SlackUser, textOf } from '../support/slack/slack-user.ts';
import type { View } from '../support/slack/workspace.ts';
import { type SlackTown, slackTown } from '../support/slack-town.ts';
import { PEOPLE, type PersonKey } from '../support/town.ts';

let town: SlackTown;

beforeEach(async () => {
  town = await slackTown();
});
afterEach(async () => {
  await town.stop();
});

const shien = (person: SlackUser, text: string, channel?: string) => person.slash('/shien', text, channel);

/** What stands in the fields of a form, by the name of the field. */
function entered(view: View): Record<string, unknown> {
  const plain = (state: unknown): unknown => {
    const { value, selected_option, selected_options } = state as {
      value?: string | null;
      selected_option?: { text: { text: string } } | null;
      selected_options?: readonly { text: { text: string } }[];
    };
    return selected_options?.map((option) => option.text.text) ?? selected_option?.text.text ?? value;
  };
  return Object.fromEntries(
    Object.entries(valuesOf(view)).map(([name, states]) => [name, plain(Object.values(states)[0])]),
  );
}

/** The line right under a field: its hint or the sentence that says what is wrong with it. */
function under(view: View, field: string): string {
  const { blocks } = view.content;
  const next = blocks[blocks.findIndex((block) => block.block_id === field) + 1];
  return next?.type === 'context' ? JSON.stringify(next.elements) : '';
}

const CALLED: readonly PersonKey[] = ['kaicho', 'jimu', 'soudan', 'minsei', 'denryoku', 'suido'];

/** Calls a sitting for 12/3 14:00 and waits until everybody has heard of it. */
async function called(terms = '12/3 14:00 場所:301会議室'): Promise<void> {
  const { kaicho } = town.people;
  await shien(kaicho, `開催 ${terms}`, town.channel);
  await kaicho.answered('つつじ市支援会議を招集しました');
  await town.settle();
}

/** Opens a poll over these dates and waits until everybody has heard of it. */
async function polled(dates = '12/3 14:00、12/4 10:00'): Promise<void> {
  const { kaicho } = town.people;
  await shien(kaicho, `開催 ${dates}`, town.channel);
  await kaicho.answered('つつじ市支援会議の日程調整を始めました');
  await town.settle();
}

const POLL = 'つつじ市支援会議の日程調整';
const calendarFiles = (person: SlackUser): string[] =>
  person.messages(person.im).flatMap((message) => message.files.map((file) => file.content.toString('utf8')));
const lineOf = (file: string | undefined, name: string): string =>
  file?.split('\r\n').find((line) => line.startsWith(`${name}:`)) ?? '';

describe('開催 in Slack', () => {
  it('opens a form with everybody chosen who is usually called', async () => {
    const { kaicho } = town.people;
    await shien(kaicho, '開催', town.channel);
    const form = await kaicho.seesModal('会議を開催する');
    expect(textOf(form)).toContain('つつじ市支援会議');
    console.log(textOf(form), entered(form));
    expect(entered(form).invited).toEqual(CALLED.map((key) => PEOPLE[key].name));
  });

  it('keeps everything that was typed when the date cannot be read, and says so beside it', async () => {
    const { kaicho } = town.people;
    await shien(kaicho, '開催', town.channel);
    await kaicho.submit(await kaicho.seesModal('会議を開催する'), {
      日時: 'そのうち',
      所要時間: '90分',
      場所: '301会議室',
      招集する構成員: [PEOPLE.soudan.name, PEOPLE.minsei.name],
    });
    const form = await kaicho.seesModal('読めませんでした');
    console.log(textOf(form), entered(form));
    expect(under(form, 'when')).toContain('「そのうち」は日時として読めませんでした');
  });

  it('refuses a date that has passed', async () => {
    const { kaicho } = town.people;
    await shien(kaicho, '開催 令和8年11月20日 14:00', town.channel);
    const form = await kaicho.seesModal('過ぎています');
    console.log(textOf(form), entered(form), kaicho.screen());
  });

  it('points out', async () => {
    const { kaicho } = town.people;
    for (const d of ['12/6 18:00', 'R9.1.11 10:00', '11/25 14:00', '12/29 10:00']) {
      await shien(kaicho, `開催 ${d}`, town.channel);
      console.log(textOf(await kaicho.answered('を招集しました')));
    }
    await town.settle();
  });

  it('polls', async () => {
    const { kaicho, soudan, jimu } = town.people;
    await polled();
    console.log(kaicho.screen());
    const p = await soudan.sees(POLL, soudan.im);
    await soudan.click(p, '○', { near: '12月3日' });
    await soudan.sees('✓ ○', soudan.im);
    await town.settle();
    console.log('=====', soudan.screen());
    const status = await kaicho.sees('の回答状況', kaicho.im);
    await kaicho.click(status, 'この日に決める', { near: '12月3日' });
    console.log(textOf(await kaicho.answered('招集')));
    await town.settle();
    console.log('=====', jimu.screen());
    void jimu;
  });
});

import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { LAW } from '../../src/law/records.ts';
import { en } from '../../src/views/texts/en.ts';
import { type Sent, type SlackTown, slackTown } from '../support/slack-town.ts';
import { PEOPLE } from '../support/town.ts';

/** Letters and marks that only Japanese text has; the wide space between two columns is no word. */
const JAPANESE =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}、。「」『』〔〕【】（）：；！？・〜○△×／]/u;

/** Data that stays as it is in every language: names, numbers of cases, titles of laws. */
const DATA = [
  ...Object.values(PEOPLE).map(({ name }) => name),
  ...[
    'つつじ市支援会議',
    'つつじ市調整会議',
    '福祉課',
    'つつじ相談室',
    '民生委員協議会',
    'つつじ電力',
    '水道課',
  ],
  ...Object.values(LAW)
    .flat()
    .flatMap((law) => [law.systemName, law.secrecyArticle.value, law.penaltyArticle.value])
    .filter((name) => name !== null),
].sort((a, b) => b.length - a.length);
const CASE_NUMBER = /R\d+-[^\s-]+-\d+/gu;

const withoutData = (text: string): string =>
  DATA.reduce((rest, name) => rest.replaceAll(name, ''), text.replace(CASE_NUMBER, ''));

/** Every text that Slack would draw: labels, hints, placeholders, questions, notifications. */
function drawn({ args }: Sent): string[] {
  const walk = (value: unknown, key: string): string[] => {
    if (typeof value === 'string') return ['text', 'initial_value'].includes(key) ? [value] : [];
    if (typeof value !== 'object' || value === null) return [];
    return Object.entries(value).flatMap(([name, part]) => walk(part, name));
  };
  return typeof args === 'string' && args.startsWith('{') ? walk(JSON.parse(args), '') : walk(args, '');
}

let town: SlackTown;

beforeEach(async () => {
  town = await slackTown({ locale: 'en' });
});
afterEach(async () => {
  await town.stop();
});

describe('in English', () => {
  it('the main job has no Japanese in it but names and numbers', { timeout: 90_000 }, async () => {
    const { kaicho, jimu, soudan, minsei, suido } = town.people;
    const { sitting: t, agenda, forms, minutes, tasks, gate, pledge, cases } = en;

    await suido.slash('/shien', 'pledge');
    await suido.click(await suido.answered(pledge.title), pledge.action);
    await suido.answered(pledge.donePreview.replace('Thank', 'thank'));
    await kaicho.slash('/shien', 'schedule', town.channel);
    await kaicho.submit(await kaicho.seesModal(forms.schedule.title), {
      [forms.schedule.when]: 'some day',
      [forms.schedule.place]: 'Room 301',
    });
    await kaicho.submit(await kaicho.seesModal('some day'), {
      [forms.schedule.when]: '6 Dec 18:00, 4 Dec 10:00',
    });
    await kaicho.seesModal(t.done.polled('つつじ市支援会議'));
    await town.settle();
    kaicho.closeModal();
    await soudan.click(await soudan.sees(t.titles.poll('つつじ市支援会議'), soudan.im), t.marks.yes, {
      near: '4 Dec',
    });
    await soudan.answered(t.chosen(t.marks.yes));
    await town.settle();
    const status = t.titles.status('つつじ市支援会議');
    await kaicho.click(await kaicho.sees(status, kaicho.im), t.actions.fix, { near: '4 Dec' });
    await kaicho.answered(t.done.fixed);
    await town.settle();
    const call = t.titles.called('つつじ市支援会議');
    await soudan.click(await soudan.sees(call, soudan.im), t.answers.attend);
    await minsei.click(await minsei.sees(call, minsei.im), t.answers.absent);
    await minsei.click(await minsei.sees(t.actions.word, minsei.im), t.actions.word);
    await minsei.submit(await minsei.seesModal(forms.word.title), { [forms.word.word]: 'A visit came up.' });
    await minsei.seesModal(t.answers.absent);
    await town.settle();
    await kaicho.click(await kaicho.sees(status, kaicho.im), t.actions.answers);
    await kaicho.answered('A visit came up.');
    await kaicho.slash('/shien', 'change place:online', town.channel);
    await kaicho.answered(t.done.changed);
    await kaicho.slash('/shien', 'agenda list', town.channel);
    await kaicho.submit(await kaicho.seesModal(agenda.form.title), {
      [agenda.form.cases]: [town.caseNumber],
    });
    await kaicho.seesModal(cases.agendaSet(1));
    kaicho.closeModal();

    town.clock.set('2026-12-04T01:10:00Z');
    await jimu.slash('/shien', 'minutes', town.channel);
    await jimu.click(await jimu.answered(town.caseNumber), minutes.actions.write);
    const result = await jimu.seesModal(forms.minutes.title(town.caseNumber));
    await jimu.submit(result, {
      [forms.minutes.summary]: 'Visit together before the power is cut.',
      [forms.minutes.nextReview]: '24 Dec',
    });
    await jimu.seesModal(minutes.saved(town.caseNumber));
    await town.settle();
    const toConfirm = await kaicho.sees(minutes.toConfirm.title(town.caseNumber), kaicho.im);
    await kaicho.click(toConfirm, minutes.actions.read);
    await kaicho.click(await kaicho.answered('Visit together'), minutes.actions.confirm);
    await kaicho.answered(minutes.confirmed(town.caseNumber));
    await kaicho.slash('/shien', `check ${town.caseNumber}`, town.channel);
    await kaicho.answered(gate.checkTitle(true));
    await kaicho.slash('/shien', `share ${town.caseNumber}`, town.channel);
    await kaicho.answered(gate.sharedTitle(town.caseNumber));
    await soudan.sees('Visit together', town.channel);
    await kaicho.slash('/shien', `tasks ${town.caseNumber}`, town.channel);
    await kaicho.submit(await kaicho.seesModal(forms.task.title), {
      [forms.task.agency]: 'つつじ相談室',
      [forms.task.verb]: tasks.verbs.visit,
      [forms.task.detail]: 'Go along with the welfare commissioner.',
      [forms.task.due]: '10 Dec',
    });
    await kaicho.seesModal('つつじ相談室');
    await town.settle();
    town.clock.set('2026-12-10T00:00:00Z');
    await town.remind();
    const label = tasks.label(town.caseNumber, 1, tasks.verbs.visit);
    const reminder = await soudan.sees(tasks.news.reminder.title(label), soudan.im);
    await soudan.click(reminder, tasks.actions.read);
    await soudan.answered('Go along');
    await soudan.click(reminder, tasks.actions.done);
    await soudan.answered(tasks.done(label));
    await town.settle();

    for (const person of Object.values(town.people)) {
      for (const word of ['help', 'upcoming', 'tasks', 'case', 'cancel', 'shedule']) {
        await person.slash('/shien', word);
        await person.answered();
      }
      await person.openHome();
      await person.seesHome();
    }
    await kaicho.slash('/shien', `urgent ${town.caseNumber}`, town.channel);
    await kaicho.seesModal(forms.urgent.title);
    const outsider = town.addPerson('U0BUGAI', { name: 'Outsider' });
    town.join(outsider.id, town.channel);
    await outsider.slash('/shien', 'schedule');
    await outsider.answered(en.refusals.stranger.title);
    await kaicho.slash('/shien', `share ${town.caseNumber}`, town.channel);
    await kaicho.answered();
    await town.settle();
    await town.query('ALTER TABLE "Case" RENAME TO "Away"');
    await kaicho.slash('/shien', 'case', town.channel);
    await kaicho.answered('something went wrong');

    const texts = town.sent().flatMap(drawn);
    expect(texts.length).toBeGreaterThan(500);
    const japanese = [...new Set(texts.filter((text) => JAPANESE.test(withoutData(text))))];
    expect(japanese).toEqual([]);
  });
});

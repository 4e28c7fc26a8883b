import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { textOf } from '../support/slack/slack-user.ts';
import { type SlackTown, slackTown } from '../support/slack-town.ts';
import { shownIn, wordParts } from '../support/word-text.ts';

let town: SlackTown;

beforeEach(async () => {
  town = await slackTown();
  await town.confirmedMinutes();
});
afterEach(async () => {
  await town.stop();
});

const people = () => Object.values(town.people);
const wordFiles = () =>
  people().flatMap((person) =>
    person
      .messages()
      .flatMap(({ files }) => files)
      .filter(({ name }) => name.endsWith('.docx'))
      .map((file) => ({ person: person.id, file })),
  );
const recorded = () =>
  town.query(
    `SELECT kind, p.name, facts FROM "AuditEvent" JOIN "Person" p USING ("municipalityId", "personId")
      WHERE kind IN ('minutes_document_read', 'minutes_reading_refused')`,
  );

describe('議事録 出力 in Slack', () => {
  it('sends the minutes to the one who asked, by direct message, and to nobody else', async () => {
    const { kaicho, jimu } = town.people;
    await kaicho.slash('/shien', '議事録', town.channel);
    await kaicho.click(await kaicho.answered('の議事録'), '会議録を出力する');
    const form = await kaicho.seesModal('会議録の出力');
    expect(textOf(form)).toContain('ダイレクトメッセージにだけ届きます');
    await kaicho.submit(form, { 出席者の書き方: '機関名だけ' });
    const done = textOf(await kaicho.seesModal('会議録を出力しました（1件）'));
    expect(done).not.toContain(town.canaries.summary);
    await town.settle();

    const files = wordFiles();
    expect(files.map(({ person, file }) => [person, file.name])).toEqual([
      [kaicho.id, '会議録_つつじ市支援会議_2026-11-25.docx'],
    ]);
    expect(kaicho.messages(kaicho.im).flatMap((message) => message.files)).toContainEqual(files[0]?.file);
    expect(kaicho.messages(town.channel).flatMap((message) => message.files)).toEqual([]);
    const parts = await wordParts(files[0]?.file.content as Buffer);
    const text = shownIn(parts.get('word/document.xml') ?? '');
    for (const said of [town.canaries.summary, town.caseNumber, '令和8年11月25日(水) 14:00']) {
      expect(text).toContain(said);
    }
    expect(text).not.toContain('会津 一郎');

    expect(await recorded()).toEqual([
      { kind: 'minutes_document_read', name: '会津 一郎', facts: { reasons: '', version: 2 } },
    ]);
    expect(await town.query('SELECT 1 FROM "AnsweredRequest" WHERE reply::text LIKE \'%docx%\'')).toEqual([]);
    while (kaicho.modal) kaicho.closeModal();
    await jimu.slash('/shien', `監査 ${town.caseNumber}`, town.channel);
    expect(textOf(await jimu.answered('監査記録'))).toContain('会議録を文書で出力');
  });

  it('is there for every constituent who may read something, by the word alone', async () => {
    const { minsei } = town.people;
    await minsei.slash('/shien', '議事録 出力', town.channel);
    await minsei.submit(await minsei.seesModal('会議録の出力'));
    await minsei.seesModal('会議録を出力しました');
    await town.settle();
    expect(wordFiles().map(({ person }) => person)).toEqual([minsei.id]);
  });

  it('has nothing for somebody who has left the audience since the form was opened, and that is recorded', async () => {
    const { minsei, denryoku, jimu } = town.people;
    await minsei.slash('/shien', '議事録 出力', town.channel);
    const form = await minsei.seesModal('会議録の出力');
    await jimu.slash('/shien', '事例', town.channel);
    await jimu.click(await jimu.answered(town.caseNumber), '閲覧範囲', { near: town.caseNumber });
    await jimu.submit(await jimu.seesModal(`${town.caseNumber} の閲覧範囲`), {
      '閲覧範囲（会長が招集する構成員）': ['会津 一郎', '事務 花子'],
    });
    await jimu.seesModal('閲覧範囲を2人にしました');
    await minsei.submit(form);
    expect(textOf(await minsei.seesModal('出力できる会議録がありません'))).not.toContain(town.caseNumber);
    await denryoku.slash('/shien', '議事録 出力', town.channel);
    await denryoku.answered('出力できる会議録がありません');
    await town.settle();
    expect(wordFiles()).toEqual([]);
    expect(await recorded()).toEqual([
      {
        kind: 'minutes_reading_refused',
        name: '民田 春',
        facts: { reasons: 'not_in_audience', version: 2 },
      },
    ]);
  });
});

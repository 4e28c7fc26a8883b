import ExcelJS from 'exceljs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { textOf } from '../support/slack/slack-user.ts';
import { type SlackTown, slackTown } from '../support/slack-town.ts';

let town: SlackTown;

beforeEach(async () => {
  town = await slackTown();
});
afterEach(async () => {
  await town.stop();
});

const filesIn = (channel: string) =>
  Object.values(town.people).flatMap((person) =>
    person.messages(channel).flatMap((message) => message.files.map((file) => ({ person: person.id, file }))),
  );

describe('名簿 出力 in Slack', () => {
  it('sends a spreadsheet to the one who asked, by direct message, and to nobody else', async () => {
    const { jimu } = town.people;
    await jimu.slash('/shien', '名簿', town.channel);
    await jimu.click(await jimu.answered('人数'), '出力');
    await jimu.answered('名簿を出力しました');
    await town.settle();

    const own = jimu.messages(jimu.im).flatMap(({ files }) => files);
    expect(own.map(({ name }) => name)).toEqual(['名簿_つつじ市支援会議_2026-11-24.xlsx']);
    expect(filesIn(town.channel)).toEqual([]);
    const elsewhere = Object.values(town.people)
      .filter((person) => person !== jimu)
      .flatMap((person) => person.messages().flatMap(({ files }) => files));
    expect(elsewhere).toEqual([]);

    const book = new ExcelJS.Workbook();
    await book.xlsx.load(new Uint8Array(own[0]?.content as Buffer).buffer);
    const sheet = book.getWorksheet('名簿') as ExcelJS.Worksheet;
    expect(sheet.getColumn(2).values.slice(2)).toEqual([
      '電野 進',
      '会津 一郎',
      '事務 花子',
      '民田 春',
      '相田 健',
      '水谷 清',
    ]);
  });

  it('is recorded by the number of seats, and the names are not kept with the answer', async () => {
    const { jimu } = town.people;
    await jimu.slash('/shien', '名簿 出力', town.channel);
    expect(textOf(await jimu.answered('名簿を出力しました'))).toContain('取り扱いにご注意ください');
    await town.settle();
    const rows = await town.query(`SELECT facts FROM "AuditEvent" WHERE kind = 'roster_exported'`);
    expect(rows).toEqual([{ facts: { seats: 6 } }]);
    expect(await town.query('SELECT 1 FROM "AnsweredRequest" WHERE reply IS NOT NULL')).toEqual([]);
  });

  it('is not for somebody who does not keep the roster', async () => {
    const { soudan } = town.people;
    await soudan.slash('/shien', '名簿 出力', town.channel);
    await soudan.answered('この操作は会長・副会長・事務局が行います');
    await town.settle();
    expect(soudan.messages().flatMap(({ files }) => files)).toEqual([]);
  });
});

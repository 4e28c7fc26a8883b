import { describe, expect, it } from 'vitest';
import { assemble } from '../../src/domain/assembly.ts';
import { EMPTY_CONTENT } from '../../src/domain/case-file.ts';
import { seal } from '../../src/domain/confidential.ts';
import type { Constituent } from '../../src/domain/constituent.ts';
import { decideReading, discloseMinutes } from '../../src/domain/disclosure.ts';
import type { BodyId, CaseId } from '../../src/domain/ids.ts';
import type { ConfirmedMinutes } from '../../src/domain/minutes.ts';
import { type DocumentItem, minutesDocument, type Names } from '../../src/views/minutes-document.ts';
import { speechIn } from '../../src/views/speech.ts';
import {
  at,
  body,
  constituent,
  constituentId,
  day,
  draft,
  gateTerms,
  kase,
  NOW,
  reply,
  roster,
  sitting,
  TODAY,
  TOKYO,
  task,
} from '../support/domain-builders.ts';
import { shownIn, wordParts } from '../support/word-text.ts';

const chair = constituent('会津 一郎', { kind: 'chair', agency: '福祉課' });
const ren = constituent('相田 健', { agency: '相談室' });
const mei = constituent('民田 春', { agency: '民児協' });
const deputy = constituent('相沢 光', { agency: '相談室' });
const of = roster([ren, chair, mei, deputy]);
const held = sitting({ startsAt: '2026-11-26 14:00', lengthMin: 90, invited: [ren, chair, mei] });
const record = {
  sitting: held,
  version: 1,
  pollAnswers: [],
  replies: [reply(chair), reply(ren, { answer: 'proxy', proxyId: deputy.id })],
  agenda: [],
};
const facts = { zone: TOKYO, today: TODAY, record, assembly: assemble(of) };

/** Minutes of a case whose every text ends in its own mark. */
function item(mark: string, choices: Parameters<typeof kase>[0], reader: Constituent): DocumentItem | null {
  const number = `R8-支-${mark}`;
  const about = kase({ id: mark as CaseId, number, content: EMPTY_CONTENT, ...choices });
  const minutes: ConfirmedMinutes = {
    ...draft({ caseId: about.id, nextReviewOn: day('2026-12-24'), version: 3 }),
    content: seal({
      summary: `同行訪問する（${mark}）`,
      policy: `週に一度の訪問\n月末に見直し（${mark}）`,
      assessment: '',
      discussion: `<滞納> & 孤立（${mark}）`,
    }),
    status: 'confirmed',
    confirmedAt: at('2026-11-27 09:30'),
    confirmedBy: chair.id,
  };
  const terms = gateTerms(of);
  const content = discloseMinutes(minutes.content, reader, about, terms).disclosed;
  const detail = seal(`声をかける（${mark}）`);
  const given = [
    task({ agencyId: ren.person.agencyId, detail }),
    { ...task({ number: 2, agencyId: mei.person.agencyId, verb: 'check', detail }), status: 'done' as const },
  ].map((one) => ({
    task: one.status === 'done' ? { ...one, since: NOW, by: constituentId('x') } : one,
    detail: decideReading(detail, reader, about, terms).disclosed,
  }));
  return content && { of: about, roster: of, minutes, content, tasks: given };
}

async function read(reader: Constituent, names: Names = 'shown', locale: 'ja' | 'en' = 'ja') {
  const items = [
    item('014', { audience: [chair, ren] }, reader),
    item('015', { audience: [chair, mei], status: 'closed', closedOn: day('2026-11-30') }, reader),
  ].filter((one) => one !== null);
  const terms = { facts, sitting: held, names, by: reader.person, now: NOW };
  const file = await minutesDocument(speechIn(locale), terms, items);
  return { file, parts: await wordParts(file), items };
}

const shown = (parts: ReadonlyMap<string, string>) => shownIn(parts.get('word/document.xml') ?? '');
const everything = (parts: ReadonlyMap<string, string>) => [...parts.values()].join('\n');

describe('会議録 as a Word document', () => {
  it('says what a city hall files of each item', async () => {
    const { file, parts } = await read(ren);
    expect(file.name).toBe('会議録_つつじ市支援会議_2026-11-26.docx');
    expect(shown(parts).split('\n')).toEqual([
      '会議録',
      ...['会議体', 'つつじ市支援会議〔支援会議（困窮）〕'],
      ...['日時', '令和8年11月26日(木) 14:00から15:30まで（予定の時間）'],
      ...['場所', '市役所301会議室', '議題', 'R8-支-014'],
      ...['確定', '令和8年11月27日(金) 9:30　会長　会津 一郎', '版', '第3版'],
      ...['出席者', '機関', '氏名', '役割', '出欠'],
      ...['機関福祉課', '会津 一郎', '会長', '出席'],
      ...['機関相談室', '相田 健', '構成員', '代理出席（相沢 光）'],
      'この議題に招集された方です。出欠は、招集への回答によります。',
      ...['協議の内容', '&lt;滞納&gt; &amp; 孤立（014）', '見立て', '（記載なし）'],
      ...['決定事項（要旨）', '同行訪問する（014）', '支援方針', '週に一度の訪問', '月末に見直し（014）'],
      ...['役割分担', '担当機関', '内容', '期限', '状況'],
      ...['機関相談室', '訪問する', '声をかける（014）', '令和8年12月10日(木)', '返事待ち'],
      ...['機関民児協', '確認する', '声をかける（014）', '令和8年12月10日(木)', '完了', '令和8年12月1日(火)'],
      ...['出力した時点の内容です。', '次回見直し日', '令和8年12月24日(木)'],
    ]);
    expect(shownIn(parts.get('word/header1.xml') ?? '')).toBe('取扱注意　R8-支-014');
    expect(shownIn(parts.get('word/footer1.xml') ?? '')).toContain(
      '保存期間：事例が終結した年度の翌年度から5年\n出力：相田 健（機関相談室）　令和8年12月1日(火) 10:00',
    );
  });

  it('has nothing of an item that its reader may not read, and does not tell that there is one', async () => {
    const [own, both] = [await read(ren), await read(chair)];
    expect(everything(own.parts)).not.toMatch(/支-015|（015）|民田/u);
    expect(everything(both.parts)).toMatch(/R8-支-014.*R8-支-015/su);
    expect(own.items).toHaveLength(1);
  });

  it('begins each item on a page of its own, A4, and repeats the heads of tables', async () => {
    const { parts } = await read(chair);
    const xml = parts.get('word/document.xml') ?? '';
    expect(xml.match(/<w:pgSz w:w="11906" w:h="16838"/gu)).toHaveLength(2);
    expect(xml.match(/<w:type w:val="nextPage"\/>/gu)).toHaveLength(2);
    expect(xml.match(/<w:tblHeader\/>/gu)).toHaveLength(4);
    expect(parts.get('word/footer1.xml')).toMatch(/>PAGE<.*>NUMPAGES</su);
    expect(parts.get('word/styles.xml')).toContain('w:eastAsia="ＭＳ 明朝"');
    expect(parts.get('word/fontTable.xml')).toContain('游明朝');
  });

  it('tells until when it is kept: by the case once it is closed, else as the body rules', async () => {
    const { parts } = await read(chair);
    expect(shownIn(parts.get('word/footer2.xml') ?? '')).toContain('保存期限：令和14年3月31日(水)まで');
    const free = roster([chair], body({ retentionYears: null }));
    const [first] = (await read(chair)).items;
    const terms = { facts, sitting: held, names: 'shown' as const, by: chair.person, now: NOW };
    const file = await minutesDocument(speechIn('ja'), terms, first ? [{ ...first, roster: free }] : []);
    expect(everything(await wordParts(file))).toContain('保存期間：文書管理の規程によります');
  });

  it('names nobody but the one who takes it where only agencies are wanted', async () => {
    const { parts } = await read(ren, 'left_out');
    expect(shown(parts)).not.toMatch(/会津|相田|相沢|民田/u);
    expect(shown(parts)).toContain('機関相談室\n構成員\n代理出席');
    expect(everything(parts).match(/相田 健/gu)).toHaveLength(1);
  });

  it('is made in English as well, and its properties say when and not by whom', async () => {
    const { file, parts } = await read(ren, 'shown', 'en');
    expect(file.name).toBe('minutes_つつじ市支援会議_2026-11-26.docx');
    expect(shown(parts)).toContain('Thu 26 Nov 2026, 14:00 to 15:30 (as planned)');
    const properties = parts.get('docProps/core.xml');
    expect(properties).toContain(NOW.toISOString());
    expect(properties).not.toMatch(/creator|lastModifiedBy/u);
  });

  it('leaves out signs that no XML file can hold', async () => {
    const [first] = (await read(chair)).items;
    const strange = { ...held, place: '市役所\u000b3階\ud800' };
    const terms = { facts, sitting: strange, names: 'shown' as const, by: chair.person, now: NOW };
    const parts = await wordParts(await minutesDocument(speechIn('ja'), terms, first ? [first] : []));
    expect(shown(parts)).toContain('市役所3階');
    expect(first?.roster.body.id).toBe('shien' as BodyId);
  });
});

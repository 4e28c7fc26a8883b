import type * as Docx from 'docx';
import type { CardFile } from '../ports/card.ts';
import type { Locale } from './speech.ts';
import { coreProperties, FONTS, fontTable } from './word-parts.ts';

const MIME = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/** Of A4 (210 × 297 mm), in twentieths of a point: 20 mm on every side, and what is left in between. */
const PAGE = { width: 11906, height: 16838, margin: 1134, text: 9638 };
const CELL_MARGINS = { top: 40, bottom: 40, left: 100, right: 100 };

/** What an XML file cannot hold, were it typed or pasted. */
const NO_XML = /[\p{Cs}\uFFFE\uFFFF]|(?!\t)\p{Cc}/gu;

/** Text of somebody's, line by line. */
export function linesOf(text: string): readonly string[] {
  return text.split(/\r\n?|\n/u).map((line) => line.replace(NO_XML, ''));
}

export type WordTable = {
  /** Shares of the width of the page. */
  readonly widths: readonly number[];
  /** Repeated on each page that the table goes over to. */
  readonly head?: readonly string[];
  /** The first column names what the second says. */
  readonly labelled?: boolean;
  readonly rows: readonly (readonly string[])[];
};

export type WordPart =
  | { readonly kind: 'title' | 'heading' | 'text' | 'note'; readonly text: string }
  | { readonly kind: 'table'; readonly table: WordTable };

/** A part of the document that begins on a page of its own. */
export type WordSection = {
  /** At the top of each page, to the right. */
  readonly header: string;
  readonly parts: readonly WordPart[];
  readonly footer: readonly string[];
};

type WordTerms = {
  readonly name: string;
  readonly title: string;
  readonly locale: Locale;
  readonly madeAt: Date;
  readonly sections: readonly WordSection[];
};

/** A document (DOCX) in the form of a Japanese office: A4, Japanese fonts, pages counted through at the foot. */
export async function wordFile({ name, title, locale, madeAt, sections }: WordTerms): Promise<CardFile> {
  // Loaded when somebody asks for it, as for a spreadsheet.
  const docx = await import('docx');
  const file = new docx.Document({
    title,
    creator: '',
    lastModifiedBy: '',
    styles: { default: stylesOf(locale) },
    sections: sections.map(({ header, parts, footer }) => ({
      properties: {
        type: docx.SectionType.NEXT_PAGE,
        page: {
          size: { width: PAGE.width, height: PAGE.height },
          margin: { top: PAGE.margin, bottom: PAGE.margin, left: PAGE.margin, right: PAGE.margin },
        },
      },
      children: parts.flatMap((part) => drawn(docx, part)),
      headers: { default: headerOf(docx, header) },
      footers: { default: footerOf(docx, footer) },
    })),
  });
  const content = await docx.Packer.toBase64String(file, undefined, [
    { path: 'word/fontTable.xml', data: fontTable() },
    { path: 'docProps/core.xml', data: coreProperties(title, madeAt) },
  ]);
  return { name, mime: MIME, content, encoding: 'base64' };
}

function stylesOf(locale: Locale): NonNullable<Docx.IStylesOptions['default']> {
  const language = { value: locale === 'ja' ? 'ja-JP' : 'en-GB', eastAsia: 'ja-JP' };
  const heading = { font: FONTS.heading.name, bold: true };
  return {
    document: {
      run: { font: FONTS.text.name, size: 21, language },
      paragraph: { spacing: { line: 320, lineRule: 'atLeast' } },
    },
    title: {
      run: { ...heading, size: 32 },
      paragraph: { alignment: 'center', spacing: { before: 60, after: 200 } },
    },
    heading1: {
      run: { ...heading, size: 23, color: '000000' },
      paragraph: { keepNext: true, spacing: { before: 280, after: 80 } },
    },
  };
}

function drawn(docx: typeof Docx, part: WordPart): (Docx.Paragraph | Docx.Table)[] {
  const { Paragraph, TextRun, HeadingLevel } = docx;
  switch (part.kind) {
    case 'title':
      return [new Paragraph({ heading: HeadingLevel.TITLE, text: part.text })];
    case 'heading':
      return [new Paragraph({ heading: HeadingLevel.HEADING_1, text: part.text })];
    case 'note':
      return [
        new Paragraph({ spacing: { before: 60 }, children: [new TextRun({ text: part.text, size: 18 })] }),
      ];
    case 'text':
      return linesOf(part.text).map((text) => new Paragraph({ text }));
    case 'table':
      return [tableOf(docx, part.table)];
    default:
      throw new Error(`No such part: ${JSON.stringify(part satisfies never)}`);
  }
}

function tableOf(docx: typeof Docx, { widths, head, labelled, rows }: WordTable): Docx.Table {
  const { Paragraph, ShadingType, Table, TableCell, TableRow, TextRun, WidthType } = docx;
  const all = widths.reduce((sum, one) => sum + one, 0);
  const columnWidths = widths.map((one) => Math.round((PAGE.text * one) / all));
  const cell = (text: string, column: number, isHead: boolean) =>
    new TableCell({
      width: { size: columnWidths[column] ?? 0, type: WidthType.DXA },
      margins: CELL_MARGINS,
      ...(isHead ? { shading: { type: ShadingType.CLEAR, color: 'auto', fill: 'EDEDED' } } : {}),
      children: linesOf(text).map(
        (line) =>
          new Paragraph({
            children: [new TextRun(isHead ? { text: line, font: FONTS.heading.name } : { text: line })],
          }),
      ),
    });
  const row = (texts: readonly string[], tableHeader: boolean) =>
    new TableRow({
      tableHeader,
      cantSplit: true,
      children: texts.map((text, column) =>
        cell(text, column, tableHeader || (labelled === true && column === 0)),
      ),
    });
  return new Table({
    columnWidths,
    width: { size: PAGE.text, type: WidthType.DXA },
    layout: 'fixed',
    rows: [...(head === undefined ? [] : [row(head, true)]), ...rows.map((texts) => row(texts, false))],
  });
}

function headerOf({ Header, Paragraph, TextRun }: typeof Docx, text: string): Docx.Header {
  const run = new TextRun({ text: linesOf(text).join(' '), font: FONTS.heading.name, bold: true });
  return new Header({
    children: [new Paragraph({ alignment: 'right', spacing: { after: 160 }, children: [run] })],
  });
}

function footerOf(docx: typeof Docx, lines: readonly string[]): Docx.Footer {
  const { BorderStyle, Footer, PageNumber, Paragraph, TextRun } = docx;
  const rule = { top: { style: BorderStyle.SINGLE, size: 4, space: 4, color: '808080' } };
  return new Footer({
    children: [
      ...lines.map(
        (text, index) =>
          new Paragraph({
            ...(index === 0 ? { border: rule } : {}),
            spacing: { line: 240, lineRule: 'atLeast' },
            children: [new TextRun({ text: linesOf(text).join(' '), size: 16 })],
          }),
      ),
      new Paragraph({
        alignment: 'center',
        children: [new TextRun({ size: 18, children: [PageNumber.CURRENT, ' / ', PageNumber.TOTAL_PAGES] })],
      }),
    ],
  });
}

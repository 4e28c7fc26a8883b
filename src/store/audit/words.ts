import type { ChainEnd } from './chain.ts';
import type { AuditCheck, ChainCheck, ChainFault } from './verify.ts';

// The sentences of `npm run audit:verify`, which is a command and no part of the chat.

const TEXTS = {
  ja: {
    usage: [
      '使い方：npm run audit:verify -- [ファイル] [--anchor 番号:ハッシュ] [--anchors ファイル] [--municipality キー] [--export ファイル]',
      '  ファイルを書かなければデータベースの、書けば --export で書き出した監査記録を検証します。',
      '  --anchor は控え（事務局に毎日届く「番号:ハッシュ」）で、何度でも書けます。--anchors は控えを書き並べたファイルです。',
    ].join('\n'),
    anchorUnreadable: '控えは、1204:9f86d0… のような「番号:ハッシュ（64桁）」で書いてください。',
    fileUnreadable: (file: string) => `${file} が読めません。`,
    fileExists: (file: string) => `${file} はもうあります。別の名前にしてください。`,
    municipalityUnknown: (key: string) => `自治体「${key}」の監査記録はありません。`,
    exported: (lines: number, file: string) => `${lines}件を ${file} に書き出しました。`,
    nothing: '監査記録は1件もありません。',
    chain: (name: string, lines: number) => `${name}：${lines}件`,
    sound: '  すべて書かれたときのままで、順につながっています。',
    anchored: (anchors: number) => `  控え${anchors}件と合っています。`,
    notAnchored:
      '  控えなしで確かめました。全部が作り直されていないことは、控え（--anchor）がないと分かりません。',
    end: (end: string) => `  末尾の控え：${end}`,
    changed: (number: number) => `${number}番：内容が書き換えられています。`,
    unlinked: (number: number) =>
      `${number}番：前の記録とつながりません。${number - 1}番か${number}番が差し替えられています。`,
    missing: (from: number, to: number) =>
      from === to ? `${from}番：記録がありません。` : `${from}番から${to}番まで：記録がありません。`,
    outOfOrder: (number: number) => `${number}番：順番が入れ替わっているか、同じ番号が二つあります。`,
    formUnknown: (number: number) =>
      `${number}番：このつどいの知らない形式です。新しい版で確かめるか、書き換えを疑ってください。`,
    cutOff: (last: number, known: number) => `${last + 1}番から${known}番まで：末尾が切り取られています。`,
    rewritten: (number: number) =>
      `${number}番：控えとハッシュが違います。${number}番までの記録が作り直されています。`,
    headBehind: (last: number, head: number) =>
      `${head + 1}番から${last}番まで：データベースの末尾の印より後にあります。`,
    more: (count: number) => `  ほか${count}か所。`,
    unmet: (end: string) => `控え ${end} と合う記録がありません。`,
    unreadable: (line: number) => `${line}行目：監査記録として読めません。`,
    failed: '検証できませんでした。',
  },
  en: {
    usage: [
      'Usage: npm run audit:verify -- [FILE] [--anchor NUMBER:HASH] [--anchors FILE] [--municipality KEY] [--export FILE]',
      '  Verifies the database’s audit, or with FILE one that was written with --export.',
      '  --anchor is an anchor as the secretariat gets it every day, and may be repeated; --anchors is a file of them.',
    ].join('\n'),
    anchorUnreadable: 'Write an anchor as NUMBER:HASH with a hash of 64 digits, such as 1204:9f86d0…',
    fileUnreadable: (file: string) => `${file} cannot be read.`,
    fileExists: (file: string) => `${file} exists. Choose another name.`,
    municipalityUnknown: (key: string) => `There is no audit of a municipality “${key}”.`,
    exported: (lines: number, file: string) => `${lines} lines written to ${file}.`,
    nothing: 'The audit is empty.',
    chain: (name: string, lines: number) => `${name}: ${lines} lines`,
    sound: '  All are as they were written, and follow each other.',
    anchored: (anchors: number) => `  Agrees with ${anchors} anchor(s).`,
    notAnchored:
      '  Checked without anchors: only an anchor (--anchor) shows that not everything was written anew.',
    end: (end: string) => `  Anchor of its end: ${end}`,
    changed: (number: number) => `${number}: was edited.`,
    unlinked: (number: number) =>
      `${number}: does not follow the line before it. ${number - 1} or ${number} was replaced.`,
    missing: (from: number, to: number) =>
      from === to ? `${from}: is missing.` : `${from} to ${to}: are missing.`,
    outOfOrder: (number: number) => `${number}: lines have changed places, or it is there twice.`,
    formUnknown: (number: number) =>
      `${number}: has a form that this version does not know. Verify with a newer one, or suspect an edit.`,
    cutOff: (last: number, known: number) => `${last + 1} to ${known}: were cut off at the end.`,
    rewritten: (number: number) =>
      `${number}: has another hash than its anchor. The lines up to ${number} were written anew.`,
    headBehind: (last: number, head: number) =>
      `${head + 1} to ${last}: stand behind the end that the database has on record.`,
    more: (count: number) => `  And ${count} more.`,
    unmet: (end: string) => `No line agrees with the anchor ${end}.`,
    unreadable: (line: number) => `Line ${line} of the file cannot be read as a line of the audit.`,
    failed: 'Could not verify.',
  },
} as const;

export type AuditTexts = (typeof TEXTS)[keyof typeof TEXTS];

export function auditTexts(locale: keyof typeof TEXTS): AuditTexts {
  return TEXTS[locale];
}

const MOST_TOLD = 20;

/** What was found (監査記録の検証): numbers of lines and hashes, never what stands in them. */
export function checkLines(
  t: AuditTexts,
  { chains, unmet }: AuditCheck,
  names: ReadonlyMap<string, string>,
): readonly string[] {
  const said = chains.flatMap((chain) => chainLines(t, chain, names.get(chain.municipalityId)));
  return [...(said.length === 0 ? [t.nothing] : said), ...unmet.map((end) => t.unmet(textOf(end)))];
}

export function unreadableLines(t: AuditTexts, numbers: readonly number[]): readonly string[] {
  return firstOf(t, numbers.map(t.unreadable), 0);
}

function chainLines(t: AuditTexts, chain: ChainCheck, name: string | undefined): readonly string[] {
  const { municipalityId, lines, faults, more, anchors, end } = chain;
  const head = t.chain(name ?? municipalityId, lines);
  if (faults.length > 0) {
    const told = faults.map((fault) => `  ${faultLine(t, fault)}`);
    return [head, ...firstOf(t, told, more)];
  }
  if (lines === 0) return [head];
  return [head, t.sound, anchors > 0 ? t.anchored(anchors) : t.notAnchored, t.end(textOf(end))];
}

function firstOf(t: AuditTexts, lines: readonly string[], more: number): readonly string[] {
  const left = lines.length - MOST_TOLD + more;
  return left > 0 ? [...lines.slice(0, MOST_TOLD), t.more(left)] : lines;
}

function faultLine(t: AuditTexts, fault: ChainFault): string {
  switch (fault.kind) {
    case 'changed':
      return t.changed(fault.number);
    case 'unlinked':
      return t.unlinked(fault.number);
    case 'missing':
      return t.missing(fault.from, fault.to);
    case 'out_of_order':
      return t.outOfOrder(fault.number);
    case 'form_unknown':
      return t.formUnknown(fault.number);
    case 'cut_off':
      return t.cutOff(fault.last, fault.known);
    case 'rewritten':
      return t.rewritten(fault.number);
    case 'head_behind':
      return t.headBehind(fault.last, fault.head);
    default:
      throw new Error(`No sentence for ${JSON.stringify(fault satisfies never)}`);
  }
}

function textOf({ number, hash }: ChainEnd): string {
  return `${number}:${hash}`;
}

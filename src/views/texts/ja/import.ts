import { law } from './law.ts';

type Near = string | null;

const meant = (nearest: Near) => (nearest === null ? '' : `「${nearest}」ではありませんか。`);

/** The sentences of the import (名簿の取り込み), which is a command and no part of the chat. */
export const importing = {
  /** 「12行目」; in a spreadsheet the address of a cell stands there instead. */
  line: (n: number) => `${n}行目`,
  on: (place: string, sentence: string) => `${place}：${sentence}`,
  syntax: {
    indent: '字下げ（行頭の空白）がそろっていません。',
    tab: '字下げにタブが使われています。半角の空白にしてください。',
    unclosed: '引用符やかっこが閉じていないか、「- 」が抜けています。この行と前の行を確かめてください。',
    colon: '「項目: 値」の形になっていません。区切りのカンマやコロンの後の空白を確かめてください。',
    character: '「@」や「`」で始まる値は、引用符で囲んでください。',
    documents: '「---」の後に2つ目の文書があります。1つのファイルには1つだけ書いてください。',
    alias: '「*」で始まる値は使えません。値をそのまま書くか、引用符で囲んでください。',
    other: 'YAML として読めません。',
  },
  syntaxFirst: '読めない行の内容と、それに関わる項目は調べていません。直してから、もう一度お試しください。',
  emptyFile: 'ファイルに何も書かれていません。',
  fieldMissing: (field: string) => `「${field}」がありません。`,
  fieldUnknown: (field: Near, nearest: Near) =>
    `${field === null ? 'ここに書ける項目ではありません。' : `「${field}」という項目はありません。`}${meant(nearest)}`,
  fieldTwice: '同じ項目が2回書かれています。どちらかを消してください。',
  wrongType: {
    text: (field: string) => `「${field}」は文字で書いてください。数字だけの値は引用符で囲みます。`,
    number: (field: string) => `「${field}」は整数で書いてください。`,
    list: (field: string) => `「${field}」は一覧で書いてください（例：[a, b]）。`,
    fields: (field: string) =>
      field === ''
        ? 'ファイルの先頭から「municipality:」「bodies:」などの項目を書いてください。'
        : `「${field}」には「項目: 値」の組を書いてください。`,
    yes_no: (field: string) => `${field} には true か false を書いてください。`,
  },
  valueUnknown: (field: string, value: Near, allowed: string, nearest: Near) =>
    `「${field}」に${value === null ? '使えない値があります' : `「${value}」は使えません`}。${meant(nearest)}使える値は ${allowed} です。`,
  valueWrong: {
    empty: (field: string) => `「${field}」が空です。`,
    too_long: (field: string) => `「${field}」が長すぎます。`,
    unprintable: (field: string) => `「${field}」に、改行や制御文字など使えない文字があります。`,
    key: (field: string) =>
      `「${field}」は、空白を含まない60文字以内の名前にしてください（文字・数字・「_」「-」「.」）。`,
    day: (field: string) => `「${field}」は、実在する日を 2026-04-01 の形で書いてください。`,
    zone: (field: string) => `「${field}」は、Asia/Tokyo のような IANA の名前にしてください。`,
    email: (field: string) => `「${field}」がメールアドレスの形ではありません。`,
    number: (field: string) => `「${field}」の数が範囲の外です。`,
    quorum: (field: string) =>
      `「${field}」が読めません。1/2、{agencies: [機関, 機関]}、none のどれかで書いてください。`,
    stated_value: (field: string) => `「${field}」は、1行の文字か整数で書いてください。`,
    ordinance_article: (field: string) =>
      `「${field}」は、要綱の条を 第5条 や 第5条第2項 の形で書いてください。`,
    case_number: (field: string) => `「${field}」は、R8-支-014 の形の事例番号にしてください。`,
    agency_kind: (field: string) => `「${field}」は、英小文字と「_」で書いてください（例：welfare_office）。`,
    slack_team: (field: string) =>
      `「${field}」は、Slack のワークスペース ID（T で始まる英数字）にしてください。`,
    slack_user: (field: string) =>
      `「${field}」は、Slack のメンバー ID（U か W で始まる英数字）にしてください。表示名ではありません。`,
    slack_channel: (field: string) =>
      `「${field}」は、Slack のチャンネル ID（C か G で始まる英数字）にしてください。チャンネル名ではありません。`,
    platform_id: (field: string) => `「${field}」は、空白を含まない ID にしてください。`,
    playground_id: (field: string) => `「${field}」は、英数字と「_」「-」の60文字以内にしてください。`,
  },
  listedTwice: {
    body: (key: string, place: string) => `会議体「${key}」は${place}にもあります。`,
    agency: (key: string, place: string) => `機関「${key}」は${place}にもあります。`,
    person: (key: string, place: string) => `「${key}」という人は${place}にもあります。`,
    channel: (key: string, place: string) =>
      `チャンネル「${key}」は${place}にもあります。複数の会議体で使うときは、1つの行に bodies: [a, b] と書いてください。`,
    case: (key: string, place: string) => `事例番号「${key}」は${place}にもあります。`,
    household: (_key: string, place: string) => `世帯員の id が${place}と同じです。`,
    audience: (key: string, place: string) => `「${key}」さんは、すでに${place}で招集先に入っています。`,
  },
  referenceUnknown: {
    body: (key: string, nearest: Near) => `会議体「${key}」は bodies にありません。${meant(nearest)}`,
    agency: (key: string, nearest: Near) => `機関「${key}」は agencies にありません。${meant(nearest)}`,
    person: (key: string, nearest: Near) => `「${key}」という人は people にありません。${meant(nearest)}`,
  },
  bodyTypesJoint:
    '会議体の種類は1つだけ書いてください。一体的に運営するときは、会議体を分けて登録し、jointWith: [相手の会議体の key] と書きます。',
  jointWithItself: 'jointWith に自分の会議体は書けません。一緒に開く相手の会議体を書いてください。',
  consentRequiredByLaw: 'この種類の会議体は本人同意が必要です。consent: not_required にはできません。',
  statedWithoutBasis:
    '独自の定めの根拠を、要綱の条（ordinance: {article: 第5条}）か、条文を確かめた日（checkedOn）のどちらか1つで書いてください。',
  statedWithoutOrdinance:
    '根拠となる要綱の番号がありません。会議体の ordinance に番号を書くか、この行の ordinance に number を書いてください。',
  readInFuture: '条文を確かめた日が、今日より後です。',
  layerWithoutParent: 'layer を書くときは、上の会議体の key を parent に書いてください。',
  subBodyUnfit: (body: string, sentence: string) => `登録済みの会議体「${body}」と合いません。${sentence}`,
  law,
  termReversed: (from: string, to: string) => `任期の終わり（${to}）が始まり（${from}）より前です。`,
  termsOverlap: (person: string, place: string) =>
    `「${person}」さんの任期が、${place}の任期と重なっています。`,
  pledgeBeforeLaw: (system: string) => `誓約の日には、${system}はまだ法律などにありませんでした。`,
  pledgeInFuture: '誓約の日が、今日より後です。',
  chairMissing: (body: string) =>
    `会議体「${body}」に、任期中の会長（kind: chair）がいません。構成員に会長を加えてください。`,
  accountTwice: (platform: string, person: string, other: string, place: string) =>
    `「${person}」さんの ${platform} のアカウントは、「${other}」さん（${place}）と同じです。`,
  tenantMissing: (platform: string, field: string) =>
    `${platform} を使うには、municipality に「${field}」を書いてください。`,
  channelWithoutBody: 'チャンネルの会議体を、body か bodies のどちらか1つで書いてください。',
  channelWithoutPlatform: 'チャンネルの ID を、slack・teams・playground のどれかで書いてください。',
  audienceWithoutSeat: (person: string, body: string) =>
    `「${person}」さんは会議体「${body}」の構成員ではないため、この事例の招集先にできません。`,
  limitWithoutAudience: (person: string) =>
    `「${person}」さんはこの事例の招集先（audience）に入っていないため、見てよい世帯員（limits）を決められません。`,
  memberUnknown: (member: string) => `世帯（household）に id「${member}」の世帯員がいません。`,
  consentInFuture: '同意を確かめた日は、今日までの日付にしてください。',
  workspaceTaken: (platform: string) =>
    `この ${platform} のワークスペースは、別の自治体として登録されています。名前を変えるときは、municipality に元の key を書いてください。`,
  accountTaken: (platform: string, person: string, owner: string) =>
    `「${person}」さんの ${platform} のアカウントは、すでに「${owner}」さんのものとして登録されています。`,
  accountTakenByInvited: (platform: string, person: string) =>
    `「${person}」さんの ${platform} のアカウントは、チャットで招かれた別の方のものとして登録されています。`,
  caseOfOtherBody: (number: string, body: string) =>
    `事例「${number}」は、別の会議体のものとして登録されているため、「${body}」に移せません。`,

  kinds: {
    municipality: '自治体',
    body: '会議体',
    agency: '機関',
    person: '人',
    constituent: '構成員',
    pledge: '誓約',
    channel: 'チャンネル',
    case: '事例',
  },
  applied: '取り込みました。',
  dryRun: '取り込むと、次のようになります（まだ何も書き込んでいません）。',
  nothingToDo: 'データベースはすでにこのファイルのとおりです。',
  added: (kind: string, keys: string, n: number) => `追加　　${kind} ${n}件：${keys}`,
  changed: (kind: string, key: string, fields: string) => `変更　　${kind} ${key}（${fields}）`,
  unchanged: (counts: string) => `変更なし ${counts}`,
  leftAlone: (counts: string) => `ファイルになく、そのままのもの ${counts}`,
  counted: (kind: string, n: number) => `${kind} ${n}件`,
  list: (parts: readonly string[]) => parts.join('、'),
  refused: (n: number) => `次の${n}か所を直してください。何も書き込んでいません。`,

  usage:
    '使い方：npm run import -- ファイル [--dry-run]\n  --dry-run を付けると、何が変わるかだけを表示し、書き込みません。',
  noFile: (path: string) => `${path} が読めません。ファイルの場所を確かめてください。`,
  notText: '文字コードが UTF-8 ではありません。UTF-8 で保存し直してください。',
  spreadsheet:
    'Excel のファイル（.xlsx）として読めません。「名簿」の「出力」で得たファイルを手本に、保存し直してください。',
  tooLarge: 'ファイルが大きすぎます。',
  botRunning: (dataDir: string) =>
    `つどいが起動中で、${dataDir} を使っています。先につどいを止めてから、もう一度取り込んでください。`,
  failed: '取り込めませんでした。何も書き込んでいません。',
};

export type ImportTexts = typeof importing;

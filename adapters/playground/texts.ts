import type { Locale } from './when.ts';

const ja = {
  product: 'つどい',
  trial: '体験版',
  sample: 'つつじ市（見本）',
  sampleNote: '登場する人・機関・事例は、すべて架空の見本です。',
  skip: '本文へ進む',

  stageMenu: '席と時計',
  stageHeading: '体験の操作',
  close: '閉じる',
  clockHeading: 'デモの時計',
  hour: '＋1時間',
  morning: '翌朝9:00',
  week: '＋1週間',
  sitting: '次の会議の開始時刻へ',
  seatsHeading: '席を選ぶ',
  besideLink: '隣に開く',
  leftLink: '左へ',
  rightLink: '右へ',
  backToOne: '席を1つにする',
  thisSeat: 'いまの席',
  sampleHeading: '見本',
  resetButton: '見本を最初の状態に戻す',
  resetQuestion: '会議・回答・メッセージ・時計をすべて消して、見本を最初の状態に戻します。元には戻せません。',
  resetYes: '最初の状態に戻す',
  resetNo: 'やめる',

  seatLabel: '席',
  placesLabel: 'チャンネルとメッセージ',
  direct: 'つどいとの個人チャット',
  directTab: 'つどい',
  home: 'ホーム',
  unread: (count: number) => `未読${count}件`,
  members: (count: number) => `メンバー ${count}人`,
  outsiderIn: '部外者がいます',
  addOutsider: '部外者をこのチャンネルに追加',
  removeOutsider: '部外者を外す',
  whoIs: (name: string) => `対象：${name}`,
  nameOf: (name: string, of: string) => `${name}（${of}）`,
  privateChannel: '非公開チャンネル',
  publicChannel: '公開チャンネル',

  messagesLabel: 'メッセージ',
  noMessages: 'まだメッセージはありません。下のことばを押すか、入力して送ってください。',
  earlier: '以前のメッセージも表示する',
  app: 'アプリ',
  onlyYou: 'あなただけに表示',
  confidential: '機密',
  retracted: 'このメッセージは取り消されました。',
  toneGood: '完了',
  toneWarning: 'ご注意',
  toneRefused: 'できません',
  itemsLabel: '一覧',
  download: (name: string) => `${name} をダウンロード`,
  calendar: (name: string) => `予定表に登録する（${name}）`,

  boxLabel: 'つどいに送ることば',
  boxHint: '例：開催 12/3 14:00',
  send: '送信',
  wordsLabel: 'よく使うことば',
  words: [
    '予定',
    '開催',
    '議題',
    '議事録',
    '共有',
    '点検',
    'タスク',
    '随時',
    '変更',
    '中止',
    '気づき',
    '事例',
    '誓約',
    'ヘルプ',
  ],

  required: '必須',
  optional: '任意',
  choose: '選んでください',
  noChoice: '指定しない',
  formErrors: (count: number) => `入力を確かめてください（${count}か所）。`,
  back: '戻る',

  tourHeading: 'はじめての方へ：5つの手順',
  tourGo: (role: string, name: string) => `${role}（${name}）の席へ`,
  tourWord: (word: string) => `送ることば：${word}`,
  tour: [
    {
      seat: 'chair',
      place: 'channel',
      word: '開催',
      text: '会長の席で「開催」と送り、日時を決めて構成員を招集します。「議題」で事例も載せておきます。',
    },
    { seat: 'constituent', place: 'dm', word: null, text: '構成員の席に届いた招集に「出席」で答えます。' },
    {
      seat: 'secretariat',
      place: 'channel',
      word: '議事録',
      text: '時計を「次の会議の開始時刻へ」進め、事務局の席で議事録を書き、会長の席で確定します。',
    },
    {
      seat: 'chair',
      place: 'channel',
      word: '共有',
      text: '「共有」で要旨をチャンネルに載せます。部外者を追加すると、その投稿は取り消され、もう一度「共有」しても載りません。',
    },
    {
      seat: 'secretariat',
      place: 'channel',
      word: 'タスク {case}',
      text: '事務局の席で機関にタスクを頼み、時計を期限の先まで進めると、開庁時間に担当機関へ期限の知らせが届きます。',
    },
  ],

  noticeClock: '時計を進めました。',
  noticeNoSitting: 'これから始まる会議はありません。「開催」で招集してから、もう一度お試しください。',
  noticeAdded: '部外者をチャンネルに追加しました。',
  noticeRemoved: '部外者をチャンネルから外しました。',
  noticeReset: '見本を最初の状態に戻しました。',

  problemHeading: '表示できませんでした',
  notFound: 'ページが見つかりません。席を選び直してください。',
  notInChannel: 'この席は、このチャンネルに入っていません。',
  foreignHost: 'このアドレスからは開けません。localhost のアドレスで開いてください。',
  foreignOrigin: 'ほかのページからの操作は受け付けません。',
  staleToken: '画面が古くなっています。画面を読み込み直してから、もう一度お試しください。',
  tooLarge: '送られた内容が大きすぎます。',
  unreadable: '送られた内容を読み取れませんでした。画面を読み込み直してから、もう一度お試しください。',
  fault: '申し訳ありません。処理の途中で不具合が起きました。少し待ってから、もう一度お試しください。',
  offline: 'つながりませんでした。少し待ってから、もう一度お試しください。',
  toStart: '最初の席へ',
} as const;

type Wide<T> = T extends string
  ? string
  : T extends (...args: infer Args) => string
    ? (...args: Args) => string
    : T extends readonly TourStep[]
      ? readonly TourStep[]
      : T extends readonly string[]
        ? readonly string[]
        : never;

export type TourStep = {
  readonly seat: 'chair' | 'secretariat' | 'constituent';
  readonly place: 'channel' | 'dm';
  /** What is put into the box for the person, ready to be sent; `{case}` stands for a case of the sample. */
  readonly word: string | null;
  readonly text: string;
};

export type Texts = { readonly [Key in keyof typeof ja]: Wide<(typeof ja)[Key]> };

const en: Texts = {
  product: 'Tsudoi',
  trial: 'playground',
  sample: 'Tsutsuji City (sample)',
  sampleNote: 'All people, agencies and cases here are fictional samples.',
  skip: 'Skip to the content',

  stageMenu: 'Seats and clock',
  stageHeading: 'Controls of the demo',
  close: 'Close',
  clockHeading: 'The demo’s clock',
  hour: '+1 hour',
  morning: 'Next 9:00',
  week: '+1 week',
  sitting: 'To the start of the next sitting',
  seatsHeading: 'Choose a seat',
  besideLink: 'Open beside',
  leftLink: 'left',
  rightLink: 'right',
  backToOne: 'Back to one seat',
  thisSeat: 'this seat',
  sampleHeading: 'Sample',
  resetButton: 'Put the sample back to its start',
  resetQuestion:
    'All sittings, answers and messages are deleted and the clock is set back, as at the start. This cannot be undone.',
  resetYes: 'Put it back',
  resetNo: 'Cancel',

  seatLabel: 'Seat',
  placesLabel: 'Channels and messages',
  direct: 'Direct messages with Tsudoi',
  directTab: 'Tsudoi',
  home: 'Home',
  unread: (count) => `${count} unread`,
  members: (count) => `${count} members`,
  outsiderIn: 'An outsider is here',
  addOutsider: 'Add the outsider to this channel',
  removeOutsider: 'Remove the outsider',
  whoIs: (name) => `Who: ${name}`,
  nameOf: (name, of) => `${name} (${of})`,
  privateChannel: 'Private channel',
  publicChannel: 'Public channel',

  messagesLabel: 'Messages',
  noMessages: 'No messages yet. Press one of the words below, or type and send one.',
  earlier: 'Show earlier messages too',
  app: 'App',
  onlyYou: 'Only visible to you',
  confidential: 'Confidential',
  retracted: 'This message was retracted.',
  toneGood: 'Done',
  toneWarning: 'Please note',
  toneRefused: 'Not possible',
  itemsLabel: 'List',
  download: (name) => `Download ${name}`,
  calendar: (name) => `Add to your calendar (${name})`,

  boxLabel: 'What to say to Tsudoi',
  boxHint: 'Such as: schedule 12/3 14:00',
  send: 'Send',
  wordsLabel: 'Common words',
  words: [
    'upcoming',
    'schedule',
    'agenda',
    'minutes',
    'share',
    'check',
    'tasks',
    'urgent',
    'change',
    'cancel',
    'concern',
    'case',
    'pledge',
    'help',
  ],

  required: 'required',
  optional: 'optional',
  choose: 'Please choose',
  noChoice: 'Not specified',
  formErrors: (count) => `Please check what you entered (${count}).`,
  back: 'Back',

  tourHeading: 'New here? Five steps',
  tourGo: (role, name) => `Take the seat of ${name} (${role})`,
  tourWord: (word) => `Say: ${word}`,
  tour: [
    {
      seat: 'chair',
      place: 'channel',
      word: 'schedule',
      text: 'As the chair, send “schedule”, choose a date and call the constituents; put the case on with “agenda”.',
    },
    {
      seat: 'constituent',
      place: 'dm',
      word: null,
      text: 'As a constituent, answer the call: you will attend.',
    },
    {
      seat: 'secretariat',
      place: 'channel',
      word: 'minutes',
      text: 'Move the clock to the start of the sitting, write the minutes as the secretariat and confirm them as the chair.',
    },
    {
      seat: 'chair',
      place: 'channel',
      word: 'share',
      text: 'Share the summary in the channel. Add the outsider: it is taken away, and shared again nothing is posted.',
    },
    {
      seat: 'secretariat',
      place: 'channel',
      word: 'tasks {case}',
      text: 'As the secretariat, give an agency a task and move the clock past its due day: the agency is reminded in office hours.',
    },
  ],

  noticeClock: 'The clock was moved forward.',
  noticeNoSitting: 'No sitting lies ahead. Call one with “schedule” and try again.',
  noticeAdded: 'The outsider was added to the channel.',
  noticeRemoved: 'The outsider was removed from the channel.',
  noticeReset: 'The sample is back at its start.',

  problemHeading: 'This could not be shown',
  notFound: 'There is no such page. Please choose a seat again.',
  notInChannel: 'This seat is not in this channel.',
  foreignHost: 'This address is not served. Please open the page by its localhost address.',
  foreignOrigin: 'Requests from other pages are not accepted.',
  staleToken: 'This page is out of date. Please load it again and retry.',
  tooLarge: 'What was sent is too large.',
  unreadable: 'What was sent could not be read. Please load the page again and retry.',
  fault: 'Sorry, something went wrong on our side. Please wait a moment and try again.',
  offline: 'No connection. Please wait a moment and try again.',
  toStart: 'To the first seat',
};

export const TEXTS: Readonly<Record<Locale, Texts>> = { ja, en };

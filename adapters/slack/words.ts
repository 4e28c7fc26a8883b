/** What the adapter itself has to say; all else comes from the core in cards and forms. */
export type SlackWords = {
  readonly workingTitle: string;
  readonly working: string;
  readonly close: string;
  readonly cancel: string;
  readonly openForm: string;
  /** The trigger had expired before the form could be opened. */
  readonly formWaits: string;
  readonly faultTitle: string;
  readonly fault: string;
  readonly staleTitle: string;
  readonly stale: string;
  readonly wrongCommand: string;
  readonly confirmTitle: string;
  readonly nothing: string;
  readonly moreItems: (count: number) => string;
  readonly moreText: (letters: number) => string;
  readonly moreOptions: (count: number) => string;
  readonly buttonTooLong: (label: string) => string;
};

export const SLACK_WORDS: Readonly<Record<'ja' | 'en', SlackWords>> = {
  ja: {
    workingTitle: '処理しています',
    working: '処理しています。しばらくお待ちください。',
    close: '閉じる',
    cancel: 'やめる',
    openForm: '入力を始める',
    formWaits: '入力画面を開けませんでした。お手数ですが、下のボタンを押してください。',
    faultTitle: '処理できませんでした',
    fault: '申し訳ありません。処理の途中で不具合が起きました。少し待ってから、もう一度お試しください。',
    staleTitle: 'この操作は使えません',
    stale: '画面が古くなっています。お手数ですが、コマンドからやり直してください。',
    wrongCommand: 'このコマンドには対応していません。/shien をお使いください。',
    confirmTitle: 'ご確認',
    nothing: '（なし）',
    moreItems: (count) => `続きがあります（ほか${count}件）。`,
    moreText: (letters) => `続きがあります（あと${letters}字）。`,
    moreOptions: (count) => `表示しきれない選択肢がほかに${count}件あります。`,
    buttonTooLong: (label) => `「${label}」は、ここからは操作できません。コマンドからお願いします。`,
  },
  en: {
    workingTitle: 'Working on it',
    working: 'Working on it. One moment, please.',
    close: 'Close',
    cancel: 'Cancel',
    openForm: 'Open the form',
    formWaits: 'The form could not be opened in time. Please press the button below.',
    faultTitle: 'That did not work',
    fault: 'Sorry, something went wrong on our side. Please wait a moment and try again.',
    staleTitle: 'This no longer works',
    stale: 'What you see here is out of date. Please start again from the command.',
    wrongCommand: 'This command is not supported. Please use /shien.',
    confirmTitle: 'Please confirm',
    nothing: '(none)',
    moreItems: (count) => `There is more (${count} further entries).`,
    moreText: (letters) => `There is more (${letters} further characters).`,
    moreOptions: (count) => `${count} further choices cannot be shown here.`,
    buttonTooLong: (label) => `“${label}” cannot be used from here. Please use the command.`,
  },
};

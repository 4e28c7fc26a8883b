/** What the adapter itself has to say; all else comes from the core in cards and forms. */
export type TeamsWords = {
  readonly openForm: string;
  readonly open: string;
  /** Above a button that opens a form. */
  readonly formWaits: string;
  /** Above a button that opens what is to leave nothing in a chat. */
  readonly readApart: string;
  /** In a room of several people, to somebody who said a word to the bot there. */
  readonly answeredPersonally: string;
  /** The same, when the personal chat could not be opened. */
  readonly personalChatClosed: string;
  readonly answeredBelow: string;
  readonly answerFollows: string;
  /** In a room, to somebody for whom a card is not drawn differently. */
  readonly noOwnView: string;
  readonly faultTitle: string;
  readonly fault: string;
  readonly staleTitle: string;
  readonly stale: string;
  readonly nothing: string;
  readonly chooseOne: string;
  readonly required: string;
  readonly retracted: string;
  readonly moreItems: (count: number) => string;
  readonly moreText: (letters: number) => string;
  readonly moreOptions: (count: number) => string;
  readonly buttonTooLong: (label: string) => string;
  /** In a room, where no file can be handed over. */
  readonly filesNotHere: (names: string) => string;
  /** In a dialog: what is offered in the personal chat meanwhile. */
  readonly filesInChat: (names: string) => string;
  readonly fileOffered: string;
  readonly fileTaken: string;
  readonly fileGone: string;
};

export const TEAMS_WORDS: Readonly<Record<'ja' | 'en', TeamsWords>> = {
  ja: {
    openForm: '入力を始める',
    open: '開く',
    formWaits: '下のボタンを押すと、入力画面が開きます。',
    readApart: '下のボタンを押すと、別の画面で開きます。内容はチャットには残りません。',
    answeredPersonally: '個人チャットにお返事しました。',
    personalChatClosed:
      '個人チャットにお返事できませんでした。つどいとの個人チャットを開いて、もう一度お試しください。',
    answeredBelow: '下にお返事しました。',
    noOwnView: 'このカードは、みなさんに同じ内容で表示しています。',
    answerFollows: '処理しています。終わりましたら、個人チャットにお知らせします。',
    faultTitle: '処理できませんでした',
    fault: '申し訳ありません。処理の途中で不具合が起きました。少し待ってから、もう一度お試しください。',
    staleTitle: 'この操作は使えません',
    stale: '画面が古くなっています。お手数ですが、言葉を送るところからやり直してください。',
    nothing: '（なし）',
    chooseOne: '選んでください',
    required: '入力してください。',
    retracted: '取り消しました',
    moreItems: (count) => `続きがあります（ほか${count}件）。`,
    moreText: (letters) => `続きがあります（あと${letters}字）。`,
    moreOptions: (count) => `表示しきれない選択肢がほかに${count}件あります。`,
    buttonTooLong: (label) => `「${label}」は、ここからは操作できません。言葉を送ってお使いください。`,
    filesNotHere: (names) => `添付のファイル（${names}）は、個人チャットでだけお渡しできます。`,
    filesInChat: (names) => `ファイル（${names}）は、個人チャットでお受け取りください。`,
    fileOffered: 'ファイルをお渡しします。許可すると、ご自分の OneDrive に保存されます。',
    fileTaken: 'ファイルを保存しました。',
    fileGone: 'このファイルは、もうお渡しできません。お手数ですが、もう一度お求めください。',
  },
  en: {
    openForm: 'Open the form',
    open: 'Open',
    formWaits: 'Press the button below to open the form.',
    readApart: 'Press the button below to open it in a window of its own. Nothing of it stays in the chat.',
    answeredPersonally: 'I have answered in your personal chat.',
    personalChatClosed:
      'I could not answer in your personal chat. Please open the chat with Tsudoi and try again.',
    answeredBelow: 'The answer is below.',
    noOwnView: 'This card is the same for everybody.',
    answerFollows: 'Working on it. You will hear from me in your personal chat.',
    faultTitle: 'That did not work',
    fault: 'Sorry, something went wrong on our side. Please wait a moment and try again.',
    staleTitle: 'This no longer works',
    stale: 'What you see here is out of date. Please start again by sending a word.',
    nothing: '(none)',
    chooseOne: 'Please choose',
    required: 'Please fill this in.',
    retracted: 'Withdrawn',
    moreItems: (count) => `There is more (${count} further entries).`,
    moreText: (letters) => `There is more (${letters} further characters).`,
    moreOptions: (count) => `${count} further choices cannot be shown here.`,
    buttonTooLong: (label) => `“${label}” cannot be used from here. Please send the word instead.`,
    filesNotHere: (names) => `Files (${names}) are handed over in personal chats only.`,
    filesInChat: (names) => `You will find the files (${names}) in your personal chat.`,
    fileOffered: 'A file for you. If you allow it, it is saved to your OneDrive.',
    fileTaken: 'The file was saved.',
    fileGone: 'This file can no longer be handed over. Please ask for it again.',
  },
};

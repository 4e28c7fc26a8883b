import type { Concern, ConcernClosing } from '../../../domain/concern.ts';

export const concerns = {
  listTitle: '気づき',
  listPreview: (n: number) => `気づきは${n}件です`,
  listEmpty: '対応を待っている気づきはありません。',
  states: {
    open: '対応の検討中',
    became_case: '事例として登録',
    joined_case: '既存の事例に追加',
    closed: '終了',
  } satisfies Record<Concern['status'], string>,
  decidedState: '対応を決めました',
  urgentMark: '至急',
  reportedAt: (at: string) => `受付：${at}`,
  dueAt: (at: string) => `対応期限：${at}`,
  overdue: (at: string) => `対応期限：${at}（過ぎています）`,
  actions: {
    report: '気づきを伝える',
    read: '内容を見る',
    becomeCase: '事例にする',
    joinCase: '既存の事例に加える',
    close: '終了する',
  },
  form: {
    title: '気づきを伝える',
    intro: (body: string) =>
      `${body}の事務局だけに届きます。ほかの構成員には見えません。チャンネルには何も投稿されません。`,
    what: '気になること',
    whatHint: '例：郵便がたまり、声をかけても応答がない。いつ、どこで気づいたかも書いてください',
    urgency: '急ぎ具合',
    urgencies: { today: '今日中に見てほしい', soon: '翌開庁日までに見てほしい' },
    danger: '命の危険があるときは、先に110番・119番へ通報してください。',
    submit: '事務局へ伝える',
  },
  received: {
    title: (number: string) => `${number} として受け付けました`,
    preview: (number: string) => `${number} 受け付けました`,
    text: (due: string) => `お知らせいただきありがとうございます。事務局が${due}までに対応を検討します。`,
    notReached:
      '事務局の方にチャットのアカウントがないため、まだ届いていません。お手数ですが、お電話でもお知らせください。',
  },
  readTitle: (number: string) => `${number}（事務局限り・あなただけに表示）`,
  readPreview: '気づきの内容',
  reporter: '伝えた方',
  reported: '受付',
  state: '状態',
  closings: {
    handled_elsewhere: '別の窓口で対応しています',
    no_need: '対応の必要はありませんでした',
    reported_before: 'すでに受け付けた気づきと同じでした',
  } satisfies Record<ConcernClosing, string>,
  outcomeForm: {
    joinTitle: (number: string) => `${number} を事例に加える`,
    closeTitle: (number: string) => `${number} を終了する`,
    joinIntro:
      'どの事例についての気づきかを選んでください。伝えた方には、対応を決めたことだけをお知らせします。',
    closeIntro: '理由を選んでください。伝えた方には、対応を決めたことだけをお知らせします。',
    case: '事例',
    closing: '理由',
    submit: '決める',
  },
  joined: (number: string, of: string) => `${number} を ${of} に加えました`,
  closed: (number: string) => `${number} を終了しました`,
  decidedPreview: (number: string) => `${number} 対応を決めました`,
  decidedAlready: (number: string, at: string) =>
    `${number} の対応は、${at}にほかの事務局の方が決めています。「気づき」で最新の一覧をご覧ください。`,
  noSecretariat:
    'この会議体には、在任中の事務局が登録されていません。お手数ですが、会長か市の担当課へ直接お知らせください。',
  notices: {
    reported: (number: string) => `${number} の気づきが届きました`,
    waiting: (number: string) => `${number} の対応期限を過ぎています`,
    decided: (number: string) => `${number} の対応を決めました`,
    decidedText: '事務局で対応を決めました。お知らせいただき、ありがとうございました。',
  },
  ofCase: '関連する気づき',
};

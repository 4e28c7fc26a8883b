import type { ConstituentState } from '../../../domain/constituent.ts';
import type { Sitting } from '../../../domain/sitting.ts';

const statuses: Record<Sitting['status'], string> = {
  polling: '日程調整中',
  convened: '招集済み',
  cancelled: '中止',
};

export const refusals = {
  title: 'いまはできません',
  preview: 'いまはできません',
  notSeated:
    'この会議体の構成員として登録されていないため、操作できません。お心当たりのある方は、事務局へお問い合わせください。',
  notActive: (state: ConstituentState) =>
    ({
      invited: '守秘の誓約がまだのため、操作できません。「誓約」から手続きをお願いします。',
      pledged: '任期がまだ始まっていないため、操作できません。任期の初日からご利用いただけます。',
      active: '操作できません。事務局へお問い合わせください。',
      suspended: '構成員としての資格が停止されているため、操作できません。事務局へお問い合わせください。',
      ended:
        '任期が終了しているため、操作できません。引き続き構成員でいらっしゃる場合は、事務局へお知らせください。',
    })[state],
  roleMayNot: (roles: string) => `この操作は${roles}が行います。必要なときは、事務局へご相談ください。`,
  datePast: (date: string) => `${date}は過ぎています。これからの日時を入力してください。`,
  sameDateTwice: (date: string) => `${date}が2回入っています。1つにしてください。`,
  deadlinePast: (date: string) => `回答期限（${date}）が過ぎています。これからの日時にしてください。`,
  deadlineAfterFirst: (deadline: string, first: string) =>
    `回答期限（${deadline}）が最初の候補日（${first}）より後です。候補日より前にしてください。`,
  notActiveThatDay: (n: number, day: string) =>
    `${day}に任期がない構成員が${n}人含まれています。名簿を更新するか、招集先から外してください。`,
  nobodyInvited: '招集する構成員がいません。1人以上選んでください。',
  tooManyDates: (most: number) => `候補日は${most}件までです。絞って入力してください。`,
  lengthOutOfRange: (least: number, most: number) =>
    `所要時間は${least}分から${most / 60}時間の間で入力してください。`,
  noLongerPolling: (status: Sitting['status']): string =>
    status === 'convened'
      ? '日程はすでに決まりました。出欠をお答えください。'
      : 'この日程調整は取りやめになりました。',
  notConvened: (status: Sitting['status']) =>
    status === 'polling'
      ? 'まだ日程調整中です。日程が決まってから操作してください。'
      : `この会議は「${statuses[status]}」のため、操作できません。`,
  alreadyCancelled: 'この会議はすでに中止されています。',
  alreadyBegun: (date: string) => `この会議（${date}）はすでに始まっているため、変更できません。`,
  unknownOption: 'この候補日はもうありません。「予定」で最新の内容をご確認ください。',
  nothingToChange: '変わったところがありません。変更する項目を書き換えてください。',
  notInvited: 'この会議には招集されていません。出席が必要な場合は、事務局へご連絡ください。',
  proxyIsOneself: 'ご本人を代理にすることはできません。別の方を選んでください。',
  proxyOfOtherAgency: '代理は同じ機関の方にお願いしてください。',
  proxyOfOtherBody:
    '代理は、ご本人と同じ会議体の構成員にお願いしてください。同じ機関でも、別の会議体の方は代理になれません。',
  proxyNotActive:
    '代理の方は、開催日に在任中で誓約が済んでいる必要があります。別の方を選ぶか、先に誓約をお願いしてください。',
  proxyInvitedAlready: 'この方はご自身が招集されているため、代理を兼ねられません。別の方を選んでください。',
  proxyTaken: 'この方はすでに別の方の代理です。お一人が二人分の代理はできないため、別の方を選んでください。',
  sittingCancelled: 'この会議は中止されているため、議題を決められません。',
  tooManyItems: (most: number) => `議題は${most}件までです。`,
  caseOfOtherBody: (numbers: string) =>
    `${numbers}は、この会議で一緒に開いていない会議体の事例です。「一体的に開く会議体」で選ぶか、その会議体の会議で扱ってください。`,
  caseClosed: (numbers: string) => `${numbers}は終結しているため、議題にできません。`,
  caseBarred: (numbers: string) =>
    `${numbers}は、本人同意がない、保存期限を過ぎている、または会議体の設置要綱が未記録か施行前のため、この会議体の議題にできません。「事例」で本人同意を、「設置」で要綱を確かめてください。`,
  onOtherSitting: (numbers: string, day: string | null) =>
    `${numbers}はすでに${day === null ? '日程調整中の別の会議' : `${day}の会議`}の議題です。この会議で扱うときは、先にその会議の議題から外してください。`,
  hasMinutes: (numbers: string) => `${numbers}はこの会議の議事録があるため、議題から外せません。`,
  notBegun: (date: string) => `議事録は会議が始まってから（${date}以降）書けます。`,
  alreadyConfirmed: 'この議事録は確定しているため、書き換えられません。',
  reviewDayPast: (day: string) => `次回見直し日（${day}）が過ぎています。これからの日付にしてください。`,
  changedMeanwhile: '先にほかの方が変更しました。最新の内容を確かめて、もう一度操作してください。',
  dueDayPast: (day: string) => `期限（${day}）が過ぎています。これからの日付にしてください。`,
  caseNotOpen: 'この事例は終結しているため、タスクを頼めません。',
  nobodyAtAgency:
    'この機関には、この事例の閲覧範囲に入っている在任中の構成員がいません。先に閲覧範囲へ加えてください。',
  alreadyDone: (date: string) => `このタスクは${date}に完了しています。ありがとうございました。`,
  otherAgency: 'このタスクへの返事や報告は、担当機関の、この事例の閲覧範囲に入っている方ができます。',
  taskMovedOn: (status: string) =>
    `このタスクは今「${status}」のため、この操作はできません。「タスク」で最新の状態をご確認ください。`,
  notTriggered:
    'まだ発動されていないため、報告することがありません。出来事が起きたら「発動」と入力してください。',
  nothingCountered: '別の期限か、できる内容のどちらかを入力してください。',
  sameAgency: 'いまの担当機関と同じです。ほかの機関を選んでください。',
  unknownSitting: '会議が見つかりません。「予定」で最新の内容をご確認ください。',
  ledByOther:
    'この会議は、ほかの会議体が招集しています。日時などの変更や中止は、招集した会議体の事務局へご相談ください。',
  unknownCase: (number: string) =>
    `${number} は見つからないか、ご覧になれません。番号を確かめるか、事務局へお問い合わせください。`,
  unknownThing: '見つからないか、ご覧になれません。もう一度「予定」「タスク」から操作してください。',
  workspaceUnknown: {
    title: 'このワークスペースは登録されていません',
    text: '情報システム担当の方は、READMEの「取り込み」に沿って自治体を登録してください。',
    preview: 'ワークスペースが登録されていません',
  },
  stranger: {
    title: 'ご利用になるには登録が必要です',
    text: 'つどいは、会議体に登録された構成員の方がお使いになる道具です。お心当たりのある方は、事務局へお問い合わせください。',
    preview: 'ご利用には登録が必要です',
  },
  fault: {
    title: '処理できませんでした',
    text: (id: string) =>
      `申し訳ありません。少し待ってから、もう一度お試しください。続くときは、番号 ${id} を情報システム担当へお伝えください。`,
    preview: '処理できませんでした',
  },
  unknownWord: {
    title: (word: string) => `「${word}」という言葉はありません`,
    nearest: (word: string) => `もしかして「${word}」ですか。`,
    none: '「ヘルプ」で、できることをご覧ください。',
    preview: 'その言葉はありません',
  },
};

import type { ConsentState, SelectionReason, Urgency } from '../../../domain/case.ts';
import type { ReaderReason, RoomReason } from '../../../domain/disclosure.ts';
import type { TaskVerb } from '../../../domain/follow-up-task.ts';

export const cases = {
  urgencies: { immediate: '至急', high: '高', medium: '中', low: '低' } satisfies Record<Urgency, string>,
  urgencyLine: (urgency: string) => `緊急度：${urgency}`,
  reasons: {
    no_consent: '本人の同意が得られない',
    unshared_household: '世帯全体の課題が共有されていない',
    other: 'その他',
  } satisfies Record<SelectionReason, string>,
  consents: {
    obtained: '得ている',
    refused: '得られない',
    not_sought: '求めていない',
    withdrawn: '撤回',
  } satisfies Record<ConsentState, string>,
  listTitle: '事例',
  listPreview: (n: number) => `事例は${n}件です`,
  listEmpty: 'ご覧になれる事例はありません。',
  audienceLine: (n: number) => `閲覧範囲：${n}人`,
  youMayRead: 'あなたは閲覧範囲に入っています',
  youMayNotRead: 'あなたは閲覧範囲に入っていません（番号のみ）',
  facts: {
    urgency: '緊急度',
    reason: '選定理由',
    consent: '本人同意',
    audience: '閲覧範囲',
    household: '世帯',
    situation: '状況',
  },
  memberLine: (relation: string, ageBand: string, status: string) =>
    [relation, ageBand, status].filter((part) => part !== '').join('／'),
  readTitle: (number: string) => `${number}（あなただけに表示）`,
  readPreview: '事例の内容',
  actions: { read: '内容を見る', audience: '閲覧範囲', register: '事例を登録する', task: 'タスクを頼む' },
  registered: (number: string) => `${number} として登録しました`,
  registeredPreview: (number: string) => `${number} を登録しました`,
  registeredNext: '次は「議題」で会議にかけられます。',
  audienceSet: (number: string, n: number) => `${number} の閲覧範囲を${n}人にしました`,
  agendaSet: (n: number) => (n === 0 ? '議題を空にしました' : `議題を${n}件に決めました`),
  agendaPreview: '議題を決めました',
  noCases: '登録されている事例がありません。先に「事例」で登録してください。',
};

export const minutes = {
  title: (body: string, date: string) => `${body}（${date}）の議事録`,
  preview: (date: string) => `議事録（${date}）`,
  noAgenda: 'この会議には議題がありません。「議題」で事例を選んでください。',
  states: { none: '未作成', draft: '下書き', confirmed: '確定' },
  nextReview: (day: string) => `次回見直し日：${day}`,
  actions: {
    write: '書く',
    rewrite: '書き直す',
    read: '読む',
    confirm: '確定する',
    share: '共有する',
    task: 'タスクを頼む',
    back: '一覧へ',
  },
  saved: (number: string) => `${number} の下書きを保存しました`,
  savedNext: '会長が内容を確かめて確定すると、共有できます。',
  savedPreview: (number: string) => `${number} 下書きを保存しました`,
  confirmed: (number: string) => `${number} の議事録を確定しました`,
  confirmedNext: '「共有する」で、閲覧範囲の方だけがいるチャンネルに要旨を届けられます。',
  confirmedPreview: (number: string) => `${number} 議事録を確定しました`,
  confirmText: '確定すると書き換えられません。',
  readTitle: (number: string, status: string) => `${number} の要旨〔${status}〕`,
  readPreview: (number: string) => `${number} の要旨`,
  toConfirm: {
    title: (number: string) => `${number} の議事録の確定をお願いします`,
    text: '下書きができました。内容を確かめて確定してください。',
    preview: (number: string) => `${number} 議事録の確定をお願いします`,
  },
  mayNotRead: (number: string) =>
    `${number} の閲覧範囲に入っていないか、本人同意などの条件が揃っていないため、ご覧になれません。必要なときは事務局へご相談ください。`,
};

export const gate = {
  room: {
    public_channel: '公開チャンネルです。非公開のチャンネルで操作してください。',
    archived_channel: 'アーカイブされたチャンネルです。',
    shared_channel: '外部の組織と共有されたチャンネルです。庁内だけのチャンネルで操作してください。',
    channel_of_no_body: '会議体のチャンネルとして登録されていません。事務局へ登録をご依頼ください。',
    channel_of_other_body: '別の会議体のチャンネルです。',
    consent_missing: 'この会議体での共有には本人同意が必要です。同意の記録を確かめてください。',
  } satisfies Record<RoomReason, string>,
  reader: {
    not_registered: '名簿にない',
    term_not_begun: '任期前',
    term_ended: '任期終了',
    suspended: '資格停止中',
    pledge_missing: '誓約がない',
    pledge_outdated: '誓約が古い条文のもの',
    not_in_audience: 'この事例の閲覧範囲にない',
    unknown_bot: '許可されていないアプリ',
    deactivated_account: '無効なアカウント',
  } satisfies Record<ReaderReason, string>,
  checkTitle: (fit: boolean): string =>
    fit ? 'このチャンネルで共有できます' : 'このチャンネルでは共有できません',
  checkPreview: (fit: boolean): string => (fit ? '点検の結果：共有できます' : '点検の結果：共有できません'),
  checkFit: (n: number) => `いまの参加者${n}人は全員、条件を満たしています。投稿の直前にもう一度確かめます。`,
  inTheWay: (n: number) =>
    `条件を満たさない参加者が${n}人います。お名前は事務局だけにお知らせしました。事務局へご相談ください。`,
  askSecretariat: (names: string) => `事務局：${names}`,
  inconclusive: '参加者の一覧を最後まで確かめられませんでした。時間をおいて、もう一度お試しください。',
  checkWhere: '点検は、確かめたいチャンネルの中で行ってください。',
  refusedTitle: (number: string) => `${number} は共有していません`,
  refusedPreview: (number: string) => `${number} 共有していません`,
  kept: '要旨は下書きのまま保管しています。条件が揃ってから、もう一度「共有」してください。',
  again: 'もう一度確かめて共有する',
  sharedTitle: (number: string) => `${number} の要旨を共有しました`,
  sharedText: (n: number) => `参加者${n}人全員が条件を満たすことを、投稿の前後に確かめました。`,
  sharedPreview: (number: string) => `${number} 共有しました`,
  retractedTitle: (number: string) => `${number} の共有を取り消しました`,
  retractedText:
    '投稿の直後に、条件を満たさない参加者が見つかったため取り消しました。名前は事務局だけにお知らせしました。',
  alreadyShared: (number: string) => `${number} のこの要旨は、すでにこのチャンネルで共有しています。`,
  pendingTitle: (number: string) => `${number} の投稿を確かめています`,
  pendingText:
    'チャットから返事がありません。届いたかどうかを自動で確かめ、結果をお知らせします。もう一度操作する必要はありません。',
  notPosted: '投稿は届いていませんでした。もう一度「共有」してください。',
  noConfirmed: '確定した議事録がありません。先に「議事録」で確定してください。',
  whichCase: 'どの要旨を共有しますか',
  whichChannel: 'どのチャンネルで共有しますか',
  noChannel: '会議体のチャンネルが登録されていません。事務局へ登録をご依頼ください。',
  channelLabel: (id: string) => `チャンネル ${id}`,
  post: {
    title: (number: string) => `${number} 要旨`,
    preview: (number: string) => `${number} 要旨を共有しました`,
    handling: '取扱注意：この場の構成員限りです。転記・転送・印刷はしないでください。',
  },
  sealed: {
    title: (number: string) => `${number} の要旨が届いています`,
    preview: (number: string) => `${number} の要旨が届いています`,
    text: '「開いて読む」を押した方が読めるかどうかを、そのつど確かめます。内容は押した方だけに表示され、チャンネルには残りません。',
    open: '開いて読む',
    doneTitle: (number: string) => `${number} の要旨を、封をして届けました`,
    doneText:
      '読める方が「開いて読む」を押したときだけ、その方だけに表示されます。だれが読んだかは記録されます。',
  },
  secretariat: {
    title: '共有できなかった理由（事務局限り）',
    preview: '共有できなかった参加者がいます',
    text: 'チャンネルから外すか、名簿・誓約・閲覧範囲を整えてください。整うまで要旨は投稿されません。',
    retractedTitle: '共有を取り消しました（事務局限り）',
    retractedPreview: '共有を取り消しました',
    retractedText:
      '投稿は消しましたが、通知や書き出しに写しが残ることがあります。次の方が読めた可能性があります。',
    stuckTitle: '至急：投稿を消せません（事務局限り）',
    stuckPreview: '至急：投稿を消せません',
    stuckText:
      '条件を満たさない参加者がいるチャンネルの投稿を、自動では消せませんでした。チャンネルの管理者に依頼して、ボットの投稿を手で消してください。自動の削除も続けて試みます。',
    channel: 'チャンネル',
  },
};

export const tasks = {
  verbs: {
    visit: '訪問する',
    check: '確認する',
    contact: '連絡する',
    report: '報告する',
    arrange: '調整する',
    apply: '手続きする',
    answer: '回答する',
    act: '対応する',
  } satisfies Record<TaskVerb, string>,
  label: (number: string, n: number, verb: string) => `${number} #${n} ${verb}`,
  due: (day: string) => `期限：${day}`,
  overdue: (day: string) => `期限：${day}（過ぎています）`,
  agency: (name: string) => `担当：${name}`,
  listTitle: 'タスク',
  listPreview: (n: number) => `タスクは${n}件です`,
  listEmpty: '手元のタスクはありません。',
  actions: { read: '内容を見る', done: '完了', assign: 'タスクを頼む' },
  assigned: (label: string, agency: string, due: string) => `${agency}へ頼みました：${label}（${due}まで）`,
  assignedPreview: (label: string) => `${label} 頼みました`,
  assignedNotice: {
    title: (label: string) => `${label} をお願いします`,
    text: '内容は「内容を見る」でご覧ください。終わりましたら「完了」を押してください。',
    preview: (label: string, due: string) => `${label}（${due}まで）`,
  },
  reminder: {
    title: (label: string) => `${label} の期限です`,
    text: '終わっていましたら「完了」を押してください。',
    preview: (label: string, due: string) => `${label}（期限${due}）`,
  },
  unreachable: {
    title: (label: string) => `${label} の催促を届けられません`,
    text: (agency: string) =>
      `${agency}に、知らせることのできる担当の方がいません。名簿か閲覧範囲を確かめ、別の方法で連絡してください。`,
    preview: (label: string) => `${label} 催促を届けられません`,
  },
  doneNotice: {
    title: (label: string) => `${label} が完了しました`,
    preview: (label: string) => `${label} 完了`,
  },
  done: (label: string) => `${label} を完了にしました。ありがとうございました。`,
  donePreview: (label: string) => `${label} 完了`,
  readTitle: (label: string) => `${label}（あなただけに表示）`,
  detail: '内容',
};

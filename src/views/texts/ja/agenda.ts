export const agenda = {
  form: {
    title: '議題を選ぶ',
    proposal: (n: number, length: string) =>
      n === 0
        ? 'この会議で扱える事例がありません。理由は各事例の下にあります。'
        : `案を選んであります（${n}件・${length}）。理由は各事例の下にあります。変えてからでも決められます。`,
    present: 'いまの議題が選ばれています。理由は各事例の下にあります。',
    order: '順番は、関係機関の待ち時間が短くなるように決まります。',
    cases: '議題にする事例',
    submit: '議題を決める',
  },
  parts: '一体的に開く会議です。持ち時間は会議体ごとに等しく分かれ、議題は会議体ごとに決めます。',
  others: 'ほかの会議体の議題があります。内容と件数は、その会議体の方だけが分かります。',
  card: {
    title: (body: string) => `${body}の議題`,
    preview: (n: number) => `あなたが関わる議題は${n}件です`,
    text: 'あなたが関わる議題です。時刻は目安です。',
    nothing: 'あなたが関わる議題は、まだ決まっていません。',
  },
  length: (length: string) => `（${length}）`,
  taken: {
    pinned: '必ず入れる事例です',
    hardDate: (day: string) => `期日（${day}）が近い`,
    reviewDue: (day: string) => `次回見直し日（${day}）が来ています`,
    immediate: '至急です',
    neverReviewed: 'まだ一度も扱っていません',
    priority: '優先度の順です',
  },
  leftOut: {
    closed: '終結しています',
    consentMissing: '本人同意がないため、この会議体では扱えません',
    retentionPassed: '保存期限を過ぎています',
    bodyNotEstablished: '設置要綱が記録されていないか、施行日の前です',
    onOtherSitting: (day: string | null) =>
      day === null ? 'すでに日程調整中の別の会議の議題です' : `すでに${day}の会議の議題です`,
    dropped: '外しました',
    nobodyComes: '関係機関が全員欠席です',
    leadAgencyAbsent: '主担当機関が欠席です',
    noTimeLeft: (length: string) => `時間に入りません（${length}の予定）`,
    agendaFull: (most: number) => `1回に扱える${most}件を超えます`,
  },
};

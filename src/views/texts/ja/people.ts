export const pledge = {
  title: '守秘の誓約',
  preview: '守秘の誓約をお願いします',
  asked: {
    title: (body: string) => `${body}：守秘の誓約をお願いします`,
    text: '構成員としてお迎えする前に、守秘の誓約をお願いします。誓約が済むと、出欠の回答や資料の閲覧ができます。',
  },
  intro: (name: string, body: string) => `${name}さんは、${body}の構成員として、次のことを誓約します。`,
  promise:
    '会議の事務に関して知り得た秘密を、正当な理由なく漏らしません。構成員でなくなった後も同様とします。',
  handling: '会議で共有された内容は、支援の目的にだけ用い、画面の複写・転送・持ち出しをしません。',
  basis: '根拠',
  penalty: '違反したとき',
  term: '任期',
  termRange: (from: string, to: string) => `${from}〜${to}`,
  checkedOn: (day: string) => `法令確認日 ${day}`,
  byOrdinance: (number: string, article: string) => `${number}${article}による`,
  noPenalty: '法律上の罰則の定めはありません（要綱による）',
  ordinance: '設置要綱による',
  action: '誓約します',
  done: (body: string) => `${body}の誓約を承りました`,
  doneText: (from: string) => `構成員としてご利用いただけます（任期 ${from}から）。`,
  donePreview: '誓約を承りました',
  nothing: '誓約が必要な会議体はありません。',
  already: (body: string, day: string) => `${body}：${day}に誓約済みです`,
  changed: '誓約の文面が新しくなっています。あらためてお読みください。',
};

export const help = {
  title: 'できること',
  preview: 'できること',
  intro: {
    slack: '「/shien 言葉」のように入力してください。言葉だけならフォームが開きます。',
    teams:
      'ここでは言葉を、チャネルやグループチャットでは「@つどい 言葉」を送ってください。言葉だけなら入力画面へご案内します。',
    playground: '「/shien 言葉」のように入力してください。言葉だけならフォームが開きます。',
  },
  words: {
    schedule: '会議を招集する。日時が複数なら日程調整（例：開催 12/3 14:00）',
    urgent: '必要な方だけで急いで開く',
    upcoming: 'これからの会議と出欠',
    home: '自分の予定とタスクをまとめて見る',
    change: '日時や場所を変える',
    cancel: '会議を中止する',
    concern: '気になる世帯のことを、事務局だけに伝える',
    case: '事例の一覧と登録',
    ledger: '事例を次の見直し日の順に見る・終結する・再開する',
    agenda: '会議の議題を見る。事務局・会長は、かける事例を選ぶ',
    minutes: '結果を書く・確定する・文書にする（例：議事録 出力）',
    share: '要旨を、読んでよい方だけの場に届ける',
    check: 'このチャンネルで共有できるか確かめる',
    request: '機関に協力を求める・照会に回答する（例：照会 R8-支-014）',
    tasks: '自機関のタスクに返事をする・報告する',
    trigger: '出来事が起きたことを、待っている機関へすぐ知らせる',
    audit: 'だれが、いつ、読めたかを確かめる・印刷する',
    roster: '構成員の名簿を見る・加える・任期を終える（例：名簿 出力）',
    setup: '会議体を設ける・要綱や定めを記録する',
    pledge: '守秘の誓約を読む・誓約する',
    help: 'この案内',
  } as Record<string, string>,
  yourRoles: 'あなたの立場',
};

export const home = {
  title: 'あなたの予定とタスク',
  preview: 'あなたの予定とタスク',
  nothing: 'いま、お願いすることはありません。',
  greeting: (name: string) => `${name}さん`,
};

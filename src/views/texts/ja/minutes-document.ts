import type { Platform } from '../../../ports/account.ts';

export const minutesDocument = {
  action: '会議録を出力する',
  form: {
    title: '会議録の出力',
    intro:
      '確定した会議録のうち、あなたが読める議題だけを、議題ごとに改ページした文書（Word）にします。出力したことは、議題ごとに記録されます。',
    delivery: {
      slack: 'ファイルは、つどいとのダイレクトメッセージにだけ届きます。',
      teams:
        'ファイルは、個人チャットで受け取りに同意すると、ご自身の OneDrive に保存されます。OneDrive では、ほかの方と共有しないでください。',
      playground: 'ファイルは、お返事のカードからダウンロードできます。',
    } satisfies Record<Platform, string>,
    names: '出席者の書き方',
    namesHint: '出力した方のお名前は、どちらでもページの下に入ります',
    choices: { shown: '氏名を載せる', left_out: '機関名だけ' },
    submit: '出力する',
  },
  done: (n: number) => `会議録を出力しました（${n}件）`,
  donePreview: '会議録を出力しました',
  doneText: {
    slack: 'ファイルは、つどいとのダイレクトメッセージに届きます。',
    teams:
      '個人チャットで、15分以内に受け取りに同意してください。ご自身の OneDrive に保存されます。過ぎたときは、もう一度出力してください。',
    playground: '下のファイルをダウンロードしてください。',
  } satisfies Record<Platform, string>,
  handling: '取扱注意です。定められた場所に保管し、保存期間が過ぎたら廃棄してください。',
  nothing:
    '出力できる会議録がありません。出力できるのは、確定した会議録のうち、あなたが閲覧範囲に入り、全文を読める議題のものです。見当たらないときは、会長か事務局へご相談ください。',
  fileName: (body: string, day: string) => `会議録_${body}_${day}.docx`,
  page: {
    title: '会議録',
    handling: '取扱注意',
    body: '会議体',
    when: '日時',
    span: (start: string, end: string) => `${start}から${end}まで（予定の時間）`,
    place: '場所',
    item: '議題',
    confirmed: '確定',
    version: '版',
    versionOf: (n: number) => `第${n}版`,
    attendance: '出席者',
    columns: { agency: '機関', name: '氏名', role: '役割', answer: '出欠' },
    attendanceNote: 'この議題に招集された方です。出欠は、招集への回答によります。',
    sections: {
      discussion: '協議の内容',
      assessment: '見立て',
      summary: '決定事項（要旨）',
      policy: '支援方針',
    },
    tasks: '役割分担',
    taskColumns: { agency: '担当機関', what: '内容', due: '期限', state: '状況' },
    tasksNote: '出力した時点の内容です。',
    noTasks: '（役割分担はありません）',
    taskDone: (day: string) => `完了\n${day}`,
    nextReview: '次回見直し日',
    undecided: '未定',
    nothingWritten: '（記載なし）',
  },
  footer: {
    handling: '取扱注意：無断での複写・転記・転送はしないでください。',
    takenBy: (name: string, agency: string, at: string) => `出力：${name}（${agency}）　${at}`,
    keptUntil: (day: string) => `保存期限：${day}まで`,
    keptYears: (n: number) => `保存期間：事例が終結した年度の翌年度から${n}年`,
    keptByRules: '保存期間：文書管理の規程によります',
  },
};

import type { DeclineReason, FollowUpTask, NotDoneReason, TaskVerb } from '../../../domain/follow-up-task.ts';
import type { Recurrence } from '../../../domain/recurrence.ts';

const WEEKDAYS = ['日', '月', '火', '水', '木', '金', '土'] as const;

function repeats(rule: Recurrence): string {
  switch (rule.every) {
    case 'week':
      return `毎週${WEEKDAYS[rule.weekday]}曜`;
    case 'month_weekday':
      return `毎月${rule.nth === 5 ? '最終' : `第${rule.nth}`}${WEEKDAYS[rule.weekday]}曜`;
    case 'month_day':
      return `毎月${rule.date === 31 ? '末日' : `${rule.date}日`}`;
    case 'month_review':
      return `毎月見直し（${rule.date === 31 ? '末日' : `${rule.date}日`}、見直しで終えるまで）`;
    default:
      throw new Error(`No words for ${JSON.stringify(rule satisfies never)}`);
  }
}

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
  waiting: (within: number) =>
    within === 0 ? '発動待ち（起きたら即日）' : `発動待ち（起きたら${within}開庁日以内）`,
  notYet: '発動待ち',
  repeats,
  because: (reason: string) => `理由：${reason}`,
  otherDay: (day: string) => `希望の期限：${day}`,
  scope: 'できる内容',
  triggerLabel: '出来事',
  counts: '機関ごとの未完了（事務局だけに表示）',
  count: (agency: string, open: number, late: number) =>
    `${agency}：${open}件${late > 0 ? `（うち遅れ${late}件）` : ''}`,
  statuses: {
    offered: '返事待ち',
    accepted: '引受け済み',
    declined: '辞退',
    countered: '変更の相談',
    done: '完了',
    not_done: '実施せず',
    cancelled: '取りやめ',
  } satisfies Record<FollowUpTask['status'], string>,
  declineReasons: {
    no_capacity: 'できない：手が足りない',
    outside_remit: 'できない：機関の業務の範囲外',
    no_contact: 'できない：本人・世帯と接点がない',
    other: 'できない：その他',
  } satisfies Record<DeclineReason, string>,
  notDoneReasons: {
    not_needed: 'しなかった：必要がなくなった',
    no_contact: 'しなかった：連絡がつかなかった',
    refused_by_household: 'しなかった：本人・世帯が望まなかった',
    other: 'しなかった：その他',
  } satisfies Record<NotDoneReason, string>,
  actions: {
    read: '内容を見る',
    done: '完了',
    assign: 'タスクを頼む',
    accept: '引き受ける',
    hard: '難しい（辞退・変更の相談）',
    report: 'ひとこと添えて報告',
    change: '期限変更',
    handOver: 'ほかの機関に頼む',
    take_counter: '変更を受け入れる',
    cancel: '取りやめる',
    close_by_review: '見直しで終える',
  },
  assigned: (label: string, agency: string, due: string) => `${agency}へ頼みました：${label}（${due}まで）`,
  assignedWaiting: (label: string, agency: string) => `${agency}へ頼みました：${label}（発動待ち）`,
  assignedPreview: (label: string) => `${label} 頼みました`,
  handedOver: (label: string, agency: string) => `${agency}へ頼みました：${label}`,
  news: {
    assigned: {
      title: (label: string) => `${label} をお願いします`,
      text: '「内容を見る」でご覧のうえ、「引き受ける」か「難しい」でお返事ください。',
      preview: (label: string, due: string) => `${label}（${due}まで）`,
    },
    reminder: {
      title: (label: string) => `${label} の期限です`,
      text: '終わっていましたら「完了」を押してください。',
      preview: (label: string, due: string) => `${label}（期限${due}）`,
    },
    waiting: {
      title: (label: string) => `${label} のお返事をお待ちしています`,
      text: '「引き受ける」か「難しい」でお返事ください。',
      preview: (label: string, due: string) => `${label} お返事待ち（期限${due}）`,
    },
    triggered: {
      title: (label: string) => `${label} 発動されました`,
      text: 'すぐに「内容を見る」でご確認ください。',
      preview: (label: string, due: string) => `${label} 発動（期限${due}）`,
    },
  },
  answered: {
    title: (label: string, status: string) => `${label}：${status}`,
    declined: 'ほかの機関に頼んでください。',
    countered: '内容を見て、受け入れるか、ほかの機関に頼んでください。',
  },
  unanswered: {
    title: (label: string) => `${label} に返事がありません`,
    text: '担当機関へ声をかけるか、ほかの機関に頼んでください。',
  },
  settled: (label: string, status: string) => `${label}：${status}になりました`,
  thanks: {
    accepted: (label: string) => `${label} を引き受けました。ありがとうございます。`,
    declined: (label: string) => `${label} を辞退しました。`,
    countered: (label: string) => `${label} の変更を相談しました。`,
    next: '会長と事務局に知らせました。決まりしだいお知らせします。',
  },
  notDoneNotice: {
    title: (label: string) => `${label} は実施されませんでした`,
    preview: (label: string) => `${label} 実施せず`,
  },
  notDone: (label: string) => `${label} を「しなかった」と報告しました。`,
  nextRound: (day: string) => `次の期限：${day}`,
  waitsAgain: '次に発動されるまで、期限はありません。',
  reported: (at: string, agency: string, outcome: string) => `${at} ${agency}：${outcome}`,
  answerForm: {
    title: 'お返事',
    intro: '「できる」場合は、別の期限か、できる内容を書いてください。決めるのは会長と事務局です。',
    answer: '返事',
    counter: '期限か内容を変えればできる',
    due: '希望の期限',
    dueHint: '例：12/20、来週金曜',
    scope: 'できる内容（閲覧範囲の方だけが読めます）',
    submit: '返事をする',
  },
  reportForm: {
    title: '報告する',
    outcome: '結果',
    done: '完了した',
    how: 'どのように行ったか（閲覧範囲の方だけが読めます）',
    submit: '報告する',
  },
  handOverForm: {
    title: 'ほかの機関に頼む',
    intro: '選んだ機関が引き受けるまで、担当は決まりません。',
    submit: '頼む',
  },
  trigger: {
    title: (number: string) => `発動（${number}）`,
    intro: '起きたことを選ぶと、待っている機関へ、時間に関わらずすぐ知らせます。',
    what: '起きたこと',
    submit: '発動する',
    none: '発動を待っているタスクのある事例がありません。',
    noneOf: (number: string) => `${number} には、発動を待っているタスクがありません。`,
    just: (number: string, at: string) =>
      `${number} は${at}に発動されています。担当機関には知らせてあります。`,
    done: (number: string) => `${number} を発動しました`,
    told: (n: number) => `${n}機関へ知らせました。`,
    nobody: '知らせる機関がありません。事務局へ電話などで連絡してください。',
    whichCase: 'どの事例ですか',
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

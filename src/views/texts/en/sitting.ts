import type { Texts } from '../ja.ts';
import { counted } from './counted.ts';

export const sitting: Texts['sitting'] = {
  answers: {
    attend: 'Attend',
    online: 'Attend online',
    proxy: 'Send a proxy',
    absent: 'Absent',
  },
  marks: { yes: 'Yes', maybe: 'Maybe', no: 'No' },
  noMark: '-',
  chosen: (label) => `✓ ${label}`,
  facts: {
    body: 'Body',
    date: 'Date',
    length: 'Length',
    place: 'Place',
    deadline: 'Answer by',
    invited: 'Called',
    answers: 'Answers',
    quorum: 'Quorum',
    yours: 'Your answer',
    waiting: 'Not answered',
    kind: 'Kind',
    status: 'State',
  },
  kinds: { regular: 'Regular', as_needed: 'As needed', urgent: 'Urgent' },
  statuses: { polling: 'Finding a date', convened: 'Called', cancelled: 'Cancelled' },
  titles: {
    poll: (body) => `${body}: finding a date`,
    called: (body) => `${body}: you are called to a sitting`,
    changed: (body) => `${body}: the sitting has changed`,
    moved: (body) => `${body}: the sitting has a new date`,
    cancelled: (body) => `${body}: the sitting is cancelled`,
    status: (body) => `${body}: state of the answers`,
    upcoming: 'Upcoming sittings',
    answers: (body) => `${body}: all answers`,
  },
  preview: {
    poll: (deadline) => `Which dates suit you? Please answer by ${deadline}`,
    called: (date) => `Will you attend the sitting? (${date})`,
    changed: (date) => `The sitting has changed (${date})`,
    moved: (date) => `The sitting has a new date (${date})`,
    cancelled: (date) => `The sitting is cancelled (${date})`,
    cancelledPoll: 'No date is being looked for any more',
    status: (waiting) => `Answers to the sitting (${waiting} outstanding)`,
    upcoming: (n) => `You have ${counted(n, 'upcoming sitting')}`,
    done: 'Noted',
  },
  pollText:
    'Please answer Yes (I can come), Maybe (I can come if I rearrange) or No (I cannot come). You may change your answers until the date is fixed.',
  callText: 'Please say whether you will attend. You may change your answer until the sitting begins.',
  answeredText: 'Your answer is noted. You may change it until the sitting begins.',
  movedText: 'As the date has changed, please say again whether you will attend.',
  cancelledText: 'Please remove it from your calendar.',
  pollCancelledText: 'The search for a date has been called off. No answer is needed.',
  pledgeFirst: 'Before you answer, please give the pledge of confidentiality.',
  pollLine: (yes, maybe, no) => `Yes ${yes} · Maybe ${maybe} · No ${no}`,
  yourMark: (mark) => `You: ${mark}`,
  countLine: (attend, online, proxy, absent, waiting) =>
    `Attending ${attend} · online ${online} · by proxy ${proxy} · absent ${absent} · not answered ${waiting}`,
  quorumHeads: (coming, needed, met) =>
    met
      ? `Met (${coming} expected, ${needed} needed)`
      : `${needed - coming} more needed (${coming} expected, ${needed} needed)`,
  quorumAgencies: (missing) =>
    missing.length === 0 ? 'Met' : `Agencies that nobody is coming from yet: ${missing.join(', ')}`,
  quorumPending: 'Counted once the date is fixed',
  everyoneAnswered: 'Everybody has answered',
  proxyLine: (name, pledged) => (pledged ? `Proxy: ${name}` : `Proxy: ${name} (pledge pending)`),
  noAccount: (n) =>
    `${counted(n, 'person has', 'people have')} no chat account on record. Please have the secretariat tell them in another way.`,
  notCalled: (n) =>
    `${counted(n, 'person was', 'people were')} not called, for example because the term does not cover the day.`,
  invitedLine: (n) => counted(n, 'person', 'people'),
  notes: {
    holiday: (name) => `a national holiday (${name})`,
    weekend: 'a weekend, when the office is closed',
    year_end: 'the turn of the year, when the office is closed',
    closed_day: 'a day on which the office is closed',
    out_of_hours: (opens, closes) => `not wholly within office hours (${opens}–${closes})`,
    short_notice: (days, rule) =>
      `The sitting is ${counted(days, 'day')} away; the rules ask for ${counted(rule, 'day')} of notice`,
    line: (date, note) => `${date}: ${note}`,
  },
  notesTitle: 'Please look twice',
  actions: {
    answers: 'All answers',
    change: 'Change',
    cancel: 'Cancel the sitting',
    agenda: 'Choose the agenda',
    minutes: 'Minutes',
    fix: 'Fix this date',
    proxy: 'Send a proxy',
    word: 'A word to the chair',
    pledge: 'Give the pledge',
    show: 'Answer the call',
    showPoll: 'Answer the poll',
    urgent: 'Call an urgent sitting',
    schedule: 'Schedule a sitting',
  },
  fixConfirm: (date) => `The date will be fixed at ${date} and the sitting called.`,
  fixYes: 'Fix the date',
  cancelConfirm: (date) =>
    `The sitting of ${date} will be cancelled, and everybody who was told of it will hear.`,
  cancelPollConfirm: 'The search for a date will be called off, and everybody who was asked will hear.',
  cancelYes: 'Cancel the sitting',
  cancelNo: 'Go back',
  which: {
    change: 'Which sitting do you want to change?',
    cancel: 'Which sitting do you want to cancel?',
    agenda: 'Which sitting is the agenda for?',
    read_agenda: 'Which sitting’s agenda do you want to see?',
    minutes: 'Which sitting are the minutes of?',
    minutes_document: 'Which sitting’s minutes do you want as a document?',
  },
  nothing: {
    change: 'There is no sitting to change. You can call one with “schedule”.',
    cancel: 'There is no sitting to cancel.',
    agenda: 'There is no sitting to choose an agenda for. Please call one with “schedule” first.',
    read_agenda: 'No sitting is planned.',
    minutes:
      'There are no minutes to write yet. They can be written once a sitting with an agenda has begun.',
    minutes_document:
      'There are no minutes to take as a document. Once the chair has confirmed them, you can take those of the items that you are convened for.',
    upcoming: 'No sitting is planned.',
  },
  done: {
    called: (body) => `${body}: the sitting is called`,
    polled: (body) => `${body}: everybody has been asked for a date`,
    changed: 'Changed; everybody who was told has been informed',
    cancelled: 'Cancelled; everybody who was told has been informed',
    fixed: 'The date is fixed and the sitting called',
  },
  faster: {
    title: 'Somebody else was faster',
    text: 'This is how it stands now. If it is still needed, please try again.',
    preview: 'The sitting has changed',
  },
  wordWaiting: (n) => `${counted(n, 'word')} to the chair: see “All answers”.`,
  wordLine: (word) => `Word: “${word}”`,
  wordNotice: {
    title: 'A word to the chair has come',
    text: 'Only the chair and the deputy chair can read it, under “All answers”.',
    preview: 'A word to the chair has come',
  },
  proxyNamed: {
    title: (body) => `${body}: please attend as a proxy`,
    text: (name) =>
      `${name} has named you as proxy. If you cannot come, please tell them or the secretariat.`,
    preview: (date) => `You are asked to attend as a proxy (${date})`,
    pledgeFirst: 'To be counted, please give the pledge of confidentiality first.',
    still:
      'You are still asked to attend as a proxy. If you cannot come, please tell the person or the secretariat.',
  },
  proxyReleased: {
    title: (body) => `${body}: you need not sit in as a proxy`,
    text: 'The date, or the plans of the person you were to sit for, have changed. Please take it out of your calendar.',
    preview: 'You need not sit in as a proxy',
  },
  proxyInvited: {
    title: 'A proxy has been invited',
    text: (agency) =>
      `${agency} has invited somebody as a proxy who is not on the roster. They do not count as attending until they have given the pledge. Please check the roster.`,
    preview: 'A proxy has been invited',
  },
  calendarSummary: (body) => body,
  calendarFileName: (day) => `sitting-${day}.ics`,
};

import type { Texts } from '../ja.ts';
import { counted } from './counted.ts';

const WEEKDAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'] as const;
const NTH = ['', 'first', 'second', 'third', 'fourth', 'last'] as const;
const dateOf = (date: number) => (date === 31 ? 'the last day' : `day ${date}`);

export const tasks: Texts['tasks'] = {
  verbs: {
    visit: 'Visit',
    check: 'Check',
    contact: 'Contact',
    report: 'Report',
    arrange: 'Arrange',
    apply: 'Apply',
    answer: 'Answer',
    act: 'Act',
  },
  label: (number, n, verb) => `${number} #${n} ${verb}`,
  due: (day) => `Due: ${day}`,
  overdue: (day) => `Due: ${day} (overdue)`,
  agency: (name) => `Agency: ${name}`,
  listTitle: 'Tasks',
  listPreview: (n) => counted(n, 'task'),
  listEmpty: 'You have no open tasks.',
  waiting: (within) =>
    within === 0
      ? 'Waits for its event (due the same day)'
      : `Waits for its event (due within ${counted(within, 'business day')})`,
  notYet: 'waits for its event',
  repeats: (rule) => {
    switch (rule.every) {
      case 'week':
        return `Every ${WEEKDAYS[rule.weekday]}`;
      case 'month_weekday':
        return `Every month on the ${NTH[rule.nth]} ${WEEKDAYS[rule.weekday]}`;
      case 'month_day':
        return `Every month on ${dateOf(rule.date)}`;
      case 'month_review':
        return `Reviewed every month on ${dateOf(rule.date)}, until a review closes it`;
      default:
        throw new Error(`No words for ${JSON.stringify(rule satisfies never)}`);
    }
  },
  because: (reason) => `Reason: ${reason}`,
  otherDay: (day) => `Possible by: ${day}`,
  scope: 'What is possible',
  triggerLabel: 'Event',
  counts: 'Open tasks by agency (shown to the secretariat only)',
  count: (agency, open, late) => `${agency}: ${open}${late > 0 ? ` (${late} late)` : ''}`,
  statuses: {
    offered: 'not answered yet',
    accepted: 'taken on',
    declined: 'declined',
    countered: 'change proposed',
    done: 'done',
    not_done: 'not done',
    cancelled: 'called off',
  },
  declineReasons: {
    no_capacity: 'Cannot: no capacity',
    outside_remit: 'Cannot: outside our remit',
    no_contact: 'Cannot: no contact with the household',
    other: 'Cannot: other',
  },
  notDoneReasons: {
    not_needed: 'Not done: no longer needed',
    no_contact: 'Not done: could not be reached',
    refused_by_household: 'Not done: the household did not want it',
    other: 'Not done: other',
  },
  actions: {
    read: 'Read',
    done: 'Done',
    assign: 'Assign a task',
    accept: 'Take it on',
    hard: 'Difficult (decline, change)',
    report: 'Report with a word',
    change: 'Change the day',
    handOver: 'Ask another agency',
    take_counter: 'Accept the change',
    cancel: 'Call it off',
    close_by_review: 'Close by review',
  },
  assigned: (label, agency, due) => `Assigned to ${agency}: ${label} (by ${due})`,
  assignedWaiting: (label, agency) => `Assigned to ${agency}: ${label} (waits for its event)`,
  assignedPreview: (label) => `${label}: assigned`,
  handedOver: (label, agency) => `${agency} has been asked: ${label}`,
  news: {
    assigned: {
      title: (label) => `A task for you: ${label}`,
      text: 'Press “Read” to see what it is about, then “Take it on” or “Difficult”.',
      preview: (label, due) => `${label} (by ${due})`,
    },
    reminder: {
      title: (label) => `Due: ${label}`,
      text: 'If it is finished, please press “Done”.',
      preview: (label, due) => `${label} (due ${due})`,
    },
    waiting: {
      title: (label) => `Waiting for your answer: ${label}`,
      text: 'Please press “Take it on” or “Difficult”.',
      preview: (label, due) => `${label}: waiting for your answer (due ${due})`,
    },
    triggered: {
      title: (label) => `Set off: ${label}`,
      text: 'Please press “Read” at once.',
      preview: (label, due) => `${label}: set off (due ${due})`,
    },
  },
  answered: {
    title: (label, status) => `${label}: ${status}`,
    declined: 'Please ask another agency.',
    countered: 'Please read it, and accept the change or ask another agency.',
  },
  unanswered: {
    title: (label) => `No answer yet: ${label}`,
    text: 'Please speak to the agency, or ask another one.',
  },
  settled: (label, status) => `${label}: now ${status}`,
  thanks: {
    accepted: (label) => `You have taken on ${label}. Thank you.`,
    declined: (label) => `You have declined ${label}.`,
    countered: (label) => `You have proposed a change to ${label}.`,
    next: 'The chair and the secretariat have been told. You will hear what they decide.',
  },
  notDoneNotice: {
    title: (label) => `${label} was not done`,
    preview: (label) => `${label}: not done`,
  },
  notDone: (label) => `${label}: reported as not done.`,
  nextRound: (day) => `Next due: ${day}`,
  waitsAgain: 'It has no due day until its event comes again.',
  reported: (at, agency, outcome) => `${at} ${agency}: ${outcome}`,
  answerForm: {
    title: 'Your answer',
    intro:
      'If it is possible otherwise, enter another day or what you could do. The chair and the secretariat decide.',
    answer: 'Answer',
    counter: 'Possible with another day or extent',
    due: 'Possible by',
    dueHint: 'Such as: 20 Dec, next Fri',
    scope: 'What is possible (only the audience can read it)',
    submit: 'Answer',
  },
  reportForm: {
    title: 'Report',
    outcome: 'Outcome',
    done: 'Done',
    how: 'How it was done (only the audience can read it)',
    submit: 'Report',
  },
  handOverForm: {
    title: 'Ask another agency',
    intro: 'Nobody has the task until the agency takes it on.',
    submit: 'Ask',
  },
  trigger: {
    title: (number) => `Set off (${number})`,
    intro: 'Choose what has happened. The agencies that wait for it are told at once, whatever the hour.',
    what: 'What has happened',
    submit: 'Set off',
    none: 'No case has tasks that wait for an event.',
    noneOf: (number) => `${number} has no tasks that wait for an event.`,
    just: (number, at) => `${number} was set off at ${at}. The agencies have been told.`,
    done: (number) => `${number} has been set off`,
    told: (n) => `${n === 1 ? 'One agency has' : `${n} agencies have`} been told.`,
    nobody: 'There is no agency to tell. Please call the secretariat.',
    whichCase: 'Which case?',
  },
  unreachable: {
    title: (label) => `The reminder for ${label} reaches nobody`,
    text: (agency) =>
      `Nobody at ${agency} may be told of it. Please check the roster and the audience, and contact the agency in another way.`,
    preview: (label) => `${label}: the reminder reaches nobody`,
  },
  doneNotice: {
    title: (label) => `${label} is done`,
    preview: (label) => `${label}: done`,
  },
  done: (label) => `${label} is done. Thank you.`,
  donePreview: (label) => `${label}: done`,
  readTitle: (label) => `${label} (shown to you only)`,
  detail: 'What exactly',
};

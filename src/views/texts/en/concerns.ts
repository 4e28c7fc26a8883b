import type { Texts } from '../ja.ts';
import { counted } from './counted.ts';

export const concerns: Texts['concerns'] = {
  listTitle: 'Concerns',
  listPreview: (n) => counted(n, 'concern'),
  listEmpty: 'No concern waits for a decision.',
  states: {
    open: 'being looked at',
    became_case: 'registered as a case',
    joined_case: 'added to a case',
    closed: 'closed',
  },
  decidedState: 'decided',
  urgentMark: 'Urgent',
  reportedAt: (at) => `Received: ${at}`,
  dueAt: (at) => `Decide by: ${at}`,
  overdue: (at) => `Decide by: ${at} (overdue)`,
  actions: {
    report: 'Report a concern',
    read: 'Read',
    becomeCase: 'Make it a case',
    joinCase: 'Add to a case',
    close: 'Close',
  },
  form: {
    title: 'Report a concern',
    intro: (body) =>
      `This goes to the secretariat of ${body} only. Other constituents do not see it, and nothing is posted in a channel.`,
    what: 'What you have noticed',
    whatHint: 'Such as: the letter box is full and nobody answers. Please say when and where',
    urgency: 'How urgent it is',
    urgencies: { today: 'To be looked at today', soon: 'To be looked at by the next business day' },
    danger: 'If somebody’s life is in danger, please call 110 or 119 first.',
    submit: 'Tell the secretariat',
  },
  received: {
    title: (number) => `Received as ${number}`,
    preview: (number) => `${number} received`,
    text: (due) => `Thank you for telling us. The secretariat will look at it by ${due}.`,
    notReached:
      'Nobody of the secretariat has a chat account, so it has not reached them yet. Please call them as well.',
  },
  readTitle: (number) => `${number} (secretariat only, shown to you only)`,
  readPreview: 'What was noticed',
  reporter: 'Reported by',
  reported: 'Received',
  state: 'State',
  closings: {
    handled_elsewhere: 'Handled elsewhere',
    no_need: 'Nothing had to be done',
    reported_before: 'The same as an earlier concern',
  },
  outcomeForm: {
    joinTitle: (number) => `Add ${number} to a case`,
    closeTitle: (number) => `Close ${number}`,
    joinIntro: 'Choose the case. Whoever reported it hears only that it was decided on.',
    closeIntro: 'Choose the reason. Whoever reported it hears only that it was decided on.',
    case: 'Case',
    closing: 'Reason',
    submit: 'Decide',
  },
  joined: (number, of) => `${number} was added to ${of}`,
  closed: (number) => `${number} was closed`,
  decidedPreview: (number) => `${number} decided`,
  decidedAlready: (number, at) =>
    `Somebody else of the secretariat decided on ${number} at ${at}. See “concern” for the present list.`,
  noSecretariat:
    'This body has no secretariat in office. Please tell the chair or the department of the city directly.',
  notices: {
    reported: (number) => `Concern ${number} has come`,
    waiting: (number) => `Concern ${number} is overdue`,
    decided: (number) => `Concern ${number} was decided on`,
    decidedText: 'The secretariat has decided what to do. Thank you for telling us.',
  },
  ofCase: 'Concerns',
};

import type { Texts } from '../ja.ts';
import { counted } from './counted.ts';

export const agenda: Texts['agenda'] = {
  form: {
    title: 'Choose the agenda',
    proposal: (n, length) =>
      n === 0
        ? 'There is no case that this sitting can deal with. The reasons stand below each case.'
        : `A proposal is chosen (${counted(n, 'case')}, ${length}). The reasons stand below each case; change it as you like.`,
    present: 'The present agenda is chosen. The reasons stand below each case.',
    order: 'The order is set so that agencies wait as little as possible.',
    cases: 'Cases on the agenda',
    submit: 'Set the agenda',
  },
  parts: 'Several bodies sit together. Each has an equal part of the time, and sets its own items.',
  others: 'There are items of other bodies. What and how many they are, only their people know.',
  rearrange: 'Order and times',
  proposal: {
    title: (body) => `Proposed agenda of ${body}`,
    preview: (n) => `Proposed agenda (${counted(n, 'case')})`,
    text: 'Press “Approve” if it is good as it is, or change it with the buttons first. Nobody else sees it before.',
    nothing: 'There is nothing on the agenda. Choose from the cases below and press “Approve”.',
    over: (length) => `It takes ${length} more than there are. Take something off, or plan less time.`,
    item: (n, line) => `${n}. ${line}`,
    out: (number) => `(off) ${number}`,
    sum: (n, length) => `${counted(n, 'case')}, ${length}`,
    approve: 'Approve',
    list: 'Choose from the list',
    up: '↑ Earlier',
    down: '↓ Later',
    shorter: (n) => `−${n} min`,
    longer: (n) => `+${n} min`,
    drop: 'Take off',
    pin: 'Put on',
  },
  card: {
    title: (body) => `Agenda of ${body}`,
    preview: (n) => `${counted(n, 'item')} for you`,
    text: 'These are the items for you. The times are approximate.',
    nothing: 'No items for you have been set yet.',
  },
  length: (length) => ` (${length})`,
  taken: {
    pinned: 'wanted on the agenda',
    hardDate: (day) => `the hard date of ${day} is near`,
    reviewDue: (day) => `the review of ${day} is due`,
    immediate: 'immediate',
    neverReviewed: 'never dealt with so far',
    priority: 'by priority',
  },
  ranking: {
    line: (cases, pressing, coming) =>
      `Could deal with ${counted(cases, 'case')}${pressing === 0 ? '' : ` (${pressing} with a hard date)`}; ${coming}`,
    allCome: 'no agency is missing',
    absent: (n) => `${counted(n, 'agency', 'agencies')} cannot come`,
    maybe: (n) => `${counted(n, 'agency', 'agencies')} not sure`,
    nothing: 'No case could be dealt with',
    best: (line) => `◎ ${line}`,
  },
  leftOut: {
    closed: 'closed',
    consentMissing: 'not for this body without consent',
    retentionPassed: 'its retention has passed',
    bodyNotEstablished: 'the ordinance of the body is not recorded, or not yet in force',
    onOtherSitting: (day) =>
      day === null ? 'already before a sitting that has no date yet' : `already before the sitting of ${day}`,
    dropped: 'not on this agenda',
    leadAgencyAbsent: 'its lead agency does not come',
    nobodyComes: 'none of its agencies comes',
    noTimeLeft: (length) => `no time left (${length} planned)`,
    agendaFull: (most) => `more than ${most} in one sitting`,
  },
};

import type { Texts } from '../ja.ts';
import { counted } from './counted.ts';

export const ledger: Texts['ledger'] = {
  title: 'Ledger of cases',
  closedTitle: 'Closed cases',
  preview: (n) => `Ledger: ${counted(n, 'case')}`,
  body: 'Body',
  none: 'No case is open. “case” registers one.',
  noneClosed: 'No case is closed.',
  review: (day) => `Next review: ${day}`,
  overdue: (day) => `The review is overdue (${day})`,
  neverReviewed: 'Not before a sitting yet',
  noReview: 'No day for a review is set',
  hardDate: (day) => `Hard date: ${day}`,
  lead: (agency) => `Lead agency: ${agency}`,
  noLead: 'No lead agency is set',
  openTasks: (n) => `Tasks left: ${n}`,
  closedOn: (day, reason) =>
    `Closed: ${[day, reason].filter((part) => part !== null).join(', ') || 'no day on record'}`,
  close: 'Close',
  reopen: 'Take up again',
  reopenText: 'It is taken up again under the same number and with the same audience.',
  showOpen: 'Open cases',
  showClosed: 'Closed cases',
};

import type { Sitting } from '../../../domain/sitting.ts';
import type { Texts } from '../ja.ts';
import { counted } from './counted.ts';

const statuses: Record<Sitting['status'], string> = {
  polling: 'still looking for a date',
  convened: 'called',
  cancelled: 'cancelled',
};

export const refusals: Texts['refusals'] = {
  title: 'Not possible now',
  preview: 'Not possible now',
  notSeated:
    'You are not registered as a constituent of this body. If you think you should be, please ask the secretariat.',
  notActive: (state) =>
    ({
      invited: 'You have not given the pledge of confidentiality yet. Please do so with “pledge”.',
      pledged: 'Your term has not begun yet. You can do this from its first day.',
      active: 'This is not possible. Please ask the secretariat.',
      suspended: 'Your seat is suspended. Please ask the secretariat.',
      ended: 'Your term has ended. If you are still a constituent, please tell the secretariat.',
    })[state],
  roleMayNot: (roles) => `This is for: ${roles}. If it is needed, please ask the secretariat.`,
  datePast: (date) => `${date} has passed. Please enter a date that lies ahead.`,
  sameDateTwice: (date) => `${date} is there twice. Please keep only one.`,
  deadlinePast: (date) => `The time to answer by (${date}) has passed. Please choose a later one.`,
  deadlineAfterFirst: (deadline, first) =>
    `The time to answer by (${deadline}) is after the first date (${first}). Please choose an earlier one.`,
  notActiveThatDay: (n, day) =>
    `The terms of ${counted(n, 'constituent')} do not cover ${day}. Please update the roster or do not call them.`,
  nobodyInvited: 'Nobody is called. Please choose at least one constituent.',
  tooManyDates: (most) => `At most ${counted(most, 'date')} can be asked about. Please choose fewer.`,
  lengthOutOfRange: (least, most) =>
    `Please enter a length between ${counted(least, 'minute')} and ${counted(most / 60, 'hour')}.`,
  noLongerPolling: (status) =>
    status === 'convened'
      ? 'The date has been fixed. Please say whether you will attend.'
      : 'The search for a date has been called off.',
  notConvened: (status) =>
    status === 'polling'
      ? 'A date is still being looked for. Please try again once it is fixed.'
      : `This is not possible, as the sitting is ${statuses[status]}.`,
  alreadyCancelled: 'This sitting has already been cancelled.',
  alreadyBegun: (date) => `This sitting (${date}) has already begun and can no longer be changed.`,
  unknownOption: 'This date is no longer asked about. Please see “upcoming” for how it stands now.',
  nothingToChange: 'Nothing is different. Please change what you want to change.',
  notInvited: 'You are not called to this sitting. If you need to attend, please tell the secretariat.',
  proxyIsOneself: 'You cannot be your own proxy. Please choose somebody else.',
  proxyOfOtherAgency: 'A proxy has to be of the same agency.',
  proxyOfOtherBody:
    'Please name somebody of the body on which you sit. Somebody of the same agency who sits on another body cannot sit in for you.',
  proxyNotActive:
    'A proxy has to be in office and pledged on the day of the sitting. Please choose somebody else, or ask them for the pledge first.',
  proxyInvitedAlready:
    'This person is called in their own right and cannot sit for two. Please choose somebody else.',
  proxyTaken:
    'This person already sits in for somebody else and cannot sit in for two. Please choose another.',
  sittingCancelled: 'This sitting has been cancelled, so it has no agenda.',
  tooManyItems: (most) => `An agenda has at most ${counted(most, 'case')}.`,
  caseOfOtherBody: (numbers) =>
    `Of a body that does not take part in this sitting: ${numbers}. Please choose it under “Bodies that sit together”, or deal with it in a sitting of that body.`,
  caseClosed: (numbers) => `Already closed, so not for an agenda: ${numbers}.`,
  caseBarred: (numbers) =>
    `Not for an agenda of this body, because consent is missing, the retention has passed, or the ordinance of the body is not recorded or not yet in force: ${numbers}. Please look at the consent under “case” and at the ordinance under “setup”.`,
  onOtherSitting: (numbers, day) =>
    `${numbers}: already on the agenda of ${day === null ? 'another sitting whose date is being asked about' : `the sitting of ${day}`}. Take it off there first to deal with it here.`,
  hasMinutes: (numbers) => `There are minutes of this sitting, so these stay on the agenda: ${numbers}.`,
  notBegun: (date) => `Minutes can be written once the sitting has begun (from ${date}).`,
  alreadyConfirmed: 'These minutes have been confirmed and cannot be rewritten.',
  reviewDayPast: (day) => `The day of the next review (${day}) has passed. Please choose a later one.`,
  changedMeanwhile: 'Somebody else changed this first. Please look at it again and retry.',
  dueDayPast: (day) => `The due day (${day}) has passed. Please choose a later one.`,
  caseNotOpen: 'This case is closed, so no task can be assigned for it.',
  nobodyAtAgency:
    'Nobody of this agency is both in office and in the audience of this case. Please add somebody to the audience first.',
  alreadyDone: (date) => `This task was completed on ${date}. Thank you.`,
  otherAgency:
    'Only people of the agency who are in the audience of this case can answer for this task or report on it.',
  taskMovedOn: (status) =>
    `This task is “${status}” now, so that cannot be done. Please see “tasks” for how it stands.`,
  notTriggered: 'Nothing has set this task off yet. When it happens, please say “trigger”.',
  nothingCountered: 'Please enter another day, or what you could do instead.',
  sameAgency: 'That is the agency which has it now. Please choose another one.',
  unknownSitting: 'The sitting was not found. Please see “upcoming” for how things stand now.',
  ledByOther:
    'This sitting was called by another body. To change or cancel it, please ask the secretariat of that body.',
  unknownCase: (number) =>
    `${number} does not exist or is not for you to see. Please check the number or ask the secretariat.`,
  unknownThing: 'It does not exist or is not for you to see. Please start again from “upcoming” or “tasks”.',
  workspaceUnknown: {
    title: 'This workspace is not registered',
    text: 'Please have your IT staff register the municipality as described under “Import” in the README.',
    preview: 'The workspace is not registered',
  },
  stranger: {
    title: 'You need to be registered',
    text: 'Tsudoi is for constituents who are registered with a body. If you think you should be, please ask the secretariat.',
    preview: 'You need to be registered',
  },
  fault: {
    title: 'This could not be done',
    text: (id) =>
      `We are sorry. Please wait a moment and try again. If it happens again, please give the number ${id} to your IT staff.`,
    preview: 'This could not be done',
  },
  unknownWord: {
    title: (word) => `There is no word “${word}”`,
    nearest: (word) => `Did you mean “${word}”?`,
    none: 'Please see “help” for what you can do.',
    preview: 'There is no such word',
  },
};

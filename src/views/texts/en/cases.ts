import type { Texts } from '../ja.ts';
import { counted } from './counted.ts';

export const cases: Texts['cases'] = {
  urgencies: { immediate: 'Immediate', high: 'High', medium: 'Medium', low: 'Low' },
  urgencyLine: (urgency) => `Urgency: ${urgency}`,
  reasons: {
    no_consent: 'The person does not consent',
    unshared_household: 'The needs of the whole household are not shared',
    other: 'Other',
  },
  consents: {
    obtained: 'Obtained',
    refused: 'Refused',
    not_sought: 'Not sought',
    withdrawn: 'Withdrawn',
  },
  listTitle: 'Cases',
  listPreview: (n) => counted(n, 'case'),
  listEmpty: 'There are no cases that you may see.',
  audienceLine: (n, recused) =>
    `Audience: ${counted(n, 'person', 'people')}${recused === 0 ? '' : ` (left out as parties: ${recused})`}`,
  youMayRead: 'You are in the audience',
  youMayNotRead: 'You are not in the audience (number only)',
  facts: {
    urgency: 'Urgency',
    reason: 'Reason for selection',
    consent: 'Consent',
    audience: 'Audience',
    household: 'Household',
    situation: 'Situation',
  },
  memberLine: (relation, ageBand, status) =>
    [relation, ageBand, status].filter((part) => part !== '').join(' / '),
  readTitle: (number) => `${number} (shown to you only)`,
  readPreview: 'What the case is about',
  actions: {
    read: 'Read',
    audience: 'Audience',
    consent: 'Consent',
    register: 'Register a case',
    task: 'Assign a task',
  },
  consent: {
    title: (number) => `${number}: consent`,
    intro: 'Record what the person says of sharing among the agencies. Records are kept and never deleted.',
    before: (day, state, method) =>
      `Recorded before: ${day}, ${state.toLowerCase()} (${method.toLowerCase()})`,
    member: 'Whose consent',
    memberHint: 'With nobody chosen it is that of the household',
    oneMember: 'One member of the household',
    purpose: 'To be shared with',
    until: 'Until (if limited)',
    untilHint: 'Such as: 31 March. After that there is no consent',
    expired: 'That day is over already.',
    state: 'Consent',
    method: 'How it was learnt',
    methods: {
      writing: 'In writing',
      spoken: 'Spoken',
      through_family: 'Through the family',
      imported: 'From the registry file',
    },
    on: 'Day',
    onHint: 'Such as: 25 Nov, yesterday',
    submit: 'Record',
    done: (number, state) => `${number}: consent recorded as “${state}”`,
    dayAhead: 'Please give a day up to today.',
    elsewhere: (system) => `It is recorded as consent to sharing with ${system}.`,
    notNeeded: 'This body may share without consent.',
    open: 'This body may share.',
    shut: 'This body shares only with consent. Live summaries are taken away, and nothing is shared until there is consent.',
  },
  registered: (number) => `Registered as ${number}`,
  registeredPreview: (number) => `${number} registered`,
  updatedPreview: (number) => `${number} updated`,
  registeredNext: 'Next, put it before a sitting with “agenda”.',
  audienceSet: (number, n, recused) =>
    `${number} now has an audience of ${counted(n, 'person', 'people')}${
      recused === 0 ? '' : `, and ${counted(recused, 'party', 'parties')} left out`
    }`,
  agendaSet: (n) => (n === 0 ? 'The agenda is now empty' : `The agenda now has ${counted(n, 'case')}`),
  agendaPreview: 'The agenda is set',
  noCases: 'No case is registered. Please register one with “case” first.',
};

export const minutes: Texts['minutes'] = {
  title: (body, date) => `${body}: minutes of ${date}`,
  preview: (date) => `Minutes (${date})`,
  noAgenda: 'This sitting has no agenda. Please choose cases with “agenda”.',
  parts: { policy: 'Support policy', assessment: 'Assessment', discussion: 'What was discussed' },
  states: { none: 'Not written', draft: 'Draft', confirmed: 'Confirmed' },
  nextReview: (day) => `Next review: ${day}`,
  actions: {
    write: 'Write',
    rewrite: 'Rewrite',
    read: 'Read',
    confirm: 'Confirm',
    share: 'Share',
    task: 'Assign a task',
    back: 'Back to the list',
  },
  saved: (number) => `${number}: the draft is saved`,
  savedNext: 'Once the chair has checked and confirmed it, it can be shared.',
  savedPreview: (number) => `${number}: draft saved`,
  confirmed: (number) => `${number}: the minutes are confirmed`,
  confirmedNext: 'With “Share” the summary goes to a channel in which only the audience is.',
  confirmedPreview: (number) => `${number}: minutes confirmed`,
  confirmText: 'Once confirmed, it cannot be rewritten.',
  readTitle: (number, status) => `${number}: summary [${status}]`,
  readPreview: (number) => `${number}: summary`,
  toConfirm: {
    title: (number) => `${number}: please confirm the minutes`,
    text: 'The draft is ready. Please check and confirm it.',
    preview: (number) => `${number}: please confirm the minutes`,
  },
  mayNotRead: (number) =>
    `You cannot read ${number}: you are not in its audience, or a condition such as consent is not met. If you need it, please ask the secretariat.`,
  mayReadInPart: (number) =>
    `You may know of some members of the household of ${number} only, so you cannot do what concerns all of it. If you need to, please ask the secretariat.`,
};

export const gate: Texts['gate'] = {
  room: {
    public_channel: 'The channel is public. Please use a private one.',
    archived_channel: 'The channel is archived.',
    shared_channel: 'The channel is shared with another organisation. Please use one of your own only.',
    channel_of_no_body:
      'The channel is not registered for a body. Please ask the secretariat to register it.',
    channel_of_other_body: 'The channel belongs to another body.',
    retention_passed:
      'The retention period of the case has passed. Please ask the secretariat about its disposal.',
    body_not_established:
      'The ordinance of this body is not recorded yet, or not yet in force, so nothing of a case can be shared. Once the secretariat has recorded its number and day with “setup”, it can.',
    consent_missing:
      'This body may share only with the person’s consent. Please check what is recorded about it.',
  },
  reader: {
    not_registered: 'not on the roster',
    term_not_begun: 'term not begun',
    term_ended: 'term ended',
    suspended: 'suspended',
    pledge_missing: 'no pledge',
    pledge_outdated: 'pledge to an earlier text',
    recused: 'left out of this case as a party',
    not_in_audience: 'not in the audience of this case',
    outside_secrecy_scope: 'outside the duty of secrecy (it binds only the named person of that agency)',
    guest_account: 'guest account',
    external_account: 'account of another organisation',
    unknown_bot: 'app that is not allowed',
    deactivated_account: 'deactivated account',
  },
  checkTitle: (fit) => (fit ? 'This channel is fit for sharing' : 'This channel is not fit for sharing'),
  checkPreview: (fit) => (fit ? 'Checked: fit for sharing' : 'Checked: not fit for sharing'),
  checkFit: (n) =>
    n === 1
      ? 'The one person in the channel meets the conditions. It is checked again right before posting.'
      : `All ${n} people in the channel meet the conditions. It is checked again right before posting.`,
  inTheWay: (n) =>
    `${counted(n, 'person in the channel does', 'people in the channel do')} not meet the conditions. Only the secretariat has been told who. Please ask the secretariat.`,
  askSecretariat: (names) => `Secretariat: ${names}`,
  inconclusive: 'The list of people in the channel could not be read to its end. Please try again later.',
  checkWhere: 'Please ask for the check in the channel that you want to check.',
  refusedTitle: (number) => `${number} has not been shared`,
  refusedPreview: (number) => `${number}: not shared`,
  kept: 'The summary is kept. Please share it again once the conditions are met.',
  again: 'Check again and share',
  sharedTitle: (number) => `${number}: the summary has been shared`,
  sharedText: (n) =>
    `Before and after posting it was checked that everybody in the channel (${counted(n, 'person', 'people')}) meets the conditions.`,
  sharedPreview: (number) => `${number}: shared`,
  retractedTitle: (number) => `${number}: the post has been retracted`,
  retractedText:
    'Right after posting, somebody was found in the channel who does not meet the conditions. Only the secretariat has been told who.',
  alreadyShared: (number) => `This summary of ${number} has already been shared in this channel.`,
  pendingTitle: (number) => `${number}: finding out whether it was posted`,
  pendingText:
    'The chat service has not answered. Whether the post has arrived is being checked, and you will be told. There is no need to try again.',
  notPosted: 'The post had not arrived. Please share it again.',
  noConfirmed: 'There are no confirmed minutes. Please confirm them with “minutes” first.',
  whichCase: 'Which summary do you want to share?',
  whichChannel: 'In which channel do you want to share it?',
  noChannel: 'No channel is registered for the body. Please ask the secretariat to register one.',
  channelLabel: (name) => `Channel ${name}`,
  post: {
    title: (number) => `${number}: summary`,
    preview: (number) => `${number}: the summary has been shared`,
    handling: 'Confidential: for the constituents here only. Please do not copy, forward or print it.',
  },
  sealed: {
    title: (number: string) => `A summary for ${number} has arrived`,
    preview: (number: string) => `A summary for ${number} has arrived`,
    text: 'Whoever presses “Open and read” is checked at that moment. The text is shown to that person alone and stays out of the channel.',
    open: 'Open and read',
    doneTitle: (number: string) => `The summary for ${number} was delivered sealed`,
    doneText:
      'It is shown only to those who may read it, one by one, when they press “Open and read”. Who read it is recorded.',
  },
  secretariat: {
    title: 'Why it could not be shared (secretariat only)',
    preview: 'Please see why the summary could not be shared',
    text: 'Please remove them from the channel, or put roster, pledge or audience in order. Until then nothing is posted.',
    retractedTitle: 'A post has been retracted (secretariat only)',
    retractedPreview: 'A post has been retracted',
    retractedText:
      'The post has been deleted, but copies may remain in notifications and exports. These people may have been able to read it.',
    alarms: {
      stuck: {
        title: 'Urgent: a post cannot be deleted (secretariat only)',
        preview: 'Urgent: a post cannot be deleted',
        text: 'Somebody in this channel may not read a post of the bot, and it could not be deleted automatically. Please ask a channel manager to delete it by hand. The bot keeps trying as well.',
      },
      unwatched: {
        title: 'Urgent: a channel cannot be read (secretariat only)',
        preview: 'Urgent: a channel cannot be read',
        text: 'The members of a channel with a live summary could not be read for 15 minutes. Please check that the bot was not removed from it, and that only people who may read it are there. Until then nothing can be taken away automatically.',
      },
      unfound: {
        title: 'Urgent: nobody knows whether a post has arrived (secretariat only)',
        preview: 'Urgent: nobody knows whether a post has arrived',
        text: 'The chat did not answer when a summary was posted, and whether it stands there cannot be found out automatically. Please look into the channel: either there is no post, or only people who may read it are there. If not, please delete the post of the bot by hand.',
      },
    },
    settle: {
      action: 'There is no post (or I have deleted it)',
      confirm: 'Have you looked into the channel and made sure that the summary is not there?',
      yes: 'I have',
      no: 'Not yet',
      done: 'Recorded that there is no post',
      again: 'You can share it again with “share”.',
      settled: 'This post has been accounted for.',
    },
    channel: 'Channel',
  },
};

import type { Texts } from '../ja.ts';

export const pledge: Texts['pledge'] = {
  title: 'Pledge of confidentiality',
  preview: 'Please give the pledge of confidentiality',
  asked: {
    title: (body) => `${body}: please give the pledge of confidentiality`,
    text: 'Before we welcome you as a constituent, please give the pledge of confidentiality. After that you can answer calls and read what is meant for you.',
  },
  intro: (name, body) => `As a constituent of ${body}, I, ${name}, pledge the following.`,
  promise:
    'I will not disclose, without just cause, any secret that I have come to know in the work of the body. This holds also after I cease to be a constituent.',
  handling:
    'I will use what is shared in sittings only for giving support, and will not copy, forward or take away what is on the screen.',
  basis: 'Legal basis',
  penalty: 'Penalty for breach',
  term: 'Term',
  termRange: (from, to) => `${from} – ${to}`,
  checkedOn: (day) => `law checked on ${day}`,
  byOrdinance: (number, article) => `by ${number} ${article}`,
  noPenalty: 'The law sets no penalty (the body’s ordinance applies)',
  ordinance: 'By the body’s ordinance',
  action: 'I give this pledge',
  done: (body) => `${body}: thank you for your pledge`,
  doneText: (from) => `You can now take part as a constituent (term from ${from}).`,
  donePreview: 'Thank you for your pledge',
  nothing: 'No body is waiting for your pledge.',
  already: (body, day) => `${body}: pledged on ${day}`,
  changed: 'The text of the pledge has been renewed. Please read it again.',
};

export const help: Texts['help'] = {
  title: 'What you can do',
  preview: 'What you can do',
  intro: {
    slack: 'Type “/shien” and a word. A word alone opens a form.',
    teams:
      'Send a word here, or mention the bot with a word in a channel or group chat. A word alone leads to a form.',
    playground: 'Type “/shien” and a word. A word alone opens a form.',
  },
  words: {
    schedule: 'Call a sitting; with several dates, ask which suits (such as: schedule 3 Dec 14:00)',
    urgent: 'Call only those needed, as soon as possible',
    upcoming: 'Upcoming sittings and your answers',
    home: 'Your sittings and tasks at a glance',
    change: 'Change date or place',
    cancel: 'Cancel a sitting',
    concern: 'tell the secretariat, and nobody else, of a household that worries you',
    case: 'List and register cases',
    ledger: 'the cases by their next review; close one or take it up again',
    agenda: 'See the agenda of a sitting; those who lead choose its cases',
    minutes: 'Write and confirm results, take them as a document (such as: minutes export)',
    share: 'Deliver a summary to a channel where everybody may read it',
    check: 'See whether this channel is fit for sharing',
    request: 'ask agencies for cooperation, answer what yours is asked',
    tasks: 'Answer and report on your agency’s tasks',
    trigger: 'Tell the agencies that wait for an event that it has happened',
    audit: 'see and print who could read what, and when',
    roster: 'See the roster, add people, end terms (such as: roster export)',
    setup: 'Set up a body, and record its ordinance and rules',
    pledge: 'Read and give the pledge of confidentiality',
    help: 'This guide',
  },
  yourRoles: 'Your role',
};

export const home: Texts['home'] = {
  title: 'Your sittings and tasks',
  preview: 'Your sittings and tasks',
  nothing: 'There is nothing for you to do now.',
  greeting: (name) => `Hello, ${name}`,
};

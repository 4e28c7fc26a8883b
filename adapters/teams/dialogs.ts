import type { Ask } from '../../src/ports/command.ts';

/** Answers that show content of a case: seen in a dialog, which leaves nothing in the history of a chat. */
const READ_APART: readonly Ask['kind'][] = [
  'read_case',
  'read_minutes',
  'read_task',
  'read_concern',
  'read_request',
  'show_answers',
];

/** What is asked for with a form as long as this part of the ask is missing. */
const ASKS_FOR: Readonly<Partial<Record<Ask['kind'], string>>> = {
  schedule: 'when',
  schedule_urgently: 'when',
  change_sitting: 'when',
  name_proxy: 'proxyId',
  tell_chair: 'word',
  register_case: 'urgency',
  set_audience: 'audience',
  record_consent: 'state',
  limit_audience: 'personId',
  edit_case: 'situation',
  edit_member: 'relation',
  add_fact: 'fact',
  add_hard_date: 'when',
  refer_case: 'toBodyId',
  close_case: 'reason',
  report_concern: 'urgency',
  decide_concern: 'closing',
  set_agenda: 'caseNumbers',
  write_minutes: 'summary',
  minutes_document: 'names',
  assign_task: 'agencyId',
  ask_cooperation: 'agencyIds',
  answer_request: 'response',
  answer_task: 'due',
  report_task: 'outcome',
  hand_over_task: 'agencyId',
  trigger: 'triggerId',
  appoint: 'name',
  release: 'on',
  renew: 'to',
  record_pledge: 'pledgedOn',
  set_up_body: 'displayName',
  change_rules: 'displayName',
  state_law: 'fact',
};

/** What the message extension offers, by the words that its commands are named after in the manifest. */
const EXTENSION_WORDS: readonly string[] = ['schedule', 'concern', 'tasks', 'upcoming', 'home'];

export function isExtensionWord(commandId: string): boolean {
  return EXTENSION_WORDS.includes(commandId);
}

export function isReadApart(ask: Ask): boolean {
  return READ_APART.includes(ask.kind);
}

/**
 * Whether a button opens a dialog. Teams opens one only from a button that was drawn as such, so it is guessed from the ask:
 * where the guess is wrong, a dialog shows the card, or a message a button to the form.
 */
export function opensDialog(ask: Ask): boolean {
  const missing = ASKS_FOR[ask.kind];
  return (
    isReadApart(ask) || (missing !== undefined && (ask as Record<string, unknown>)[missing] === undefined)
  );
}

import { agenda } from './en/agenda.ts';
import { audit } from './en/audit.ts';
import { caseFile } from './en/case-file.ts';
import { cases, gate, minutes } from './en/cases.ts';
import { common } from './en/common.ts';
import { concerns } from './en/concerns.ts';
import { cooperation } from './en/cooperation.ts';
import { forms } from './en/forms.ts';
import { law } from './en/law.ts';
import { ledger } from './en/ledger.ts';
import { minutesDocument } from './en/minutes-document.ts';
import { help, home, pledge } from './en/people.ts';
import { refusals } from './en/refusals.ts';
import { roster } from './en/roster.ts';
import { setup } from './en/setup.ts';
import { sitting } from './en/sitting.ts';
import { tasks } from './en/tasks.ts';
import type { Texts } from './ja.ts';

/** The sentences in English, for `LOCALE=en`. */
export const en: Texts = {
  common,
  sitting,
  forms,
  refusals,
  caseFile,
  cases,
  minutes,
  minutesDocument,
  gate,
  tasks,
  pledge,
  help,
  home,
  audit,
  roster,
  concerns,
  cooperation,
  agenda,
  ledger,
  law,
  setup,
};

import { agenda } from './ja/agenda.ts';
import { audit } from './ja/audit.ts';
import { caseFile } from './ja/case-file.ts';
import { cases, gate, minutes } from './ja/cases.ts';
import { common } from './ja/common.ts';
import { concerns } from './ja/concerns.ts';
import { cooperation } from './ja/cooperation.ts';
import { forms } from './ja/forms.ts';
import { law } from './ja/law.ts';
import { ledger } from './ja/ledger.ts';
import { minutesDocument } from './ja/minutes-document.ts';
import { help, home, pledge } from './ja/people.ts';
import { refusals } from './ja/refusals.ts';
import { roster } from './ja/roster.ts';
import { setup } from './ja/setup.ts';
import { sitting } from './ja/sitting.ts';
import { tasks } from './ja/tasks.ts';

export const ja = {
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

/** Every sentence of the bot. The English table has the same keys, which the compiler and a test check. */
export type Texts = typeof ja;

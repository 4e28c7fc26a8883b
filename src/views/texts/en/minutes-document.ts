import type { Texts } from '../ja.ts';
import { counted } from './counted.ts';

export const minutesDocument: Texts['minutesDocument'] = {
  action: 'Take as a document',
  form: {
    title: 'Minutes as a document',
    intro:
      'A Word document of the confirmed minutes that you may read, each item on pages of its own. That you took it is recorded for each item.',
    delivery: {
      slack: 'The file comes by direct message from Tsudoi, and to nobody else.',
      teams:
        'Once you agree in your personal chat, the file is put into your own OneDrive. Please do not share it from there.',
      playground: 'The file can be downloaded from the card of the answer.',
    },
    names: 'How attendance is written',
    namesHint: 'The name of whoever takes the document always stands at the foot of the page',
    choices: { shown: 'With names', left_out: 'Agencies only' },
    submit: 'Make the document',
  },
  done: (n) => `The minutes are ready (${counted(n, 'item')})`,
  donePreview: 'The minutes are ready',
  doneText: {
    slack: 'The file comes by direct message.',
    teams:
      'Please agree in your personal chat within 15 minutes, and it is put into your own OneDrive. After that, please ask again.',
    playground: 'Please download the file below.',
  },
  handling:
    'Handle with care: keep it where such records are kept, and destroy it once its retention has passed.',
  nothing:
    'There are no minutes to take as a document: those that are confirmed, of items that you are convened for and may read in full. If you miss some, please ask the chair or the secretariat.',
  fileName: (body, day) => `minutes_${body}_${day}.docx`,
  page: {
    title: 'Minutes',
    handling: 'Handle with care',
    body: 'Body',
    when: 'When',
    span: (start, end) => `${start} to ${end} (as planned)`,
    place: 'Where',
    item: 'Item',
    confirmed: 'Confirmed',
    version: 'Version',
    versionOf: (n) => `${n}`,
    attendance: 'Attendance',
    columns: { agency: 'Agency', name: 'Name', role: 'Role', answer: 'Answer' },
    attendanceNote: 'Those called for this item, as they answered the call.',
    sections: {
      discussion: 'What was discussed',
      assessment: 'Assessment',
      summary: 'What was decided (summary)',
      policy: 'Support policy',
    },
    tasks: 'Who does what',
    taskColumns: { agency: 'Agency', what: 'What', due: 'Due', state: 'State' },
    tasksNote: 'As it stood when the document was made.',
    noTasks: '(nothing was assigned)',
    taskDone: (day) => `done\n${day}`,
    nextReview: 'Next review',
    undecided: 'not fixed',
    nothingWritten: '(nothing written)',
  },
  footer: {
    handling: 'Handle with care: not to be copied or passed on without permission.',
    takenBy: (name, agency, at) => `Taken by ${name} (${agency}), ${at}`,
    keptUntil: (day) => `To be kept until ${day}`,
    keptYears: (n) => `To be kept for ${counted(n, 'year')} from the fiscal year after the case is closed`,
    keptByRules: 'To be kept as the rules on records say',
  },
};

import type { Texts } from '../ja.ts';
import { counted } from './counted.ts';

export const common: Texts['common'] = {
  open: 'Open',
  people: (n) => counted(n, 'person', 'people'),
  minutes: (n) => {
    const hours = counted(Math.floor(n / 60), 'hour');
    const rest = counted(n % 60, 'minute');
    if (n % 60 === 0) return hours;
    return n > 60 ? `${hours} ${rest}` : rest;
  },
  list: (parts) => parts.join(', '),
  dots: (parts: readonly string[]) => parts.join(', '),
  spaced: (parts: readonly string[]) => parts.join('  '),
  inBrackets: (name: string, inside: string) => `${name} (${inside})`,
  bullet: (line: string) => `• ${line}`,
  labelled: (label, value) => `${label}: ${value}`,
  bracketed: (name, inside) => `${name} [${inside}]`,
  placeOpen: 'To be announced',
  toBeChecked: 'to be verified',
  page: (page, pages) => `page ${page} of ${pages}`,
  nextPage: 'Next page',
  previousPage: 'Previous page',
  roles: {
    chair: 'Chair',
    deputy_chair: 'Deputy chair',
    secretariat: 'Secretariat',
    regular: 'Constituent',
    adhoc: 'Temporary constituent',
    observer: 'Observer',
  },
  whichBody: {
    title: 'Which body?',
    text: 'More than one body fits. Please choose one.',
    preview: 'Please choose a body',
  },
};

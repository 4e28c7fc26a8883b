import type { ImportTexts } from '../ja/import.ts';
import { counted } from './counted.ts';
import { law } from './law.ts';

const meant = (nearest: string | null) => (nearest === null ? '' : ` Did you mean “${nearest}”?`);

export const importing: ImportTexts = {
  line: (n) => `line ${n}`,
  on: (place, sentence) => `${place.charAt(0).toUpperCase()}${place.slice(1)}: ${sentence}`,
  syntax: {
    indent: 'The indentation (spaces at the beginning of the line) does not fit.',
    tab: 'There is a tab in the indentation. Use spaces.',
    unclosed:
      'A quote or bracket is not closed, or a “- ” is missing. Look at this line and those before it.',
    colon: 'This is not “field: value”. Look at the commas and at the space after each colon.',
    character: 'Put quotes around a value that begins with “@” or “`”.',
    documents: 'A second document begins after “---”. Write one document in a file.',
    alias: 'Values that begin with “*” cannot be used. Write the value itself, or put it in quotes.',
    other: 'This cannot be read as YAML.',
  },
  syntaxFirst:
    'What stands on the lines that cannot be read, or hangs on them, was not looked at. Mend them and try again.',
  emptyFile: 'There is nothing in the file.',
  fieldMissing: (field) => `“${field}” is missing.`,
  fieldUnknown: (field, nearest) =>
    `${field === null ? 'This is not a field that can stand here.' : `There is no field “${field}”.`}${meant(nearest)}`,
  fieldTwice: 'The same field is written twice. Remove one of them.',
  wrongType: {
    text: (field) => `“${field}” has to be text. Put quotes around a value of digits only.`,
    number: (field) => `“${field}” has to be a whole number.`,
    list: (field) => `“${field}” has to be a list, such as [a, b].`,
    fields: (field) =>
      field === ''
        ? 'Begin the file with fields such as “municipality:” and “bodies:”.'
        : `“${field}” has to hold pairs of “field: value”.`,
    yes_no: (field) => `${field} has to be true or false.`,
  },
  valueUnknown: (field, value, allowed, nearest) =>
    `${value === null ? `A value of “${field}” cannot be used.` : `“${field}” cannot be “${value}”.`}${meant(nearest)} It can be ${allowed}.`,
  valueWrong: {
    empty: (field) => `“${field}” is empty.`,
    too_long: (field) => `“${field}” is too long.`,
    unprintable: (field) => `“${field}” holds a line break, a control character or the like.`,
    key: (field) =>
      `“${field}” has to be a name of at most 60 characters without spaces (letters, digits, “_”, “-”, “.”).`,
    day: (field) => `“${field}” has to be a day of the calendar, written as 2026-04-01.`,
    zone: (field) => `“${field}” has to be an IANA name, such as Asia/Tokyo.`,
    email: (field) => `“${field}” is not an e-mail address.`,
    number: (field) => `The number in “${field}” is out of range.`,
    quorum: (field) => `“${field}” cannot be read. Write 1/2, {agencies: [agency, agency]} or none.`,
    stated_value: (field) => `“${field}” has to be text of one line or a whole number.`,
    ordinance_article: (field) =>
      `“${field}” has to be an article of the ordinance such as 第5条 or 第5条第2項.`,
    case_number: (field) => `“${field}” has to be a case number such as R8-支-014.`,
    agency_kind: (field) => `“${field}” has to be small letters and “_”, such as welfare_office.`,
    slack_team: (field) => `“${field}” has to be the ID of a Slack workspace, which begins with T.`,
    slack_user: (field) =>
      `“${field}” has to be the ID of a Slack member, which begins with U or W. It is not the displayed name.`,
    slack_channel: (field) =>
      `“${field}” has to be the ID of a Slack channel, which begins with C or G. It is not the channel’s name.`,
    platform_id: (field) => `“${field}” has to be an ID without spaces.`,
    playground_id: (field) => `“${field}” has to be at most 60 letters, digits, “_” or “-”.`,
  },
  listedTwice: {
    body: (key, place) => `The body “${key}” is on ${place} too.`,
    agency: (key, place) => `The agency “${key}” is on ${place} too.`,
    person: (key, place) => `The person “${key}” is on ${place} too.`,
    channel: (key, place) =>
      `The channel “${key}” is on ${place} too. Where several bodies use it, write bodies: [a, b] once.`,
    case: (key, place) => `The case number “${key}” is on ${place} too.`,
    household: (_key, place) => `The household member’s id is that of ${place}.`,
    audience: (key, place) => `“${key}” is in the audience already, on ${place}.`,
  },
  referenceUnknown: {
    body: (key, nearest) => `There is no body “${key}” among the bodies.${meant(nearest)}`,
    agency: (key, nearest) => `There is no agency “${key}” among the agencies.${meant(nearest)}`,
    person: (key, nearest) => `There is no person “${key}” among the people.${meant(nearest)}`,
  },
  bodyTypesJoint:
    'A body can have one type only. To run bodies jointly, register each of them and write jointWith: [key of the other body].',
  jointWithItself: 'A body cannot be joint with itself. Please name the other bodies in jointWith.',
  consentRequiredByLaw:
    'A body of this type needs the person’s consent. It cannot have consent: not_required.',
  statedWithoutBasis:
    'A statement rests on an article of the ordinance (ordinance: {article: 第5条}) or on the day on which the statute was read (checkedOn). Write one of the two.',
  statedWithoutOrdinance:
    'There is no ordinance for this to rest on. Write the number into the body’s ordinance, or a number into this one.',
  readInFuture: 'The day on which the statute was read is later than today.',
  layerWithoutParent: 'With layer, write the key of the body above as parent.',
  subBodyUnfit: (body, sentence) => `This does not fit the registered body “${body}”. ${sentence}`,
  law,
  termReversed: (from, to) => `The term ends (${to}) before it begins (${from}).`,
  termsOverlap: (person, place) => `The term of “${person}” overlaps the one on ${place}.`,
  pledgeBeforeLaw: (system) => `On the day of the pledge there was no ${system} yet.`,
  pledgeInFuture: 'The day of the pledge is after today.',
  chairMissing: (body) =>
    `The body “${body}” has nobody in the chair (kind: chair) whose term is not over. Add one to the constituents.`,
  accountTwice: (platform, person, other, place) =>
    `The ${platform} account of “${person}” is that of “${other}” (${place}).`,
  tenantMissing: (platform, field) => `To use ${platform}, write “${field}” in the municipality.`,
  channelWithoutBody: 'Name the channel’s body with either body or bodies.',
  channelWithoutPlatform: 'Name the channel’s ID with slack, teams or playground.',
  audienceWithoutSeat: (person, body) =>
    `“${person}” has no seat on the body “${body}” and so cannot be in the audience of this case.`,
  limitWithoutAudience: (person) =>
    `“${person}” is not in the audience of this case, so there is nothing to limit.`,
  memberUnknown: (member) => `There is no member “${member}” in the household.`,
  consentInFuture: 'The day of a consent cannot be ahead.',
  workspaceTaken: (platform) =>
    `This ${platform} workspace is registered as another municipality’s. To change a name, write the municipality’s key as it was.`,
  accountTaken: (platform, person, owner) =>
    `The ${platform} account of “${person}” is registered as that of “${owner}”.`,
  accountTakenByInvited: (platform, person) =>
    `The ${platform} account of “${person}” is registered as that of somebody else who was invited in chat.`,
  caseOfOtherBody: (number, body) =>
    `The case “${number}” is registered with another body and cannot be moved to “${body}”.`,

  kinds: {
    municipality: 'municipality',
    body: 'body',
    agency: 'agency',
    person: 'person',
    constituent: 'constituent',
    pledge: 'pledge',
    channel: 'channel',
    case: 'case',
  },
  applied: 'Imported.',
  dryRun: 'Importing would change the following. Nothing has been written.',
  nothingToDo: 'The database is as this file says already.',
  added: (kind, keys, n) => `added    ${kind} (${n}): ${keys}`,
  changed: (kind, key, fields) => `changed  ${kind} ${key} (${fields})`,
  unchanged: (counts) => `unchanged: ${counts}`,
  leftAlone: (counts) => `not in the file, left as they are: ${counts}`,
  counted: (kind, n) => `${kind} ${n}`,
  list: (parts) => parts.join(', '),
  refused: (n) => `${counted(n, 'mistake')} to put right. Nothing has been written.`,

  usage: 'Usage: npm run import -- FILE [--dry-run]\n  --dry-run shows what would change and writes nothing.',
  noFile: (path) => `${path} cannot be read. Is that where the file is?`,
  notText: 'The file is not in UTF-8. Save it as UTF-8.',
  spreadsheet:
    'This cannot be read as an Excel file (.xlsx). Save it again, after the file that “roster” exports.',
  tooLarge: 'The file is too large.',
  botRunning: (dataDir) => `Tsudoi is running and uses ${dataDir}. Stop it first, then import again.`,
  failed: 'The file could not be imported. Nothing has been written.',
};

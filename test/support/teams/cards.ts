import { createRequire } from 'node:module';

export type Json = { readonly [key: string]: unknown };

/** An action of a card, and a card in which it may be nested. */
export type CardAction = { readonly title: string; readonly type: string; readonly json: Json };
export type CardInput = {
  readonly id: string;
  readonly label: string;
  readonly type: string;
  readonly required: boolean;
  readonly multiple: boolean;
  readonly choices: readonly { readonly title: string; readonly value: string }[];
  readonly value: string;
};

const list = (value: unknown): readonly Json[] => (Array.isArray(value) ? value : []);
/** As a person reads it: without the invisible signs that keep marks apart. */
export const read = (text: unknown): string => String(text ?? '').replaceAll('\u2060', '');

/** Everything a person reads on a card, buttons in [ ] included. */
export function cardText(card: Json): string {
  return list(card.body).flatMap(linesOf).join('\n');
}

function linesOf(element: Json): readonly string[] {
  switch (element.type) {
    case 'RichTextBlock':
      return [
        list(element.inlines)
          .map((one) => read(one.text))
          .join(''),
      ];
    case 'TextBlock':
      return [read(element.text)];
    case 'ActionSet':
      return list(element.actions).flatMap((action) => [
        `[${read(action.title)}]`,
        ...(action.card ? [cardText(action.card as Json)] : []),
      ]);
    default:
      return [
        `${read(element.label)}: ${read(element.value)}`,
        ...list(element.choices).map((one) => `- ${read(one.title)}`),
      ];
  }
}

/** All buttons, with what unfolds to ask whether one is sure. `near` is the text right above each. */
export function actionsOf(card: Json): readonly (CardAction & { readonly near: string })[] {
  let near = '';
  return list(card.body).flatMap((element) => {
    if (element.type !== 'ActionSet') {
      near = element.separator ? linesOf(element).join() : `${near}\n${linesOf(element).join()}`;
      return [];
    }
    return list(element.actions).map((json) => ({
      ...{ title: read(json.title), type: String(json.type), json, near },
    }));
  });
}

export function inputsOf(card: Json): readonly CardInput[] {
  return list(card.body)
    .filter((element) => String(element.type).startsWith('Input.'))
    .map((element) => ({
      id: String(element.id),
      label: read(element.label),
      type: String(element.type),
      required: element.isRequired === true,
      multiple: element.isMultiSelect === true,
      choices: list(element.choices).map((one) => ({ title: read(one.title), value: String(one.value) })),
      value: String(element.value ?? ''),
    }));
}

type Parser = {
  SerializationContext: new (
    version: unknown,
  ) => {
    readonly eventCount: number;
    getEventAt(at: number): { readonly message: string };
  };
  AdaptiveCard: new () => {
    parse(json: unknown, context: unknown): void;
    validateProperties(): { readonly validationEvents: readonly { readonly message: string }[] };
  };
  Versions: { readonly v1_5: unknown };
};

/** Microsoft's own parser; its ES modules do not load in Node, so the bundle. */
const parser = createRequire(import.meta.url)('adaptivecards/dist/adaptivecards.js') as Parser;

/** Which properties an element of ours may have: the parser lets unknown ones pass. */
const KNOWN: Readonly<Record<string, readonly string[]>> = {
  RichTextBlock: ['inlines'],
  TextRun: ['text', 'weight', 'size', 'color', 'isSubtle'],
  ActionSet: ['actions'],
  'Input.Text': ['maxLength', 'isMultiline', 'value', 'placeholder'],
  'Input.ChoiceSet': ['choices', 'choices.data', 'style', 'isMultiSelect', 'wrap', 'value', 'placeholder'],
  'Action.Execute': ['verb', 'data'],
  'Action.Submit': ['data'],
  'Action.ShowCard': ['card'],
};
const ALWAYS = [
  'type',
  'spacing',
  'separator',
  'title',
  'style',
  'id',
  'label',
  'isRequired',
  'errorMessage',
];

function unknownIn(element: Json): readonly string[] {
  const type = String(element.type);
  const known = KNOWN[type];
  if (known === undefined) return [`There is no ${type}.`];
  const strange = Object.keys(element).filter((name) => !known.includes(name) && !ALWAYS.includes(name));
  const nested = [...list(element.inlines), ...list(element.actions)];
  const inner = element.card ? list((element.card as Json).body) : [];
  return [
    ...strange.map((name) => `${type} has no ${name}.`),
    ...(type === 'TextRun' && !element.text ? ['A run without text.'] : []),
    ...[...nested, ...inner].flatMap(unknownIn),
  ];
}

/**
 * Teams' search in the directory (learn.microsoft.com, people picker) is drawn with a property of a later version and no
 * choices, in cards of the version that Teams asks for. The parser minds both.
 */
const OF_PEOPLE_PICKER = [/"choices\.data" is supported in version 1\.6/, /must have at least one choice/];
const hasPeoplePicker = (card: Json) => list(card.body).some((element) => element['choices.data']);

/** What Microsoft's parser and our own list find wrong with a card for Teams. */
export function mistakesIn(card: Json): readonly string[] {
  const context = new parser.SerializationContext(parser.Versions.v1_5);
  const parsed = new parser.AdaptiveCard();
  parsed.parse(card, context);
  const events = Array.from({ length: context.eventCount }, (_, at) => context.getEventAt(at).message);
  const found = [...events, ...parsed.validateProperties().validationEvents.map((event) => event.message)];
  const known = (message: string) =>
    hasPeoplePicker(card) && OF_PEOPLE_PICKER.some((pattern) => pattern.test(message));
  return [
    ...found.filter((message) => !known(message)),
    ...(card.version === '1.5' ? [] : [`Version ${String(card.version)}`]),
    ...(JSON.stringify(card).length * 2 > 28 * 1024 ? ['It is larger than 28 KB.'] : []),
    ...list(card.body).flatMap(unknownIn),
  ];
}

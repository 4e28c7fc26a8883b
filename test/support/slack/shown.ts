import type { Block, Element, RichPart } from './block-kit.ts';

/** How a text of Slack's markup reads to a person, and whom it would ring up. */
export type Read = { readonly text: string; readonly notifies: readonly string[] };

const ENTITIES: Readonly<Record<string, string>> = { '&amp;': '&', '&lt;': '<', '&gt;': '>' };

/** `<!channel>`, `<@U1>` and `<https://…|label>` are live in mrkdwn; `&lt;` and its like are not. */
export function readMrkdwn(source: string): Read {
  const notifies: string[] = [];
  const text = source
    .replace(
      /<([@#!]?)([^<>|]*)(?:\|([^<>]*))?>/g,
      (_whole, sigil: string, target: string, label?: string) => {
        if (sigil === '@' || sigil === '!') notifies.push(`${sigil}${target}`);
        return label ?? (sigil === '' ? target : `${sigil === '!' ? '@' : sigil}${target}`);
      },
    )
    .replace(/&(?:amp|lt|gt);/g, (entity) => ENTITIES[entity] ?? entity);
  return { text, notifies };
}

type TextObject = { readonly type: 'plain_text' | 'mrkdwn'; readonly text: string };

const readText = (object: TextObject): Read =>
  object.type === 'mrkdwn' ? readMrkdwn(object.text) : { text: object.text, notifies: [] };

function readRich(part: RichPart): Read {
  if (part.type === 'user') return { text: `@${part.user_id}`, notifies: [`@${part.user_id}`] };
  return { text: part.text ?? (part.type === 'link' ? part.url : ''), notifies: [] };
}

function readElement(element: Element): Read[] {
  switch (element.type) {
    case 'button':
      return [{ text: `[${element.text.text}]`, notifies: [] }];
    case 'plain_text_input':
      return element.initial_value ? [{ text: element.initial_value, notifies: [] }] : [];
    case 'static_select':
    case 'multi_static_select':
    case 'radio_buttons':
    case 'checkboxes':
    case 'overflow':
      return element.options.flatMap(({ text, description }) => [
        readText(text),
        ...(description ? [readText(description)] : []),
      ]);
    default:
      return [];
  }
}

function readBlock(block: Block): Read[] {
  switch (block.type) {
    case 'section':
      return [
        ...(block.text ? [readText(block.text)] : []),
        ...(block.fields ?? []).map(readText),
        ...(block.accessory ? readElement(block.accessory) : []),
      ];
    case 'header':
      return [readText(block.text)];
    case 'context':
      return block.elements.map(readText);
    case 'actions':
      return block.elements.flatMap(readElement);
    case 'input':
      return [
        readText(block.label),
        ...(block.hint ? [readText(block.hint)] : []),
        ...readElement(block.element),
      ];
    case 'rich_text':
      return block.elements
        .flatMap((element) => (element.type === 'rich_text_list' ? element.elements : [element]))
        .map((section) => {
          const parts = section.elements.map(readRich);
          return {
            text: parts.map((part) => part.text).join(''),
            notifies: parts.flatMap((part) => part.notifies),
          };
        });
    case 'divider':
      return [];
    default:
      throw new Error(`Nobody knows how ${JSON.stringify(block satisfies never)} looks.`);
  }
}

/** The lines a person reads; with blocks, Slack shows `text` only as the notification and to screen readers. */
export function readBlocks(blocks: readonly Block[]): Read {
  const reads = blocks.flatMap(readBlock);
  return {
    text: reads.map((read) => read.text).join('\n'),
    notifies: reads.flatMap((read) => read.notifies),
  };
}

export function readMessage(message: { readonly text: string; readonly blocks: readonly Block[] }): Read {
  const preview = readMrkdwn(message.text);
  if (message.blocks.length === 0) return preview;
  const body = readBlocks(message.blocks);
  return { text: body.text, notifies: [...preview.notifies, ...body.notifies] };
}

export type Placed = { readonly block: Block; readonly element: Element; readonly index: number };

/** Everything on a surface that can be pressed or filled in, in reading order. */
export function elementsOf(blocks: readonly Block[]): Placed[] {
  return blocks.flatMap((block, index): Placed[] => {
    if (block.type === 'actions') return block.elements.map((element) => ({ block, element, index }));
    if (block.type === 'section' && block.accessory) return [{ block, element: block.accessory, index }];
    if (block.type === 'input') return [{ block, element: block.element, index }];
    return [];
  });
}

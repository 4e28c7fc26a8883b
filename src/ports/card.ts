import type { AccountKey } from '../domain/ids.ts';
import type { Account } from './account.ts';
import type { Ask } from './command.ts';

/**
 * The only words in which the core speaks to a screen. All strings are plain text as people typed or will
 * read it; each adapter escapes them for its platform, cuts or pages what does not fit, and never fails.
 * The whole is JSON-safe, for a first answer is saved and given again.
 */
export type Card = {
  readonly title: string;
  /** What a lock screen may show: case number, verb and date only. Never a name, never content. */
  readonly preview: string;
  readonly tone?: 'plain' | 'good' | 'warning' | 'refused';
  readonly facts?: readonly Fact[];
  /** Paragraphs; a line break inside one stays. */
  readonly text?: readonly string[];
  readonly items?: readonly CardItem[];
  readonly actions?: readonly Action[];
  readonly files?: readonly CardFile[];
  /** In a room: whose view of it differs, and what they ask to see it. Platforms without such views show all the same. */
  readonly own?: { readonly ask: Ask; readonly readers: readonly AccountKey[] };
};

export type Fact = { readonly label: string; readonly value: string };

/** A row of a list, with the buttons that belong to it. */
export type CardItem = {
  readonly title: string;
  readonly lines?: readonly string[];
  readonly actions?: readonly Action[];
};

export type Action = {
  readonly label: string;
  readonly ask: Ask;
  readonly style?: 'primary' | 'danger';
  /** Asked before it is done. */
  readonly confirm?: { readonly text: string; readonly yes: string; readonly no: string };
  /** Pressed twice, it is done once: becomes the request id instead of the platform's. */
  readonly once?: string;
};

export type CardFile = {
  readonly name: string;
  readonly mime: string;
  readonly content: string;
  /** How `content` holds the bytes of a file that is no text. Left out, it is the text itself. */
  readonly encoding?: 'base64';
  /** An instant (ISO 8601). Who may have it was decided for now: where it waits for somebody to agree, it is let go then. */
  readonly offeredUntil?: string;
};

/** The bytes of a file, as they are sent or downloaded. */
export function bytesOf({ content, encoding }: CardFile): Uint8Array<ArrayBuffer> {
  return new Uint8Array(Buffer.from(content, encoding ?? 'utf8'));
}

/**
 * A form. Submitting it says `ask` with the fields' values added under their names; an empty optional
 * field is left out. A field with `error` is shown again with what the person had entered.
 */
export type Form = {
  readonly title: string;
  readonly intro?: readonly string[];
  readonly fields: readonly Field[];
  readonly submit: string;
  readonly ask: Ask;
  /** As for `Action.once`: a form sent twice does its work once. */
  readonly once?: string;
};

type FieldBase = {
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  readonly required?: boolean;
  readonly error?: string;
};

export type Choice = { readonly value: string; readonly label: string; readonly note?: string };

export type Field =
  | (FieldBase & {
      readonly kind: 'text';
      readonly value?: string;
      readonly placeholder?: string;
      readonly multiline?: boolean;
      readonly maxLength: number;
    })
  /** One of several; the value is a string. */
  | (FieldBase & { readonly kind: 'choice'; readonly options: readonly Choice[]; readonly value?: string })
  /** Any of several; the value is a list of strings, also when it is empty. */
  | (FieldBase & {
      readonly kind: 'choices';
      readonly options: readonly Choice[];
      readonly values?: readonly string[];
    })
  /** A person of this chat workspace; the value is an `Account`. */
  | (FieldBase & { readonly kind: 'account'; readonly account?: Account });

/**
 * The answer to a command, for the person who asked and for nobody else. `replaces` takes the place of
 * the private message on which the button stood; without it, or on a message that others see, it is
 * shown as a private message of its own.
 */
export type Reply =
  | { readonly kind: 'card'; readonly card: Card; readonly replaces?: boolean }
  | { readonly kind: 'form'; readonly form: Form };

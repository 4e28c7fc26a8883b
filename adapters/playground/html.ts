import { html as template } from 'hono/html';
import type { HtmlEscapedString } from 'hono/utils/html';
import type { Texts } from './texts.ts';
import type { Locale } from './when.ts';

/** A piece of a page, in which everything that came from outside has been escaped. */
export type Html = HtmlEscapedString;

/** Nothing on our pages is awaited while it is written, so a piece is never a promise. */
export function html(strings: TemplateStringsArray, ...values: unknown[]): Html {
  return template(strings, ...values) as Html;
}

/** What every piece of a page needs to know. */
export type Look = {
  readonly texts: Texts;
  readonly locale: Locale;
  readonly zone: string;
  /** Repeats the visitor's cookie; a page of somebody else cannot know it. */
  readonly csrf: string;
  /** A token for one form as it is drawn: sent twice, it is one request. */
  readonly newToken: () => string;
};

export function hidden(name: string, value: string): Html {
  return html`<input type="hidden" name="${name}" value="${value}">`;
}

/** What every form that posts carries. */
export function tokens(look: Look): Html {
  return html`${hidden('csrf', look.csrf)}${hidden('request', look.newToken())}`;
}

/** An attribute that is there or not. */
export function flag(name: 'checked' | 'selected' | 'required', on: boolean): string {
  return on ? name : '';
}

/** Signs that say by their shape what colour says too. */
export const SIGNS = {
  good: html`<svg class="sign" viewBox="0 0 20 20" aria-hidden="true"><circle cx="10" cy="10" r="9"/><path d="M5.5 10.5l3 3 6-7"/></svg>`,
  warning: html`<svg class="sign" viewBox="0 0 20 20" aria-hidden="true"><path class="filled" d="M10 1.5l9 16.5H1z"/><path d="M10 7.5v5M10 14.6v.9"/></svg>`,
  refused: html`<svg class="sign" viewBox="0 0 20 20" aria-hidden="true"><circle cx="10" cy="10" r="9"/><path d="M5.5 10h9"/></svg>`,
  eye: html`<svg class="sign line" viewBox="0 0 20 20" aria-hidden="true"><path d="M1.5 10S5 4.5 10 4.5 18.5 10 18.5 10 15 15.5 10 15.5 1.5 10 1.5 10z"/><circle cx="10" cy="10" r="2.5"/></svg>`,
  lock: html`<svg class="sign line" viewBox="0 0 20 20" aria-hidden="true"><rect x="3.5" y="9" width="13" height="9" rx="1.5"/><path d="M6.5 9V6a3.5 3.5 0 017 0v3"/></svg>`,
} as const;

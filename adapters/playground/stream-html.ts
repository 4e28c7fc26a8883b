import { cardHtml } from './card-html.ts';
import type { KeepFile } from './files.ts';
import { type Html, html, type Look, SIGNS } from './html.ts';
import { seatOf } from './stage.ts';
import type { Message } from './state.ts';
import { conversationOf, pathOf, type View } from './view.ts';
import { shortTime } from './when.ts';
import type { Workspace } from './workspace.ts';

const SHOWN_AT_FIRST = 100;

/** The end of the stream, to which a page without script is led after a post. */
export const LATEST = 'latest';

/** The messages of a conversation as one person sees them, in a region that is read out as it grows. */
export function streamHtml(
  workspace: Workspace,
  view: View,
  keepFile: KeepFile,
  all: boolean,
  look: Look,
): Html {
  const { texts } = look;
  const messages = workspace.read(view.user, conversationOf(view));
  const shown = all ? messages : messages.slice(-SHOWN_AT_FIRST);
  const earlier = html`<p class="earlier"><a href="${pathOf(view)}?all=1">${texts.earlier}</a></p>`;
  const empty = html`<p class="empty" id="empty">${texts.noMessages}</p>`;
  return html`<div class="stream" id="stream" tabindex="0" role="region" aria-label="${texts.messagesLabel}">
    ${shown.length < messages.length ? earlier : ''}
    <ol class="messages" id="messages" role="log" aria-live="polite" aria-relevant="additions" aria-label="${texts.messagesLabel}">
      ${shown.map((message) => messageHtml(workspace, view, message, keepFile, look))}
    </ol>
    ${messages.length === 0 ? empty : ''}
    <div id="${LATEST}"></div>
  </div>`;
}

function messageHtml(
  workspace: Workspace,
  view: View,
  message: Message,
  keepFile: KeepFile,
  look: Look,
): Html {
  const { texts, locale, zone } = look;
  const { content, from } = message;
  const confidential = content.kind === 'card' && content.confidential;
  const who =
    from === null
      ? html`<b class="who">${texts.product}</b><span class="tag">${texts.app}</span>`
      : html`<b class="who">${seatOf(workspace.stage, from)?.name ?? from}</b>`;
  const at = new Date(message.at);
  return html`<li class="message ${from === null ? 'from-bot' : 'from-person'}" id="message-${message.number}"
      data-key="${message.revision}" tabindex="-1">
    <p class="meta">${who}<time datetime="${message.at}">${shortTime(locale, zone, at)}</time>
      ${message.onlyFor === null ? '' : html`<span class="tag only-you">${SIGNS.eye}${texts.onlyYou}</span>`}
      ${confidential ? html`<span class="tag confidential">${SIGNS.lock}${texts.confidential}</span>` : ''}
    </p>
    ${contentHtml(message, view, keepFile, look)}
  </li>`;
}

function contentHtml(message: Message, view: View, keepFile: KeepFile, look: Look): Html {
  const { content, number } = message;
  switch (content.kind) {
    case 'card': {
      const place = { action: `${pathOf(view)}/ask`, message: number, id: `card-${number}`, keepFile };
      return cardHtml(content.card, place, look);
    }
    case 'words':
      return html`<p class="words">${content.text}</p>`;
    case 'retracted':
      return html`<p class="retracted">${look.texts.retracted}</p>`;
    default:
      throw new Error(`No picture of ${JSON.stringify(content satisfies never)}`);
  }
}

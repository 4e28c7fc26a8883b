import { getCookie } from 'hono/cookie';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { NewId } from '../../src/ports/clock.ts';
import type { PageContext } from './guard.ts';
import type { Html, Look } from './html.ts';
import { aloneHtml, documentHtml, type PageKind, problemHtml } from './page-html.ts';
import { LATEST } from './stream-html.ts';
import { TEXTS } from './texts.ts';
import type { Locale } from './when.ts';

/** Answers in the two ways in which a page can ask: as a page, or as data for the script on a page. */
export type Respond = {
  look(c: PageContext): Look;
  tourIsClosed(c: PageContext): boolean;
  page(c: PageContext, title: string, kind: PageKind, body: Html): Response | Promise<Response>;
  problem(c: PageContext, status: ContentfulStatusCode, sentence: string): Response | Promise<Response>;
  /** Something that wants an answer: a dialog where there is a script, else a page. */
  ask(c: PageContext, title: string, piece: Html): Response | Promise<Response>;
  /** It is done; the page at `back` shows it. */
  done(c: PageContext, back: string, notice?: Notice): Response;
  /** It is done, and nothing that was on the page is true any more. */
  anew(c: PageContext, notice: Notice): Response;
};

const NOTICES = ['Clock', 'NoSitting', 'Added', 'Removed', 'Reset'] as const;
export type Notice = (typeof NOTICES)[number];

export function makeRespond(locale: Locale, zone: string, newId: NewId): Respond {
  const texts = TEXTS[locale];
  const look = (c: PageContext): Look => ({ texts, locale, zone, csrf: c.get('csrf'), newToken: newId });
  const wantsData = (c: PageContext) => c.req.header('accept') === 'application/json';
  const withNotice = (path: string, notice?: Notice) =>
    `${path}${notice ? `?notice=${notice}` : ''}#${LATEST}`;

  const page: Respond['page'] = (c, title, kind, body) => {
    c.header('Cache-Control', 'no-store');
    const notice = NOTICES.find((one) => one === c.req.query('notice'));
    return c.html(documentHtml(title, kind, body, notice ? texts[`notice${notice}`] : '', look(c)));
  };
  return {
    look,
    page,
    tourIsClosed: (c) => getCookie(c, 'tsudoi_tour') === 'closed',
    problem(c, status, sentence) {
      c.status(status);
      return wantsData(c)
        ? c.json({ error: sentence, next: newId() })
        : page(c, texts.problemHeading, 'bare', problemHtml(sentence, look(c)));
    },
    ask: (c, title, piece) =>
      wantsData(c)
        ? c.json({ dialog: piece.toString(), next: newId() })
        : page(c, title, 'bare', aloneHtml(piece)),
    done: (c, back, notice) =>
      wantsData(c)
        ? c.json({ place: back, ...(notice && { notice: texts[`notice${notice}`] }), next: newId() })
        : c.redirect(withNotice(back, notice), 303),
    anew: (c, notice) =>
      wantsData(c) ? c.json({ goto: withNotice('/', notice) }) : c.redirect(withNotice('/', notice), 303),
  };
}

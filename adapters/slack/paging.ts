import { ChatFault } from '../../src/ports/chat.ts';

/** Slack advises 200 and hands out shorter and even empty pages (docs.slack.dev, pagination). */
const PAGE = 200;
/**
 * The most that Slack takes. Of whole lists of people only 20 pages a minute are allowed, and a list is read
 * twice for one post: with 200 to a page a workspace of 2,000 would be at the limit.
 */
export const PEOPLE_PAGE = 999;
/** A list with more pages is none of ours, or its cursor runs in a circle. */
const MOST_PAGES = 500;

type Page = { readonly response_metadata?: { readonly next_cursor?: string } };

/** Reads a list to its end: follows the cursor, never the length of a page. */
export async function readAll<P extends Page, T>(
  fetchPage: (paging: { limit: number; cursor?: string }) => Promise<P>,
  itemsOf: (page: P) => readonly T[] | undefined,
  limit = PAGE,
): Promise<{ readonly items: T[]; readonly pages: number }> {
  const items: T[] = [];
  const cursors = new Set<string>();
  let cursor = '';
  do {
    const page = await fetchPage({ limit, ...(cursor === '' ? {} : { cursor }) });
    items.push(...(itemsOf(page) ?? []));
    cursor = page.response_metadata?.next_cursor ?? '';
    if (cursors.has(cursor) || cursors.size > MOST_PAGES) {
      throw new ChatFault('refused', 'reading a list whose cursor does not end');
    }
    cursors.add(cursor);
  } while (cursor !== '');
  return { items, pages: cursors.size };
}

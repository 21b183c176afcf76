import type { Posting } from '@jobsearch/postings';
import type { z } from 'zod';
import type { Pace, Page, PageRequest, Source } from '../source.js';
import { readItems } from './read-json.js';

/** A feed of the latest postings of many companies, of one page or several. */
export interface Feed<Item> {
  readonly id: string;
  readonly baseUrl: string;
  readonly pace: Pace;
  /** The address of page 1, 2, 3 … */
  readonly url: (page: number) => string;
  /** The items of a page, and whether the feed says that there is another. Throws JobSearchError `LAYOUT_CHANGED` when it is none. */
  readonly items: (page: Page, number: number) => { readonly items: readonly unknown[]; readonly hasMore?: boolean };
  readonly item: z.ZodType<Item>;
  /** A posting of an item; undefined for what is none. */
  readonly read: (item: Item, now: string) => Posting | undefined;
  /** More pages than this are not asked for: the feed is then `capped`. */
  readonly mostPages?: number;
}

/** What a page of a feed carries. */
export interface FeedContext {
  readonly page: number;
}

/** The source of a feed. It covers nothing: what it does not name any more may still be open. */
export function feedSource<Item>(feed: Feed<Item>): Source<null, FeedContext> {
  const { id, baseUrl, pace, mostPages = 1 } = feed;
  const request = (page: number): PageRequest<FeedContext> => ({
    key: `${id}?page=${page}`,
    url: feed.url(page),
    kind: 'list',
    headers: { accept: 'application/json' },
    context: { page },
  });
  return {
    id,
    baseUrl,
    pace,
    maxBytes: 20_000_000,
    start: () => [request(1)],
    parse(page, { context }, now) {
      const { items, hasMore = false } = feed.items(page, context.page);
      const { results, problems } = readItems(items, feed.item, (item) => feed.read(item, now));
      if (items.length === 0) return { outcome: context.page === 1 ? 'empty' : 'end' };
      const isCapped = hasMore && context.page >= mostPages;
      const requests = hasMore && !isCapped ? [request(context.page + 1)] : [];
      return { outcome: 'ok', postings: results, requests, problems, capped: isCapped };
    },
  };
}

/** The query of a source that takes none. */
export const noQuery = (): null => null;

import { JobSearchError } from '@jobsearch/postings';
import { z } from 'zod';
import type { Page, PageRequest, ParsedPage, Source } from '../../source.js';
import type { SourceOptions } from '../../source-entry.js';
import { boardPosting } from '../board-posting.js';
import { readItems, readJson } from '../read-json.js';
import { readAd } from './read-ad.js';

/** Which month's thread: the latest, or `2026-07`. */
export interface HackerNewsQuery {
  readonly month?: string;
}

/** What a request carries: the month that is looked for, or that the page is the thread. */
export interface HackerNewsContext {
  readonly step: 'search' | 'thread';
  readonly month?: string;
}

const search = z.object({
  hits: z.array(z.object({ objectID: z.string(), title: z.string().nullish(), created_at: z.string() })),
});
const thread = z.object({ children: z.array(z.unknown()) });
const comment = z.object({ id: z.number(), text: z.string().nullish(), created_at: z.string().nullish() });

/** The monthly thread "Ask HN: Who is hiring?", through Algolia's search of Hacker News: https://hn.algolia.com/api */
export function createHackerNewsSource({
  baseUrl = 'https://hn.algolia.com',
}: SourceOptions = {}): Source<HackerNewsQuery, HackerNewsContext> {
  const threadRequest = (id: string): PageRequest<HackerNewsContext> => ({
    key: `hacker-news:${id}`,
    url: `${baseUrl}/api/v1/items/${id}`,
    kind: 'list',
    context: { step: 'thread' },
  });

  function findThread(page: Page, month: string | undefined): ParsedPage<HackerNewsContext> {
    const { hits } = readJson(page, search);
    const threads = hits.filter(({ title }) => /\bwho is hiring\b/i.test(title ?? ''));
    if (threads.length === 0)
      throw new JobSearchError('LAYOUT_CHANGED', `no thread "Who is hiring?" among ${hits.length}`);
    const wanted = month ? threads.filter(({ created_at }) => created_at.startsWith(month)) : threads;
    const [latest] = wanted.sort((a, b) => (a.created_at < b.created_at ? 1 : -1));
    return latest ? { outcome: 'ok', requests: [threadRequest(latest.objectID)] } : { outcome: 'empty' };
  }

  return {
    id: 'hacker-news',
    baseUrl,
    pace: { maxConcurrent: 1, minTimeMs: 1000 },
    maxBytes: 50_000_000,
    start: ({ month }) => [
      {
        key: `hacker-news?${month ?? 'latest'}`,
        url: `${baseUrl}/api/v1/search_by_date?tags=story,author_whoishiring&hitsPerPage=${month ? 200 : 10}`,
        kind: 'list',
        context: { step: 'search', ...(month && { month }) },
      },
    ],
    parse(page, { context }, now) {
      return context.step === 'search' ? findThread(page, context.month) : readThread(page, now);
    },
  };
}

/** Only direct answers to the question are ads; what answers them is talk. */
function readThread(page: Page, now: string): ParsedPage<HackerNewsContext> {
  const { children } = readJson(page, thread);
  const { results, problems } = readItems(children, comment, ({ id, text, created_at }) => {
    const ad = readAd(text ?? '');
    if (!ad) return undefined; // deleted
    const address = `https://news.ycombinator.com/item?id=${id}`;
    return boardPosting(
      { ...ad, id: `hacker-news:${id}`, source: 'hacker-news', url: address, postedAt: created_at },
      now,
    );
  });
  return { outcome: children.length === 0 ? 'empty' : 'ok', postings: results, problems };
}

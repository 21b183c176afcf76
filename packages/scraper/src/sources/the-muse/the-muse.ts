import { field, lineOf, linesOf, type Posting } from '@jobsearch/postings';
import { z } from 'zod';
import type { Source } from '../../source.js';
import type { SourceOptions } from '../../source-entry.js';
import { boardPosting } from '../board-posting.js';
import { type FeedContext, feedSource } from '../feed.js';
import { readJson } from '../read-json.js';

const answer = z.object({ results: z.array(z.unknown()), page_count: z.number() });
const named = z.object({ name: z.string().nullish(), short_name: z.string().nullish() });
const job = z.object({
  id: z.number(),
  name: z.string(),
  contents: z.string().nullish(),
  publication_date: z.string().nullish(),
  locations: z.array(named).nullish(),
  categories: z.array(named).nullish(),
  levels: z.array(named).nullish(),
  company: named.nullish(),
  refs: z.object({ landing_page: z.string().nullish() }).nullish(),
});

const seniorities: Readonly<Record<string, Posting['seniority']>> = {
  internship: 'internship',
  entry: 'entry',
  senior: 'mid-senior',
};

/** The Muse's public jobs API: https://www.themuse.com/developers/api/v2 */
export function createTheMuseSource({
  baseUrl = 'https://www.themuse.com',
}: SourceOptions = {}): Source<null, FeedContext> {
  return feedSource({
    id: 'the-muse',
    baseUrl,
    // 500 requests an hour without a key.
    pace: { maxConcurrent: 1, minTimeMs: 7500 },
    mostPages: 99,
    // Its own pages count from 0 in older clients and from 1 in newer ones; 1 is the first either way that has results.
    url: (page) => `${baseUrl}/api/public/jobs?page=${page}`,
    items: (page, number) => {
      const { results, page_count } = readJson(page, answer);
      return { items: results, hasMore: number < page_count };
    },
    item: job,
    read(item, now) {
      const places = linesOf((item.locations ?? []).map(({ name }) => name));
      const levels = (item.levels ?? []).flatMap(({ short_name }) => seniorities[short_name ?? ''] ?? []);
      return boardPosting(
        {
          id: `the-muse:${item.id}`,
          source: 'the-muse',
          title: item.name,
          company: lineOf(item.company?.name) ?? '',
          // "Flexible / Remote" stands among the places.
          location: places.join('; '),
          description: [item.contents],
          url: item.refs?.landing_page,
          ...field(
            'workplace',
            places.length === 1 && places[0] === 'Flexible / Remote' ? ('remote' as const) : undefined,
          ),
          seniority: levels.length === 1 ? levels[0] : undefined,
          categories: (item.categories ?? []).map(({ name }) => name),
          postedAt: item.publication_date,
        },
        now,
      );
    },
  });
}

import { lineOf, timeOfSeconds } from '@jobsearch/postings';
import { z } from 'zod';
import type { Source } from '../../source.js';
import type { SourceOptions } from '../../source-entry.js';
import { boardPosting } from '../board-posting.js';
import { type FeedContext, feedSource } from '../feed.js';
import { readJson } from '../read-json.js';

const answer = z.object({ data: z.array(z.unknown()), links: z.object({ next: z.string().nullish() }).nullish() });
const job = z.object({
  slug: z.string(),
  company_name: z.string().nullish(),
  title: z.string(),
  description: z.string().nullish(),
  remote: z.boolean().nullish(),
  url: z.string().nullish(),
  tags: z.array(z.string()).nullish(),
  job_types: z.array(z.string()).nullish(),
  location: z.string().nullish(),
  created_at: z.number().nullish(),
});

/** Arbeitnow's public feed of jobs in Germany and elsewhere in Europe: https://www.arbeitnow.com/blog/job-board-api */
export function createArbeitnowSource({
  baseUrl = 'https://www.arbeitnow.com',
}: SourceOptions = {}): Source<null, FeedContext> {
  return feedSource({
    id: 'arbeitnow',
    baseUrl,
    pace: { maxConcurrent: 1, minTimeMs: 1500 },
    mostPages: 100,
    url: (page) => `${baseUrl}/api/job-board-api?page=${page}`,
    items: (page) => {
      const { data, links } = readJson(page, answer);
      return { items: data, hasMore: Boolean(links?.next) };
    },
    item: job,
    read: (item, now) =>
      boardPosting(
        {
          id: `arbeitnow:${item.slug}`,
          source: 'arbeitnow',
          title: item.title,
          company: lineOf(item.company_name) ?? '',
          location: item.location,
          description: [item.description],
          url: item.url,
          workplace: item.remote ? 'remote' : undefined,
          employmentType: item.job_types ?? [],
          categories: item.tags ?? [],
          postedAt: timeOfSeconds(item.created_at),
        },
        now,
      ),
  });
}

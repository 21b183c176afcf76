import { lineOf, salaryOf } from '@jobsearch/postings';
import { z } from 'zod';
import type { Source } from '../../source.js';
import type { SourceOptions } from '../../source-entry.js';
import { boardPosting } from '../board-posting.js';
import { type FeedContext, feedSource } from '../feed.js';
import { readJson } from '../read-json.js';

const job = z.object({
  id: z.union([z.string(), z.number()]),
  position: z.string(),
  company: z.string().nullish(),
  location: z.string().nullish(),
  description: z.string().nullish(),
  date: z.string().nullish(),
  url: z.string().nullish(),
  apply_url: z.string().nullish(),
  salary_min: z.number().nullish(),
  salary_max: z.number().nullish(),
});

/** Remote OK's public feed, whose first item is its terms: https://remoteok.com/api */
export function createRemoteOkSource({
  baseUrl = 'https://remoteok.com',
}: SourceOptions = {}): Source<null, FeedContext> {
  return feedSource({
    id: 'remoteok',
    baseUrl,
    pace: { maxConcurrent: 1, minTimeMs: 2000 },
    url: () => `${baseUrl}/api`,
    items: (page) => {
      const all = readJson(page, z.array(z.looseObject({})));
      return { items: all.filter((item) => !('legal' in item)) };
    },
    item: job,
    read: (item, now) =>
      boardPosting(
        {
          id: `remoteok:${item.id}`,
          source: 'remoteok',
          title: item.position,
          company: lineOf(item.company) ?? '',
          // Words that were cut off leave a comma.
          location: lineOf(item.location?.replace(/[\s,]+$/, '')) ?? '',
          workplace: 'remote',
          description: [item.description],
          url: item.url,
          applyUrl: item.apply_url,
          postedAt: item.date,
          // Its amounts are US dollars a year.
          salary: salaryOf({ min: item.salary_min, max: item.salary_max, currency: 'USD', period: 'year' }),
        },
        now,
      ),
  });
}

import { lineOf } from '@jobsearch/postings';
import { z } from 'zod';
import type { Source } from '../../source.js';
import type { SourceOptions } from '../../source-entry.js';
import { boardPosting } from '../board-posting.js';
import { type FeedContext, feedSource } from '../feed.js';
import { readJson } from '../read-json.js';

const answer = z.object({ jobs: z.array(z.unknown()) });
const job = z.object({
  id: z.union([z.number(), z.string()]),
  url: z.string(),
  title: z.string(),
  company_name: z.string().nullish(),
  category: z.string().nullish(),
  tags: z.array(z.string()).nullish(),
  job_type: z.string().nullish(),
  publication_date: z.string().nullish(),
  candidate_required_location: z.string().nullish(),
  description: z.string().nullish(),
});

/** Remotive's public feed: https://remotive.com/remote-jobs/api */
export function createRemotiveSource({
  baseUrl = 'https://remotive.com',
}: SourceOptions = {}): Source<null, FeedContext> {
  return feedSource({
    id: 'remotive',
    baseUrl,
    pace: { maxConcurrent: 1, minTimeMs: 2000 },
    url: () => `${baseUrl}/api/remote-jobs`,
    items: (page) => ({ items: readJson(page, answer).jobs }),
    item: job,
    read: (item, now) =>
      boardPosting(
        {
          id: `remotive:${item.id}`,
          source: 'remotive',
          title: item.title,
          company: lineOf(item.company_name) ?? '',
          location: lineOf(item.candidate_required_location) ?? '',
          workplace: 'remote',
          description: [item.description],
          url: item.url,
          remoteRegions: (item.candidate_required_location ?? '').split(','),
          employmentType: [item.job_type],
          categories: [item.category],
          postedAt: item.publication_date,
        },
        now,
      ),
  });
}

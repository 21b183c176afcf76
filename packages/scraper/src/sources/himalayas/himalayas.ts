import { addressOf, field, lineOf, linesOf, type Posting, salaryOf, timeOf, timeOfSeconds } from '@jobsearch/postings';
import { z } from 'zod';
import type { Source } from '../../source.js';
import type { SourceOptions } from '../../source-entry.js';
import { boardPosting } from '../board-posting.js';
import { type FeedContext, feedSource } from '../feed.js';
import { readJson } from '../read-json.js';

const pageSize = 20;
const answer = z.object({ jobs: z.array(z.unknown()), totalCount: z.number().nullish() });
const time = z.union([z.number(), z.string()]).nullish();
const job = z.object({
  title: z.string(),
  guid: z.string(),
  companyName: z.string().nullish(),
  employmentType: z.string().nullish(),
  minSalary: z.number().nullish(),
  maxSalary: z.number().nullish(),
  currency: z.string().nullish(),
  salaryPeriod: z.string().nullish(),
  seniority: z.array(z.string()).nullish(),
  locationRestrictions: z.array(z.string()).nullish(),
  categories: z.array(z.string()).nullish(),
  parentCategories: z.array(z.string()).nullish(),
  description: z.string().nullish(),
  pubDate: time,
  expiryDate: time,
  applicationLink: z.string().nullish(),
});

const seniorities: Readonly<Record<string, Posting['seniority']>> = {
  'Entry-level': 'entry',
  Senior: 'mid-senior',
  Manager: 'mid-senior',
  Director: 'director',
  Executive: 'executive',
};

/** Himalayas' public feed of remote jobs: https://himalayas.app/api */
export function createHimalayasSource({
  baseUrl = 'https://himalayas.app',
}: SourceOptions = {}): Source<null, FeedContext> {
  return feedSource({
    id: 'himalayas',
    baseUrl,
    pace: { maxConcurrent: 1, minTimeMs: 1500 },
    mostPages: 100,
    url: (page) => `${baseUrl}/jobs/api?limit=${pageSize}&offset=${(page - 1) * pageSize}`,
    items: (page, number) => {
      const { jobs, totalCount } = readJson(page, answer);
      return { items: jobs, hasMore: number * pageSize < (totalCount ?? 0) };
    },
    item: job,
    read: (item, now) =>
      boardPosting(
        {
          id: `himalayas:${keyOf(item.guid)}`,
          source: 'himalayas',
          title: item.title,
          company: lineOf(item.companyName) ?? '',
          location: linesOf(item.locationRestrictions ?? []).join(', '),
          workplace: 'remote',
          description: [item.description],
          url: addressOf(item.guid) ?? addressOf(item.applicationLink),
          applyUrl: item.applicationLink,
          remoteRegions: item.locationRestrictions ?? [],
          employmentType: [item.employmentType],
          seniority: item.seniority?.length === 1 ? seniorities[item.seniority[0] as string] : undefined,
          ...field(
            'categories',
            linesOf(item.parentCategories?.length ? item.parentCategories : (item.categories ?? [])),
          ),
          postedAt: momentOf(item.pubDate),
          validThrough: momentOf(item.expiryDate),
          ...field(
            'salary',
            salaryOf({
              min: item.minSalary,
              max: item.maxSalary,
              currency: item.currency,
              period: item.salaryPeriod ?? 'year',
            }),
          ),
        },
        now,
      ),
  });
}

/** The guid is the posting's address: `/companies/acme/jobs/baker-1234567890`. */
function keyOf(guid: string): string {
  const path = /\/companies\/([^/]+)\/jobs\/([^/?#]+)/.exec(guid);
  return path ? `${path[1]}/${path[2]}` : encodeURIComponent(guid);
}

function momentOf(value: number | string | null | undefined): string | undefined {
  return typeof value === 'string' ? timeOf(value) : timeOfSeconds(value);
}

import { JobSearchError } from '@jobsearch/postings';
import type { Source } from '../../source.js';
import { parseDetail } from './parse-detail.js';
import { parseSearch } from './parse-search.js';
import { type LinkedInQuery, readQuery } from './query.js';
import { joinRequests, type LinkedInContext, type LinkedInRequest, postingRequest, searchRequest } from './requests.js';

export type { LinkedInContext, LinkedInQuery };

/**
 * LinkedIn's guest pages: the job search and the postings that anybody sees without an account. See README.md beside this file
 * for terms and limits.
 *
 * @param options.baseUrl replaces https://www.linkedin.com, for tests and mirrors.
 * @throws JobSearchError `USAGE` for a base URL that is not http or https.
 */
export function createLinkedInSource({
  baseUrl = 'https://www.linkedin.com',
} = {}): Source<LinkedInQuery, LinkedInContext> {
  if (!URL.canParse(baseUrl) || !/^https?:$/.test(new URL(baseUrl).protocol))
    throw new JobSearchError('USAGE', `"${baseUrl}" is no http or https address for LinkedIn`);
  const api = `${baseUrl.replace(/\/+$/, '')}/jobs-guest/jobs/api`;
  return {
    id: 'linkedin',
    baseUrl,
    pace: { maxConcurrent: 3, minTimeMs: 500 },
    start: (query) => startRequests(query, api),
    parse(page, request, now) {
      const { context } = request;
      return 'start' in context ? parseSearch(page.body, context, api) : parseDetail(page.body, request, now);
    },
    // Beyond its last page a search answers 400; on a first page that would be a request LinkedIn no longer understands.
    readStatus: (status, { context }) => (status === 400 && 'page' in context && context.page > 1 ? 'end' : undefined),
    join: joinRequests,
  };
}

function startRequests(query: LinkedInQuery, api: string): LinkedInRequest[] {
  const { searches, postings, ...bound } = readQuery(query);
  return [
    ...searches.map((search) => searchRequest({ ...search, asked: search.filters, start: 0, page: 1, ...bound }, api)),
    ...postings.map((key) => postingRequest({ key }, [], api)),
  ];
}

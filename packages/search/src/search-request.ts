import { JobSearchError } from '@jobsearch/postings';
import { defaultLimit, maxLimit, maxQueryLength, type SearchRequest } from './engine.js';

/** The request with its defaults. @throws JobSearchError `USAGE`, naming the value. */
export function checkRequest({ query, limit = defaultLimit }: SearchRequest): Required<SearchRequest> {
  if (query.trim() === '') throw new JobSearchError('USAGE', 'the query is empty: say what you are looking for');
  if (query.length > maxQueryLength) {
    throw new JobSearchError('USAGE', `the query has ${query.length} characters, at most ${maxQueryLength} are read`);
  }
  if (!Number.isInteger(limit) || limit < 1 || limit > maxLimit) {
    throw new JobSearchError('USAGE', `limit is ${limit}: want a whole number from 1 to ${maxLimit}`);
  }
  return { query, limit };
}

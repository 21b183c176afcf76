import { JobSearchError } from '@jobsearch/postings';
import { defaultLimit, maxLimit, maxQueryLength, presets, type SearchRequest } from './engine.js';

export interface CheckedRequest extends SearchRequest {
  readonly limit: number;
}

/** The request with its defaults. @throws JobSearchError `USAGE`, naming the value. */
export function checkRequest({ query, limit = defaultLimit, preset }: SearchRequest): CheckedRequest {
  if (query.trim() === '') throw new JobSearchError('USAGE', 'the query is empty: say what you are looking for');
  if (query.length > maxQueryLength) {
    throw new JobSearchError('USAGE', `the query has ${query.length} characters, at most ${maxQueryLength} are read`);
  }
  if (!Number.isInteger(limit) || limit < 1 || limit > maxLimit) {
    throw new JobSearchError('USAGE', `limit is ${limit}: want a whole number from 1 to ${maxLimit}`);
  }
  if (preset !== undefined && !presets.includes(preset)) {
    throw new JobSearchError('USAGE', `the preset is "${preset}": known are ${presets.join(', ')}`);
  }
  return { query, limit, preset };
}

import { JobSearchError } from '@jobsearch/postings';
import {
  defaultLimit,
  maxLimit,
  maxQueryLength,
  presets,
  type SearchMode,
  type SearchRequest,
  searchModes,
} from './engine.js';
import { checkFilters, type SearchFilters } from './filters/filters.js';

export interface CheckedRequest extends SearchRequest {
  readonly limit: number;
  readonly mode: SearchMode;
  readonly filters: SearchFilters;
  readonly facets: boolean;
}

/** The request with its defaults. @throws JobSearchError `USAGE`, naming the value. */
export function checkRequest({
  query,
  limit = defaultLimit,
  preset,
  mode = 'hybrid',
  filters = {},
  facets = false,
}: SearchRequest): CheckedRequest {
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
  if (!searchModes.includes(mode)) {
    throw new JobSearchError('USAGE', `the mode is "${mode}": known are ${searchModes.join(', ')}`);
  }
  if (preset !== undefined && mode !== 'hybrid') {
    throw new JobSearchError('USAGE', `the preset "${preset}" has a way of its own: leave the mode out`);
  }
  checkFilters(filters);
  return { query, limit, filters, facets, preset, mode: preset === undefined ? mode : 'meaning' };
}

import { JobSearchError } from '@jobsearch/postings';
import {
  defaultLimit,
  maxLimit,
  maxQueryLength,
  presets,
  type SearchMode,
  type SearchRequest,
  searchModes,
  type UnderstandMode,
  understandModes,
} from './engine.js';
import { checkFilters, type SearchFilters } from './filters/filters.js';

export interface CheckedRequest extends SearchRequest {
  readonly limit: number;
  readonly mode: SearchMode;
  readonly filters: SearchFilters;
  readonly facets: boolean;
  readonly passages: boolean;
  readonly explain: boolean;
  readonly understand: UnderstandMode;
  readonly plain: readonly string[];
  readonly strict: readonly string[];
}

/** The request with its defaults. @throws JobSearchError `USAGE`, naming the value. */
export function checkRequest({
  query,
  limit = defaultLimit,
  cursor,
  preset,
  mode = 'hybrid',
  filters = {},
  facets = false,
  freshnessDays,
  maxPerCompany,
  passages = false,
  explain = false,
  understand,
  plain = [],
  strict = [],
}: SearchRequest): CheckedRequest {
  if (query.trim() === '') throw new JobSearchError('USAGE', 'the query is empty: say what you are looking for');
  if (query.length > maxQueryLength) {
    throw new JobSearchError('USAGE', `the query has ${query.length} characters, at most ${maxQueryLength} are read`);
  }
  checkLimit(limit);
  if (maxPerCompany !== undefined) checkLimit(maxPerCompany, maxLimit, 'maxPerCompany');
  if (freshnessDays !== undefined && !(freshnessDays >= 1 && freshnessDays <= 3650))
    throw new JobSearchError('USAGE', `freshnessDays is ${freshnessDays}: want 1 to 3650`);
  if (preset !== undefined && !presets.includes(preset)) {
    throw new JobSearchError('USAGE', `the preset is "${preset}": known are ${presets.join(', ')}`);
  }
  if (!searchModes.includes(mode)) {
    throw new JobSearchError('USAGE', `the mode is "${mode}": known are ${searchModes.join(', ')}`);
  }
  if (preset !== undefined && mode !== 'hybrid') {
    throw new JobSearchError('USAGE', `the preset "${preset}" has a way of its own: leave the mode out`);
  }
  if (understand !== undefined && !understandModes.includes(understand)) {
    throw new JobSearchError('USAGE', `understand is "${understand}": known are ${understandModes.join(', ')}`);
  }
  const understands = understand ?? (preset === undefined ? 'boost' : 'off');
  if (preset !== undefined && understands !== 'off') {
    throw new JobSearchError('USAGE', `the preset "${preset}" takes all words as they are: leave understand out`);
  }
  if (understands === 'off' && strict.length > 0) {
    throw new JobSearchError(
      'USAGE',
      `strict is "${strict.join(', ')}", but nothing is understood: leave out ${preset === undefined ? 'understand=off' : 'the preset'}`,
    );
  }
  checkFilters(filters);
  return {
    query,
    limit,
    ...(cursor !== undefined && { cursor }),
    filters,
    facets,
    passages,
    explain,
    ...(freshnessDays !== undefined && { freshnessDays }),
    ...(maxPerCompany !== undefined && { maxPerCompany }),
    preset,
    mode: preset === undefined ? mode : 'meaning',
    understand: understands,
    plain,
    strict,
  };
}

/** @throws JobSearchError `USAGE`, naming the value. */
export function checkLimit(limit: number, most = maxLimit, name = 'limit'): void {
  if (Number.isInteger(limit) && limit >= 1 && limit <= most) return;
  throw new JobSearchError('USAGE', `${name} is ${limit}: want a whole number from 1 to ${most}`);
}

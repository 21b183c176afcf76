import type { PageRequest, PostingDraft } from '../../source.js';
import { filterParameters } from './filter-codes.js';
import type { Filters } from './filters.js';
import type { Search } from './query.js';
import type { Card } from './search-page.js';

/** What a LinkedIn request carries: where a search stands, or how a posting was found. */
export type LinkedInContext = SearchContext | PostingContext;

/** Where a search stands. */
export interface SearchContext extends Search {
  /** What the query asked for; `filters` may be narrower, where a search was split. */
  readonly asked: Filters;
  /** Cards before this page. */
  readonly start: number;
  /** 1 is the first. */
  readonly page: number;
  /** The numbers of the postings on the page before, joined: a page that repeats it is none. */
  readonly before?: string;
  /** Absent where the search is read to its end. */
  readonly pages?: number;
}

/** How a posting was found. */
interface PostingContext {
  /** What was asked for by each of the searches that name the posting; none where it was asked for by its number. */
  readonly foundBy: readonly Filters[];
}

/** A page of LinkedIn to fetch. */
export type LinkedInRequest = PageRequest<LinkedInContext>;

/** A request for a page of results. */
export function searchRequest(context: SearchContext, api: string): LinkedInRequest {
  const { keywords, location, geoId, filters, start } = context;
  const parameters = new URLSearchParams({
    ...(keywords && { keywords }),
    ...(geoId === undefined ? { location: location ?? '' } : { geoId }),
    ...filterParameters(filters),
    // Without words there is no relevance: by date the pages at least do not shift.
    ...(!keywords && { sortBy: 'DD' }),
    start: String(start),
  });
  return { key: `search?${parameters}`, url: `${api}/seeMoreJobPostings/search?${parameters}`, kind: 'list', context };
}

/** A request for the page of a posting, of which its search card said something already. */
export function postingRequest({ key, ...card }: Card, foundBy: readonly Filters[], api: string): LinkedInRequest {
  const id = `linkedin:${key}`;
  const draft: PostingDraft = { id, source: 'linkedin', url: `https://www.linkedin.com/jobs/view/${key}`, ...card };
  return { key: id, url: `${api}/jobPosting/${key}`, kind: 'posting', context: { foundBy }, draft };
}

/** One request for a posting that two searches name. */
export function joinRequests(earlier: LinkedInRequest, later: LinkedInRequest): LinkedInRequest {
  if (earlier.kind === 'list') return earlier;
  const all = [...foundBy(earlier), ...foundBy(later)].map((filters) => [JSON.stringify(filters), filters] as const);
  return { ...earlier, context: { foundBy: [...new Map(all).values()] } };
}

/** {@link PostingContext.foundBy} of a posting's request. */
export function foundBy({ context }: LinkedInRequest): readonly Filters[] {
  return 'foundBy' in context ? context.foundBy : [];
}

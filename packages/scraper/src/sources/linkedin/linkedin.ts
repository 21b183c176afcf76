import { JobSearchError, parsePosting } from '@jobsearch/postings';
import type { PageRequest, ParsedPage, PostingDraft, Source } from '../../source.js';
import {
  type Asked,
  askedOf,
  contradicts,
  eitherAsked,
  filterParameters,
  type LinkedInFilters,
  narrowerFilters,
} from './filters.js';
import { readPostingFragment } from './posting-fragment.js';
import { type Card, readSearchPage } from './search-page.js';
import { workplaceOf } from './workplace.js';

/** Every keyword is searched in every location. */
export interface LinkedInQuery extends LinkedInFilters {
  /** At least one; each is one search text, for example "Software Developer". */
  readonly keywords: readonly string[];
  /** Places as one would type them. "Remote" means remote work anywhere, not a place. None means anywhere. */
  readonly locations: readonly string[];
  /** Pages of ten to read at most for each keyword and location. */
  readonly pages: number;
}

/** What a LinkedIn request carries: where a search stands, or how a posting was found. */
export type LinkedInContext = SearchContext | PostingContext;

interface SearchContext {
  readonly keywords: string;
  readonly location: string;
  readonly filters: LinkedInFilters;
  /** Cards before this page. */
  readonly start: number;
  /** 1 is the first. */
  readonly page: number;
  readonly pages: number;
}

interface PostingContext {
  readonly foundByRemoteSearch: boolean;
  readonly asked: Asked;
}

type Request = PageRequest<LinkedInContext>;

/** LinkedIn answers no search beyond so many results: one that has more is split. */
const lastStart = 1000;
/** Who asks for fewer pages of a search than LinkedIn gives wants no more. */
const allPages = lastStart / 10;

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
    start: (query) => startSearches(query, api),
    parse(page, request, now) {
      const { context } = request;
      return 'pages' in context ? parseSearch(page.body, context, api) : parseDetail(page.body, request, now);
    },
    // Beyond its last page a search answers 400; on a first page that would be a request LinkedIn no longer understands.
    readStatus: (status, { context }) => (status === 400 && 'pages' in context && context.page > 1 ? 'end' : undefined),
    join: (earlier, later) => ({
      ...earlier,
      context: {
        foundByRemoteSearch: foundByRemoteSearch(earlier) || foundByRemoteSearch(later),
        asked: eitherAsked(askedFor(earlier), askedFor(later)),
      },
    }),
  };
}

function startSearches({ keywords, locations, pages, ...filters }: LinkedInQuery, api: string): Request[] {
  const texts = distinct(keywords);
  if (texts.length === 0) throw new JobSearchError('USAGE', 'LinkedIn needs at least one keyword to search for');
  if (!Number.isInteger(pages) || pages < 1)
    throw new JobSearchError('USAGE', `pages is ${pages}: give a whole number of 1 or more`);
  const places = distinct(locations);
  return texts.flatMap((text) =>
    (places.length > 0 ? places : ['Worldwide']).map((place) => {
      const isRemote = place.toLowerCase() === 'remote';
      const location = isRemote ? 'Worldwide' : place;
      const narrowed: LinkedInFilters = isRemote ? { ...filters, workplace: ['remote'] } : filters;
      return searchRequest({ keywords: text, location, filters: narrowed, start: 0, page: 1, pages }, api);
    }),
  );
}

function distinct(texts: readonly string[]): string[] {
  const byLowerCase = new Map(texts.map((text) => [text.trim().toLowerCase(), text.trim()]));
  byLowerCase.delete('');
  return [...byLowerCase.values()];
}

function searchRequest(context: SearchContext, api: string): Request {
  const { keywords, location, filters, start } = context;
  const parameters = new URLSearchParams({ keywords, location, ...filterParameters(filters), start: String(start) });
  return { key: `search?${parameters}`, url: `${api}/seeMoreJobPostings/search?${parameters}`, kind: 'list', context };
}

function parseSearch(html: string, context: SearchContext, api: string): ParsedPage<LinkedInContext> {
  const { cards, received, problems } = readSearchPage(html);
  if (received === 0) return { outcome: context.page === 1 ? 'empty' : 'end' };
  const postings = cards.map((card) => postingRequest(card, context.filters, api));
  const { requests, capped } = following({ ...context, start: context.start + received }, api);
  return { outcome: 'ok', requests: [...postings, ...requests], problems, capped };
}

/** The next page; where LinkedIn gives no more of a search that the caller wants more of, narrower searches. */
function following(context: SearchContext, api: string): { requests: Request[]; capped: boolean } {
  const { start, page, pages } = context;
  if (start < lastStart) {
    if (page >= pages) return { requests: [], capped: true };
    return { requests: [searchRequest({ ...context, page: page + 1 }, api)], capped: false };
  }
  const narrower = pages >= allPages ? narrowerFilters(context.filters) : undefined;
  if (!narrower) return { requests: [], capped: true };
  return {
    requests: narrower.map((filters) => searchRequest({ ...context, filters, start: 0, page: 1 }, api)),
    capped: false,
  };
}

function postingRequest({ key, ...card }: Card, filters: LinkedInFilters, api: string): Request {
  const id = `linkedin:${key}`;
  const draft: PostingDraft = { id, source: 'linkedin', url: `https://www.linkedin.com/jobs/view/${key}`, ...card };
  return {
    key: id,
    url: `${api}/jobPosting/${key}`,
    kind: 'posting',
    context: { foundByRemoteSearch: isForRemoteWork(filters), asked: askedOf(filters) },
    draft,
  };
}

function foundByRemoteSearch({ context }: Request): boolean {
  return 'foundByRemoteSearch' in context && context.foundByRemoteSearch;
}

function askedFor({ context }: Request): Asked {
  return 'asked' in context ? context.asked : {};
}

function isForRemoteWork({ workplace }: LinkedInFilters): boolean {
  return workplace?.length === 1 && workplace[0] === 'remote';
}

function parseDetail(html: string, request: Request, now: string): ParsedPage<LinkedInContext> {
  const card = request.draft ?? { id: request.key };
  const { closed, ...facts } = readPostingFragment(html);
  const workplace = workplaceOf({
    labelled: [card.location, card.title, facts.location, facts.title],
    description: facts.description,
    foundByRemoteSearch: foundByRemoteSearch(request),
  });
  const seen = { skills: [], firstSeenAt: now, lastSeenAt: now, ...(closed && { closedAt: now }) };
  const posting = parsePosting({ company: '', location: '', ...card, ...facts, workplace, ...seen });
  if (contradicts(posting, askedFor(request))) return { outcome: 'ok', leftOut: 1 };
  return { outcome: 'ok', postings: [posting] };
}

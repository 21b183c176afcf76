import type { ParsedPage } from '../../source.js';
import type { Filters } from './filters.js';
import { doubtAboutCards } from './keyword-overlap.js';
import {
  type LinkedInContext,
  type LinkedInRequest,
  postingRequest,
  type SearchContext,
  searchRequest,
} from './requests.js';
import { type Card, readSearchPage } from './search-page.js';
import { splitSearch } from './split-search.js';

/** LinkedIn lists no search beyond so many results. */
const lastStart = 1000;

/** Reads a page of results: the postings it names, and the page after it. Where LinkedIn ends the list, narrower searches go on. */
export function parseSearch(html: string, context: SearchContext, api: string): ParsedPage<LinkedInContext> {
  const { cards, received, problems } = readSearchPage(html);
  if (received === 0) return { outcome: context.page === 1 ? 'empty' : 'end' };
  const numbers = cards.map(({ key }) => key).join();
  const next = nextPages({ ...context, start: context.start + received, before: numbers }, context, api);
  return {
    outcome: 'ok',
    requests: [...cards.map((card) => postingRequest(card, [evidence(context)], api)), ...next.requests],
    problems: [...problems, ...doubts(cards, context), ...next.problems],
    capped: next.capped,
    notes: next.notes,
  };
}

function doubts(cards: readonly Card[], { page, keywords }: SearchContext): string[] {
  const doubt = page === 1 ? doubtAboutCards(cards, keywords) : undefined;
  return doubt === undefined ? [] : [doubt];
}

/** What the query asked for; of a search that was split, the workplace tells something besides. */
function evidence({ asked, filters }: SearchContext): Filters {
  return filters.workplace ? { ...asked, workplace: filters.workplace } : asked;
}

interface NextPages {
  readonly requests: readonly LinkedInRequest[];
  readonly capped: boolean;
  readonly notes: readonly string[];
  readonly problems: readonly string[];
}

const none: NextPages = { requests: [], capped: false, notes: [], problems: [] };

/** The caller's own bound ends a search as asked; only LinkedIn's makes it be split. */
function nextPages(next: SearchContext, { before, page, pages }: SearchContext, api: string): NextPages {
  if (before !== undefined && before === next.before)
    return { ...none, problems: [`page ${page} repeats the one before it: the search was given up`] };
  if (pages !== undefined && page >= pages) return { ...none, capped: true };
  if (next.start >= lastStart) return splitPages(next, api);
  return { ...none, requests: [searchRequest({ ...next, page: page + 1 }, api)] };
}

function splitPages({ before: _, ...whole }: SearchContext, api: string): NextPages {
  const { parts, exhaustive } = splitSearch(whole.filters);
  const first = { ...whole, start: 0, page: 1 };
  const requests = parts.map((filters) => searchRequest({ ...first, filters }, api));
  if (exhaustive) return { ...none, requests };
  const so = parts.length > 0 ? 'older ones without a level or type may be missing' : 'it cannot be narrowed further';
  const note = `${searchRequest(first, api).key} has more than the ${lastStart} results that LinkedIn lists: ${so}`;
  return { ...none, requests, capped: true, notes: [note] };
}

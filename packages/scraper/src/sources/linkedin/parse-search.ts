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
import { readSearchPage } from './search-page.js';
import { splitSearch } from './split-search.js';

/** LinkedIn lists no search beyond so many results. */
const lastStart = 1000;

/** Reads a page of results: the postings it names, and the page after it. Where LinkedIn ends the list, narrower searches go on. */
export function parseSearch(html: string, context: SearchContext, api: string): ParsedPage<LinkedInContext> {
  const { cards, received, problems } = readSearchPage(html);
  if (received === 0) return { outcome: context.page === 1 ? 'empty' : 'end' };
  const doubt = context.page === 1 ? doubtAboutCards(cards, context.keywords) : undefined;
  const next = nextPages(context, context.start + received, api);
  return {
    outcome: 'ok',
    requests: [...cards.map((card) => postingRequest(card, [evidence(context)], api)), ...next.requests],
    problems: doubt ? [...problems, doubt] : problems,
    capped: next.capped,
    ...(next.note && { notes: [next.note] }),
  };
}

/** What the query asked for; of a search that was split, the workplace tells something besides. */
function evidence({ asked, filters }: SearchContext): Filters {
  return filters.workplaces ? { ...asked, workplaces: filters.workplaces } : asked;
}

interface NextPages {
  readonly requests: readonly LinkedInRequest[];
  readonly capped: boolean;
  readonly note?: string;
}

/** The caller's own bound ends a search as asked; only LinkedIn's makes it be split. */
function nextPages(context: SearchContext, start: number, api: string): NextPages {
  if (context.pages !== undefined && context.page >= context.pages) return { requests: [], capped: true };
  if (start >= lastStart) return splitPages(context, api);
  return { requests: [searchRequest({ ...context, start, page: context.page + 1 }, api)], capped: false };
}

function splitPages(context: SearchContext, api: string): NextPages {
  const { parts, exhaustive } = splitSearch(context.filters);
  const requests = parts.map((filters) => searchRequest({ ...context, filters, start: 0, page: 1 }, api));
  if (exhaustive) return { requests, capped: false };
  const name = searchRequest({ ...context, start: 0 }, api).key;
  const remedy =
    parts.length > 0 ? 'the rest may lack older ones without a level or type' : 'it cannot be narrowed further';
  return {
    requests,
    capped: true,
    note: `${name} has more than the ${lastStart} results that LinkedIn lists: ${remedy}`,
  };
}

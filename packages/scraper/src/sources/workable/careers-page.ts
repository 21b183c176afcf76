import { JobSearchError, linesOf, type Posting, placeOf, workplaceNamed } from '@jobsearch/postings';
import { z } from 'zod';
import type { Page, PageRequest, ParsedPage } from '../../source.js';
import { boardFacts, boardPosting } from '../board-posting.js';
import { readItems, readJson } from '../read-json.js';

/** What a request for what the careers page shows carries: how many postings the pages before it had, or the posting it is for. */
export interface CareersContext {
  readonly board: string;
  readonly seen?: number;
  readonly shortcode?: string;
}

const list = z.object({ total: z.number(), results: z.array(z.unknown()), nextPage: z.string().nullish() });
const place = z.object({
  city: z.string().nullish(),
  region: z.string().nullish(),
  country: z.string().nullish(),
  countryCode: z.string().nullish(),
  hidden: z.boolean().nullish(),
});
const facts = {
  shortcode: z.string(),
  title: z.string(),
  remote: z.boolean().nullish(),
  workplace: z.string().nullish(),
  location: place.nullish(),
  locations: z.array(place).nullish(),
  published: z.string().nullish(),
  type: z.string().nullish(),
  language: z.string().nullish(),
  department: z.array(z.string()).nullish(),
};
const item = z.object(facts);
const detail = z.object({
  ...facts,
  description: z.string(),
  requirements: z.string().nullish(),
  benefits: z.string().nullish(),
});
type Item = z.infer<typeof item>;

const origin = (baseUrl: string, board: string) => `${baseUrl}/api/v3/accounts/${board}/jobs`;

/** Asks for a page of the list that the careers page of an account shows. */
export function careersListRequest(
  baseUrl: string,
  { board, seen = 0 }: CareersContext,
  token?: string,
): PageRequest<CareersContext> {
  return {
    key: `workable:${board}?seen=${seen}`,
    url: origin(baseUrl, board),
    json: { query: '', location: [], department: [], worktype: [], remote: [], ...(token && { token }) },
    kind: 'list',
    context: { board, seen },
  };
}

/** Reads what {@link careersListRequest} asked for: postings without their texts, which have pages of their own. */
export function parseCareersList(
  page: Page,
  { board, seen = 0 }: CareersContext,
  baseUrl: string,
): ParsedPage<CareersContext> {
  const { total, results: items, nextPage } = readJson(page, list);
  const read = seen + items.length;
  const short =
    !nextPage && read < total ? [`the list ends after ${read} postings, and ${total} are said to be there`] : [];
  if (items.length === 0 && short[0]) throw new JobSearchError('LAYOUT_CHANGED', short[0]);
  if (items.length === 0) return { outcome: seen === 0 ? 'empty' : 'end' };
  const { results, problems } = readItems(items, item, (one) => postingRequest(one, board, baseUrl));
  const more = nextPage ? [careersListRequest(baseUrl, { board, seen: read }, nextPage)] : [];
  return { outcome: 'ok', requests: [...results, ...more], problems: [...problems, ...short] };
}

function postingRequest(one: Item, board: string, baseUrl: string): PageRequest<CareersContext> {
  const draft = boardFacts(factsOf(one, board, baseUrl));
  return {
    key: draft.id,
    url: `${baseUrl}/api/v2/accounts/${board}/jobs/${one.shortcode}`,
    kind: 'posting',
    context: { board, shortcode: one.shortcode },
    draft,
  };
}

/** Reads the page of one posting. */
export function parseCareersPosting(page: Page, { board }: CareersContext, baseUrl: string, now: string): Posting {
  const job = readJson(page, detail);
  const description = [job.description, job.requirements, job.benefits];
  return boardPosting({ ...factsOf(job, board, baseUrl), description }, now);
}

function factsOf(one: Item, board: string, baseUrl: string) {
  const shown = (one.locations?.length ? one.locations : [one.location ?? {}]).filter(({ hidden }) => !hidden);
  return {
    id: `workable:${board}/${one.shortcode}`,
    source: 'workable',
    title: one.title,
    company: board,
    location: linesOf(shown.map(({ city, region, country }) => linesOf([city, region, country]).join(', '))).join('; '),
    url: `${baseUrl}/${board}/j/${one.shortcode}/`,
    workplace: workplaceNamed(one.workplace) ?? (one.remote ? 'remote' : undefined),
    employmentType: [one.type],
    places: shown.flatMap(({ city, region, countryCode }) => placeOf({ city, region, country: countryCode })),
    categories: one.department ?? [],
    language: one.language,
    postedAt: one.published,
  };
}

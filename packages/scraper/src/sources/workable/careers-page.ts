import { JobSearchError, linesOf, type Posting, placeOf, workplaceNamed } from '@jobsearch/postings';
import { z } from 'zod';
import type { Page, PageRequest, ParsedPage } from '../../source.js';
import { boardFacts, boardPosting } from '../board-posting.js';
import { readItems, readJson } from '../read-json.js';

/** What a request carries: the account, and the page that is asked for; without a step it is the widget. */
export type WorkableContext =
  | { readonly board: string; readonly step?: undefined }
  | CareersListContext
  | { readonly board: string; readonly step: 'posting' };

interface CareersListContext {
  readonly board: string;
  readonly step: 'list';
  /** Postings on the pages before. */
  readonly seen: number;
  /** The first posting of the page before. */
  readonly before?: string | undefined;
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

const jobsUrl = (baseUrl: string, board: string) => `${baseUrl}/api/v3/accounts/${board}/jobs`;

/** Asks for a page of the list that the careers page of an account shows. */
export function careersListRequest(
  baseUrl: string,
  board: string,
  { seen = 0, before, token }: { seen?: number; before?: string; token?: string } = {},
): PageRequest<WorkableContext> {
  return {
    key: `workable:${board}?seen=${seen}`,
    url: jobsUrl(baseUrl, board),
    json: { query: '', location: [], department: [], worktype: [], remote: [], ...(token && { token }) },
    kind: 'list',
    context: { board, step: 'list', seen, ...(before && { before }) },
  };
}

/** Reads what {@link careersListRequest} asked for: postings without their texts, which have pages of their own. */
export function parseCareersList(
  page: Page,
  { board, seen, before }: CareersListContext,
  baseUrl: string,
): ParsedPage<WorkableContext> {
  const { total, results: items, nextPage } = readJson(page, list);
  if (items.length === 0) {
    if (seen >= total) return { outcome: seen === 0 ? 'empty' : 'end' };
    throw new JobSearchError(
      'LAYOUT_CHANGED',
      `the list ends after ${seen} postings, and ${total} are said to be there`,
    );
  }
  const { results, problems } = readItems(items, item, (one) => postingRequest(one, board, baseUrl));
  const first = results[0]?.key;
  if (first !== undefined && first === before)
    throw new JobSearchError('LAYOUT_CHANGED', `the list begins again with ${first} after ${seen} postings`);
  const read = seen + items.length;
  const next = { seen: read, ...(first && { before: first }), ...(nextPage && { token: nextPage }) };
  // Behind as many as there are, the address of a next page leads nowhere, or round and round.
  const more = nextPage && read < total ? [careersListRequest(baseUrl, board, next)] : [];
  return { outcome: 'ok', requests: [...results, ...more], problems, total };
}

function postingRequest(one: Item, board: string, baseUrl: string): PageRequest<WorkableContext> {
  const draft = boardFacts(factsOf(one, board, baseUrl));
  return {
    key: draft.id,
    url: `${baseUrl}/api/v2/accounts/${board}/jobs/${one.shortcode}`,
    kind: 'posting',
    context: { board, step: 'posting' },
    draft,
  };
}

/** Reads the page of one posting. */
export function parseCareersPosting(page: Page, board: string, baseUrl: string, now: string): Posting {
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

import { JobSearchError } from '@jobsearch/postings';
import type { Filters, LinkedInFilters } from './filters.js';
import { optionalField } from './optional-field.js';
import { readFilters } from './read-filters.js';

/** What LinkedIn lists of a search, in pages of ten. */
const allPages = 100;

/** Every keyword is searched in every location, with the filters. */
export interface LinkedInQuery extends LinkedInFilters {
  /**
   * Each is one search text, for example "Software Developer". At least one, unless companies or postings are named: then none means
   * everything that those companies offer, or no search.
   */
  readonly keywords: readonly string[];
  /** Places as one would type them. "Remote" means remote work anywhere, not a place. None means anywhere. */
  readonly locations: readonly string[];
  /** LinkedIn's number of a place, as in the addresses of its searches; it stands instead of `locations`. */
  readonly geoId?: string;
  /** Pages of ten to read at most for each keyword and location. 100, which is all that LinkedIn lists, or none: to the end, by narrower searches too. */
  readonly pages?: number;
  /** Numbers of single postings to read besides. */
  readonly postings?: readonly string[];
}

/** One search of a query, checked: plain JSON. */
export interface Search {
  readonly keywords: string;
  /** Absent where `geoId` says it. */
  readonly location?: string;
  readonly geoId?: string;
  readonly filters: Filters;
}

/** A query, checked. */
export interface CheckedQuery {
  readonly searches: readonly Search[];
  readonly postings: readonly string[];
  /** Absent where each search is read to its end. */
  readonly pages?: number;
}

/** @throws JobSearchError `USAGE` naming what is missing, or the value that makes no sense and what may be given. */
export function readQuery(query: LinkedInQuery): CheckedQuery {
  const filters = readFilters(query);
  const postings = readPostings(query.postings ?? []);
  const texts = readKeywords(query, filters, postings);
  const places = readPlaces(query);
  const searches = texts.flatMap((keywords) => places.map((place) => ({ keywords, ...searchedPlace(place, filters) })));
  return { searches, postings, ...optionalField('pages', readPages(query.pages)) };
}

/** Who asks for fewer pages than LinkedIn lists wants no more; who asks for as many wants all there is. */
function readPages(pages: number | undefined): number | undefined {
  if (pages === undefined || pages >= allPages) return undefined;
  if (Number.isInteger(pages) && pages >= 1) return pages;
  throw new JobSearchError('USAGE', `pages is ${pages}: give a whole number of 1 or more`);
}

function readKeywords({ keywords }: LinkedInQuery, filters: Filters, postings: readonly string[]): string[] {
  const texts = distinct(keywords);
  if (texts.length > 0) return texts;
  if (filters.companies) return [''];
  if (postings.length > 0) return [];
  throw new JobSearchError('USAGE', 'LinkedIn needs at least one keyword to search for, or a company or a posting');
}

type Place = Pick<Search, 'location' | 'geoId'>;

function readPlaces({ locations, geoId }: LinkedInQuery): Place[] {
  const places = distinct(locations);
  if (geoId !== undefined) return [{ geoId: readGeoId(geoId, places) }];
  return (places.length > 0 ? places : ['Worldwide']).map((location) => ({ location }));
}

function readGeoId(geoId: string, places: readonly string[]): string {
  if (!/^\d{1,15}$/.test(geoId))
    throw new JobSearchError('USAGE', `geoId "${geoId}": give LinkedIn's number of a place, for example 101282230`);
  if (places.length > 0)
    throw new JobSearchError('USAGE', `geoId "${geoId}" and "${places[0]}" both say where to search: give one of them`);
  return geoId;
}

function searchedPlace(place: Place, filters: Filters): Place & Pick<Search, 'filters'> {
  if (place.location?.toLowerCase() !== 'remote') return { ...place, filters };
  return { location: 'Worldwide', filters: { ...filters, workplace: ['remote'] } };
}

function readPostings(numbers: readonly string[]): string[] {
  const odd = numbers.find((number) => !/^\d{1,15}$/.test(number));
  if (odd === undefined) return [...new Set(numbers)];
  throw new JobSearchError('USAGE', `posting "${odd}": give its number, for example 4185843819`);
}

function distinct(texts: readonly string[]): string[] {
  const byLowerCase = new Map(texts.map((text) => [text.trim().toLowerCase(), text.trim()]));
  byLowerCase.delete('');
  return [...byLowerCase.values()];
}

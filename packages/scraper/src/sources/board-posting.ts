import {
  addressOf,
  employmentTypesOf,
  field,
  htmlToText,
  lineOf,
  linesOf,
  type Posting,
  parsePosting,
  timeOf,
  workplaceNamed,
} from '@jobsearch/postings';
import type { PostingDraft } from '../source.js';

/** A value as a board gives it: in its own form, empty, or not at all. */
type Said = string | null | undefined;

/** What a board says of a posting, in its own words: {@link boardFacts} makes of them what a posting may hold. */
export interface BoardSays {
  readonly id: string;
  readonly source: string;
  readonly title?: Said;
  readonly company?: Said;
  readonly location?: Said;
  /** Text, or parts in HTML, of which those that say nothing are left out. */
  readonly description?: string | readonly Said[];
  readonly url?: Said;
  readonly applyUrl?: Said;
  readonly companyUrl?: Said;
  /** "Remote", "ON_SITE" and their like. */
  readonly workplace?: Said;
  /** "FullTime", "part_time" and their like. */
  readonly employmentType?: readonly Said[] | undefined;
  readonly remoteRegions?: readonly Said[] | undefined;
  readonly categories?: readonly Said[] | undefined;
  readonly industries?: readonly Said[] | undefined;
  readonly language?: Said;
  /** A date, or date and time. */
  readonly postedAt?: Said;
  readonly validThrough?: Said;
  readonly places?: Posting['places'];
  readonly seniority?: Posting['seniority'];
  readonly experienceYears?: number | undefined;
  readonly salary?: Posting['salary'];
}

/** What the board says, as a posting holds it; what says nothing is left out. */
export function boardFacts(says: BoardSays): PostingDraft & Pick<Posting, 'source' | 'title'> {
  const { id, source, title, company, location, description } = says;
  return {
    id,
    source,
    title: lineOf(title) ?? '',
    ...(company !== undefined && { company: lineOf(company) ?? '' }),
    ...(location !== undefined && { location: lineOf(location) ?? '' }),
    ...(description !== undefined && { description: textOf(description) }),
    ...field('url', addressOf(says.url)),
    ...field('applyUrl', addressOf(says.applyUrl)),
    ...field('companyUrl', addressOf(says.companyUrl)),
    ...field('workplace', workplaceNamed(says.workplace)),
    ...field('employmentType', employmentTypesOf(says.employmentType ?? [])),
    ...field('remoteRegions', linesOf(says.remoteRegions ?? [])),
    ...field('categories', linesOf(says.categories ?? [])),
    ...field('industries', linesOf(says.industries ?? [])),
    ...field('language', lineOf(says.language)),
    ...field('postedAt', timeOf(says.postedAt)),
    ...field('validThrough', timeOf(says.validThrough)),
    ...field('places', says.places),
    ...field('seniority', says.seniority),
    ...field('experienceYears', says.experienceYears),
    ...field('salary', says.salary),
  };
}

/**
 * The posting that a board's answer describes, checked; what the board does not say gets the schema's "unknown".
 *
 * @param now ISO 8601: the time of the crawl
 * @throws JobSearchError `INVALID_POSTING` naming the field
 */
export function boardPosting(says: BoardSays, now: string): Posting {
  const unknown = { company: '', location: '', workplace: 'unknown', skills: [], description: '' };
  return parsePosting({ ...unknown, ...boardFacts(says), firstSeenAt: now, lastSeenAt: now });
}

function textOf(description: string | readonly Said[]): string {
  if (typeof description === 'string') return description;
  return description
    .map((html) => htmlToText(html ?? ''))
    .filter(Boolean)
    .join('\n\n');
}

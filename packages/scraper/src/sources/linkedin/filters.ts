import type { Posting } from '@jobsearch/postings';

/** A type of employment as a posting has it. */
export type EmploymentType = NonNullable<Posting['employmentType']>[number];
/** A level of experience as a posting has it. */
export type Seniority = NonNullable<Posting['seniority']>;
/** A workplace that can be searched for. */
export type Workplace = Exclude<Posting['workplace'], 'unknown'>;

/** What a search may be narrowed to. Several values of one filter mean any of them; none means all. */
export interface LinkedInFilters {
  /** Published at most so long ago: seconds, or "7d", "24h", "2w". */
  readonly postedWithin?: number | string;
  /** on-site, hybrid or remote. */
  readonly workplaces?: readonly string[];
  /** full-time, part-time, contract, temporary, internship, volunteer or other. */
  readonly employmentTypes?: readonly string[];
  /** internship, entry, associate, mid-senior, director or executive. */
  readonly experience?: readonly string[];
  /** How far from the place, in miles. */
  readonly distanceMiles?: number;
  /** LinkedIn's numbers of companies. */
  readonly companyIds?: readonly string[];
}

/** {@link LinkedInFilters} after their check: plain JSON, each list in a fixed order, nothing empty. */
export interface Filters {
  readonly postedWithinSeconds?: number;
  readonly workplaces?: readonly Workplace[];
  readonly employmentTypes?: readonly EmploymentType[];
  readonly experience?: readonly Seniority[];
  readonly distanceMiles?: number;
  readonly companyIds?: readonly string[];
}

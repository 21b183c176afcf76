import type { Posting } from '@jobsearch/postings';

/** A type of employment as a posting has it. */
export type EmploymentType = NonNullable<Posting['employmentType']>[number];
/** A level of experience as a posting has it. */
export type Seniority = NonNullable<Posting['seniority']>;
/** A workplace that can be searched for. */
export type Workplace = Exclude<Posting['workplace'], 'unknown'>;

/** What a search may be narrowed to. Several values of one filter mean any of them; none means all. */
export interface LinkedInFilters {
  /** Published at most so many days ago; parts of a day are allowed. */
  readonly postedWithinDays?: number;
  /** on-site, hybrid or remote. */
  readonly workplace?: readonly string[];
  /** full-time, part-time, contract, temporary, internship, volunteer or other. */
  readonly employmentType?: readonly string[];
  /** internship, entry, associate, mid-senior, director or executive. */
  readonly experience?: readonly string[];
  /** How far from the place, in miles. */
  readonly distanceMiles?: number;
  /** LinkedIn's numbers of companies. */
  readonly companies?: readonly string[];
}

/** {@link LinkedInFilters} after their check: plain JSON, each list in a fixed order, nothing empty. */
export interface Filters {
  readonly postedWithinSeconds?: number;
  readonly workplace?: readonly Workplace[];
  readonly employmentType?: readonly EmploymentType[];
  readonly experience?: readonly Seniority[];
  readonly distanceMiles?: number;
  readonly companies?: readonly string[];
}

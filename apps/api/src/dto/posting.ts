import type { Posting as DomainPosting } from '@jobsearch/postings';

/** A place of work, as far as it is known. */
interface Place {
  /** @example "Zagreb" */
  city?: string;
  /** @example "Grad Zagreb" */
  region?: string;
  /**
   * ISO 3166-1 alpha-2.
   * @example "HR"
   */
  country?: string;
}

/** Pay, as far as it is known. */
interface Salary {
  /** @example 42000 */
  min?: number;
  /** @example 55000 */
  max?: number;
  /**
   * ISO 4217.
   * @example "EUR"
   */
  currency: string;
  period: 'hour' | 'day' | 'week' | 'month' | 'year';
  /** `published`: the source gives it as a field; `text`: read from the description. */
  origin: 'published' | 'text';
}

/** A job posting without its text. What is unknown is absent, `""` or `unknown`, never guessed. */
interface PostingFacts {
  /**
   * `<source>:<key>`, stable across crawls.
   * @example "demo:0001"
   */
  id: string;
  /**
   * The page a person opens. Absent when the posting came from a file that names none.
   * @example "https://jobs.example.com/0001"
   */
  url?: string;
  /** Where to apply, when that is another page. */
  applyUrl?: string;
  /** @example "Python developer" */
  title: string;
  /**
   * As published; `""` unknown.
   * @example "Brezna Software"
   */
  company: string;
  companyUrl?: string;
  /**
   * As published; `""` unknown.
   * @example "Zagreb, Croatia"
   */
  location: string;
  /** The places that `location` names, taken apart. */
  places?: Place[];
  workplace: 'on-site' | 'hybrid' | 'remote' | 'unknown';
  /** Where one must live to work remotely. */
  remoteRegions?: string[];
  /** All that are offered. */
  employmentType?: ('full-time' | 'part-time' | 'contract' | 'temporary' | 'internship' | 'volunteer' | 'other')[];
  /** Least asked for. */
  experienceYears?: number;
  seniority?: 'internship' | 'entry' | 'associate' | 'mid-senior' | 'director' | 'executive';
  salary?: Salary;
  /** @example ["Python", "PostgreSQL"] */
  skills: string[];
  /** The least degree asked for. */
  degree?: 'secondary' | 'associate' | 'bachelor' | 'master' | 'doctorate';
  /** Whether the employer sponsors a visa. */
  visa?: 'sponsored' | 'not-sponsored';
  /**
   * Names of the fields that were read from the posting's own words, where its source does not say them.
   * @example ["workplace", "skills"]
   */
  derived?: string[];
  /**
   * Branches of the company, as published.
   * @example ["Software Development"]
   */
  industries?: string[];
  /**
   * Department, team or kind of work, as published.
   * @example ["Engineering"]
   */
  categories?: string[];
  /**
   * How many have applied, or at least how many, as far as the source says.
   * @isInt
   * @example 25
   */
  applicants?: number;
  /**
   * BCP 47.
   * @example "en"
   */
  language?: string;
  /**
   * ISO 8601 date, or date and time.
   * @example "2026-01-12"
   */
  postedAt?: string;
  /** ISO 8601 date, or date and time. */
  validThrough?: string;
  /**
   * When a crawl first met it: ISO 8601.
   * @example "2026-01-12T06:00:00Z"
   */
  firstSeenAt: string;
  /**
   * When a crawl last met it: ISO 8601.
   * @example "2026-01-15T06:00:00Z"
   */
  lastSeenAt: string;
  /** When it was found to be gone: ISO 8601. Absent while it is open. */
  closedAt?: string;
  /** @example "demo" */
  source: string;
  /** The id of the posting that this one repeats. */
  duplicateOf?: string;
  /** The ids of the postings that repeat this one, ascending: where else it was published. */
  repeatedBy?: string[];
  /** What openings of one company with one title and text in several places have in common: the id of the first of them. */
  group?: string;
}

/** A job posting. What is unknown is absent, `""` or `unknown`, never guessed. */
export interface Posting extends PostingFacts {
  /**
   * Plain text; paragraphs and "- " lists kept.
   * @example "You build and run the services behind our booking site."
   */
  description: string;
}

/** A job posting as an answer shows it. What is unknown is absent, `""` or `unknown`, never guessed. */
export interface FoundPosting extends PostingFacts {
  /**
   * Plain text; paragraphs and "- " lists kept. Left out with `view=minimal`.
   * @example "You build and run the services behind our booking site."
   */
  description?: string;
}

// A field that the domain gains and this file lacks turns into a `never` that no posting can give: it does not compile.
type Undocumented = { readonly [field in Exclude<keyof DomainPosting, keyof Posting>]?: never };

/** A posting as it goes over the wire: the compiler checks that each fits the documented type. */
export function toWirePosting(posting: DomainPosting & Undocumented): Posting {
  return posting;
}

import { type Posting, postingSchema } from '@jobsearch/postings';
import { type Outcome, outcomes } from './outcome.js';

/** A page, or a part of one, that the crawl did not get. */
export interface CrawlProblem {
  readonly url: string;
  readonly outcome: Outcome;
  readonly message: string;
}

/** What a crawl did. */
export interface CrawlReport {
  readonly source: string;
  readonly startedAt: string;
  readonly finishedAt: string;
  /** Requests made, repeated tries included. */
  readonly requests: number;
  /** Pages by how they ended. */
  readonly outcomes: Readonly<Record<Outcome, number>>;
  /** Postings that were read whole. */
  readonly postings: number;
  /** Postings whose page was lost: they are held back. */
  readonly incomplete: number;
  /** True when nothing was lost and no bound cut the lists short: only then may an absent posting be taken for gone. */
  readonly complete: boolean;
  /** True when a bound on the number of pages, asked for by the caller or set by the site, cut a list short. */
  readonly capped: boolean;
  /** What was lost, and why; empty for a crawl that got all it asked for. */
  readonly problems: readonly CrawlProblem[];
  /** Part of the postings, 0 to 1, that have each field of a posting filled. */
  readonly fields: Readonly<Record<string, number>>;
}

/** A zero for every outcome. */
export function noOutcomes(): Record<Outcome, number> {
  return Object.fromEntries(outcomes.map((outcome) => [outcome, 0])) as Record<Outcome, number>;
}

/** For each field of a posting the part, 0 to 1, of the postings that say something there; 0 without postings. */
export function fillRates(postings: readonly Posting[]): Record<string, number> {
  const rate = (field: keyof Posting) =>
    postings.length === 0 ? 0 : postings.filter((posting) => saysSomething(posting[field])).length / postings.length;
  const fields = Object.keys(postingSchema.shape) as (keyof Posting)[];
  return Object.fromEntries(fields.map((field) => [field, rate(field)]));
}

function saysSomething(value: unknown): boolean {
  return value !== undefined && value !== '' && value !== 'unknown' && !(Array.isArray(value) && value.length === 0);
}

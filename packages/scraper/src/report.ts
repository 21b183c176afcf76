import { type Outcome, outcomes } from './outcome.js';

/** A page, or a part of one, that the crawl did not get. */
export interface CrawlProblem {
  readonly url: string;
  readonly outcome: Outcome;
  readonly message: string;
}

/** How often a site asked us to slow down, and how long that took. */
export interface Throttling {
  readonly times: number;
  readonly waitedMs: number;
}

/** What a crawl did. */
export interface CrawlReport {
  readonly source: string;
  readonly startedAt: string;
  readonly finishedAt: string;
  /** Requests made, repeated tries and those before an interruption included. */
  readonly requests: number;
  /** Pages that an interrupted run had finished and that were not asked for again. */
  readonly resumed: number;
  /** Pages by how they ended. */
  readonly outcomes: Readonly<Record<Outcome, number>>;
  readonly throttling: Throttling;
  /** Postings that were read whole. */
  readonly postings: number;
  /** Postings that were met again under the same id. */
  readonly repeated: number;
  /** Postings that were read and are not what was asked for: a filter of the site leaked. */
  readonly leftOut: number;
  /** Postings whose page was not asked for because it was read not long ago. */
  readonly fresh: number;
  /** Postings whose page was lost: they are held back. */
  readonly incomplete: number;
  /** True when nothing was lost and no bound cut the lists short: only then may an absent posting be taken for gone. */
  readonly complete: boolean;
  /** True when a bound on the number of pages, asked for by the caller or set by the site, cut a list short. */
  readonly capped: boolean;
  /** What was lost, and why; empty for a crawl that got all it asked for. */
  readonly problems: readonly CrawlProblem[];
  /** What else the pages have to say, each sentence once: which search was capped, for example. */
  readonly notes: readonly string[];
  /** Part of the postings read by this run, 0 to 1, that have each field of a posting filled. */
  readonly fields: Readonly<Record<string, number>>;
}

/** A zero for every outcome. */
export function noOutcomes(): Record<Outcome, number> {
  return Object.fromEntries(outcomes.map((outcome) => [outcome, 0])) as Record<Outcome, number>;
}

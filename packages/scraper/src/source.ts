import type { Posting } from '@jobsearch/postings';
import type { Outcome } from './outcome.js';

/** What is known of a posting before its own page is read: enough to name it, not enough to publish it. */
export type PostingDraft = Readonly<Partial<Posting> & Pick<Posting, 'id'>>;

/** One page to fetch. Plain JSON, so that a queue of them can be stored and resumed. */
export interface PageRequest<Context> {
  /** Names the page within a crawl: two requests with one key are one page, fetched once. */
  readonly key: string;
  readonly url: string;
  /** Sent as JSON, by POST; without it the page is asked for by GET. */
  readonly json?: unknown;
  /** Headers beyond those of every request, for example `accept`. */
  readonly headers?: Readonly<Record<string, string>>;
  /** A `list` leads to postings: losing it loses unknown ones. A `posting` is the page of one. */
  readonly kind: 'list' | 'posting';
  /** What the source wants to know again when it reads the page. */
  readonly context: Context;
  /** What a `posting` request already knows; kept apart, unpublished, when its page is lost. */
  readonly draft?: PostingDraft;
}

/** A page of a posting that was lost. Plain JSON. */
export interface PendingPage {
  readonly request: PageRequest<unknown>;
  /** Runs that asked for it and did not get it. */
  readonly runs: number;
  /** When it was lost first, in ISO 8601. */
  readonly since: string;
}

/** An answer of the site with a status of 2xx. */
export interface Page {
  /** Where the answer came from, after redirects. */
  readonly url: string;
  readonly status: number;
  readonly body: string;
}

/** What a source read on a page. */
export interface ParsedPage<Context> {
  /** `end` and `empty` only where the page itself says so. */
  readonly outcome: 'ok' | 'end' | 'empty';
  readonly postings?: readonly Posting[];
  /** Pages to fetch next. */
  readonly requests?: readonly PageRequest<Context>[];
  /** Parts of the page that could not be read, one sentence each: they make the crawl incomplete, they do not end it. */
  readonly problems?: readonly string[];
  /** Postings that were read and are not what was asked for: a filter of the site leaked. */
  readonly leftOut?: number;
  /**
   * How many postings the list has, all its pages together, where it says so and the query is that one list: a crawl that meets fewer different
   * ones has lost some, for a list that shifts between its pages skips as many as it repeats.
   */
  readonly total?: number;
  /** True where a bound on the number of pages stopped the list before its end. */
  readonly capped?: boolean;
  /** What whoever reads the report should know, one sentence each; it says nothing of completeness by itself. */
  readonly notes?: readonly string[];
}

/** How often a source may be asked. */
export interface Pace {
  /** Requests under way at the same time. */
  readonly maxConcurrent: number;
  /** Least time between the starts of two requests. */
  readonly minTimeMs: number;
}

/**
 * A place that postings come from: data and pure functions. It never touches network, clock or disk; the crawler does.
 *
 * @typeParam Query what can be asked, for example keywords and places.
 * @typeParam Context what its requests carry from one page to the next; plain JSON.
 */
export interface Source<Query, Context> {
  /** The part of a posting's id before the colon. */
  readonly id: string;
  readonly baseUrl: string;
  readonly pace: Pace;
  /** Largest answer in bytes, after decompression, where the crawler's own bound does not fit: some boards answer all they have at once. */
  readonly maxBytes?: number;
  /** @throws JobSearchError `USAGE` for a query that makes no sense. */
  start(query: Query): readonly PageRequest<Context>[];
  /**
   * Reads one page.
   *
   * @param now ISO 8601 time of the crawl: one for all its pages, so that a diff of the results shows one date.
   * @throws JobSearchError `LAYOUT_CHANGED` or `BLOCKED` when the page is not what was asked for.
   */
  parse(page: Page, request: PageRequest<Context>, now: string): ParsedPage<Context>;
  /** What a failing status means for this request where it differs from the usual meaning. */
  readStatus?(status: number, request: PageRequest<Context>): Outcome | undefined;
  /**
   * What to fetch instead of a list that is lost for good, where the site has its postings in another place too. Nothing is lost then, unless
   * that is lost as well; pages that this crawl fetched before do not count.
   *
   * @param outcome `gone`, `blocked` (by a status, a redirect to a log-in page, or robots.txt) or `layout_changed`
   */
  instead?(request: PageRequest<Context>, outcome: Outcome): readonly PageRequest<Context>[] | undefined;
  /**
   * The beginning of the ids of all postings that a complete crawl of the query must name, for example `greenhouse:acme/`: an open one
   * that it does not name is closed. Undefined where absence says nothing: a search, a feed of the latest.
   */
  covers?(query: Query): string | undefined;
  /** Joins what two requests of one key know. Without it the earlier stands. */
  join?(earlier: PageRequest<Context>, later: PageRequest<Context>): PageRequest<Context>;
}

import type { Posting } from '@jobsearch/postings';
import type { FilledFields } from './fill-rates.js';
import type { Outcome } from './outcome.js';
import type { PageRequest } from './source.js';

/** What became of one page. Plain JSON. */
export interface FinishedPage {
  readonly request: PageRequest<unknown>;
  readonly outcome: Outcome;
  /** Requests made for it. */
  readonly tries: number;
  readonly postings?: readonly Posting[];
  /** Pages that it leads to. */
  readonly requests?: readonly PageRequest<unknown>[];
  readonly problems?: readonly string[];
  readonly leftOut?: number;
  readonly notes?: readonly string[];
  readonly capped?: boolean;
  readonly total?: number;
  /** True when other pages are fetched instead of it: its content is not missing. */
  readonly replaced?: boolean;
  /** Why there is no content. */
  readonly message?: string;
}

/** A page as a journal gives it back: without its postings, which are in {@link CrawlJournal.postings}. */
export interface KeptPage extends Omit<FinishedPage, 'postings'> {
  readonly postingIds: readonly string[];
  /** How filled its postings are. */
  readonly filled?: FilledFields | undefined;
}

/**
 * Where a crawl keeps what it has finished, page by page, so that it can go on after it was killed at any moment. Pages that were lost are
 * not kept: a crawl that goes on tries them again.
 */
export interface CrawlJournal {
  /** When the crawl began, in ISO 8601: earlier than now when it goes on. Its postings are of that time. */
  readonly startedAt: string;
  /** What an earlier run finished, oldest first. */
  replay(): AsyncIterable<KeptPage>;
  /** Keeps a page; when it resolves, a kill cannot take it back. */
  add(page: FinishedPage): Promise<void>;
  /** The postings of all pages kept, each id once (the last), ascending by id. */
  postings(): AsyncIterable<Posting>;
}

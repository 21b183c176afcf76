import type { Posting } from '@jobsearch/postings';
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
  /** True when other pages are fetched instead of it: its content is not missing. */
  readonly replaced?: boolean;
  /** Why there is no content. */
  readonly message?: string;
}

/**
 * Where a crawl keeps what it has finished, page by page, so that it can go on after it was killed at any moment. Pages that were lost are
 * not kept: a crawl that goes on tries them again.
 */
export interface CrawlJournal {
  /** What an earlier run finished, oldest first, without the postings (they are in {@link CrawlJournal.postings}). */
  replay(): AsyncIterable<FinishedPage & { readonly postingIds: readonly string[] }>;
  /** Keeps a page; when it resolves, a kill cannot take it back. */
  add(page: FinishedPage): Promise<void>;
  /** The postings of all pages kept, each id once (the last), ascending by id. */
  postings(): AsyncIterable<Posting>;
}

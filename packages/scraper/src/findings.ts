import type { Posting } from '@jobsearch/postings';
import { createFillCounter } from './fill-rates.js';
import type { FinishedPage } from './journal.js';
import type { Outcome } from './outcome.js';
import { type CrawlProblem, noOutcomes } from './report.js';
import type { PageRequest } from './source.js';

/** A page without its postings' texts: what a journal gives back. */
type TakenPage = Omit<FinishedPage, 'postings'> & {
  readonly postings?: readonly Posting[];
  readonly postingIds?: readonly string[];
};

/** What a crawl gathers on its way. The one mutable thing of a crawl besides its queue. */
export interface Findings {
  readonly requests: number;
  readonly done: number;
  readonly capped: boolean;
  readonly outcomes: Readonly<Record<Outcome, number>>;
  /** Ids of the postings that were read whole. */
  readonly ids: ReadonlySet<string>;
  /** Postings met again under an id that was known. */
  readonly repeated: number;
  /** Postings that were read and are not what was asked for. */
  readonly leftOut: number;
  /** The postings themselves; empty when they are kept elsewhere. */
  readonly postings: ReadonlyMap<string, Posting>;
  /** Ids that a list named and whose page was not asked for, because it was read not long ago. */
  readonly fresh: ReadonlySet<string>;
  /** Requests of postings whose page was lost. */
  readonly pending: readonly PageRequest<unknown>[];
  readonly gone: readonly string[];
  readonly problems: readonly CrawlProblem[];
  /** What the pages have to say besides, each sentence once. */
  readonly notes: ReadonlySet<string>;
  fields(): Record<string, number>;
  /** Takes in a page, read or not. */
  take(page: TakenPage): void;
  /** Takes in tries of a page that is tried again later. */
  postpone(tries: number): void;
  /** Takes in a page that was read not long ago. */
  skip(id: string): void;
  /** Takes in the pages that are not going to be fetched. */
  abandon(requests: readonly PageRequest<unknown>[], why: { url: string; message: string }): void;
}

/** Whether a page is lost: its content is missing, and nobody said that there is none. */
export function isLost({
  request,
  outcome,
  replaced,
}: Pick<FinishedPage, 'request' | 'outcome' | 'replaced'>): boolean {
  if (replaced) return false;
  if (outcome === 'gone') return request.kind === 'list';
  return outcome !== 'ok' && outcome !== 'end' && outcome !== 'empty';
}

/** The key where it is the id: one string, then, is kept instead of two. */
const sameId = (id: string, key: string): string => (id === key ? key : id);

/**
 * Nothing found yet.
 *
 * @param keepsPostings whether the postings are kept here; else only what the report says of them is
 */
export function createFindings(keepsPostings: boolean): Findings {
  const outcomes = noOutcomes();
  const fill = createFillCounter();
  const ids = new Set<string>();
  const postings = new Map<string, Posting>();
  const fresh = new Set<string>();
  const pending: PageRequest<unknown>[] = [];
  const gone: string[] = [];
  const problems: CrawlProblem[] = [];
  const notes = new Set<string>();
  const counts = { requests: 0, done: 0, repeated: 0, leftOut: 0 };
  let capped = false;
  let lastLoss: Outcome = 'network';

  function meet(id: string, posting?: Posting): void {
    if (ids.has(id)) counts.repeated++;
    else if (posting) fill.add(posting);
    ids.add(id);
    if (keepsPostings && posting) postings.set(id, posting);
  }

  function lose({ request, outcome, message = outcome }: TakenPage): void {
    lastLoss = outcome;
    problems.push({ url: request.url, outcome, message });
    if (request.draft) pending.push(request);
  }

  return {
    get requests() {
      return counts.requests;
    },
    get done() {
      return counts.done;
    },
    get capped() {
      return capped;
    },
    get repeated() {
      return counts.repeated;
    },
    get leftOut() {
      return counts.leftOut;
    },
    outcomes,
    ids,
    postings,
    fresh,
    pending,
    gone,
    problems,
    notes,
    fields: fill.rates,
    take(page) {
      const { request, outcome } = page;
      outcomes[outcome]++;
      counts.done++;
      counts.requests += page.tries;
      counts.leftOut += page.leftOut ?? 0;
      for (const note of page.notes ?? []) notes.add(note);
      capped ||= page.capped ?? false;
      for (const posting of page.postings ?? []) meet(sameId(posting.id, request.key), posting);
      for (const id of page.postingIds ?? []) meet(id);
      for (const message of page.problems ?? [])
        problems.push({ url: request.url, outcome: 'layout_changed', message });
      if (isLost(page)) lose(page);
      else if (outcome === 'gone' && request.draft) gone.push(request.draft.id);
    },
    postpone(tries) {
      counts.requests += tries;
    },
    skip: (id) => fresh.add(id),
    abandon(requests, { url, message }) {
      problems.push({ url, outcome: lastLoss, message });
      for (const request of requests) if (request.draft) pending.push(request);
    },
  };
}

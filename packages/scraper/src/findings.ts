import type { Posting } from '@jobsearch/postings';
import { createFillCounter } from './fill-rates.js';
import type { FinishedPage, KeptPage } from './journal.js';
import { oneString } from './one-string.js';
import type { Outcome } from './outcome.js';
import { type CrawlProblem, noOutcomes } from './report.js';
import type { PageRequest, PendingPage } from './source.js';

/** A page, or what a journal gives back of one. */
type TakenPage = FinishedPage & Partial<Pick<KeptPage, 'postingIds' | 'filled'>>;

/** A posting's page that was lost in so many runs is not waited for any more: it is asked for still, and its loss is only told. */
const patientRuns = 5;

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
  /** Postings whose page was lost. */
  readonly pending: readonly PendingPage[];
  readonly gone: readonly string[];
  readonly problems: readonly CrawlProblem[];
  /** What the pages have to say besides, each sentence once. */
  readonly notes: ReadonlySet<string>;
  /** How many postings a list says there are; 0 where none says it. */
  readonly total: number;
  /** Whether every page of every list was read, and whole. */
  readonly listsAreWhole: boolean;
  /** Whether pages were not reached, or brought no answer: going on may get them. */
  readonly wasCutShort: boolean;
  fields(): Record<string, number>;
  /** Takes in a page, read or not. */
  take(page: TakenPage): void;
  /** Takes in tries of a page that is tried again later. */
  postpone(tries: number): void;
  /** Takes in a page that was read not long ago. */
  skip(id: string): void;
  /** Takes in the pages that are not going to be fetched. */
  abandon(requests: readonly PageRequest<unknown>[], why: { url: string; message: string }): void;
  /** Takes in what shows only at the end. */
  add(problem: CrawlProblem): void;
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

export interface FindingsOptions {
  /** Whether the postings are kept here; else only what the report says of them is. */
  readonly keepsPostings: boolean;
  /** Pages that earlier crawls lost, by key. */
  readonly pending: ReadonlyMap<string, PendingPage>;
  /** When the crawl began, in ISO 8601. */
  readonly startedAt: string;
}

/** Nothing found yet. */
export function createFindings({ keepsPostings, pending: before, startedAt }: FindingsOptions): Findings {
  const outcomes = noOutcomes();
  const fill = createFillCounter();
  const ids = new Set<string>();
  const postings = new Map<string, Posting>();
  const fresh = new Set<string>();
  const pending: PendingPage[] = [];
  const gone: string[] = [];
  const problems: CrawlProblem[] = [];
  const notes = new Set<string>();
  const counts = { requests: 0, done: 0, repeated: 0, leftOut: 0 };
  let capped = false;
  let total = 0;
  let listsAreWhole = true;
  let wasCutShort = false;
  let lastLoss: Outcome = 'network';

  function meet(id: string, posting?: Posting): void {
    if (ids.has(id)) counts.repeated++;
    else if (posting) fill.add(posting);
    ids.add(id);
    if (keepsPostings && posting) postings.set(id, posting);
  }

  function lose({ request, outcome, message = outcome }: TakenPage): void {
    lastLoss = outcome;
    if (isSilence(outcome)) wasCutShort = true;
    if (request.kind === 'list') listsAreWhole = false;
    const { runs, since } = keep(request, 1);
    if (runs > patientRuns)
      notes.add(
        `${request.url} could not be read in ${runs} runs since ${since.slice(0, 10)}, and is not waited for any more`,
      );
    else problems.push({ url: request.url, outcome, message });
  }

  function keep(request: PageRequest<unknown>, runs: number): PendingPage {
    const known = before.get(request.key);
    const page = { request, runs: (known?.runs ?? 0) + runs, since: known?.since ?? startedAt };
    if (request.draft) pending.push(page);
    return page;
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
    get total() {
      return total;
    },
    get listsAreWhole() {
      return listsAreWhole;
    },
    get wasCutShort() {
      return wasCutShort;
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
      total = Math.max(total, page.total ?? 0);
      for (const posting of page.postings ?? []) meet(oneString(posting.id, request.key), posting);
      for (const id of page.postingIds ?? []) meet(oneString(id, request.key));
      if (page.filled) fill.addAll(page.filled);
      for (const message of page.problems ?? []) {
        problems.push({ url: request.url, outcome: 'layout_changed', message });
        if (request.kind === 'list') listsAreWhole = false;
      }
      if (isLost(page)) lose(page);
      else if (outcome === 'gone' && request.draft) gone.push(request.draft.id);
    },
    postpone(tries) {
      counts.requests += tries;
    },
    skip: (id) => fresh.add(id),
    abandon(requests, { url, message }) {
      wasCutShort = true;
      problems.push({ url, outcome: lastLoss, message });
      for (const request of requests) {
        if (request.kind === 'list') listsAreWhole = false;
        keep(request, 0);
      }
    },
    add: (problem) => void problems.push(problem),
  };
}

/** No answer, or none to what was asked: the next one may be. */
function isSilence(outcome: Outcome): boolean {
  return outcome === 'network' || outcome === 'throttled' || outcome === 'blocked';
}

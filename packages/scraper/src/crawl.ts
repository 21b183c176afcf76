import { byPostingId, type Posting } from '@jobsearch/postings';
import { askRobots } from './ask-robots.js';
import { createCircuit } from './circuit.js';
import { createPageFetcher, type FetchOptions, type RetryNotice } from './fetch-page.js';
import { createFindings, type Findings, isLost } from './findings.js';
import type { CrawlJournal, FinishedPage } from './journal.js';
import type { Outcome } from './outcome.js';
import type { CrawlReport } from './report.js';
import { createRequestQueue, type RequestQueue } from './request-queue.js';
import { createSites, type Sites } from './sites.js';
import type { PageRequest, PendingPage, PostingDraft, Source } from './source.js';
import { type VisitTools, visitPage } from './visit-page.js';

/** How far a crawl has come, after each page. */
export interface CrawlProgress {
  /** Pages finished, and pages known to be still to do. */
  readonly done: number;
  readonly waiting: number;
  readonly postings: number;
  /** The page just finished. */
  readonly url: string;
  readonly outcome: Outcome;
}

/** The fetcher's options, of which the source's own pace and bounds are the defaults, and the crawl's own. */
export interface CrawlOptions extends FetchOptions {
  /** Where finished pages are kept: the postings are there then, not in the result, and a crawl that was killed goes on from there. */
  readonly journal?: CrawlJournal | undefined;
  /** Whether the sites' robots.txt decide what is fetched: `obey` (default), or `ignore`, which is for the operator to answer for. */
  readonly robots?: 'obey' | 'ignore' | undefined;
  /** Whether a posting's page was read so recently that it need not be asked for. */
  readonly isFresh?: ((id: string) => boolean) | undefined;
  /**
   * Postings whose page an earlier crawl lost. They come last, with what the lists say of them now; those that complete lists do not name any
   * more are let go.
   */
  readonly pending?: readonly PendingPage[] | undefined;
  /** What the crawls of one run share. Default: nothing. */
  readonly sites?: Sites | undefined;
  readonly onProgress?: ((progress: CrawlProgress) => void) | undefined;
}

/** What a crawl brings home. */
export interface CrawlResult {
  /** Ascending by id. Empty for a crawl with a journal: they are there. */
  readonly postings: readonly Posting[];
  /** What is known of postings whose page was lost, ascending by id: not to be published, to be tried again. */
  readonly incomplete: readonly PostingDraft[];
  /** What to give the next crawl, so that it tries them again. */
  readonly pending: readonly PendingPage[];
  /** Ids of postings that a list still names although their page answers 404 or 410, ascending. */
  readonly gone: readonly string[];
  /** Whether the crawl met a posting of that id: read it, lost it, or passed over it as fresh. */
  readonly saw: (id: string) => boolean;
  /**
   * Whether pages were not reached, or brought no answer: a crawl that goes on from the journal may get them. What a site answered wrongly is
   * asked for anew instead, from the beginning.
   */
  readonly canGoOn: boolean;
  readonly report: CrawlReport;
}

/**
 * Walks a source from the requests that answer the query to its last page.
 *
 * It does not throw for what a site does: a lost page, an odd card or a site that refuses us makes the report incomplete.
 * A crawl whose signal aborts ends with what it has, incomplete.
 *
 * @throws JobSearchError `USAGE` when the source refuses the query; `DATA_UNWRITABLE` from the journal.
 */
export async function crawl<Query, Context>(
  source: Source<Query, Context>,
  query: Query,
  options: CrawlOptions = {},
): Promise<CrawlResult> {
  const now = options.now ?? (() => new Date());
  const { journal, sites = createSites() } = options;
  const maxConcurrent = options.maxConcurrent ?? source.pace.maxConcurrent;
  const startedAt = journal?.startedAt ?? now().toISOString();
  const pending = new Map(options.pending?.map((page) => [page.request.key, page]));
  const queue = createRequestQueue<Context>(source.join);
  queue.add(source.start(query));
  queue.addLast([...pending.values()].map(({ request }) => request as PageRequest<Context>));
  const findings = createFindings({ keepsPostings: journal === undefined, pending, startedAt });
  const circuit = createCircuit();
  const throttling = { times: 0, waitedMs: 0 };
  const settings = {
    ...options,
    maxConcurrent,
    minTimeMs: options.minTimeMs ?? source.pace.minTimeMs,
    maxBytes: options.maxBytes ?? source.maxBytes,
    onRetry: (notice: RetryNotice) => {
      countThrottling(throttling, notice);
      options.onRetry?.(notice);
    },
  };
  const fetchPage = createPageFetcher(settings, sites.paces);
  const mayFetch = options.robots === 'ignore' ? undefined : askRobots(fetchPage, sites, options.userAgent);
  const stopReason = () => (options.signal?.aborted ? 'interrupted' : circuit.reason());
  const run: Run<Context> = {
    ...{ source, fetchPage, mayFetch, findings, queue, options, now: startedAt, named: new Set<string>() },
    wasTaken: queue.wasTaken,
    signal: options.signal,
  };
  const resumed = await resume(run);
  const covers = source.covers?.(query) !== undefined;
  // A posting that was lost and that complete lists do not name any more is closed, not lost.
  const isLetGo = (key: string): boolean =>
    covers && pending.has(key) && !run.named.has(key) && findings.listsAreWhole && !findings.capped;

  await inParallel(queue, { maxConcurrent, mayGoOn: () => stopReason() === undefined }, async (request) => {
    const { draft, key } = request;
    if (isLetGo(key)) return;
    if (request.kind === 'posting' && draft && options.isFresh?.(draft.id)) return findings.skip(draft.id);
    const { isWorthAnotherTry, ...page } = await visitPage(request, run);
    circuit.record(page.outcome);
    if (isWorthAnotherTry && queue.again(request)) return findings.postpone(page.tries);
    if (journal && !isLost(page)) await journal.add(page);
    findings.take(page);
    follow(page, run);
    const { done, ids } = findings;
    options.onProgress?.({ done, waiting: queue.size, postings: ids.size, url: request.url, outcome: page.outcome });
  });
  recordLeftovers(run, stopReason() ?? '');
  recordMissing(run);
  return resultOf(findings, { source: source.id, startedAt, finishedAt: now().toISOString(), resumed, throttling });
}

interface Run<Context> extends VisitTools<Context> {
  readonly findings: Findings;
  readonly queue: RequestQueue<Context>;
  readonly options: CrawlOptions;
  /** Keys of postings lost earlier that this crawl's pages lead to. */
  readonly named: Set<string>;
}

/** Takes in what the journal has, and gives how many pages that were. A page of which a part could not be read is asked for again. */
async function resume<Context>(run: Run<Context>): Promise<number> {
  const { queue, findings, options } = run;
  let pages = 0;
  for await (const page of options.journal?.replay() ?? []) {
    if (page.problems?.length) {
      findings.postpone(page.tries);
      continue;
    }
    pages++;
    findings.take(page);
    queue.skip(page.request.key);
    follow(page, run);
  }
  return pages;
}

/** Queues what a page leads to. */
function follow<Context>({ requests = [] }: FinishedPage, { queue, named, options }: Run<Context>): void {
  queue.add(requests as readonly PageRequest<Context>[]);
  if (options.pending?.length) for (const { key } of requests) named.add(key);
}

async function inParallel<Context>(
  queue: RequestQueue<Context>,
  { maxConcurrent, mayGoOn }: { maxConcurrent: number; mayGoOn: () => boolean },
  work: (request: PageRequest<Context>) => Promise<void>,
): Promise<void> {
  const running = new Set<Promise<void>>();
  for (;;) {
    while (running.size < maxConcurrent && mayGoOn()) {
      const request = queue.next();
      if (!request) break;
      const task: Promise<void> = work(request).finally(() => {
        queue.done(request);
        running.delete(task);
      });
      running.add(task);
    }
    if (running.size === 0) return;
    await Promise.race(running);
  }
}

function countThrottling(throttling: { times: number; waitedMs: number }, { outcome, delayMs }: RetryNotice): void {
  if (outcome !== 'throttled' && outcome !== 'blocked') return;
  throttling.times++;
  throttling.waitedMs += delayMs;
}

function recordLeftovers<Context>({ queue, findings, source }: Run<Context>, reason: string): void {
  const left = queue.waiting();
  if (left.length === 0) return;
  findings.abandon(left, { url: source.baseUrl, message: `${reason}; ${left.length} pages were not fetched` });
}

/** Fewer postings than a whole list says it has: it shifted while it was read, or it repeats itself. */
function recordMissing<Context>({ findings, source }: Run<Context>): void {
  const { total, ids, fresh, pending, gone, leftOut } = findings;
  if (total === 0 || !findings.listsAreWhole || findings.capped) return;
  const others = [...pending.flatMap(({ request }) => request.draft?.id ?? []), ...gone, ...fresh];
  const met = ids.size + new Set(others.filter((id) => !ids.has(id))).size + leftOut;
  if (met >= total) return;
  const message = `the list names ${met} different postings, and ${total} are said to be there`;
  findings.add({ url: source.baseUrl, outcome: 'layout_changed', message });
}

type Frame = Pick<CrawlReport, 'source' | 'startedAt' | 'finishedAt' | 'resumed' | 'throttling'>;

function resultOf(findings: Findings, frame: Frame): CrawlResult {
  const postings = [...findings.postings.values()].sort(byPostingId);
  const { requests, outcomes, problems, capped, ids, fresh, pending, repeated, leftOut, notes } = findings;
  const incomplete = pending.flatMap(({ request }) => request.draft ?? []).sort((a, b) => (a.id < b.id ? -1 : 1));
  const lost = new Set(incomplete.map(({ id }) => id));
  const report: CrawlReport = {
    ...frame,
    requests,
    outcomes,
    postings: ids.size,
    repeated,
    leftOut,
    fresh: fresh.size,
    incomplete: incomplete.length,
    complete: problems.length === 0 && !capped,
    capped,
    problems,
    notes: [...notes],
    fields: findings.fields(),
  };
  const saw = (id: string): boolean => ids.has(id) || fresh.has(id) || lost.has(id);
  const gone = [...findings.gone].sort();
  return { postings, incomplete, pending, gone, saw, canGoOn: findings.wasCutShort, report };
}

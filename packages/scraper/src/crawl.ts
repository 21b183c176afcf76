import { byPostingId, JobSearchError, type Posting } from '@jobsearch/postings';
import { createCircuit } from './circuit.js';
import {
  createPageFetcher,
  defaultUserAgent,
  type FetchOptions,
  type PageFetcher,
  type RetryNotice,
} from './fetch-page.js';
import { createFindings, type Findings, isLost } from './findings.js';
import type { CrawlJournal, FinishedPage } from './journal.js';
import type { Outcome } from './outcome.js';
import type { CrawlReport } from './report.js';
import { createRequestQueue, type RequestQueue } from './request-queue.js';
import { createRobotsGate, type RobotsAnswer, type RobotsGate } from './robots.js';
import type { PageRequest, PostingDraft, Source } from './source.js';

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
  /** Requests of postings whose page an earlier crawl lost. */
  readonly pending?: readonly PageRequest<unknown>[] | undefined;
  readonly onProgress?: ((progress: CrawlProgress) => void) | undefined;
}

/** What a crawl brings home. */
export interface CrawlResult {
  /** Ascending by id. Empty for a crawl with a journal: they are there. */
  readonly postings: readonly Posting[];
  /** What is known of postings whose page was lost, ascending by id: not to be published, to be tried again. */
  readonly incomplete: readonly PostingDraft[];
  /** The requests to try them with. */
  readonly pending: readonly PageRequest<unknown>[];
  /** Ids of postings that a list still names although their page answers 404 or 410, ascending. */
  readonly gone: readonly string[];
  /** Whether the crawl met a posting of that id: read it, lost it, or passed over it as fresh. */
  readonly saw: (id: string) => boolean;
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
  const maxConcurrent = options.maxConcurrent ?? source.pace.maxConcurrent;
  const startedAt = now().toISOString();
  const queue = createRequestQueue<Context>(source.join);
  queue.add(source.start(query));
  queue.add((options.pending ?? []) as readonly PageRequest<Context>[]);
  const findings = createFindings(options.journal === undefined);
  const circuit = createCircuit();
  const throttling = { times: 0, waitedMs: 0 };
  const fetchPage = createPageFetcher({
    ...options,
    maxConcurrent,
    minTimeMs: options.minTimeMs ?? source.pace.minTimeMs,
    maxBytes: options.maxBytes ?? source.maxBytes,
    onRetry: (notice) => {
      countThrottling(throttling, notice);
      options.onRetry?.(notice);
    },
  });
  const robots =
    options.robots === 'ignore'
      ? undefined
      : createRobotsGate(robotsFetcher(fetchPage), options.userAgent ?? defaultUserAgent);
  const stopReason = () => (options.signal?.aborted ? 'interrupted' : circuit.reason());
  const run: Run<Context> = { source, fetchPage, robots, findings, queue, options, now: startedAt };
  const resumed = await resume(run);

  await inParallel(queue, { maxConcurrent, mayGoOn: () => stopReason() === undefined }, async (request) => {
    const { draft } = request;
    if (request.kind === 'posting' && draft && options.isFresh?.(draft.id)) return findings.skip(draft.id);
    const { mayPass, ...page } = await visit(request, run);
    circuit.record(page.outcome);
    if (mayPass && queue.again(request)) return findings.postpone(page.tries);
    if (options.journal && !isLost(page)) await options.journal.add(page);
    findings.take(page);
    queue.add((page.requests ?? []) as readonly PageRequest<Context>[]);
    const { done, ids } = findings;
    options.onProgress?.({ done, waiting: queue.size, postings: ids.size, url: request.url, outcome: page.outcome });
  });
  recordLeftovers(run, stopReason() ?? '');
  return resultOf(findings, { source: source.id, startedAt, finishedAt: now().toISOString(), resumed, throttling });
}

interface Run<Context> {
  readonly source: Source<never, Context>;
  readonly fetchPage: PageFetcher;
  readonly robots: RobotsGate | undefined;
  readonly findings: Findings;
  readonly queue: RequestQueue<Context>;
  readonly options: CrawlOptions;
  readonly now: string;
}

/** Takes in what the journal has, and gives how many pages that were. */
async function resume<Context>({ queue, findings, options }: Run<Context>): Promise<number> {
  let pages = 0;
  for await (const page of options.journal?.replay() ?? []) {
    pages++;
    findings.take(page);
    queue.skip(page.request.key);
    queue.add((page.requests ?? []) as readonly PageRequest<Context>[]);
  }
  return pages;
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

/** What became of a page, and whether another try, later, may have more luck. */
type Visit = FinishedPage & { readonly mayPass?: boolean };

async function visit<Context>(request: PageRequest<Context>, run: Run<Context>): Promise<Visit> {
  const { source, robots, fetchPage, options } = run;
  let tries = 0;
  try {
    const verdict = await robots?.(request.url);
    if (verdict?.refusal) return { request, outcome: 'blocked', tries, message: verdict.refusal };
    if (verdict?.crawlDelayMs !== undefined) fetchPage.slowTo(request.url, verdict.crawlDelayMs);
    const fetched = await fetchPage(request);
    tries = fetched.tries;
    if (fetched.outcome === 'ok') return { request, tries, ...source.parse(fetched.page, request, run.now) };
    const outcome = readStatus(source, request, fetched.status) ?? fetched.outcome;
    if (mayPass(outcome, fetched.status)) return { request, outcome, tries, message: fetched.message, mayPass: true };
    return orInstead({ request, outcome, tries, message: fetched.message }, source);
  } catch (error) {
    if (options.signal?.aborted) return { request, outcome: 'network', tries, message: 'interrupted' };
    const message = error instanceof Error ? error.message : String(error);
    return orInstead({ request, outcome: outcomeOf(error), tries, message }, source);
  }
}

/** A list that is lost for good, or what the source has instead. */
function orInstead<Context>(
  lost: FinishedPage & { request: PageRequest<Context> },
  source: Source<never, Context>,
): Visit {
  const { request, outcome, message } = lost;
  const requests = request.kind === 'list' ? source.instead?.(request, outcome) : undefined;
  if (!requests) return lost;
  const notes = [
    `${request.url} could not be read (${message}): ${requests.map(({ url }) => url).join(', ')} was read instead`,
  ];
  return { ...lost, replaced: true, requests, notes };
}

/** A status such as 403 is an answer; a detour to a log-in page is a mood. */
function mayPass(outcome: Outcome, status: number | undefined): boolean {
  return outcome === 'throttled' || outcome === 'network' || (outcome === 'blocked' && status === undefined);
}

function readStatus<Context>(
  source: Source<never, Context>,
  request: PageRequest<Context>,
  status: number | undefined,
): Outcome | undefined {
  return status === undefined ? undefined : source.readStatus?.(status, request);
}

/** A parser that throws has met a page that it does not know, whatever it throws: one page never ends the crawl. */
function outcomeOf(error: unknown): Outcome {
  return error instanceof JobSearchError && error.code === 'BLOCKED' ? 'blocked' : 'layout_changed';
}

function robotsFetcher(fetchPage: PageFetcher): (url: string) => Promise<RobotsAnswer> {
  return async (url) => {
    const fetched = await fetchPage({ url });
    if (fetched.outcome === 'ok') return { text: fetched.page.body };
    const { status } = fetched;
    return status !== undefined && status >= 400 && status < 500 ? 'none' : 'unreachable';
  };
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

type Frame = Pick<CrawlReport, 'source' | 'startedAt' | 'finishedAt' | 'resumed' | 'throttling'>;

function resultOf(findings: Findings, frame: Frame): CrawlResult {
  const postings = [...findings.postings.values()].sort(byPostingId);
  const { requests, outcomes, problems, capped, ids, fresh, pending, repeated, leftOut, notes } = findings;
  const incomplete = pending.flatMap(({ draft }) => draft ?? []).sort((a, b) => (a.id < b.id ? -1 : 1));
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
  return { postings, incomplete, pending, gone: [...findings.gone].sort(), saw, report };
}

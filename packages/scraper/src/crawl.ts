import { byPostingId, JobSearchError, type Posting } from '@jobsearch/postings';
import { createCircuit } from './circuit.js';
import { createPageFetcher, type FetchOptions, type PageFetcher } from './fetch-page.js';
import { createFindings, type Findings } from './findings.js';
import type { Outcome } from './outcome.js';
import { type CrawlReport, fillRates } from './report.js';
import { createRequestQueue, type RequestQueue } from './request-queue.js';
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

/** The fetcher's options, of which the source's own pace is the default, and who is told of progress. */
export interface CrawlOptions extends FetchOptions {
  readonly onProgress?: ((progress: CrawlProgress) => void) | undefined;
}

/** What a crawl brings home. Every list is sorted by id. */
export interface CrawlResult {
  readonly postings: readonly Posting[];
  /** What is known of postings whose page was lost: not to be published, to be tried again. */
  readonly incomplete: readonly PostingDraft[];
  /** Ids of postings that a list still names although their page answers 404 or 410. */
  readonly gone: readonly string[];
  readonly report: CrawlReport;
}

/**
 * Walks a source from the requests that answer the query to its last page.
 *
 * It does not throw for what a site does: a lost page, an odd card or a site that refuses us makes the report incomplete.
 * A crawl whose signal aborts ends with what it has, incomplete.
 *
 * @throws JobSearchError `USAGE` when the source refuses the query.
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
  const findings = createFindings();
  const circuit = createCircuit();
  const minTimeMs = options.minTimeMs ?? source.pace.minTimeMs;
  const fetchPage = createPageFetcher({ ...options, maxConcurrent, minTimeMs });
  const stopReason = () => (options.signal?.aborted ? 'interrupted' : circuit.reason());

  const run = { source, fetchPage, findings, queue, now: startedAt, signal: options.signal };
  await inParallel(queue, { maxConcurrent, mayGoOn: () => stopReason() === undefined }, async (request) => {
    const outcome = await visit(request, run);
    circuit.record(outcome);
    const { done, postings } = findings;
    options.onProgress?.({ done, waiting: queue.size, postings: postings.size, url: request.url, outcome });
  });
  recordLeftovers(run, stopReason() ?? '');
  return resultOf(findings, { source: source.id, startedAt, finishedAt: now().toISOString() });
}

interface Run<Context> {
  readonly source: Source<never, Context>;
  readonly fetchPage: PageFetcher;
  readonly findings: Findings;
  readonly queue: RequestQueue<Context>;
  readonly now: string;
  readonly signal: AbortSignal | undefined;
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

async function visit<Context>(request: PageRequest<Context>, run: Run<Context>): Promise<Outcome> {
  const { source, findings } = run;
  try {
    const fetched = await run.fetchPage(request.url);
    findings.requests += fetched.tries;
    if (fetched.outcome === 'ok') {
      const parsed = source.parse(fetched.page, request, run.now);
      run.queue.add(parsed.requests ?? []);
      return findings.read(request, parsed);
    }
    const outcome = readStatus(source, request, fetched.status) ?? fetched.outcome;
    return findings.failed(request, outcome, fetched.message);
  } catch (error) {
    if (run.signal?.aborted) return findings.failed(request, 'network', 'interrupted');
    return findings.failed(request, outcomeOf(error), error instanceof Error ? error.message : String(error));
  }
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

function recordLeftovers<Context>({ queue, findings, source }: Run<Context>, reason: string): void {
  const left = queue.waiting();
  if (left.length === 0) return;
  findings.abandon(left, { url: source.baseUrl, message: `${reason}; ${left.length} pages were not fetched` });
}

function resultOf(findings: Findings, frame: Pick<CrawlReport, 'source' | 'startedAt' | 'finishedAt'>): CrawlResult {
  const postings = [...findings.postings.values()].sort(byPostingId);
  const incomplete = [...findings.drafts].sort((a, b) => (a.id < b.id ? -1 : 1));
  const { requests, outcomes, problems, capped } = findings;
  const report = {
    ...frame,
    requests,
    outcomes,
    postings: postings.length,
    incomplete: incomplete.length,
    complete: problems.length === 0 && !capped,
    capped,
    problems,
    fields: fillRates(postings),
  };
  return { postings, incomplete, gone: [...findings.gone].sort(), report };
}

import { createHash } from 'node:crypto';
import { join } from 'node:path';
import {
  type CrawlOptions,
  type CrawlProgress,
  type CrawlResult,
  type CrawlTarget,
  crawl,
  createSites,
  type FileJournal,
  openFileJournal,
  type RetryNotice,
} from '@jobsearch/scraper';
import { type CrawlState, crawlFolder } from './crawl-state.js';

/** A target's crawl, and where its postings are: in a journal that is closed, and can be read. */
export interface FinishedCrawl {
  readonly target: CrawlTarget;
  readonly result: CrawlResult;
  readonly journal: FileJournal;
}

export interface RunCrawlsOptions extends Pick<CrawlOptions, 'isFresh' | 'robots' | 'signal'> {
  readonly data: string;
  readonly state: CrawlState;
  /** By source id: those that are on this machine need no pace. */
  readonly minTimeMs: (target: CrawlTarget) => number | undefined;
  readonly onProgress: (target: CrawlTarget, progress: CrawlProgress) => void;
  readonly onRetry: (target: CrawlTarget, notice: RetryNotice) => void;
}

/**
 * Crawls the targets: those of one source one after the other, different sources side by side. A host keeps its pace from one to the next. What
 * a killed run had finished is not fetched again.
 *
 * Where one fails, the others are ended before it throws: nothing is fetched after that.
 *
 * @throws JobSearchError `DATA_UNWRITABLE` from the journals, `USAGE` for a query that its source refuses; before anything is fetched
 */
export async function runCrawls(targets: readonly CrawlTarget[], options: RunCrawlsOptions): Promise<FinishedCrawl[]> {
  for (const { source, query } of targets) source.start(query); // a wrong query shows before any site is asked
  const ids = [...new Set(targets.map(({ entry }) => entry.id))];
  const bySource = ids.map((id) => targets.filter(({ entry }) => entry.id === id));
  const failure = new AbortController();
  const signals = [failure.signal, ...(options.signal ? [options.signal] : [])];
  const shared: SharedOptions = { ...options, signal: AbortSignal.any(signals), sites: createSites() };
  const settled = await Promise.allSettled(
    bySource.map((own) =>
      inTurn(own, shared).catch((error: unknown) => {
        failure.abort();
        throw error;
      }),
    ),
  );
  const failed = settled.find(({ status }) => status === 'rejected');
  if (failed) throw (failed as PromiseRejectedResult).reason;
  const finished = settled.flatMap((one) => (one as PromiseFulfilledResult<FinishedCrawl[]>).value);
  const order = new Map(targets.map((target, i) => [target, i]));
  return finished.sort((a, b) => (order.get(a.target) as number) - (order.get(b.target) as number));
}

type SharedOptions = RunCrawlsOptions & Required<Pick<CrawlOptions, 'sites'>>;

async function inTurn(targets: readonly CrawlTarget[], options: SharedOptions): Promise<FinishedCrawl[]> {
  const finished: FinishedCrawl[] = [];
  for (const target of targets) finished.push(await crawlTarget(target, options));
  return finished;
}

async function crawlTarget(target: CrawlTarget, options: SharedOptions): Promise<FinishedCrawl> {
  const { data, state, isFresh, robots, signal, sites } = options;
  const { name, source, query } = target;
  const journal = await openFileJournal(journalPath(data, target), {
    crawl: { source: source.id, baseUrl: source.baseUrl, query },
    now: new Date(),
  });
  try {
    const result = await crawl(source, query, {
      journal,
      isFresh,
      robots,
      signal,
      sites,
      minTimeMs: options.minTimeMs(target),
      pending: state.pending[name],
      onProgress: (progress) => options.onProgress(target, progress),
      onRetry: (notice) => options.onRetry(target, notice),
    });
    return { target, result, journal };
  } finally {
    await journal.close();
  }
}

function journalPath(data: string, { name, source }: CrawlTarget): string {
  const hash = createHash('sha256').update(name).digest('hex').slice(0, 12);
  return join(crawlFolder(data), `${source.id}-${hash}.journal`);
}

import { createHash } from 'node:crypto';
import { join } from 'node:path';
import {
  type CrawlOptions,
  type CrawlProgress,
  type CrawlResult,
  type CrawlTarget,
  crawl,
  type FileJournal,
  openFileJournal,
  type RetryNotice,
} from '@jobsearch/scraper';
import { type CrawlState, crawlFolder } from './crawl-state.js';

/** A target's crawl, and where its postings are. */
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
 * Crawls the targets: those of one source one after the other, different sources side by side. What a killed run had finished is not fetched
 * again.
 *
 * @throws JobSearchError `DATA_UNWRITABLE` from the journals, `USAGE` for a query that its source refuses; before anything is fetched
 */
export async function runCrawls(targets: readonly CrawlTarget[], options: RunCrawlsOptions): Promise<FinishedCrawl[]> {
  for (const { source, query } of targets) source.start(query); // a wrong query shows before any site is asked
  const ids = [...new Set(targets.map(({ entry }) => entry.id))];
  const bySource = ids.map((id) => targets.filter(({ entry }) => entry.id === id));
  const finished = await Promise.all(bySource.map((own) => inTurn(own, options)));
  const order = new Map(targets.map((target, i) => [target, i]));
  return finished.flat().sort((a, b) => (order.get(a.target) as number) - (order.get(b.target) as number));
}

async function inTurn(targets: readonly CrawlTarget[], options: RunCrawlsOptions): Promise<FinishedCrawl[]> {
  const finished: FinishedCrawl[] = [];
  for (const target of targets) finished.push(await crawlTarget(target, options));
  return finished;
}

async function crawlTarget(target: CrawlTarget, options: RunCrawlsOptions): Promise<FinishedCrawl> {
  const { data, state, isFresh, robots, signal } = options;
  const { name, source, query } = target;
  const journal = await openFileJournal(journalPath(data, target), {
    crawl: { source: source.id, baseUrl: source.baseUrl, query },
    now: new Date(),
  });
  const result = await crawl(source, query, {
    journal,
    isFresh,
    robots,
    signal,
    minTimeMs: options.minTimeMs(target),
    pending: state.pending[name],
    onProgress: (progress) => options.onProgress(target, progress),
    onRetry: (notice) => options.onRetry(target, notice),
  });
  return { target, result, journal };
}

function journalPath(data: string, { name, source }: CrawlTarget): string {
  const hash = createHash('sha256').update(name).digest('hex').slice(0, 12);
  return join(crawlFolder(data), `${source.id}-${hash}.journal`);
}

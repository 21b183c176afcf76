import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { JobSearchError } from '@jobsearch/postings';
import type { PageRequest } from '@jobsearch/scraper';

/** What one target's last crawl got: the next one is held against it. */
interface LastCrawl {
  readonly postings: number;
  readonly fields: Readonly<Record<string, number>>;
}

/** What crawls remember from one run to the next, in `<data>/crawl/state.json`. */
export interface CrawlState {
  /** By target: requests of postings whose page was lost, with what their lists said of them. They are not published; the next run tries them again. */
  readonly pending: Readonly<Record<string, readonly PageRequest<unknown>[]>>;
  /** By target. */
  readonly last: Readonly<Record<string, LastCrawl>>;
  /** Sources whose terms were shown. */
  readonly noticed: readonly string[];
}

const nothing: CrawlState = { pending: {}, last: {}, noticed: [] };

export const crawlFolder = (data: string): string => join(data, 'crawl');
const statePath = (data: string): string => join(crawlFolder(data), 'state.json');

/** Reads the state; that of no crawl where there is none. Throws JobSearchError `INVALID_FILE`, `DATA_UNREADABLE`. */
export async function readCrawlState(data: string): Promise<CrawlState> {
  const path = statePath(data);
  try {
    return { ...nothing, ...(JSON.parse(await readFile(path, 'utf8')) as Partial<CrawlState>) };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return nothing;
    if (error instanceof SyntaxError)
      throw new JobSearchError(
        'INVALID_FILE',
        `${path} is no JSON: remove it, and only what was to be tried again is lost`,
      );
    throw new JobSearchError('DATA_UNREADABLE', `cannot read ${path}: ${(error as Error).message}`, { cause: error });
  }
}

/** Replaces the state in one step. Throws JobSearchError `DATA_UNWRITABLE`. */
export async function writeCrawlState(data: string, state: CrawlState): Promise<void> {
  const path = statePath(data);
  try {
    await mkdir(crawlFolder(data), { recursive: true });
    await writeFile(`${path}.tmp`, `${JSON.stringify(state, null, 1)}\n`);
    await rename(`${path}.tmp`, path);
  } catch (error) {
    throw new JobSearchError('DATA_UNWRITABLE', `cannot write ${path}: ${(error as Error).message}`, { cause: error });
  }
}

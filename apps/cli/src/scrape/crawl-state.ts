import { mkdir, readFile, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { JobSearchError, writeSynced } from '@jobsearch/postings';
import type { PendingPage } from '@jobsearch/scraper';
import { z } from 'zod';

const request = z.object({
  key: z.string(),
  url: z.string(),
  json: z.unknown().optional(),
  headers: z.record(z.string(), z.string()).optional(),
  kind: z.enum(['list', 'posting']),
  context: z.unknown(),
  draft: z.looseObject({ id: z.string() }).optional(),
});
const pendingPage = z.object({ request, runs: z.number(), since: z.string() }) as z.ZodType<PendingPage>;

const stateSchema = z.object({
  pending: z.record(z.string(), z.array(pendingPage)).default({}),
  last: z.record(z.string(), z.object({ postings: z.number(), fields: z.record(z.string(), z.number()) })).default({}),
  noticed: z.array(z.string()).default([]),
});

/** What one target's last crawl got: the next one is held against it. */
interface LastCrawl {
  readonly postings: number;
  readonly fields: Readonly<Record<string, number>>;
}

/** What crawls remember from one run to the next, in `<data>/crawl/state.json`. */
export interface CrawlState {
  /** By target: postings whose page was lost, with what their lists said of them. They are not published; the next run tries them again. */
  readonly pending: Readonly<Record<string, readonly PendingPage[]>>;
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
    return stateSchema.parse(JSON.parse(await readFile(path, 'utf8')));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return nothing;
    if (error instanceof SyntaxError || error instanceof z.ZodError)
      throw new JobSearchError(
        'INVALID_FILE',
        `${path} ${whatIsWrong(error)}: remove it, and only what was to be tried again is lost`,
        { cause: error },
      );
    throw new JobSearchError('DATA_UNREADABLE', `cannot read ${path}: ${(error as Error).message}`, { cause: error });
  }
}

function whatIsWrong(error: SyntaxError | z.ZodError): string {
  if (error instanceof SyntaxError) return 'is no JSON';
  const [issue] = error.issues;
  return `is not what a crawl writes there (${issue?.path.map(String).join('.')}: ${issue?.message})`;
}

/** Replaces the state in one step. Throws JobSearchError `DATA_UNWRITABLE`. */
export async function writeCrawlState(data: string, state: CrawlState): Promise<void> {
  const path = statePath(data);
  try {
    await mkdir(crawlFolder(data), { recursive: true });
    await writeSynced(`${path}.tmp`, [`${JSON.stringify(state, null, 1)}\n`]);
    await rename(`${path}.tmp`, path);
  } catch (error) {
    throw new JobSearchError('DATA_UNWRITABLE', `cannot write ${path}: ${(error as Error).message}`, { cause: error });
  }
}

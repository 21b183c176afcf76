import { mkdir } from 'node:fs/promises';
import { JobSearchError } from '@jobsearch/postings';
import { lock } from 'proper-lockfile';
import { crawlFolder } from './crawl-state.js';

/**
 * Keeps a second run out of a data folder until what it gives is called: two would ask the sites twice and write one journal.
 *
 * @throws JobSearchError `DATA_UNWRITABLE` when another run is at it
 */
export async function lockCrawls(data: string): Promise<() => Promise<void>> {
  const folder = crawlFolder(data);
  try {
    await mkdir(folder, { recursive: true });
    // A lock that its holder has not renewed for 10 s is one of a process that was killed.
    return await lock(folder, { stale: 10_000, retries: { retries: 4, factor: 1, minTimeout: 3000 } });
  } catch (error) {
    const isHeld = (error as NodeJS.ErrnoException).code === 'ELOCKED';
    const reason = isHeld
      ? 'another scrape is running there: wait for it, or give --data another folder'
      : (error as Error).message;
    throw new JobSearchError('DATA_UNWRITABLE', `cannot crawl into ${data}: ${reason}`, { cause: error });
  }
}

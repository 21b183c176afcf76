import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import {
  JobSearchError,
  type MergeResult,
  mergePostings,
  type Posting,
  readPostingsFile,
  writePostingsFile,
} from '@jobsearch/postings';
import { postingsPath } from '@jobsearch/search';
import { lock } from 'proper-lockfile';

/** What became of the collection. */
export interface CollectionChange extends Pick<MergeResult, 'added' | 'changed' | 'unchanged'> {
  readonly path: string;
  /** Postings in the collection now. */
  readonly total: number;
}

/**
 * Merges postings into the collection of a data folder. Others who do the same meanwhile wait for each other; the file is not touched
 * when nothing is new.
 *
 * @param incoming what to merge, or what makes it of what is known
 * @throws JobSearchError `DATA_UNWRITABLE` when another process holds the collection for longer than half a minute
 */
export async function addToCollection(
  data: string,
  incoming: readonly Posting[] | ((known: readonly Posting[]) => readonly Posting[]),
): Promise<CollectionChange> {
  const path = postingsPath(data);
  const release = await lockCollection(path);
  try {
    const known = await readPostingsFile(path);
    const { postings, ...counts } = mergePostings(known, typeof incoming === 'function' ? incoming(known) : incoming);
    if (!isDeepStrictEqual(postings, known)) await writePostingsFile(path, postings);
    return { ...counts, path, total: postings.length };
  } finally {
    await release();
  }
}

/**
 * Keeps others from writing a collection until what it gives is called.
 *
 * @throws JobSearchError `DATA_UNWRITABLE` when another process holds the collection for longer than half a minute
 */
export async function lockCollection(path: string): Promise<() => Promise<void>> {
  try {
    await mkdir(dirname(path), { recursive: true });
    // A lock that its holder has not renewed for 10 s is one of a process that was killed.
    return await lock(path, { realpath: false, stale: 10_000, retries: { retries: 120, factor: 1, minTimeout: 250 } });
  } catch (error) {
    const isHeld = (error as NodeJS.ErrnoException).code === 'ELOCKED';
    const reason = isHeld ? 'another process is writing it: try again later' : (error as Error).message;
    throw new JobSearchError('DATA_UNWRITABLE', `cannot write ${path}: ${reason}`, { cause: error });
  }
}

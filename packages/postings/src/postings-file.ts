import { createReadStream } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { toJsonLine } from './codecs/json-lines.js';
import { readLines } from './codecs/lines.js';
import { JobSearchError } from './error.js';
import { removeLeftovers, temporaryName } from './leftovers.js';
import { type Posting, parsePosting } from './posting.js';
import { writeSynced } from './write-synced.js';

/**
 * The collection on disk: JSON Lines, one posting a line, sorted by id. A file that is not there is an empty collection.
 *
 * @throws JobSearchError `INVALID_FILE` naming file and line: nothing is passed over, since a later write would lose it;
 *   `DATA_UNREADABLE` when the system refuses.
 */
export async function readPostingsFile(path: string): Promise<Posting[]> {
  const postings: Posting[] = [];
  for await (const { posting } of streamPostingsFile(path)) postings.push(posting);
  return postings;
}

/** A line of a collection, and the posting it is. */
export interface PostingLine {
  readonly posting: Posting;
  readonly text: string;
}

/**
 * The collection on disk, a posting at a time. A file that is not there is an empty collection.
 *
 * @throws JobSearchError as {@link readPostingsFile}
 */
export async function* streamPostingsFile(path: string): AsyncGenerator<PostingLine> {
  try {
    for await (const { line, text } of readLines(createReadStream(path))) {
      if (text.trim() !== '') yield { posting: parsePostingLine(path, line, text), text };
    }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return;
    if (error instanceof JobSearchError) throw error;
    throw new JobSearchError('DATA_UNREADABLE', `cannot read ${path}: ${(error as Error).message}`, { cause: error });
  }
}

/**
 * Replaces the collection in one step: whoever reads meanwhile, or after a crash, sees the old file or the new one whole.
 *
 * @throws JobSearchError `DATA_UNWRITABLE` (disk full, no permission); the old file is untouched then.
 */
export async function writePostingsFile(path: string, postings: Iterable<Posting>): Promise<void> {
  const temporary = join(dirname(path), temporaryName(basename(path)));
  try {
    await mkdir(dirname(path), { recursive: true });
    await removeLeftovers(dirname(path));
    await writeSynced(temporary, linesOf(postings));
    await rename(temporary, path);
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => undefined);
    throw new JobSearchError('DATA_UNWRITABLE', `cannot write ${path}: ${(error as Error).message}`, { cause: error });
  }
}

function* linesOf(postings: Iterable<Posting>): Generator<string> {
  for (const posting of postings) yield toJsonLine(posting);
}

function parsePostingLine(path: string, line: number, text: string): Posting {
  let record: unknown;
  try {
    record = JSON.parse(text);
  } catch (error) {
    throw invalid(path, line, `not JSON: ${(error as Error).message}`, error);
  }
  try {
    return parsePosting(record);
  } catch (error) {
    throw invalid(path, line, (error as Error).message, error);
  }
}

function invalid(path: string, line: number, problem: string, cause?: unknown): JobSearchError {
  return new JobSearchError('INVALID_FILE', `${path}, line ${line}: ${problem}; mend or remove the line`, { cause });
}

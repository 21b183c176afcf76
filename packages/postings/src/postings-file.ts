import { createReadStream } from 'node:fs';
import { mkdir, open, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { readJsonLines, toJsonLine } from './codecs/json-lines.js';
import { JobSearchError } from './error.js';
import { removeLeftovers, temporaryName } from './leftovers.js';
import { type Posting, parsePosting } from './posting.js';

/**
 * The collection on disk: JSON Lines, one posting a line, sorted by id. A file that is not there is an empty collection.
 *
 * @throws JobSearchError `INVALID_FILE` naming file and line: nothing is passed over, since a later write would lose it;
 *   `DATA_UNREADABLE` when the system refuses.
 */
export async function readPostingsFile(path: string): Promise<Posting[]> {
  const postings: Posting[] = [];
  try {
    for await (const row of readJsonLines(createReadStream(path))) {
      if ('problem' in row) throw invalid(path, row.line, row.problem);
      postings.push(parseRow(path, row.line, row.record));
    }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    if (error instanceof JobSearchError) throw error;
    throw new JobSearchError('DATA_UNREADABLE', `cannot read ${path}: ${(error as Error).message}`, { cause: error });
  }
  return postings;
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
    await writeSynced(temporary, postings);
    await rename(temporary, path);
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => undefined);
    throw new JobSearchError('DATA_UNWRITABLE', `cannot write ${path}: ${(error as Error).message}`, { cause: error });
  }
}

async function writeSynced(path: string, postings: Iterable<Posting>): Promise<void> {
  const file = await open(path, 'w');
  try {
    let block = '';
    for (const posting of postings) {
      block += toJsonLine(posting);
      if (block.length < 1_000_000) continue;
      await file.writeFile(block);
      block = '';
    }
    await file.writeFile(block);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** The posting of a line of a collection. Throws JobSearchError `INVALID_FILE` naming file and line. */
export function parsePostingLine(path: string, line: number, text: string): Posting {
  let record: unknown;
  try {
    record = JSON.parse(text);
  } catch (error) {
    throw invalid(path, line, `not JSON: ${(error as Error).message}`, error);
  }
  return parseRow(path, line, record);
}

function parseRow(path: string, line: number, record: unknown): Posting {
  try {
    return parsePosting(record);
  } catch (error) {
    throw invalid(path, line, (error as Error).message, error);
  }
}

function invalid(path: string, line: number, problem: string, cause?: unknown): JobSearchError {
  return new JobSearchError('INVALID_FILE', `${path}, line ${line}: ${problem}; mend or remove the line`, { cause });
}

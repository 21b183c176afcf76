import { createHash } from 'node:crypto';
import { type FileHandle, mkdir, open, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { createInterface } from 'node:readline';
import { JobSearchError, type Posting } from '@jobsearch/postings';
import type { CrawlJournal, FinishedPage } from './journal.js';

/** A journal in a file. */
export interface FileJournal extends CrawlJournal {
  /** When the crawl that it belongs to began: now, or earlier when it goes on. */
  readonly startedAt: string;
  close(): Promise<void>;
  /** Removes the file: what it holds has been put where it belongs. */
  remove(): Promise<void>;
}

export interface FileJournalOptions {
  /** Source and query of the crawl, as JSON: a file of another crawl is begun anew. */
  readonly crawl: unknown;
  readonly now: Date;
  /** A file that was begun longer ago is begun anew: what it says of the site is old. Default 12 hours, less than from one daily run to the next. */
  readonly maxAgeMs?: number;
}

type Line =
  | { readonly crawl: string; readonly startedAt: string }
  | { readonly posting: Posting }
  | { readonly page: Omit<FinishedPage, 'postings'>; readonly postings: number };

type KeptPage = FinishedPage & { readonly postingIds: readonly string[] };

/** Where in the file a posting's line is. */
interface Place {
  readonly start: number;
  readonly length: number;
}

const halfDayMs = 43_200_000;

/**
 * Opens the journal at the path, or begins it.
 *
 * JSON Lines: a header, then for each page its postings, a line each, and a line that says that the page is complete, written at once. What
 * a killed process left half-written at the end is cut off; the page is fetched again.
 *
 * @throws JobSearchError `DATA_UNWRITABLE` when the system refuses.
 */
export async function openFileJournal(path: string, options: FileJournalOptions): Promise<FileJournal> {
  const { now, maxAgeMs = halfDayMs } = options;
  const crawl = createHash('sha256').update(JSON.stringify(options.crawl)).digest('hex').slice(0, 16);
  try {
    await mkdir(dirname(path), { recursive: true });
    const file = await open(path, 'a+');
    const kept = await readKept(file);
    const isOurs = kept.crawl === crawl && now.getTime() - Date.parse(kept.startedAt) <= maxAgeMs;
    if (isOurs) await file.truncate(kept.end);
    else {
      await file.truncate(0);
      await file.appendFile(`${JSON.stringify({ crawl, startedAt: now.toISOString() })}\n`);
    }
    const startedAt = isOurs ? kept.startedAt : now.toISOString();
    const end = isOurs ? kept.end : (await file.stat()).size;
    return journalOf({
      path,
      file,
      startedAt,
      end,
      pages: isOurs ? kept.pages : [],
      places: isOurs ? kept.places : new Map(),
    });
  } catch (error) {
    throw unwritable(path, error);
  }
}

interface JournalState {
  readonly path: string;
  readonly file: FileHandle;
  readonly startedAt: string;
  /** Bytes of the file that are whole. */
  end: number;
  /** What was there when the file was opened. */
  readonly pages: KeptPage[];
  readonly places: Map<string, Place>;
}

function journalOf(state: JournalState): FileJournal {
  const { path, file, places } = state;
  let writing = Promise.resolve();

  async function write({ postings = [], ...page }: FinishedPage): Promise<void> {
    const lines = postings.map((posting) => Buffer.from(`${JSON.stringify({ posting })}\n`));
    const last = Buffer.from(`${JSON.stringify({ page, postings: postings.length })}\n`);
    try {
      await file.appendFile(Buffer.concat([...lines, last]));
    } catch (error) {
      throw unwritable(path, error);
    }
    lines.forEach((line, i) => {
      places.set((postings[i] as Posting).id, { start: state.end, length: line.length });
      state.end += line.length;
    });
    state.end += last.length;
  }

  return {
    startedAt: state.startedAt,
    async *replay() {
      // Each is let go as soon as it was taken in.
      for (let page = state.pages.shift(); page; page = state.pages.shift()) yield page;
    },
    add(page) {
      const written = writing.then(() => write(page));
      writing = written.catch(() => undefined);
      return written;
    },
    async *postings() {
      for (const id of [...places.keys()].sort()) yield await readPosting(file, places.get(id) as Place);
    },
    close: () => file.close(),
    async remove() {
      await file.close();
      await rm(path, { force: true });
    },
  };
}

async function readPosting(file: FileHandle, { start, length }: Place): Promise<Posting> {
  const { buffer } = await file.read(Buffer.alloc(length), 0, length, start);
  return (JSON.parse(buffer.toString('utf8')) as { posting: Posting }).posting;
}

/** Reads the whole pages of a file, and where the last of them ends. */
async function readKept(file: FileHandle) {
  const kept = { crawl: '', startedAt: '', end: 0, pages: [] as KeptPage[], places: new Map<string, Place>() };
  let open: { id: string; place: Place }[] = [];
  let at = 0;
  const { size } = await file.stat();
  const lines = createInterface({ input: file.createReadStream({ start: 0, autoClose: false }), crlfDelay: 0 });
  for await (const text of lines) {
    const length = Buffer.byteLength(text) + 1;
    const line = parseLine(text);
    if (line === undefined || at + length > size) break; // its end is missing
    if ('crawl' in line) Object.assign(kept, line);
    else if ('posting' in line) open.push({ id: line.posting.id, place: { start: at, length } });
    else {
      if (line.postings !== open.length) break;
      for (const { id, place } of open) kept.places.set(id, place);
      kept.pages.push({ ...line.page, postingIds: open.map(({ id }) => id) });
      open = [];
    }
    at += length;
    if (open.length === 0) kept.end = at;
  }
  lines.close();
  return kept;
}

function parseLine(text: string): Line | undefined {
  try {
    return JSON.parse(text) as Line;
  } catch {
    return undefined;
  }
}

function unwritable(path: string, error: unknown): JobSearchError {
  return new JobSearchError('DATA_UNWRITABLE', `cannot write ${path}: ${(error as Error).message}`, { cause: error });
}

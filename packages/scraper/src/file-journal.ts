import { createHash } from 'node:crypto';
import { type FileHandle, mkdir, open, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { createInterface } from 'node:readline';
import { JobSearchError, type Posting } from '@jobsearch/postings';
import type { CrawlJournal, FinishedPage } from './journal.js';
import { createLinePlaces, type LinePlaces, type Place } from './line-places.js';

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

interface Header {
  readonly crawl: string;
  readonly startedAt: string;
}

type Line =
  | Header
  | { readonly posting: Posting }
  | { readonly page: Omit<FinishedPage, 'postings'>; readonly postings: number };

type KeptPage = FinishedPage & { readonly postingIds: readonly string[] };

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
    const kept = await whatIsKept(file, (header) => {
      return header.crawl === crawl && now.getTime() - Date.parse(header.startedAt) <= maxAgeMs;
    });
    if (kept) {
      await file.truncate(kept.end);
      return journalOf({ path, file, ...kept, replayEnd: kept.end });
    }
    const startedAt = now.toISOString();
    await file.truncate(0);
    await file.appendFile(`${JSON.stringify({ crawl, startedAt } satisfies Header)}\n`);
    const { size } = await file.stat();
    return journalOf({ path, file, startedAt, places: createLinePlaces(), end: size, replayEnd: size });
  } catch (error) {
    throw unwritable(path, error);
  }
}

/** Where the postings are that an earlier run read, and where its last whole page ends; undefined when the file is not to be gone on with. */
async function whatIsKept(file: FileHandle, isOurs: (header: Header) => boolean) {
  let startedAt: string | undefined;
  let end = 0;
  const places = createLinePlaces();
  for await (const kept of readKept(file)) {
    if ('header' in kept) {
      if (!isOurs(kept.header)) return undefined;
      startedAt = kept.header.startedAt;
    } else for (const [i, id] of kept.page.postingIds.entries()) places.set(id, kept.places[i] as Place);
    end = kept.end;
  }
  return startedAt === undefined ? undefined : { startedAt, end, places };
}

interface JournalState {
  readonly path: string;
  readonly file: FileHandle;
  readonly startedAt: string;
  /** Bytes of the file that are whole. */
  end: number;
  /** Bytes that an earlier run wrote. */
  readonly replayEnd: number;
  readonly places: LinePlaces;
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
      const { id } = postings[i] as Posting;
      // Where they are the same, one string is kept instead of two.
      places.set(id === page.request.key ? page.request.key : id, { start: state.end, length: line.length });
      state.end += line.length;
    });
    state.end += last.length;
  }

  return {
    startedAt: state.startedAt,
    async *replay() {
      for await (const kept of readKept(file, state.replayEnd)) if ('page' in kept) yield kept.page;
    },
    add(page) {
      const written = writing.then(() => write(page));
      writing = written.catch(() => undefined);
      return written;
    },
    async *postings() {
      for (const id of places.names()) yield await readPosting(file, places.get(id));
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

/** A whole page of a file, and where its postings are; the header comes first. */
type Kept = { readonly header: Header } | { readonly page: KeptPage; readonly places: readonly Place[] };

/** Reads the whole pages of a file: up to the byte, or to the first line that is damaged or half-written. */
async function* readKept(file: FileHandle, end = Number.POSITIVE_INFINITY): AsyncGenerator<Kept & { end: number }> {
  let open: { id: string; place: Place }[] = [];
  let at = 0;
  const { size } = await file.stat();
  const lines = createInterface({ input: file.createReadStream({ start: 0, autoClose: false }), crlfDelay: 0 });
  try {
    for await (const text of lines) {
      const length = Buffer.byteLength(text) + 1;
      const line = parseLine(text);
      if (line === undefined || at + length > Math.min(size, end)) return;
      const start = at;
      at += length;
      if ('crawl' in line) yield { header: line, end: at };
      else if ('posting' in line) open.push({ id: line.posting.id, place: { start, length } });
      else {
        if (line.postings !== open.length) return;
        yield {
          page: { ...line.page, postingIds: open.map(({ id }) => id) },
          places: open.map(({ place }) => place),
          end: at,
        };
        open = [];
      }
    }
  } finally {
    lines.close();
  }
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

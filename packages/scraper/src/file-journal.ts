import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { type FileHandle, mkdir, open, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { JobSearchError, type Posting } from '@jobsearch/postings';
import { byteLines } from './byte-lines.js';
import { createFillCounter, type FilledFields } from './fill-rates.js';
import type { CrawlJournal, FinishedPage, KeptPage } from './journal.js';
import { createLinePlaces, type LinePlaces, type Place } from './line-places.js';
import { oneString } from './one-string.js';

/** A journal in a file. */
export interface FileJournal extends CrawlJournal {
  /** Ends writing; its postings can still be read. */
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
  | {
      readonly page: Omit<FinishedPage, 'postings'>;
      readonly postings: number;
      readonly filled?: FilledFields | undefined;
    };

const halfDayMs = 43_200_000;
/** So many postings are read while the file is open once; many journals are read side by side, and a process may open few files. */
const batchSize = 32;
const batchBytes = 262_144;

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
    const kept = await whatIsKept(path, (header) => {
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
async function whatIsKept(path: string, isOurs: (header: Header) => boolean) {
  let startedAt: string | undefined;
  let end = 0;
  const places = createLinePlaces();
  for await (const kept of readKept(path)) {
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
  let closing: Promise<void> | undefined;
  const close = (): Promise<void> => (closing ??= writing.then(() => file.close()));

  async function write({ postings = [], ...page }: FinishedPage): Promise<void> {
    const lines = postings.map((posting) => Buffer.from(`${JSON.stringify({ posting })}\n`));
    const last: Line = { page, postings: postings.length, filled: filledOf(postings) };
    const end = Buffer.from(`${JSON.stringify(last)}\n`);
    try {
      await file.appendFile(Buffer.concat([...lines, end]));
    } catch (error) {
      throw unwritable(path, error);
    }
    lines.forEach((line, i) => {
      const { id } = postings[i] as Posting;
      places.set(oneString(id, page.request.key), { start: state.end, length: line.length });
      state.end += line.length;
    });
    state.end += end.length;
  }

  return {
    startedAt: state.startedAt,
    async *replay() {
      for await (const kept of readKept(path, state.replayEnd)) if ('page' in kept) yield kept.page;
    },
    add(page) {
      const written = writing.then(() => write(page));
      writing = written.catch(() => undefined);
      return written;
    },
    async *postings() {
      for (const batch of batchesOf(places)) yield* await readPostings(path, batch);
    },
    close,
    async remove() {
      await close();
      await rm(path, { force: true });
    },
  };
}

function filledOf(postings: readonly Posting[]): FilledFields | undefined {
  if (postings.length === 0) return undefined;
  const counter = createFillCounter();
  for (const posting of postings) counter.add(posting);
  return counter.counted();
}

/** The places of postings, ascending by id, in batches of not too many bytes. */
function* batchesOf(places: LinePlaces): Generator<readonly Place[]> {
  let batch: Place[] = [];
  let bytes = 0;
  for (const id of places.names()) {
    const place = places.get(id);
    batch.push(place);
    bytes += place.length;
    if (batch.length < batchSize && bytes < batchBytes) continue;
    yield batch;
    batch = [];
    bytes = 0;
  }
  yield batch;
}

async function readPostings(path: string, places: readonly Place[]): Promise<readonly Posting[]> {
  if (places.length === 0) return [];
  try {
    const file = await open(path);
    try {
      const postings: Posting[] = [];
      for (const { start, length } of places) {
        const { buffer } = await file.read(Buffer.alloc(length), 0, length, start);
        postings.push((JSON.parse(buffer.toString('utf8')) as { posting: Posting }).posting);
      }
      return postings;
    } finally {
      await file.close();
    }
  } catch (error) {
    throw new JobSearchError('DATA_UNREADABLE', `cannot read ${path}: ${(error as Error).message}`, { cause: error });
  }
}

/** A whole page of a file, and where its postings are; the header comes first. */
type Kept = { readonly header: Header } | { readonly page: KeptPage; readonly places: readonly Place[] };

/** Reads the whole pages of a file: up to the byte, or to the first line that is damaged or half-written. */
async function* readKept(path: string, upTo = Number.POSITIVE_INFINITY): AsyncGenerator<Kept & { end: number }> {
  let open: { id: string; place: Place }[] = [];
  for await (const { bytes, start, end } of byteLines(createReadStream(path))) {
    const line = parseLine(bytes.toString('utf8'));
    if (line === undefined || end > upTo) return;
    if ('crawl' in line) yield { header: line, end };
    else if ('posting' in line) open.push({ id: line.posting.id, place: { start, length: end - start } });
    else {
      if (line.postings !== open.length) return;
      const page = { ...line.page, postingIds: open.map(({ id }) => id), filled: line.filled };
      yield { page, places: open.map(({ place }) => place), end };
      open = [];
    }
  }
}

function parseLine(text: string): Line | undefined {
  try {
    const line: unknown = JSON.parse(text);
    return typeof line === 'object' && line !== null ? (line as Line) : undefined;
  } catch {
    return undefined;
  }
}

function unwritable(path: string, error: unknown): JobSearchError {
  return new JobSearchError('DATA_UNWRITABLE', `cannot write ${path}: ${(error as Error).message}`, { cause: error });
}

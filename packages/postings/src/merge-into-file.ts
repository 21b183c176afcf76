import { mkdir, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { toJsonLine } from './codecs/json-lines.js';
import { JobSearchError } from './error.js';
import { removeLeftovers, temporaryName } from './leftovers.js';
import { byPostingId, type MergeKind, mergeKind, mergePosting } from './merge.js';
import type { Posting } from './posting.js';
import { type PostingLine, readPostingsFile, streamPostingsFile } from './postings-file.js';
import { writeSynced } from './write-synced.js';

/** What became of postings in a merge. `closed` and `reopened` are also among the changed. */
export interface MergedPostings {
  readonly added: number;
  readonly changed: number;
  readonly unchanged: number;
  readonly closed: number;
  readonly reopened: number;
}

/** What a merge did to a collection. */
export interface MergeCounts extends MergedPostings {
  /** The same by the postings' sources, those that nothing became of left out. */
  readonly bySource: Readonly<Record<string, MergedPostings>>;
  /** Postings in the collection now. */
  readonly total: number;
}

/**
 * Merges postings into a collection on disk, whatever the size of both: a posting at a time is in memory. The file is replaced in one step;
 * it is not touched when nothing changes.
 *
 * @param incoming ascending by id, each id once
 * @param closedAt when a known posting that is not among the incoming was closed, if it was: ISO 8601
 * @throws JobSearchError `INVALID_FILE` naming the line that is no posting; `DATA_UNREADABLE`, `DATA_UNWRITABLE` (disk full, no
 *   permission). The old file is untouched then.
 */
export async function mergeIntoFile(
  path: string,
  incoming: AsyncIterable<Posting> | Iterable<Posting>,
  closedAt: (known: Posting) => string | undefined = () => undefined,
): Promise<MergeCounts> {
  const temporary = join(dirname(path), temporaryName(basename(path)));
  try {
    await mkdir(dirname(path), { recursive: true });
    await removeLeftovers(dirname(path));
    const counts = await writeMerged(temporary, { known: await knownOf(path), incoming, closedAt });
    if (counts.isNew) await rename(temporary, path);
    const { isNew: _, ...rest } = counts;
    return rest;
  } catch (error) {
    if (error instanceof JobSearchError) throw error;
    throw new JobSearchError('DATA_UNWRITABLE', `cannot write ${path}: ${(error as Error).message}`, { cause: error });
  } finally {
    await rm(temporary, { force: true }).catch(() => undefined);
  }
}

/** The collection in order: read line by line, or, when somebody has put its lines out of order, all at once. */
async function knownOf(path: string): Promise<AsyncIterable<PostingLine>> {
  let last = '';
  for await (const { posting } of streamPostingsFile(path)) {
    if (posting.id <= last) return inOrder(await readPostingsFile(path));
    last = posting.id;
  }
  return streamPostingsFile(path);
}

async function* inOrder(postings: readonly Posting[]): AsyncGenerator<PostingLine> {
  const byId = new Map(postings.map((posting) => [posting.id, posting]));
  for (const posting of [...byId.values()].sort(byPostingId)) yield { posting, text: '' };
}

interface Sides {
  readonly known: AsyncIterable<PostingLine>;
  readonly incoming: AsyncIterable<Posting> | Iterable<Posting>;
  readonly closedAt: (known: Posting) => string | undefined;
}

const none = { added: 0, changed: 0, unchanged: 0, closed: 0, reopened: 0 };

async function writeMerged(path: string, sides: Sides): Promise<MergeCounts & { readonly isNew: boolean }> {
  const counts = { ...none, total: 0 };
  const bySource: Record<string, { -readonly [kind in MergeKind]: number }> = {};
  let isNew = false;
  async function* lines(): AsyncGenerator<string> {
    for await (const { text, before, source, kinds } of mergeSides(sides)) {
      for (const kind of kinds) {
        counts[kind]++;
        bySource[source] ??= { ...none };
        bySource[source][kind]++;
      }
      counts.total++;
      isNew ||= text !== before;
      yield text;
    }
  }
  await writeSynced(path, lines());
  return { ...counts, bySource, isNew };
}

interface MergedLine {
  readonly text: string;
  /** The line that it takes the place of. */
  readonly before: string | undefined;
  readonly source: string;
  readonly kinds: readonly MergeKind[];
}

async function* mergeSides({ known, incoming, closedAt }: Sides): AsyncGenerator<MergedLine> {
  const fresh = iteratorOf(incoming);
  let next = await fresh.next();
  for await (const { posting, text } of known) {
    for (; !next.done && next.value.id < posting.id; next = await fresh.next()) yield lineOf(next.value, ['added']);
    const before = text && `${text}\n`;
    if (!next.done && next.value.id === posting.id) {
      const after = mergePosting(posting, next.value);
      yield lineOf(after, mergeKind(posting, after), before);
      next = await fresh.next();
      continue;
    }
    const closed = posting.closedAt === undefined ? closedAt(posting) : undefined;
    if (closed) yield lineOf({ ...posting, closedAt: closed }, ['changed', 'closed'], before);
    else yield { text: before || toJsonLine(posting), before, source: posting.source, kinds: [] };
  }
  for (; !next.done; next = await fresh.next()) yield lineOf(next.value, ['added']);
}

function lineOf(posting: Posting, kinds: readonly MergeKind[], before?: string): MergedLine {
  return { text: toJsonLine(posting), before, source: posting.source, kinds };
}

function iteratorOf(postings: AsyncIterable<Posting> | Iterable<Posting>): AsyncIterator<Posting> | Iterator<Posting> {
  return Symbol.asyncIterator in postings ? postings[Symbol.asyncIterator]() : postings[Symbol.iterator]();
}

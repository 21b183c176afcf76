import { createHash } from 'node:crypto';
import { JobSearchError } from '@jobsearch/postings';
import type { Scored } from '@jobsearch/ranker';
import type { CheckedRequest } from './search-request.js';

/** Whoever reads on so far has searched for something else by now. */
export const mostHits = 1000;

/** Where an answer goes on. */
export interface Position {
  /** Hits that were given so far. */
  readonly offset: number;
  /** The last of them, with its score as the ranker gave it: what follows is behind it, whatever else is found this time. */
  readonly last: Scored;
  /** When the search was begun (milliseconds since 1970): ages are told by that. */
  readonly now: number;
}

/** Which search, over which snapshot, and where it goes on. Opaque to callers, and no secret. */
export function writeCursor({ offset, last, now }: Position, request: CheckedRequest, snapshot: string): string {
  const parts = [offset, digestOf(request), snapshot, now, last.score, last.row];
  return Buffer.from(JSON.stringify(parts)).toString('base64url');
}

/** @throws JobSearchError `USAGE` for what is no cursor, or one of another search; `CURSOR_EXPIRED` for one over another snapshot */
export function readCursor(cursor: string, request: CheckedRequest, snapshot: string): Position {
  const [offset, digest, own, now, score, row] = parse(cursor);
  const counts = [offset, now, row].every((part) => Number.isInteger(part) && (part as number) >= 0);
  if (!counts || typeof score !== 'number' || offset === 0 || (offset as number) >= mostHits)
    throw new JobSearchError('USAGE', `the cursor is "${shorten(cursor)}": want a nextCursor as it came, or none`);
  if (digest !== digestOf(request))
    throw new JobSearchError(
      'USAGE',
      'the cursor is of another search: ask for the same query and conditions, or leave it out',
    );
  if (own !== snapshot)
    throw new JobSearchError(
      'CURSOR_EXPIRED',
      'there are new postings since the search was begun: search again without the cursor',
    );
  return { offset: offset as number, now: now as number, last: { score, row: row as number } };
}

/**
 * The hits up to the `end`-th, as far as they come after those that were given. How many are asked for decides how deep a large index is searched, and so, now
 * and then, which are found: what turns up in a place that was given already is left out, not counted.
 *
 * @param least how many to ask for at the least
 * @returns all that were found, the best first; the page of them; and its last one, if more follow
 */
export function readPage<Hit extends Scored>(
  best: (count: number) => Hit[],
  end: number,
  from: Position | undefined,
  least = 0,
) {
  const count = end - (from?.offset ?? 0);
  // One more tells whether there are more.
  for (let wanted = Math.min(Math.max(end + 1, least), mostHits); ; ) {
    const top = best(wanted);
    const rest = from ? top.filter((hit) => isAfter(hit, from.last)) : top;
    const isAll = top.length < wanted || wanted === mostHits;
    if (rest.length > count || isAll) {
      const page = rest.slice(0, count);
      return { top, page, last: rest.length > count && end < mostHits ? page.at(-1) : undefined };
    }
    wanted = Math.min(2 * wanted, mostHits);
  }
}

function isAfter({ score, row }: Scored, last: Scored): boolean {
  return score < last.score || (score === last.score && row > last.row);
}

function parse(cursor: string): readonly unknown[] {
  try {
    const parts: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    return Array.isArray(parts) ? parts : [];
  } catch {
    return [];
  }
}

/** Of all that decides which hits come in which order. */
function digestOf(request: CheckedRequest): string {
  const { query, preset, mode, understand, plain, strict, filters, freshnessDays, maxPerCompany } = request;
  const conditions = Object.entries(filters).sort(([a], [b]) => (a < b ? -1 : 1));
  const decisive = [query, preset, mode, understand, plain, strict, conditions, freshnessDays, maxPerCompany];
  return createHash('sha256').update(JSON.stringify(decisive)).digest('base64url').slice(0, 12);
}

const shorten = (text: string): string => (text.length > 40 ? `${text.slice(0, 39)}…` : text);

import { createHash } from 'node:crypto';
import { JobSearchError } from '@jobsearch/postings';
import type { CheckedRequest } from './search-request.js';

/** Whoever reads on so far has searched for something else by now. */
export const mostHits = 1000;

/**
 * Where an answer goes on: which search, over which snapshot, after how many hits. Opaque to callers, and no secret.
 *
 * @param offset hits that were given so far
 */
export function writeCursor(offset: number, request: CheckedRequest, snapshot: string): string {
  return Buffer.from(JSON.stringify([offset, digestOf(request), snapshot])).toString('base64url');
}

/**
 * How many hits come before.
 *
 * @throws JobSearchError `USAGE` for what is no cursor, or one of another search; `CURSOR_EXPIRED` for one over another snapshot
 */
export function readCursor(cursor: string, request: CheckedRequest, snapshot: string): number {
  const [offset, digest, own] = parse(cursor);
  if (!Number.isInteger(offset) || offset < 1 || offset >= mostHits)
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
  return offset;
}

function parse(cursor: string): readonly [offset: number, digest: unknown, snapshot: unknown] {
  try {
    const [offset, digest, snapshot] = JSON.parse(Buffer.from(cursor, 'base64url').toString()) as unknown[];
    return [Number(offset), digest, snapshot];
  } catch {
    return [Number.NaN, undefined, undefined];
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

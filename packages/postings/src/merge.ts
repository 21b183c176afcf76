import { isDeepStrictEqual } from 'node:util';
import type { Posting } from './posting.js';

/** What a merge did: the whole collection, sorted by id, and how many of the incoming postings were what. */
export interface MergeResult {
  readonly postings: readonly Posting[];
  readonly added: number;
  readonly changed: number;
  readonly unchanged: number;
}

/**
 * Puts what was seen now into what was known.
 *
 * The later sight of a posting (by `lastSeenAt`; of equals the incoming one) gives its facts. `firstSeenAt` is the earliest,
 * `lastSeenAt` the latest of both; a `postedAt` once known stays known; a posting that is still closed keeps the date it was
 * closed on; a description is not replaced by an empty one.
 */
export function mergePostings(known: readonly Posting[], incoming: Iterable<Posting>): MergeResult {
  const byId = new Map(known.map((posting) => [posting.id, posting]));
  const touched = new Map<string, 'added' | 'changed' | 'unchanged'>();
  for (const posting of incoming) {
    const before = byId.get(posting.id);
    const after = before ? mergePosting(before, posting) : posting;
    const was = touched.get(posting.id);
    const now = !before ? 'added' : saysTheSame(before, after) ? 'unchanged' : 'changed';
    if (!was || (was === 'unchanged' && now === 'changed')) touched.set(posting.id, now);
    byId.set(posting.id, after);
  }
  const counts = { added: 0, changed: 0, unchanged: 0 };
  for (const what of touched.values()) counts[what]++;
  return { postings: [...byId.values()].sort(byPostingId), ...counts };
}

/** Order of the postings file: by id, by code units, the same on every machine. */
export function byPostingId(a: Posting, b: Posting): number {
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}

/** One posting of two sights of it; see {@link mergePostings}. */
export function mergePosting(before: Posting, now: Posting): Posting {
  const nowIsLater = Date.parse(now.lastSeenAt) >= Date.parse(before.lastSeenAt);
  const [older, later] = nowIsLater ? [before, now] : [now, before];
  const postedAt = later.postedAt ?? older.postedAt;
  return {
    ...later,
    description: later.description || older.description,
    ...(postedAt && { postedAt }),
    ...(later.closedAt && { closedAt: older.closedAt ?? later.closedAt }),
    firstSeenAt: Date.parse(now.firstSeenAt) < Date.parse(before.firstSeenAt) ? now.firstSeenAt : before.firstSeenAt,
  };
}

/** What becomes of a posting that was known. */
export type MergeKind = 'added' | 'changed' | 'unchanged' | 'closed' | 'reopened';

/** How a posting differs from what was known of it: `closed` and `reopened` come with `changed`. */
export function mergeKind(before: Posting, after: Posting): MergeKind[] {
  if (saysTheSame(before, after)) return ['unchanged'];
  if ((before.closedAt === undefined) === (after.closedAt === undefined)) return ['changed'];
  return ['changed', after.closedAt ? 'closed' : 'reopened'];
}

/** The time of the last sight and the number of applicants move on with every crawl: they are no change of the posting. */
function saysTheSame(a: Posting, b: Posting): boolean {
  const still = { lastSeenAt: '', applicants: 0 };
  return isDeepStrictEqual({ ...a, ...still }, { ...b, ...still });
}

import { createHash } from 'node:crypto';
import type { Posting } from './posting.js';

/**
 * Marks postings that repeat another one word for word: the same title, company, place and description, case and blanks aside.
 *
 * Of such a group the open one that was posted last is the one people want to see; the others get its id as `duplicateOf`.
 * Postings that repeat nothing lose a `duplicateOf` from an earlier run. Same order, nothing dropped.
 */
export function markDuplicates(postings: readonly Posting[]): Posting[] {
  const best = new Map<string, Posting>();
  const keys = postings.map(fingerprint);
  postings.forEach((posting, i) => {
    const key = keys[i] as string;
    const other = best.get(key);
    if (!other || isBetter(posting, other)) best.set(key, posting);
  });
  return postings.map((posting, i) => {
    const original = best.get(keys[i] as string) as Posting;
    const { duplicateOf: _, ...rest } = posting;
    return original.id === posting.id ? rest : { ...rest, duplicateOf: original.id };
  });
}

function fingerprint(posting: Posting): string {
  const texts = [posting.title, posting.company, posting.location, posting.description];
  const folded = texts.map((text) =>
    text
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, ' ')
      .trim(),
  );
  return createHash('sha256').update(folded.join('\n')).digest('base64');
}

function isBetter(a: Posting, b: Posting): boolean {
  if ((a.closedAt === undefined) !== (b.closedAt === undefined)) return a.closedAt === undefined;
  const [dateA, dateB] = [a.postedAt ?? '', b.postedAt ?? ''];
  return dateA === dateB ? a.id < b.id : dateA > dateB;
}

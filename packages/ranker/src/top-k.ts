import { checkInteger } from './check.js';
import { type RowFilter, ruleOf } from './row-set.js';

/** A row and its score. */
export interface Scored {
  readonly row: number;
  readonly score: number;
}

/**
 * The `k` best rows, best first, by a bounded binary heap: O(n log k) time, O(k) memory. The order is total: of equal scores
 * the lower row comes first. A NaN score is never among the best.
 *
 * @param scores score i belongs to row i
 * @param k how many, 0 or more; all rows when there are fewer
 * @param accept rows that it does not hold, or says false to, are passed over
 * @throws RankerError `INVALID_QUERY` when k is negative or no integer.
 */
export function topK(scores: ArrayLike<number>, k: number, accept?: RowFilter): Scored[] {
  checkInteger('INVALID_QUERY', 'k', k, 0);
  const size = Math.min(k, scores.length);
  if (size === 0) return [];
  const passes = accept === undefined ? accept : ruleOf(accept);
  const heap: Scored[] = []; // the worst of the best at the root
  for (let row = 0; row < scores.length; row++) {
    const score = scores[row] as number;
    if (Number.isNaN(score)) continue;
    if (heap.length === size && !(score > (heap[0] as Scored).score)) continue; // rows ascend: an equal score loses
    if (passes && !passes(row)) continue;
    if (heap.length < size) siftUp(heap, { row, score });
    else siftDown(heap, { row, score });
  }
  return heap.sort(byScore);
}

/** {@link topK} of scores that belong to the rows named: score i to `rows[i]`. The rows ascend. */
export function topRows(rows: ArrayLike<number>, scores: ArrayLike<number>, k: number): Scored[] {
  checkInteger('INVALID_QUERY', 'limit', k, 0);
  return topK(scores, k).map(({ row, score }) => ({ row: rows[row] as number, score }));
}

/** The order of hits: the greater score first, of equal ones the lower row. */
export function byScore(a: Scored, b: Scored): number {
  return a.score === b.score ? a.row - b.row : a.score < b.score ? 1 : -1;
}

function isWorse(a: Scored, b: Scored): boolean {
  return byScore(a, b) > 0;
}

function siftUp(heap: Scored[], entry: Scored): void {
  let at = heap.length;
  while (at > 0) {
    const parent = (at - 1) >> 1;
    if (!isWorse(entry, heap[parent] as Scored)) break;
    heap[at] = heap[parent] as Scored;
    at = parent;
  }
  heap[at] = entry;
}

function siftDown(heap: Scored[], entry: Scored): void {
  let at = 0;
  for (;;) {
    let child = 2 * at + 1;
    if (child >= heap.length) break;
    if (child + 1 < heap.length && isWorse(heap[child + 1] as Scored, heap[child] as Scored)) child++;
    if (!isWorse(heap[child] as Scored, entry)) break;
    heap[at] = heap[child] as Scored;
    at = child;
  }
  heap[at] = entry;
}

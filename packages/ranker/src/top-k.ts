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
  if (k === 0) return [];
  // One kind of numbers: engines make slow code for many.
  const numbers = scores instanceof Float64Array ? scores : new Float64Array(scores);
  const best = new Best(k, accept);
  best.offerAll(numbers, 0, numbers.length);
  return best.hits();
}

/** The `k` best of rows that are offered in ascending order. */
export class Best {
  /** The worst at the root. */
  readonly #heap: Scored[] = [];
  readonly #passes: ((row: number) => boolean) | undefined;
  #least: number;

  /**
   * @param k 1 or more
   * @param least no score up to this is among them: equal ones lose to lower rows. NaN, which no score is below, lets all in while there is room.
   */
  constructor(
    readonly k: number,
    accept?: RowFilter,
    least = Number.NaN,
  ) {
    this.#least = least;
    this.#passes = accept === undefined ? accept : ruleOf(accept);
  }

  /** Offers the rows from `start` up to `end`, with their scores. */
  offerAll(scores: Float64Array, start: number, end: number): void {
    let least = this.#least;
    for (let row = start; row < end; row++) {
      const score = scores[row] as number;
      if (!(score <= least)) least = this.#offer(row, score);
    }
  }

  #offer(row: number, score: number): number {
    const heap = this.#heap;
    if (!Number.isNaN(score) && this.#passes?.(row) !== false) {
      if (heap.length < this.k) siftUp(heap, { row, score });
      else siftDown(heap, { row, score });
      if (heap.length === this.k) this.#least = (heap[0] as Scored).score;
    }
    return this.#least;
  }

  /** Best first; nothing is to be offered after that. */
  hits(): Scored[] {
    return this.#heap.sort(byScore);
  }
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

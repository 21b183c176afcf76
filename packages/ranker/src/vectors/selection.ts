import { scoreOfKey } from '../kernels/plain-selection.js';
import type { Scored } from '../top-k.js';

/** What the kernels of several blocks selected, put together. */
export interface Selection {
  /** Adds keys (pairs of words) as a kernel leaves them; row 0 of its block is row `base` of the whole. */
  add(keys: Uint32Array, base: number): void;
  /** The rows of the `k` best, ascending. */
  rows(k: number): Uint32Array;
  /** The `k` best, best first, equal scores by row. */
  best(k: number): Scored[];
}

/** A selection with room for `capacity` hits. */
export function createSelection(capacity: number): Selection {
  const rows = new Uint32Array(capacity);
  const keys = new Uint32Array(capacity);
  let size = 0;

  function best(k: number): Scored[] {
    const order = Array.from({ length: size }, (_, i) => i);
    order.sort((a, b) => (keys[b] as number) - (keys[a] as number) || (rows[a] as number) - (rows[b] as number));
    return order.slice(0, k).map((i) => ({ row: rows[i] as number, score: scoreOfKey(keys[i] as number) }));
  }

  return {
    add(words, base) {
      for (let at = 0; at < words.length; at += 2, size++) {
        rows[size] = base + (~(words[at] as number) >>> 0);
        keys[size] = words[at + 1] as number;
      }
    },
    rows(k) {
      const kept = size <= k ? rows.slice(0, size) : Uint32Array.from(best(k), ({ row }) => row);
      return kept.sort();
    },
    best,
  };
}

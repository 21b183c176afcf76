import { popCount } from '../kernels/pop-count.js';

/**
 * Writes the members of a bit set among `from … to - 1` into `out`, in ascending order, until it is full.
 *
 * @param words row r is bit r % 32 of word r >> 5
 * @returns how many were written, and from where to go on
 */
export function listRows(
  words: Uint32Array,
  from: number,
  to: number,
  out: Uint32Array,
): { readonly count: number; readonly next: number } {
  let count = 0;
  let at = from >>> 5;
  let word = from < to ? ((words[at] ?? 0) & (-1 << (from & 31))) >>> 0 : 0;
  const end = Math.min(Math.ceil(to / 32), words.length);
  while (at < end) {
    while (word !== 0) {
      const row = at * 32 + 31 - Math.clz32(word & -word);
      if (row >= to) return { count, next: to };
      if (count === out.length) return { count, next: row };
      out[count++] = row;
      word &= word - 1;
    }
    word = words[++at] ?? 0;
  }
  return { count, next: to };
}

/** How many members a bit set has among `from … to - 1`. */
export function countMembers(words: Uint32Array, from: number, to: number): number {
  const end = Math.min(Math.ceil(to / 32), words.length);
  let count = 0;
  for (let at = from >>> 5; at < end; at++) {
    let word = words[at] as number;
    if (at === from >>> 5) word &= -1 << (from & 31);
    if (at === to >>> 5) word &= ~(-1 << (to & 31));
    count += popCount(word);
  }
  return count;
}

/** Makes the scores of those rows among `from … from + scores.length - 1` that are no members -Infinity. */
export function dropOthers(words: Uint32Array, from: number, scores: Float32Array): void {
  const to = from + scores.length;
  for (let at = from >>> 5; at * 32 < to; at++) {
    for (let others = ~(words[at] ?? 0); others !== 0; others &= others - 1) {
      const row = at * 32 + 31 - Math.clz32(others & -others);
      if (row >= from && row < to) scores[row - from] = -Infinity;
    }
  }
}

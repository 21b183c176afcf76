import { checkRow } from './check.js';
import { RankerError } from './error.js';
import { popCount } from './kernels/pop-count.js';

/** A set of rows as bits: row r is bit `r % 32` of word `r >> 5`. One bit a row, so that a million rows take 125 kB. */
export interface RowSet {
  /** Rows 0 … capacity - 1 may be members. */
  readonly capacity: number;
  /** The bits themselves, for kernels and for storing; bits beyond the capacity are 0. */
  readonly words: Uint32Array;
  has(row: number): boolean;
  add(row: number): void;
  delete(row: number): void;
  /** How many members there are: counted when asked. */
  count(): number;
}

/** Rows that may be hits: a set, or a rule. */
export type RowFilter = RowSet | ((row: number) => boolean);

/**
 * A set of rows, empty, or with the bits given (used where they are, not copied).
 *
 * @throws RankerError `INVALID_QUERY` when the capacity is no integer ≥ 0 or the words are too few.
 */
export function createRowSet(capacity: number, words: Uint32Array = new Uint32Array(Math.ceil(capacity / 32))): RowSet {
  if (!Number.isInteger(capacity) || capacity < 0 || words.length < Math.ceil(capacity / 32)) {
    throw new RankerError('INVALID_QUERY', `a row set of ${capacity} rows does not fit ${words.length} words`);
  }
  if (capacity % 32 !== 0 && (words[capacity >>> 5] as number) >>> (capacity & 31) !== 0) {
    throw new RankerError('INVALID_QUERY', `the words have bits beyond the ${capacity} rows`);
  }
  return {
    capacity,
    words,
    has: (row) => row < capacity && (((words[row >>> 5] as number) >>> (row & 31)) & 1) === 1,
    add(row) {
      checkRow(row, capacity);
      words[row >>> 5] = (words[row >>> 5] as number) | (1 << (row & 31));
    },
    delete(row) {
      checkRow(row, capacity);
      words[row >>> 5] = (words[row >>> 5] as number) & ~(1 << (row & 31));
    },
    count() {
      let total = 0;
      for (const word of words) total += popCount(word);
      return total;
    },
  };
}

/** The set of all rows of `0 … capacity - 1` that pass; a rule is asked once for each. */
export function toRowSet(filter: RowFilter, capacity: number): RowSet {
  if (typeof filter !== 'function') return filter;
  const set = createRowSet(capacity);
  for (let row = 0; row < capacity; row++) if (filter(row)) set.add(row);
  return set;
}

import { checkInteger, checkRow, checkSame } from './check.js';
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
 * @param bits a word for each 32 rows, begun ones included
 * @throws RankerError `INVALID_QUERY` when the capacity is no integer from 0 to 2³², or the words are too few or too many.
 */
export function createRowSet(capacity: number, bits?: Uint32Array): RowSet {
  checkInteger('INVALID_QUERY', 'the capacity', capacity, 0, 2 ** 32);
  const length = Math.ceil(capacity / 32);
  const words = bits ?? new Uint32Array(length);
  checkSame('INVALID_QUERY', 'the number of words', words.length, length);
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

/**
 * The set of all rows of `0 … capacity - 1` that pass; a rule is asked once for each. A set keeps its own capacity.
 *
 * @throws RankerError `INVALID_QUERY` for what is neither
 */
export function toRowSet(filter: RowFilter, capacity: number): RowSet {
  if (typeof filter !== 'function') return checkSet(filter);
  const set = createRowSet(capacity);
  for (let row = 0; row < capacity; row++) if (filter(row)) set.add(row);
  return set;
}

/** Whether a row passes. @throws RankerError `INVALID_QUERY` for what is neither a set nor a rule */
export function ruleOf(filter: RowFilter): (row: number) => boolean {
  return typeof filter === 'function' ? filter : checkSet(filter).has;
}

/** The set, its bits alone: the methods of one that somebody else made may need their object. */
function checkSet(filter: RowSet): RowSet {
  if (filter?.words instanceof Uint32Array) return createRowSet(filter.capacity, filter.words);
  throw new RankerError('INVALID_QUERY', 'filter is no function and no row set');
}

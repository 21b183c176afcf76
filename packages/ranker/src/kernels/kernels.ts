/**
 * Scores rows against a query. All places are byte offsets into one {@link KernelMemory}; row r begins at `rows + r * record`.
 *
 * @param query the query as the kernel wants it
 * @param rows where row 0 begins
 * @param ids 0 to score rows 0 … count - 1 as they lie; else where `count` row numbers (uint32) lie, and those rows are scored
 * @param length bytes of values in a row: a multiple of what 16 values take (one-bit: 128 values), the rest filled with 0
 * @param record bytes from one row to the next
 * @param out where `count` scores (float32) go
 */
export type ScoreKernel = (
  query: number,
  rows: number,
  ids: number,
  count: number,
  length: number,
  record: number,
  out: number,
) => void;

/**
 * Adds scores to a list of the best. The list is a header of 8 bytes that holds a threshold (float32, -Infinity at first) and `capacity` keys
 * of 8 bytes (see `select.ts` in the sources of the kernels). Rows must come in ascending order: of equal scores the first are kept.
 *
 * @param scores where `count` scores (float32, no NaN) lie
 * @param ids 0: score i belongs to row `first + i`; else where the row numbers (uint32) lie
 * @param best where the list lies, at a multiple of 8
 * @param size how many keys the list has
 * @param k how many are wanted, 1 or more
 * @param capacity how many keys fit, more than k
 * @returns the new size
 */
type SelectKernel = (
  scores: number,
  ids: number,
  first: number,
  count: number,
  best: number,
  size: number,
  k: number,
  capacity: number,
) => number;

/** Cuts a list of `size` keys to its `k` best, in no order, and sets the threshold to the worst of them. Returns the new size. */
type KeepBestKernel = (best: number, size: number, k: number) => number;

/** The inner loops. The SIMD ones and the plain ones give the same bits. */
export interface Kernels {
  /** Dot products of float32 rows with a float32 query, in float32: element i goes to partial sum i % 16. */
  readonly float32: ScoreKernel;
  /** The same for float16 rows; the query is float32, times 2^112. */
  readonly float16: ScoreKernel;
  /** Dot products of int8 rows, each followed by its float32 scale, with an int16 query, followed by its own. */
  readonly int8: ScoreKernel;
  /** Dot products of rows of signs, each followed by its float32 scale, with the bit planes of a query: see `sign-form.ts`. */
  readonly signs: ScoreKernel;
  /** dims - 2 · Hamming distance of one-bit codes, times the float32 scale behind each, if any; dims (uint32) follows the query. */
  readonly oneBit: ScoreKernel;
  readonly select: SelectKernel;
  readonly keepBest: KeepBestKernel;
}

/** Which kernels to take: `auto` is SIMD for large indexes where the engine has it, else plain. */
export type KernelChoice = 'auto' | 'simd' | 'plain';

/** A growing run of bytes and the kernels that work on it. */
export interface KernelMemory {
  readonly kind: 'simd' | 'plain';
  /** The bytes. Another object after `grow`: take it anew each time. */
  readonly buffer: ArrayBuffer;
  readonly kernels: Kernels;
  /** Makes room for at least so many bytes; the new ones are 0. Throws RangeError when there is no memory. */
  grow(bytes: number): void;
}

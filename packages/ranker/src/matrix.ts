import { checkInteger } from './check.js';
import { RankerError } from './error.js';

/** `rows` vectors of `dims` numbers each, one after the other (C order): row r is `data[r * dims .. (r + 1) * dims)`. */
export interface Matrix {
  readonly data: Float32Array;
  readonly rows: number;
  readonly dims: number;
}

/**
 * A matrix over existing numbers; nothing is copied.
 *
 * @throws RankerError `INVALID_MATRIX` when the data is no Float32Array, `dims` is no positive integer or does not divide the number of values.
 */
export function createMatrix(data: Float32Array, dims: number): Matrix {
  if (!(data instanceof Float32Array)) throw new RankerError('INVALID_MATRIX', 'the values are no Float32Array');
  checkInteger('INVALID_MATRIX', 'dims', dims, 1);
  if (data.length % dims !== 0) {
    throw new RankerError('INVALID_MATRIX', `${data.length} values do not make rows of ${dims}`);
  }
  return { data, rows: data.length / dims, dims };
}

/** Row `row` as a view: no copy, so don't write to it. */
export function rowOf(matrix: Matrix, row: number): Float32Array {
  return matrix.data.subarray(row * matrix.dims, (row + 1) * matrix.dims);
}

/** √Σ number². */
export function lengthOf(vector: ArrayLike<number>): number {
  let squared = 0;
  for (let i = 0; i < vector.length; i++) squared += (vector[i] as number) ** 2;
  return Math.sqrt(squared);
}

/** {@link lengthOf} of a query. Throws RankerError `INVALID_QUERY` when a number is NaN or infinite. */
export function finiteLength(vector: ArrayLike<number>): number {
  const length = lengthOf(vector);
  if (Number.isFinite(length)) return length;
  throw new RankerError('INVALID_QUERY', 'the vector holds NaN or infinite numbers, or too large ones');
}

/**
 * A copy of `vector` at length 1, as cosine by dot product needs it. A zero vector stays zero: it is like nothing.
 *
 * @throws RankerError `INVALID_QUERY` when a number is NaN or infinite.
 */
export function toUnitLength(vector: ArrayLike<number>): Float32Array {
  const length = finiteLength(vector);
  const scale = length > 0 ? 1 / length : 0;
  const unit = new Float32Array(vector.length);
  for (let i = 0; i < vector.length; i++) unit[i] = (vector[i] as number) * scale;
  return unit;
}

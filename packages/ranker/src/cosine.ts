import { RankerError } from './error.js';
import { type Matrix, rowOf } from './matrix.js';

/** 1 / length of each row, 0 for a zero row: what turns a dot product into a cosine. Float64, because it may be beyond float32. */
export function inverseLengths(matrix: Matrix): Float64Array {
  const inverse = new Float64Array(matrix.rows);
  for (let row = 0; row < matrix.rows; row++) {
    const vector = rowOf(matrix, row);
    const squared = dot(vector, vector, 0, matrix.dims);
    if (!Number.isFinite(squared)) throw new RankerError('INVALID_MATRIX', `row ${row} holds NaN or infinite numbers`);
    inverse[row] = squared > 0 ? 1 / Math.sqrt(squared) : 0;
  }
  return inverse;
}

/**
 * Adds `weight` · cos(query, row) to `scores[row]` for every row.
 *
 * @param query unit length, `matrix.dims` numbers
 * @param inverse as {@link inverseLengths} makes it of the same matrix
 */
export function addCosines(
  scores: Float64Array,
  matrix: Matrix,
  inverse: Float64Array,
  query: Float32Array,
  weight: number,
): void {
  const { data, rows, dims } = matrix;
  for (let row = 0; row < rows; row++) {
    scores[row] = (scores[row] as number) + weight * ((inverse[row] as number) * dot(query, data, row * dims, dims));
  }
}

// Four sums that do not wait for each other: about three times as fast as one.
function dot(query: Float32Array, data: Float32Array, start: number, dims: number): number {
  let a = 0;
  let b = 0;
  let c = 0;
  let d = 0;
  let i = 0;
  for (; i + 3 < dims; i += 4) {
    a += (query[i] as number) * (data[start + i] as number);
    b += (query[i + 1] as number) * (data[start + i + 1] as number);
    c += (query[i + 2] as number) * (data[start + i + 2] as number);
    d += (query[i + 3] as number) * (data[start + i + 3] as number);
  }
  for (; i < dims; i++) a += (query[i] as number) * (data[start + i] as number);
  return a + b + c + d;
}

import { type Matrix, rowOf } from '../matrix.js';
import { rowLengths } from './check-vectors.js';

/** A matrix in int8: number i of row r is `values[r * dims + i] * scales[r]`, to within half a scale. */
export interface Int8Matrix {
  readonly values: Int8Array;
  /** The largest magnitude of each row / 127; 0 for a zero row. */
  readonly scales: Float32Array;
  readonly rows: number;
  readonly dims: number;
}

/** Writes `values` / scale, rounded, into `out` and returns the scale, so that the largest magnitude becomes `limit`. */
export function quantise(values: Float32Array, limit: number, out: Int8Array | Int16Array): number {
  let largest = 0;
  for (let i = 0; i < values.length; i++) largest = Math.max(largest, Math.abs(values[i] as number));
  const factor = largest > 0 ? limit / largest : 0;
  for (let i = 0; i < values.length; i++) out[i] = Math.round((values[i] as number) * factor);
  return Math.fround(largest / limit);
}

/**
 * A matrix in int8 with one scale a row: a quarter of the memory.
 *
 * @throws RankerError `INVALID_MATRIX` when a row holds NaN or infinite numbers.
 */
export function toInt8(matrix: Matrix): Int8Matrix {
  const { rows, dims } = matrix;
  rowLengths(matrix, dims, Infinity); // refuses NaN
  const values = new Int8Array(rows * dims);
  const scales = new Float32Array(rows);
  for (let row = 0; row < rows; row++) {
    scales[row] = quantise(rowOf(matrix, row), 127, values.subarray(row * dims));
  }
  return { values, scales, rows, dims };
}

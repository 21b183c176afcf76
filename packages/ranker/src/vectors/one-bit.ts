import { type Matrix, rowOf } from '../matrix.js';
import { rowLengths } from './check-vectors.js';
import { createRotation } from './rotation.js';

/** A matrix in one bit a number. */
export interface OneBitMatrix {
  /** `wordsPerRow` words a row: bit i % 32 of word i >> 5 says whether number i of the centred, rotated row is above 0; bits beyond dims are 0. */
  readonly codes: Uint32Array;
  readonly wordsPerRow: number;
  /** `dims` numbers: the mean of the rows. */
  readonly mean: Float32Array;
  readonly rows: number;
  readonly dims: number;
}

/** Writes the code of a vector into words, and returns the length of vector − mean. */
export type SignCoder = (vector: Float32Array, mean: Float32Array, out: Uint32Array) => number;

/** What makes sign codes of vectors of `dims` numbers. */
export function createSignCoder(dims: number): SignCoder {
  const rotate = createRotation(dims);
  const centred = new Float32Array(dims);
  return (vector, mean, out) => {
    let squared = 0;
    for (let i = 0; i < dims; i++) {
      const value = (vector[i] as number) - (mean[i] as number);
      centred[i] = value;
      squared += value * value;
    }
    rotate(centred);
    out.fill(0);
    for (let i = 0; i < dims; i++) {
      if ((centred[i] as number) > 0) out[i >>> 5] = (out[i >>> 5] as number) | (1 << (i & 31));
    }
    return Math.sqrt(squared);
  };
}

/** The mean of the first `count` rows, summed in float64. */
export function meanOf(rowAt: (row: number) => Float32Array, count: number, dims: number): Float32Array {
  const sums = new Float64Array(dims);
  for (let row = 0; row < count; row++) {
    const vector = rowAt(row);
    for (let i = 0; i < dims; i++) sums[i] = (sums[i] as number) + (vector[i] as number);
  }
  return Float32Array.from(sums, (sum) => (count > 0 ? sum / count : 0));
}

/**
 * A matrix as sign codes of the centred, rotated rows: a 32nd of the memory. The share of bits in which two codes differ estimates the angle
 * between the centred rows, / π (Charikar, Similarity Estimation Techniques from Rounding Algorithms, STOC 2002). {@link createRotation}
 * says why the rows are rotated.
 *
 * @throws RankerError `INVALID_MATRIX` when a row holds NaN or infinite numbers.
 */
export function toOneBit(matrix: Matrix): OneBitMatrix {
  const { rows, dims } = matrix;
  rowLengths(matrix, dims, Infinity); // refuses NaN
  const mean = meanOf((row) => rowOf(matrix, row), rows, dims);
  const wordsPerRow = Math.ceil(dims / 32);
  const codes = new Uint32Array(rows * wordsPerRow);
  const toCode = createSignCoder(dims);
  for (let row = 0; row < rows; row++) {
    toCode(rowOf(matrix, row), mean, codes.subarray(row * wordsPerRow, (row + 1) * wordsPerRow));
  }
  return { codes, wordsPerRow, mean, rows, dims };
}

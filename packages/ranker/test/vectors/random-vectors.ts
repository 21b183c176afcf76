import { createMatrix, type Matrix, toUnitLength } from '../../src/matrix.js';

/** Numbers in [-1, 1) that depend on the seed alone: mulberry32. */
function randomNumbers(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 31 - 1;
  };
}

export function randomMatrix(rows: number, dims: number, seed = 1): Matrix {
  const next = randomNumbers(seed);
  return createMatrix(Float32Array.from({ length: rows * dims }, next), dims);
}

export function randomQuery(dims: number, seed = 99): Float32Array {
  return toUnitLength(Float32Array.from({ length: dims }, randomNumbers(seed)));
}

/** Rows `from … to - 1` of a matrix. */
export function rowsOf(matrix: Matrix, from: number, to: number): Matrix {
  return createMatrix(matrix.data.slice(from * matrix.dims, to * matrix.dims), matrix.dims);
}

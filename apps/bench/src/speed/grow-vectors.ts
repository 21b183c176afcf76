import { createMatrix, type Matrix, rowOf } from '@jobsearch/ranker';
import { createRandom } from './random.js';

/** How {@link growVectors} makes many of few: to be printed with every figure that rests on it. */
export const growth =
  'the real vectors themselves, then w · a + (1 - w) · b of two random real ones (w even in 0–1) plus noise of length 0.2, at length 1';

const noiseLength = 0.2;

/**
 * `rows` unit vectors made of few real ones, in pieces of at most `pieceRows`, so that they need not fit into memory at once. A piece is
 * overwritten by the next.
 */
export function* growVectors(real: Matrix, rows: number, pieceRows = 20_000): Generator<Matrix> {
  const random = createRandom(7);
  const { dims } = real;
  const data = new Float32Array(pieceRows * dims);
  const spread = noiseLength * Math.sqrt(12 / dims); // even noise of this width has that length
  for (let first = 0; first < rows; first += pieceRows) {
    const count = Math.min(pieceRows, rows - first);
    for (let row = 0; row < count; row++) {
      const vector = data.subarray(row * dims, (row + 1) * dims);
      if (first + row < real.rows) vector.set(rowOf(real, first + row));
      else mix(vector, real, spread, random);
    }
    yield createMatrix(data.subarray(0, count * dims), dims);
  }
}

function mix(vector: Float32Array, real: Matrix, spread: number, random: () => number): void {
  const a = rowOf(real, Math.floor(random() * real.rows));
  const b = rowOf(real, Math.floor(random() * real.rows));
  const weight = random();
  let squared = 0;
  for (let i = 0; i < vector.length; i++) {
    const noise = (random() - 0.5) * spread;
    const value = weight * (a[i] as number) + (1 - weight) * (b[i] as number) + noise;
    vector[i] = value;
    squared += value * value;
  }
  const scale = 1 / Math.sqrt(squared);
  for (let i = 0; i < vector.length; i++) vector[i] = (vector[i] as number) * scale;
}

/** Every `step`-th row apart from the rest: queries that are no rows of what is searched. */
export function holdOut(matrix: Matrix, count: number): { readonly queries: Float32Array[]; readonly rest: Matrix } {
  const step = Math.max(1, Math.floor(matrix.rows / count));
  const isQuery = (row: number): boolean => row % step === 0 && row / step < count;
  const all = Array.from({ length: matrix.rows }, (_, row) => row);
  const rest = all.filter((row) => !isQuery(row));
  const data = new Float32Array(rest.length * matrix.dims);
  rest.forEach((row, i) => {
    data.set(rowOf(matrix, row), i * matrix.dims);
  });
  const queries = all.filter(isQuery).map((row) => rowOf(matrix, row).slice());
  return { queries, rest: createMatrix(data, matrix.dims) };
}

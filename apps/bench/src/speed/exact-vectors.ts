import { createMatrix, createVectorIndex, type Matrix, topK } from '@jobsearch/ranker';
import { similarity } from 'ml-distance';
import type { BenchRow } from './bench-row.js';
import { growVectors } from './grow-vectors.js';
import { measure } from './measure.js';
import { benchPythonPeers } from './python-peers.js';

const work = 'exact float32, top 10';

/** Every row scored in float32: the SIMD kernel, its plain twin, and what one would write without a library or with ml-distance. */
export async function benchExact(
  real: Matrix,
  queries: readonly Float32Array[],
  rows: number,
  peers: { readonly python: string; readonly log: (line: string) => void },
): Promise<BenchRow[]> {
  const matrix = collect(real, rows);
  const size = `${rows.toLocaleString('en')} × ${matrix.dims}`;
  const timed = (subject: string, calls: number, search: (query: Float32Array) => unknown): BenchRow => ({
    work,
    subject,
    size,
    ...measure((call) => search(queries[call % queries.length] as Float32Array), calls),
  });
  const simd = createVectorIndex(matrix, { codes: 'none', kernels: 'simd' });
  const plain = createVectorIndex(matrix, { codes: 'none', kernels: 'plain' });
  const scores = new Float64Array(rows);
  return [
    timed('@jobsearch/ranker', 100, (query) => simd.nearest(query, 10)),
    timed('@jobsearch/ranker, plain kernels', 20, (query) => plain.nearest(query, 10)),
    timed('plain loop', 20, (query) => topK(loopScores(matrix, query, scores), 10)),
    timed('ml-distance', 10, (query) => topK(peerScores(matrix, query, scores), 10)),
    ...(await benchPythonPeers({
      ...peers,
      work,
      size,
      subjects: ['numpy, float32', 'usearch exact, float32'],
      pieces: [matrix],
      rows,
      queries,
      truth: queries.map((query) => simd.nearest(query, 10)),
      calls: 50,
    })),
  ];
}

function collect(real: Matrix, rows: number): Matrix {
  const data = new Float32Array(rows * real.dims);
  let at = 0;
  for (const piece of growVectors(real, rows)) {
    data.set(piece.data, at);
    at += piece.data.length;
  }
  return createMatrix(data, real.dims);
}

function loopScores({ data, rows, dims }: Matrix, query: Float32Array, scores: Float64Array): Float64Array {
  for (let row = 0, at = 0; row < rows; row++) {
    let sum = 0;
    for (let i = 0; i < dims; i++, at++) sum += (query[i] as number) * (data[at] as number);
    scores[row] = sum;
  }
  return scores;
}

function peerScores({ data, rows, dims }: Matrix, query: Float32Array, scores: Float64Array): Float64Array {
  for (let row = 0; row < rows; row++) {
    scores[row] = similarity.cosine(query, data.subarray(row * dims, (row + 1) * dims));
  }
  return scores;
}

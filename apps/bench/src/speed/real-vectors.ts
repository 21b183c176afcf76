import { readFile } from 'node:fs/promises';
import { openEncoder } from '@jobsearch/embedder';
import { demoPostingsFile, readPostingsFile } from '@jobsearch/postings';
import { createMatrix, type Matrix, rowOf, toUnitLength } from '@jobsearch/ranker';
import { decodeNpy } from '@jobsearch/snapshots';

/** Vectors of texts, of unit length, and where they come from. */
export interface RealVectors {
  readonly vectors: Matrix;
  readonly origin: string;
}

/**
 * The vectors of `.npy` files, or, without any, of the titles and sentences of the demo postings, encoded by the built-in model.
 *
 * @param files matrices of the same dims; rows of any length, zero rows are left out
 */
export async function realVectors(files: readonly string[]): Promise<RealVectors> {
  if (files.length === 0) {
    const texts = await demoTexts();
    const encoder = await openEncoder({ model: 'builtin' });
    const vectors = await encoder.encode(texts, 'passage');
    await encoder.dispose();
    return { vectors: unitRows([vectors]), origin: `${texts.length} titles and sentences by the built-in model` };
  }
  const matrices = await Promise.all(files.map(async (file) => decodeNpy(await readFile(file))));
  const vectors = unitRows(matrices);
  return { vectors, origin: `${vectors.rows} vectors of ${files.length} .npy file(s)` };
}

async function demoTexts(): Promise<string[]> {
  const postings = await readPostingsFile(demoPostingsFile);
  const texts = postings.flatMap(({ title, description }) => [title, ...description.split(/(?<=[.!?])\s+|\n+/)]);
  return [...new Set(texts.map((text) => text.trim()).filter((text) => text.length > 10))];
}

function unitRows(matrices: readonly Matrix[]): Matrix {
  const dims = (matrices[0] as Matrix).dims;
  const rows = matrices.flatMap((matrix) => {
    if (matrix.dims !== dims) throw new Error(`vectors of ${dims} and of ${matrix.dims} numbers don't go together`);
    return Array.from({ length: matrix.rows }, (_, row) => toUnitLength(rowOf(matrix, row)));
  });
  const kept = rows.filter((row) => row.some((value) => value !== 0));
  const data = new Float32Array(kept.length * dims);
  kept.forEach((row, i) => {
    data.set(row, i * dims);
  });
  return createMatrix(data, dims);
}

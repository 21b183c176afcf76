import type { Posting } from '@jobsearch/postings';
import { createMatrix, type Matrix } from '@jobsearch/ranker';
import { type Manifest, openCurrent, type SnapshotStore } from '../../src/index.js';

/** All of the current snapshot. */
export async function loadCurrent(store: SnapshotStore): Promise<{
  readonly manifest: Manifest;
  readonly postings: readonly Posting[];
  readonly vectors: Readonly<Record<string, Matrix>>;
}> {
  const snapshot = await openCurrent(store);
  const postings: Posting[] = [];
  const numbers: Record<string, number[]> = {};
  for await (const part of snapshot.read()) {
    postings.push(...part.postings);
    for (const [field, { data }] of Object.entries(part.vectors)) {
      numbers[field] ??= [];
      numbers[field].push(...data);
    }
  }
  await snapshot.close();
  const { dims } = snapshot.manifest.encoder;
  const matrices = Object.entries(numbers).map(([field, all]) => [field, createMatrix(Float32Array.from(all), dims)]);
  return { manifest: snapshot.manifest, postings, vectors: Object.fromEntries(matrices) };
}

import { checkInteger } from '../check.js';
import { createRowSet, type RowSet } from '../row-set.js';
import { byScore, type Scored } from '../top-k.js';
import { checkQuery } from './check-vectors.js';
import type { DocumentOffsets } from './document-offsets.js';
import { pool } from './pooling.js';
import { type NearestOptions, scoreRows, type VectorIndex } from './vector-index.js';

/**
 * The documents with the nearest vectors. Several vectors of one document may crowd among the nearest: then more are asked for, until there
 * are `k` documents or no more vectors.
 */
export function nearestDocuments(
  index: VectorIndex,
  offsets: DocumentOffsets,
  query: Float32Array,
  k: number,
  options: NearestOptions,
): Scored[] {
  checkQuery(query, index.dims);
  checkInteger('INVALID_QUERY', 'k', k, 0);
  if (k === 0) return [];
  const { accept, ...rest } = options;
  const narrowed = accept ? { ...rest, accept: vectorsOf(accept, offsets) } : rest;
  let documents: Uint32Array;
  for (let asked = 2 * k; ; asked *= 4) {
    const hits = index.nearest(query, asked, narrowed);
    documents = distinctDocuments(hits, offsets);
    if (documents.length >= k || hits.length < asked) break;
  }
  // The codes may have missed a document's best vector: its score is that of all its vectors.
  const found = exactScores(index, offsets, query, documents);
  return [...found, ...emptyDocuments(offsets, k, accept)].sort(byScore).slice(0, k);
}

function vectorsOf(accept: RowSet, offsets: DocumentOffsets): RowSet {
  const vectors = createRowSet(offsets.vectors);
  for (let document = 0; document < offsets.documents; document++) {
    if (!accept.has(document)) continue;
    const end = offsets.start(document + 1);
    for (let vector = offsets.start(document); vector < end; vector++) vectors.add(vector);
  }
  return vectors;
}

function distinctDocuments(hits: readonly Scored[], offsets: DocumentOffsets): Uint32Array {
  return Uint32Array.from(new Set(hits.map(({ row }) => offsets.documentOf(row)))).sort();
}

function exactScores(
  index: VectorIndex,
  offsets: DocumentOffsets,
  query: Float32Array,
  documents: Uint32Array,
): Scored[] {
  const vectors: number[] = [];
  const ends: number[] = [];
  for (const document of documents) {
    for (let vector = offsets.start(document); vector < offsets.start(document + 1); vector++) vectors.push(vector);
    ends.push(vectors.length);
  }
  const cosines = scoreRows(index, query, Uint32Array.from(vectors));
  return Array.from(documents, (row, i) => ({
    row,
    score: pool(cosines, ends[i - 1] ?? 0, ends[i] as number, 'max').cosine,
  }));
}

function emptyDocuments(offsets: DocumentOffsets, k: number, accept: RowSet | undefined): Scored[] {
  const found: Scored[] = [];
  for (const row of offsets.empty) {
    if (found.length === k) break;
    if (!accept || accept.has(row)) found.push({ row, score: 0 });
  }
  return found;
}

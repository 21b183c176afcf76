import { JobSearchError } from '@jobsearch/postings';
import { createMatrix, createRanker, type FieldInput, type Ranker } from '@jobsearch/ranker';
import type { Snapshot, SnapshotRows } from '@jobsearch/snapshots';
import { analyse } from '../analyse.js';
import { type SearchField, searchFields } from '../engine.js';
import { createHeadMaker, type PostingHead } from '../posting-head.js';
import { fieldWeights } from './ranking.js';

/** From so many postings on vectors are kept in half the bytes: cosines are then off by about .0002. */
const halfFrom = 50_000;

/** What the engine holds in memory of a snapshot: row i of the ranker is posting i. */
interface LoadedIndex {
  readonly heads: readonly PostingHead[];
  readonly ranker: Ranker<SearchField>;
}

/** Reads a snapshot part by part: at no time is more than a part of its texts in memory. @throws JobSearchError `SNAPSHOT_INVALID` */
export async function loadIndex(snapshot: Snapshot): Promise<LoadedIndex> {
  const { manifest } = snapshot;
  const form = manifest.rows < halfFrom ? 'float32' : 'float16';
  const ranker = createRanker(fieldsOf(snapshot, nothingOf(snapshot)), { analyser: analyse, vectors: { form } });
  const toHead = createHeadMaker();
  const heads: PostingHead[] = [];
  for await (const rows of snapshot.read()) {
    ranker.add(fieldsOf(snapshot, rows));
    for (const posting of rows.postings) heads.push(toHead(posting));
  }
  return { heads, ranker };
}

function nothingOf({ manifest: { encoder, files } }: Snapshot): SnapshotRows {
  const fields = searchFields.filter((field) => files[`vectors/${field}.npy`]);
  const empty = createMatrix(new Float32Array(0), encoder.dims);
  return { postings: [], vectors: Object.fromEntries(fields.map((field) => [field, empty])) };
}

function fieldsOf({ manifest }: Snapshot, { postings, vectors }: SnapshotRows): Record<SearchField, FieldInput> {
  const entries = searchFields.map((field) => {
    const matrix = vectors[field];
    if (matrix) {
      const texts = postings.map((posting) => posting[field]);
      return [field, { texts, vectors: matrix, codes: 'none', ...fieldWeights[field] }] as const;
    }
    throw new JobSearchError(
      'SNAPSHOT_INVALID',
      `snapshot ${manifest.id} has no vectors of the field ${field}: run embed`,
    );
  });
  return Object.fromEntries(entries) as unknown as Record<SearchField, FieldInput>;
}

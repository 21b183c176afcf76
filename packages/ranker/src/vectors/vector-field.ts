import type { Undo } from '../all-or-nothing.js';
import { checkInteger, checkRoom, checkRow } from '../check.js';
import type { Matrix } from '../matrix.js';
import { type Scored, topK } from '../top-k.js';
import { checkOffsets, createDocumentOffsets, type DocumentOffsets } from './document-offsets.js';
import { nearestDocuments } from './nearest-documents.js';
import { checkPooling, type Pooled, type Pooling, pool } from './pooling.js';
import {
  checkpointOf,
  checkRows,
  createVectorIndex,
  type NearestOptions,
  scoreRows,
  type VectorIndex,
  type VectorIndexOptions,
} from './vector-index.js';

/** The vectors of documents, any number each. */
export interface VectorFieldInput {
  readonly vectors: Matrix;
  /** Documents + 1 numbers, ascending from 0: document i has the vectors `offsets[i]` … `offsets[i + 1] - 1`. Default: one each. */
  readonly offsets?: Uint32Array | undefined;
}

export interface VectorFieldOptions extends VectorFieldInput, VectorIndexOptions {
  /** Default `max`. `mean` and `top2` have no fast way: every search scores all vectors. */
  readonly pooling?: Pooling | undefined;
}

/** Documents to be searched by their vectors. A document without vectors has cosine 0. Queries and errors are those of {@link VectorIndex}. */
export interface VectorField {
  /** How many documents there are. */
  readonly rows: number;
  readonly dims: number;
  /** Adds documents behind the others. Throws RankerError `INVALID_MATRIX`, `OUT_OF_MEMORY`; nothing is added then. */
  append(input: VectorFieldInput): void;
  /** Writes the pooled cosine of document i to `out[i]`, for every document. */
  scores(query: Float32Array, out: Float32Array): void;
  /** Adds `weight` times the pooled cosine of document `rows[i]` to `sums[i]`; the rows ascend. */
  addScores(query: Float32Array, rows: Uint32Array, weight: number, sums: Float64Array): void;
  /** The pooled cosine of one document, the same number as everywhere, and which of its vectors is best. */
  score(query: Float32Array, row: number): Pooled;
  /** The `k` documents with the greatest pooled cosines, greatest first, equal ones by row; `accept` is a set of documents. */
  nearest(query: Float32Array, k: number, options?: NearestOptions): Scored[];
}

/** @internal What a field consists of. */
export interface VectorFieldState {
  readonly index: VectorIndex;
  readonly pooling: Pooling;
  /** Undefined while every document has one vector. */
  offsets: DocumentOffsets | undefined;
}

export type { Pooled, Pooling };

const states = new WeakMap<VectorField, VectorFieldState>();

/** @internal */
export function fieldStateOf(field: VectorField): VectorFieldState {
  return states.get(field) as VectorFieldState;
}

/**
 * A field over a copy of the vectors.
 *
 * @throws RankerError `INVALID_MATRIX` for wrong offsets, an unknown pooling and what {@link createVectorIndex} refuses; `OUT_OF_MEMORY`.
 */
export function createVectorField({ vectors, offsets, pooling = 'max', ...options }: VectorFieldOptions): VectorField {
  checkPooling(pooling);
  checkOffsets(offsets, vectors.rows);
  const index = createVectorIndex(vectors, options);
  return fieldOf({ index, pooling, offsets: offsets && offsetsOf(vectors.rows, offsets) });
}

/** Throws what `field.append(input)` would throw of the input, and changes nothing: for whoever appends to several fields or to none. */
export function checkVectorInput(field: VectorField, { vectors, offsets }: VectorFieldInput): void {
  checkOffsets(offsets, vectors.rows);
  checkRows(fieldStateOf(field).index, vectors);
}

/** @internal */
export function fieldCheckpoint(field: VectorField): Undo {
  const state = fieldStateOf(field);
  const { index, offsets } = state;
  const [undo, documents] = [checkpointOf(index), field.rows];
  return () => {
    undo();
    state.offsets = offsets && offsetsOf(index.rows, offsets.toArray().subarray(0, documents + 1));
  };
}

/** @internal */
export function offsetsOf(vectors: number, offsets?: Uint32Array): DocumentOffsets {
  const made = createDocumentOffsets();
  made.append(vectors, offsets);
  return made;
}

/** @internal */
export function fieldOf(state: VectorFieldState): VectorField {
  const { index, pooling } = state;
  let cosines = new Float32Array(0);

  const field: VectorField = {
    get rows() {
      return state.offsets?.documents ?? index.rows;
    },
    dims: index.dims,
    append({ vectors, offsets }) {
      checkOffsets(offsets, vectors.rows);
      const before = index.rows;
      index.append(vectors);
      if (offsets && !state.offsets) state.offsets = offsetsOf(before);
      state.offsets?.append(vectors.rows, offsets);
    },
    scores(query, out) {
      const { offsets } = state;
      if (!offsets) return index.dots(query, out);
      checkRoom(out, offsets.documents);
      if (cosines.length < index.rows) cosines = new Float32Array(index.rows);
      index.dots(query, cosines);
      for (let i = 0; i < offsets.documents; i++) {
        out[i] = pool(cosines, offsets.start(i), offsets.start(i + 1), pooling).cosine;
      }
    },
    addScores(query, rows, weight, sums) {
      const cosines = state.offsets ? undefined : scoreRows(index, query, rows);
      for (const [i, row] of rows.entries())
        sums[i] = (sums[i] as number) + weight * (cosines?.[i] ?? field.score(query, row).cosine);
    },
    score(query, row) {
      const { offsets } = state;
      if (!offsets) return { cosine: index.dot(query, row), vector: 0 };
      checkRow(row, offsets.documents);
      const start = offsets.start(row);
      const own = Float32Array.from({ length: offsets.start(row + 1) - start }, (_, i) => index.dot(query, start + i));
      return pool(own, 0, own.length, pooling);
    },
    nearest(query, k, options = {}) {
      const { offsets } = state;
      if (!offsets) return index.nearest(query, k, options);
      if (pooling === 'max') return nearestDocuments(index, offsets, query, k, options);
      checkInteger('INVALID_QUERY', 'k', k, 0);
      const scores = new Float32Array(offsets.documents);
      field.scores(query, scores);
      return topK(scores, k, options.accept);
    },
  };
  states.set(field, state);
  return field;
}

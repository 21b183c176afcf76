import { allOrNothing, type Undo } from '../all-or-nothing.js';
import { checkInteger, checkRoom, checkRow } from '../check.js';
import type { KernelChoice } from '../kernels/kernels.js';
import { hasSimd } from '../kernels/simd-memory.js';
import { type Matrix, rowOf } from '../matrix.js';
import type { RowSet } from '../row-set.js';
import { type Scored, topRows } from '../top-k.js';
import { checkChoice, checkQuery, rowLengths } from './check-vectors.js';
import { type CodeForm, type Codes, createCodes } from './codes.js';
import { keptForm, type VectorForm } from './kept-form.js';
import { countMembers } from './list-rows.js';
import { type MemoryOptions, mostSelected } from './row-block.js';
import type { KeptForm } from './row-form.js';
import { createRowStore, type RowStore } from './row-store.js';

/** How vectors are kept and found. */
export interface VectorIndexOptions {
  /** How rows are kept: `float32` (default), `float16` (half of it, errors near .0002), `int8` (a quarter, errors near .004), `one-bit` (a 32nd, errors
   * near .04 at 384 numbers: {@link signForm}). */
  readonly form?: VectorForm;
  /**
   * What is scanned first when a search need not be exact: sign codes, int8, or nothing, so that every search is exact. The default is
   * `one-bit` from 32,768 rows of 128 numbers on, unless the rows are kept in one bit themselves.
   */
  readonly codes?: CodeForm | 'none';
  /** Whether rows are brought to length 1 (default). `false` keeps lengths, as sums of weighted unit vectors need it. */
  readonly normalise?: boolean;
  /** Which kernels: default `auto`. Results are the same bits with all. */
  readonly kernels?: KernelChoice;
  /** The most bytes that one kernel memory takes; larger indexes use several. Default 1 GiB; at most 2 GiB. */
  readonly blockBytes?: number;
}

/** What a search for the nearest rows may ask. */
export interface NearestOptions {
  /** Only these rows; `k` hits when `k` of them are in the index. Rows beyond the set's capacity are no members. */
  readonly accept?: RowSet | undefined;
  /** Score every row: nothing is missed. Default false where the index has codes. */
  readonly exact?: boolean | undefined;
  /**
   * How many rows the codes choose, to be scored exactly; at least k. The default finds more than 99 % of the 10 nearest among
   * a million text embeddings of 384 numbers (98 % at 256). Above 8,192 the search is exact.
   */
  readonly candidates?: number | undefined;
  /** @internal Of searches for one query in the same rows: what codes chose for one is there for the next. */
  readonly chosen?: Chosen;
}

/** @internal Rows that codes chose, with their exact scores. */
export interface Chosen {
  rows: Uint32Array;
  scores: Float32Array;
}

/**
 * Vectors to be searched by dot product. It owns a copy of what it was given, in kernel memory (a WebAssembly memory, where that is fast).
 *
 * Queries are `dims` numbers of unit length (see `toUnitLength`); zero is allowed, and is like nothing. Scores are float32 numbers: the sum
 * that {@link VectorIndex.dot} gives of the row as it is kept. All methods and all kernels give the same bits for the same row and query.
 */
export interface VectorIndex {
  readonly rows: number;
  readonly dims: number;
  /**
   * Adds rows behind the others. The index is then as if built of all rows at once.
   *
   * @throws RankerError `INVALID_MATRIX`, `OUT_OF_MEMORY`; nothing is added then.
   */
  append(vectors: Matrix): void;
  /** Writes the score of row r to `out[r]`, for every row. Throws RankerError `INVALID_QUERY`. */
  dots(query: Float32Array, out: Float32Array): void;
  /** The score of one row. Throws RankerError `INVALID_QUERY`. */
  dot(query: Float32Array, row: number): number;
  /**
   * The `k` rows with the greatest scores, greatest first, equal ones by row; fewer when there are fewer.
   *
   * @throws RankerError `INVALID_QUERY` when the query has other dims, is NaN, infinite or longer than 1, or k is no integer ≥ 0.
   */
  nearest(query: Float32Array, k: number, options?: NearestOptions): Scored[];
}

/** @internal What an index consists of. */
export interface VectorIndexState {
  readonly formName: VectorForm;
  readonly form: KeptForm;
  readonly dims: number;
  readonly normalise: boolean;
  readonly codeChoice: CodeForm | 'none' | 'auto';
  readonly memory: MemoryOptions;
  readonly store: RowStore;
  codes: Codes | undefined;
}

const defaultBlockBytes = 2 ** 30;
const mostBlockBytes = 2 ** 31;
const autoCodesFromRows = 32_768;
const autoCodesFromDims = 128;
const kernelsWithoutSimd = ['auto', 'plain'];

const states = new WeakMap<VectorIndex, VectorIndexState>();

/** @internal */
export function stateOf(index: VectorIndex): VectorIndexState {
  return states.get(index) as VectorIndexState;
}

/**
 * An index over a copy of `vectors`.
 *
 * @throws RankerError `INVALID_MATRIX` naming the first row that holds NaN or infinite numbers, or too large ones for its form,
 *   or the option that is unknown; `OUT_OF_MEMORY`.
 */
export function createVectorIndex(vectors: Matrix, options: VectorIndexOptions = {}): VectorIndex {
  const index = indexOf(emptyState(vectors.dims, vectors.rows, options));
  index.append(vectors);
  return index;
}

/** @internal */
export function emptyState(dims: number, expected: number, options: VectorIndexOptions): VectorIndexState {
  const { form: formName = 'float32', codes = 'auto', normalise = true, kernels = 'auto' } = options;
  const blockBytes = Math.min(options.blockBytes ?? defaultBlockBytes, mostBlockBytes);
  checkInteger('INVALID_MATRIX', 'dims', dims, 1);
  checkChoice('codes', codes, ['one-bit', 'int8', 'none', 'auto']);
  checkChoice(
    'kernels',
    kernels,
    kernels === 'simd' && !hasSimd() ? kernelsWithoutSimd : [...kernelsWithoutSimd, 'simd'],
  );
  const memory = { kernels, blockBytes };
  const form = keptForm(formName, dims);
  const store = createRowStore(form, expected, memory);
  return { formName, form, dims, normalise, codeChoice: codes, memory, store, codes: undefined };
}

/** @internal */
export function indexOf(state: VectorIndexState): VectorIndex {
  const { store, dims } = state;
  const one = { row: new Uint32Array(1), score: new Float32Array(1) };

  const index: VectorIndex = {
    get rows() {
      return store.rows;
    },
    dims,
    append(vectors) {
      const lengths = checkRows(index, vectors);
      allOrNothing(checkpointOf(index), () => {
        appendRows(state, vectors, lengths);
        updateCodes(state);
      });
    },
    dots(query, out) {
      checkQuery(query, dims);
      checkRoom(out, store.rows);
      store.scoreAll(query, out);
    },
    dot(query, row) {
      checkQuery(query, dims);
      checkRow(row, store.rows);
      one.row[0] = row;
      store.scoreRows(query, one.row, one.score);
      return one.score[0] as number;
    },
    nearest(query, k, options = {}) {
      checkQuery(query, dims);
      checkInteger('INVALID_QUERY', 'k', k, 0);
      return k === 0 ? [] : nearest(state, query, k, options);
    },
  };
  states.set(index, state);
  return index;
}

/** @internal The scores of the rows given; they ascend. */
export function scoreRows(index: VectorIndex, query: Float32Array, rows: Uint32Array): Float32Array {
  const scores = new Float32Array(rows.length);
  stateOf(index).store.scoreRows(query, rows, scores);
  return scores;
}

/** @internal */
export function checkpointOf(index: VectorIndex): Undo {
  const state = stateOf(index);
  const { store, codes } = state;
  const undos = [store.checkpoint(), codes?.store.checkpoint()];
  return () => {
    for (const undo of undos) undo?.();
    state.codes = codes;
  };
}

/** @internal The lengths of rows to be appended. Throws, and changes nothing, when `append` would refuse them. */
export function checkRows(index: VectorIndex, vectors: Matrix): Float64Array {
  const { form, dims, normalise } = stateOf(index);
  return rowLengths(vectors, dims, normalise ? Infinity : form.longest);
}

function appendRows({ form, dims, normalise, store }: VectorIndexState, vectors: Matrix, lengths: Float64Array): void {
  const scaled = new Float32Array(dims);
  store.append(vectors.rows, (buffer, offset, row) => {
    const vector = rowOf(vectors, row);
    if (!normalise) return form.write(vector, buffer, offset);
    const length = lengths[row] as number;
    const factor = length > 0 ? 1 / length : 0;
    for (let i = 0; i < dims; i++) scaled[i] = (vector[i] as number) * factor;
    return form.write(scaled, buffer, offset);
  });
}

/** @internal Makes the codes, or brings them up to date. */
export function updateCodes(state: VectorIndexState): void {
  const { codeChoice, store, form, formName, dims, normalise, memory } = state;
  const isLarge = formName !== 'one-bit' && store.rows >= autoCodesFromRows && dims >= autoCodesFromDims;
  const isWorthIt = codeChoice === 'auto' ? isLarge : codeChoice !== 'none';
  if (!state.codes && !isWorthIt) return;
  const codeForm = codeChoice === 'int8' ? 'int8' : 'one-bit';
  state.codes =
    state.codes?.updated() ??
    createCodes({ form: codeForm, source: store, sourceForm: form, dims, isUnitLength: normalise, memory });
}

function nearest(state: VectorIndexState, query: Float32Array, k: number, options: NearestOptions): Scored[] {
  const { store, codes, dims } = state;
  const { accept, exact = false, chosen = nothingChosen() } = options;
  if (options.candidates !== undefined) checkInteger('INVALID_QUERY', 'candidates', options.candidates, 0);
  if (exact || codes === undefined) return store.best(query, k, accept);
  const wanted = Math.max(options.candidates ?? defaultCandidates(codes, dims, k), k);
  const passing = accept ? countMembers(accept.words, 0, store.rows) : store.rows;
  // Choosing among few rows costs more than scoring them all.
  if (wanted > mostSelected || passing <= 2 * wanted) return store.best(query, k, accept);
  if (chosen.rows.length < wanted) {
    chosen.rows = codes.store.bestRows(query, wanted, accept);
    chosen.scores = new Float32Array(chosen.rows.length);
    store.scoreRows(query, chosen.rows, chosen.scores);
  }
  return topRows(chosen.rows, chosen.scores, k);
}

/** @internal */
export const nothingChosen = (): Chosen => ({ rows: new Uint32Array(0), scores: new Float32Array(0) });

// Measured on mixes of two sets of real text embeddings: 3,600 at 384 dims are enough for a million rows in both, 1,600 in the better one. With fewer bits a
// code says less; of fewer rows fewer come between.
function defaultCandidates({ form, store }: Codes, dims: number, k: number): number {
  if (form === 'int8') return Math.max(100, 4 * k);
  const enough = (3700 * (384 / dims) ** 2 * store.rows) / 1e6;
  return Math.min(mostSelected, Math.max(1000, Math.ceil(enough), 40 * k));
}

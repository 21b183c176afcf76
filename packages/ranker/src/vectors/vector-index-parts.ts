import { checkSame } from '../check.js';
import type { KernelChoice } from '../kernels/kernels.js';
import { type CodeForm, createCodes } from './codes.js';
import type { VectorForm } from './kept-form.js';
import { emptyState, indexOf, stateOf, updateCodes, type VectorIndex } from './vector-index.js';

/** What an index consists of, to be stored. */
export interface VectorIndexParts {
  readonly form: VectorForm;
  readonly dims: number;
  readonly rows: number;
  readonly normalised: boolean;
  /** What the caller chose; `auto` when nothing. */
  readonly codes: CodeForm | 'none' | 'auto';
  /** What there is: `auto` makes codes of large indexes only. */
  readonly codeForm: CodeForm | 'none';
  /**
   * `rows/0`, `rows/1` …: the rows as they are kept, one after the other; `codes/0` …: their codes; `mean` (float32): the mean of one-bit codes.
   * Little-endian. They are views into the index: valid until its next append, and not to be written to.
   */
  readonly arrays: Readonly<Record<string, Uint8Array | Float32Array>>;
}

/** The parts of an index; nothing is copied. */
export function vectorIndexParts(index: VectorIndex): VectorIndexParts {
  const { formName, dims, normalise, codeChoice, codes, store } = stateOf(index);
  const arrays: Record<string, Uint8Array | Float32Array> = {};
  store.blocks().forEach((block, i) => {
    arrays[`rows/${i}`] = block;
  });
  codes?.store.blocks().forEach((block, i) => {
    arrays[`codes/${i}`] = block;
  });
  if (codes?.mean) arrays.mean = codes.mean;
  const codeForm = codes?.form ?? 'none';
  return { form: formName, dims, rows: store.rows, normalised: normalise, codes: codeChoice, codeForm, arrays };
}

/** How a stored index is to be used; nothing of it changes results. */
export interface RestoreOptions {
  readonly kernels?: KernelChoice;
  readonly blockBytes?: number;
}

/**
 * The index that {@link vectorIndexParts} took apart: the arrays are copied once, nothing is encoded again.
 *
 * @throws RankerError `INVALID_INDEX` when an array is missing or has another size than the rows need.
 */
export function vectorIndexFromParts(parts: VectorIndexParts, options: RestoreOptions = {}): VectorIndex {
  const { form, dims, rows, normalised, codes, codeForm, arrays } = parts;
  const state = emptyState(dims, rows, { ...options, form, normalise: normalised, ...(codes !== 'auto' && { codes }) });
  for (const block of blocksOf(arrays, 'rows')) state.store.appendRecords(block);
  checkSame('INVALID_INDEX', 'the number of rows', state.store.rows, rows);
  if (codeForm !== 'none') {
    const mean = arrays.mean instanceof Float32Array ? arrays.mean.slice() : undefined;
    if (codeForm === 'one-bit') checkSame('INVALID_INDEX', 'the length of the mean', mean?.length, dims);
    const made = { blocks: blocksOf(arrays, 'codes'), mean };
    const { store: source, form: sourceForm, memory } = state;
    state.codes = createCodes({ form: codeForm, source, sourceForm, dims, isUnitLength: normalised, memory, made });
  }
  updateCodes(state);
  return indexOf(state);
}

function blocksOf(arrays: VectorIndexParts['arrays'], name: string): Uint8Array[] {
  const blocks: Uint8Array[] = [];
  for (let block = arrays[`${name}/0`]; block instanceof Uint8Array; block = arrays[`${name}/${blocks.length}`]) {
    blocks.push(block);
  }
  return blocks;
}

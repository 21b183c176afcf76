import { checkSame } from '../check.js';
import type { RowSet } from '../row-set.js';
import { keptForm } from './kept-form.js';
import { meanOf } from './one-bit.js';
import { oneBitForm } from './one-bit-form.js';
import type { MemoryOptions } from './row-block.js';
import type { KeptForm } from './row-form.js';
import { createRowStore, type RowStore } from './row-store.js';

/** The rough, small form that is scanned for candidates. */
export type CodeForm = 'one-bit' | 'int8';

/** Codes of the rows of an index. */
export interface Codes {
  readonly form: CodeForm;
  readonly store: RowStore;
  /** What was subtracted from the rows of one-bit codes before their signs were taken. */
  readonly mean: Float32Array | undefined;
  /** Brings the codes up to date after rows were added. */
  update(): void;
  /** The rows whose codes are nearest, ascending. */
  candidates(query: Float32Array, count: number, accept?: RowSet): Uint32Array;
}

/** What codes are made of, and how. */
export interface CodesInput {
  readonly form: CodeForm;
  /** The rows, as they are kept. */
  readonly source: RowStore;
  readonly sourceForm: KeptForm;
  readonly dims: number;
  readonly isUnitLength: boolean;
  readonly memory: MemoryOptions;
  /** Codes made before, of the same rows. */
  readonly made?: { readonly blocks: readonly Uint8Array[]; readonly mean: Float32Array | undefined };
}

const mostMeanRows = 65_536;

/**
 * How many of the first rows the mean is taken of: the largest power of two that there are, up to a limit. So the codes depend on the rows
 * alone, not on how they were added, and adding rows seldom means coding all anew.
 */
function meanRowsOf(rows: number): number {
  return rows === 0 ? 0 : Math.min(2 ** Math.floor(Math.log2(rows)), mostMeanRows);
}

/** Codes of the rows that there are. Throws RankerError `INVALID_INDEX` when there are not as many made before. */
export function createCodes(input: CodesInput): Codes {
  const codes = input.form === 'one-bit' ? oneBitCodes(input) : int8Codes(input);
  for (const block of input.made?.blocks ?? []) codes.store.appendRecords(block);
  if (input.made) checkSame('INVALID_INDEX', 'the number of codes', codes.store.rows, input.source.rows);
  codes.update();
  return codes;
}

function int8Codes(input: CodesInput): Codes {
  const { source, dims, memory } = input;
  const store = createRowStore(keptForm('int8', dims), source.rows, memory);
  return {
    form: 'int8',
    store,
    mean: undefined,
    update: () => encodeNew(input, store),
    candidates: store.bestRows,
  };
}

function oneBitCodes(input: CodesInput): Codes {
  const { source, dims, isUnitLength, memory } = input;
  let mean = input.made?.mean ?? new Float32Array(dims);
  let meanRows = input.made ? meanRowsOf(source.rows) : 0;
  let store = createRowStore(oneBitForm(dims, mean, isUnitLength), source.rows, memory);
  return {
    form: 'one-bit',
    get store() {
      return store;
    },
    get mean() {
      return mean;
    },
    update() {
      const wanted = meanRowsOf(source.rows);
      if (wanted !== meanRows) {
        mean = meanOf(rowReader(input), wanted, dims);
        meanRows = wanted;
        store = createRowStore(oneBitForm(dims, mean, isUnitLength), source.rows, memory);
      }
      encodeNew(input, store);
    },
    candidates: (query, count, accept) => store.bestRows(query, count, accept),
  };
}

function encodeNew(input: CodesInput, store: RowStore): void {
  const rowAt = rowReader(input);
  const from = store.rows;
  store.append(input.source.rows - from, (buffer, offset, i) => store.form.write(rowAt(from + i), buffer, offset));
}

// One row at a time, in the same array.
function rowReader({ source, sourceForm, dims }: CodesInput): (row: number) => Float32Array {
  const vector = new Float32Array(dims);
  return (row) => {
    const { buffer, offset } = source.locate(row);
    sourceForm.read(buffer, offset, vector);
    return vector;
  };
}

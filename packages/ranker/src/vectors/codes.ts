import { checkSame } from '../check.js';
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
  /** These, or, when the mean is another, new ones, of all rows that there are now. */
  updated(): Codes;
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
  readonly made?: { readonly blocks: readonly Uint8Array[]; readonly mean: Float32Array | undefined } | undefined;
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
  const { form, source, dims, isUnitLength, memory, made } = input;
  const meanRows = meanRowsOf(source.rows);
  const mean = form === 'one-bit' ? (made?.mean ?? meanOf(rowReader(input), meanRows, dims)) : undefined;
  const rowForm = mean ? oneBitForm(dims, mean, isUnitLength) : keptForm('int8', dims);
  const store = createRowStore(rowForm, source.rows, memory);
  for (const block of made?.blocks ?? []) store.appendRecords(block);
  if (made) checkSame('INVALID_INDEX', 'the number of codes', store.rows, source.rows);
  encodeNew(input, store);
  const codes: Codes = {
    form,
    store,
    mean,
    updated() {
      if (mean && meanRowsOf(source.rows) !== meanRows) return createCodes({ ...input, made: undefined });
      encodeNew(input, store);
      return codes;
    },
  };
  return codes;
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

import { memoryOf, workBytes } from '../kernels/index-bytes.js';
import { createKernelMemory, growKernelMemory } from '../kernels/kernel-memory.js';
import type { KernelChoice, KernelMemory } from '../kernels/kernels.js';
import { padded, type RowForm } from './row-form.js';

/** Rows scored at a time: their scores stay in the first-level cache until the best are selected. */
export const tileRows = 2048;
/** The most hits that a kernel can select; for more, all scores are sorted. */
export const mostSelected = 8192;

/** How kernel memory is to be used. */
export interface MemoryOptions {
  readonly kernels: KernelChoice;
  /** The largest memory; more rows go to further ones. */
  readonly blockBytes: number;
}

/** Rows in one kernel memory, behind the working space of the kernels. */
export interface RowBlock {
  /** Set to fewer, it drops the last. */
  rows: number;
  /** How many rows fit when the memory is as large as it may be. */
  readonly maxRows: number;
  readonly memory: KernelMemory;
  /** Where row 0 begins. */
  readonly start: number;
  /** Makes room for `count` further rows and returns the place of the first. Bytes that no row ever filled are 0. */
  extend(count: number): number;
  setQuery(query: Uint8Array): void;
  /** Scores `count` ≤ {@link tileRows} rows, from `first` on or those of `ids`; the result is a view into the memory. */
  score(first: number, count: number, ids?: Uint32Array): Float32Array;
  /** Begins a selection of the `k` best. */
  beginSelection(k: number): void;
  /** Adds what {@link score} scored last. */
  addToSelection(first: number, count: number, hasIds: boolean): void;
  /** The keys selected: as pairs of words, see `select.ts` in the sources of the kernels. */
  endSelection(): Uint32Array;
}

const align = 64;

/** How many rows fit into a memory of so many bytes. */
export function rowsThatFit(form: RowForm, blockBytes: number): number {
  return Math.floor((blockBytes - layoutOf(form).rows) / form.record);
}

function layoutOf(form: RowForm) {
  const ids = padded(form.queryBytes, align);
  const scores = ids + tileRows * 4;
  const best = scores + tileRows * 4;
  return { query: 0, ids, scores, best, rows: best + padded(8 + capacityFor(mostSelected) * 8, align) };
}

// Room for twice as many as wanted, so that choosing the best among them is rare.
function capacityFor(k: number): number {
  return 2 * k + 64;
}

/** An empty block with room for `expected` rows. */
export function createRowBlock(form: RowForm, expected: number, options: MemoryOptions): RowBlock {
  const { blockBytes, kernels } = options;
  const memory = createKernelMemory(layoutOf(form).rows + expected * form.record, blockBytes, kernels);
  return rowBlockOf(
    { form, memory, start: layoutOf(form).rows, rows: 0, maxRows: rowsThatFit(form, blockBytes) },
    options,
  );
}

/** A full block of the rows where they lie; undefined when they don't lie in a memory of kernels, behind working space enough. */
export function adoptRowBlock(form: RowForm, records: Uint8Array, options: MemoryOptions): RowBlock | undefined {
  const memory = memoryOf(records, options.kernels);
  if (!memory || layoutOf(form).rows > workBytes) return undefined;
  const rows = records.length / form.record;
  return rowBlockOf({ form, memory, start: records.byteOffset, rows, maxRows: rows }, options);
}

interface BlockParts extends Pick<RowBlock, 'rows' | 'maxRows' | 'memory' | 'start'> {
  readonly form: RowForm;
}

function rowBlockOf(parts: BlockParts, { kernels, blockBytes }: MemoryOptions): RowBlock {
  const { form, start, maxRows } = parts;
  const layout = layoutOf(form);
  const { length, record } = form;
  let { memory } = parts;
  let wanted = 0;
  let selected = 0;

  const block: RowBlock = {
    rows: parts.rows,
    maxRows,
    get memory() {
      return memory;
    },
    start,
    extend(count) {
      const end = start + (block.rows + count) * record;
      const current = memory.buffer.byteLength;
      if (end > current) {
        // Half as much again, so that many small appends cost no more than a few copies.
        const roomy = Math.min(padded(current * 1.5, align), start + maxRows * record);
        memory = growKernelMemory(memory, Math.max(end, roomy), blockBytes, kernels);
      }
      block.rows += count;
      return end - count * record;
    },
    setQuery: (query) => new Uint8Array(memory.buffer).set(query, layout.query),
    score(first, count, ids) {
      if (ids) new Uint32Array(memory.buffer, layout.ids, count).set(ids.subarray(0, count));
      const from = start + first * record;
      memory.kernels[form.kernel](layout.query, from, ids ? layout.ids : 0, count, length, record, layout.scores);
      return new Float32Array(memory.buffer, layout.scores, count);
    },
    beginSelection(k) {
      new Float32Array(memory.buffer, layout.best, 1)[0] = -Infinity;
      wanted = k;
      selected = 0;
    },
    addToSelection(first, count, hasIds) {
      const { scores, best } = layout;
      const ids = hasIds ? layout.ids : 0;
      const { select } = memory.kernels;
      selected = select(scores, ids, first, count, best, selected, wanted, capacityFor(wanted));
    },
    endSelection() {
      selected = memory.kernels.keepBest(layout.best, selected, wanted);
      return new Uint32Array(memory.buffer, layout.best + 8, 2 * selected);
    },
  };
  return block;
}

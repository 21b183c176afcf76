import type { Undo } from '../all-or-nothing.js';
import { RankerError } from '../error.js';
import type { RowSet } from '../row-set.js';
import { type Scored, topK } from '../top-k.js';
import { countMembers, dropOthers, listRows } from './list-rows.js';
import {
  adoptRowBlock,
  createRowBlock,
  type MemoryOptions,
  mostSelected,
  type RowBlock,
  rowsThatFit,
  tileRows,
} from './row-block.js';
import type { RowForm } from './row-form.js';
import { createSelection, type Selection } from './selection.js';

/** Rows of one form, in as many kernel memories as they need. */
export interface RowStore {
  readonly rows: number;
  readonly form: RowForm;
  /** Adds `count` rows; `write` is called for each, in order, to fill its place. */
  append(count: number, write: (buffer: ArrayBuffer, offset: number, index: number) => void): void;
  /**
   * Adds rows as the bytes that {@link RowStore.blocks} gave of them: used where they lie when that is in memory of kernels, else copied. Throws RankerError `INVALID_INDEX` when they are not whole.
   */
  appendRecords(records: Uint8Array): void;
  /** What drops the rows added since. */
  checkpoint(): Undo;
  /** Where a row lies. */
  locate(row: number): { readonly buffer: ArrayBuffer; readonly offset: number };
  /** The scores of all rows. */
  scoreAll(query: Float32Array, out: Float32Array): void;
  /** The scores of the rows given: `out[i]` is that of `ids[i]`; the ids ascend. */
  scoreRows(query: Float32Array, ids: Uint32Array, out: Float32Array): void;
  /** The `k` best of all rows or of those accepted, best first, equal scores by row. */
  best(query: Float32Array, k: number, accept?: RowSet): Scored[];
  /** The same rows without their scores, ascending. */
  bestRows(query: Float32Array, k: number, accept?: RowSet): Uint32Array;
  /** The bytes of the rows, one view for each memory. They are valid until the next append. */
  blocks(): Uint8Array[];
}

// From this share of members on it is faster to score a tile as it lies than row by row.
const denseShare = 0.5;

/** An empty store with room for `expected` rows. */
export function createRowStore(form: RowForm, expected: number, options: MemoryOptions): RowStore {
  const perBlock = rowsThatFit(form, options.blockBytes);
  if (!(perBlock >= 1)) {
    throw new RankerError('INVALID_MATRIX', `blockBytes is ${options.blockBytes}: no row of ${form.record} bytes fits`);
  }
  const blocks: RowBlock[] = [];
  /** The number of each block's first row. */
  const firsts: number[] = [];
  const ids = new Uint32Array(tileRows);
  const encoded = new Uint8Array(form.queryBytes);
  let rows = 0;

  function setQuery(query: Float32Array): void {
    encoded.fill(0);
    form.encode(query, encoded.buffer);
    for (const block of blocks) block.setQuery(encoded);
  }

  // Scores the rows of a block tile by tile. Row numbers are those of the block.
  function scan(block: RowBlock, visit: (scores: Float32Array, first: number, count: number) => void): void {
    for (let first = 0; first < block.rows; first += tileRows) {
      const count = Math.min(tileRows, block.rows - first);
      visit(block.score(first, count), first, count);
    }
  }

  function select(query: Float32Array, k: number, accept: RowSet | undefined): Selection {
    setQuery(query);
    const selected = createSelection(Math.min(k * blocks.length, rows));
    blocks.forEach((block, index) => {
      block.beginSelection(k);
      const base = firsts[index] as number;
      if (accept) selectAccepted(block, base, accept);
      else scan(block, (_, first, count) => block.addToSelection(first, count, false));
      selected.add(block.endSelection(), base);
    });
    return selected;
  }

  function selectAccepted(block: RowBlock, base: number, { words }: RowSet): void {
    let next = base;
    const end = base + block.rows;
    while (next < end) {
      const count = Math.min(tileRows, end - next);
      if (countMembers(words, next, next + count) >= denseShare * count) {
        // Nothing is selected at -Infinity, the lowest threshold.
        dropOthers(words, next, block.score(next - base, count));
        block.addToSelection(next - base, count, false);
        next += count;
        continue;
      }
      const listed = listRows(words, next, end, ids);
      for (let i = 0; base > 0 && i < listed.count; i++) ids[i] = (ids[i] as number) - base;
      if (listed.count > 0) {
        block.score(0, listed.count, ids);
        block.addToSelection(0, listed.count, true);
      }
      next = listed.next;
    }
  }

  function addBlock(block: RowBlock): void {
    firsts.push(rows);
    blocks.push(block);
    rows += block.rows;
  }

  /** Which block a row lies in. */
  function blockOf(row: number): number {
    let index = blocks.length - 1;
    while ((firsts[index] as number) > row) index--;
    return index;
  }

  type Fill = (buffer: ArrayBuffer, offset: number, from: number, count: number) => void;
  function extend(count: number, fill: Fill): void {
    for (let done = 0; done < count; ) {
      let block = blocks.at(-1);
      if (block === undefined || block.rows === block.maxRows) {
        const expectedHere = Math.min(perBlock, Math.max(count - done, blocks.length === 0 ? expected : 0));
        block = createRowBlock(form, expectedHere, options);
        addBlock(block);
      }
      const here = Math.min(count - done, block.maxRows - block.rows);
      const offset = block.extend(here);
      fill(block.memory.buffer, offset, done, here);
      done += here;
      rows += here;
    }
  }

  const store: RowStore = {
    get rows() {
      return rows;
    },
    form,
    append(count, write) {
      extend(count, (buffer, offset, from, here) => {
        for (let i = 0; i < here; i++) write(buffer, offset + i * form.record, from + i);
      });
    },
    appendRecords(records) {
      if (records.length % form.record !== 0) {
        throw new RankerError('INVALID_INDEX', `${records.length} bytes do not make rows of ${form.record}`);
      }
      const adopted = adoptRowBlock(form, records, options);
      if (adopted) return addBlock(adopted);
      extend(records.length / form.record, (buffer, offset, from, here) => {
        const bytes = records.subarray(from * form.record, (from + here) * form.record);
        new Uint8Array(buffer).set(bytes, offset);
      });
    },
    checkpoint() {
      const [before, count] = [rows, blocks.length];
      return () => {
        blocks.length = firsts.length = count;
        rows = before;
        const last = blocks.at(-1);
        if (last) last.rows = rows - (firsts.at(-1) as number);
      };
    },
    locate(row) {
      const index = blockOf(row);
      const { memory, start } = blocks[index] as RowBlock;
      return { buffer: memory.buffer, offset: start + (row - (firsts[index] as number)) * form.record };
    },
    scoreAll(query, out) {
      setQuery(query);
      blocks.forEach((block, index) => {
        scan(block, (scores, first) => out.set(scores, (firsts[index] as number) + first));
      });
    },
    scoreRows(query, wanted, out) {
      setQuery(query);
      for (let at = 0; at < wanted.length; ) {
        const index = blockOf(wanted[at] as number);
        const block = blocks[index] as RowBlock;
        const base = firsts[index] as number;
        let count = 0;
        while (count < tileRows && at + count < wanted.length && (wanted[at + count] as number) < base + block.rows) {
          ids[count] = (wanted[at + count] as number) - base;
          count++;
        }
        out.set(block.score(0, count, ids), at);
        at += count;
      }
    },
    best(query, k, accept) {
      if (k > mostSelected) {
        const scores = new Float32Array(rows);
        store.scoreAll(query, scores);
        return topK(scores, k, accept);
      }
      return select(query, k, accept).best(k);
    },
    bestRows: (query, k, accept) => select(query, k, accept).rows(k),
    blocks: () =>
      blocks.map(({ memory, start, rows: count }) => new Uint8Array(memory.buffer, start, count * form.record)),
  };
  return store;
}

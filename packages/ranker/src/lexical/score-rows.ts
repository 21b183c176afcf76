import { type Group, isLive, type Scoring } from './scoring.js';
import { listOf, type Segment } from './segment.js';

/** Rows are told apart by blocks of so many (as a power of two), so that a search looks only where something was found. */
const BLOCK_BITS = 7;

/** Rows that have any word of a query, ascending, each once; score i belongs to row i. */
export interface LexicalScores {
  readonly rows: Int32Array;
  readonly scores: Float64Array;
}

/** Sums by row, 0 where nothing was found, and the memory to make them: kept between searches, all zero then. */
export class RowScores {
  scores = new Float64Array(0);
  /** Weighted frequencies of a group of several words. */
  totals = new Float64Array(0);
  touched = new Uint8Array(0);
  #rows = new Int32Array(0);
  #found = new Float64Array(0);

  reserve(rows: number): void {
    if (this.scores.length >= rows) return;
    const length = Math.ceil((rows * 1.25) / (1 << BLOCK_BITS)) << BLOCK_BITS;
    this.scores = new Float64Array(length);
    this.totals = new Float64Array(length);
    this.touched = new Uint8Array(length >>> BLOCK_BITS);
    this.#rows = new Int32Array(length);
    this.#found = new Float64Array(length);
  }

  /** Rows with a score that pass, ascending, and their scores; leaves zeros. */
  take(passes?: (row: number) => boolean): LexicalScores {
    const all = this.#gather();
    // Copies: a caller's rule may itself search, and that writes to the same memory.
    const rows = this.#rows.slice(0, all);
    const scores = this.#found.slice(0, all);
    if (!passes) return { rows, scores };
    let size = 0;
    for (let i = 0; i < all; i++) {
      const row = rows[i] as number;
      if (!passes(row)) continue;
      rows[size] = row;
      scores[size++] = scores[i] as number;
    }
    return { rows: rows.subarray(0, size), scores: scores.subarray(0, size) };
  }

  // Without a branch a row: whether it has a score cannot be foretold.
  #gather(): number {
    const { scores, touched } = this;
    const rows = this.#rows;
    const found = this.#found;
    let size = 0;
    for (let block = 0; block < touched.length; block++) {
      if (touched[block] === 0) continue;
      touched[block] = 0;
      const start = block << BLOCK_BITS;
      const end = start + (1 << BLOCK_BITS);
      for (let row = start; row < end; row++) {
        const score = scores[row] as number;
        rows[size] = row;
        found[size] = score;
        size += +(score > 0);
      }
      scores.fill(0, start, end);
    }
    return size;
  }
}

/** Adds what the group gives to every live row that has a word of it. */
export function scoreGroup(scoring: Scoring, group: Group, into: RowScores): void {
  const { segments, fieldBits } = scoring.store;
  const lists = segments
    .flatMap((segment) => group.members.map(({ term }) => ({ segment, list: listOf(segment, term) })))
    .filter(({ list }) => list >= 0);
  if (group.members.length === 1) {
    for (const { segment, list } of lists) scoreList(scoring, segment, list, group.gain, into);
    return;
  }
  for (const { segment, list } of lists) addTotals(scoring, segment, list, into);
  for (const { segment, list } of lists) addParts(scoring, segment, list, group.gain, into);
  for (const { segment, list } of lists) clearTotals(fieldBits, segment, list, into.totals);
}

function scoreList(
  { store, weights, flat, slope }: Scoring,
  { keys, frequencies, offsets }: Segment,
  list: number,
  gain: number,
  { scores, touched }: RowScores,
): void {
  const { fieldBits, lengths, hasStalePostings } = store;
  const { k1 } = store.options;
  const mask = (1 << fieldBits) - 1;
  const end = offsets[list + 1] as number;
  for (let at = offsets[list] as number; at < end; ) {
    const key = keys[at] as number;
    const row = key >>> fieldBits;
    const field = key & mask;
    const length = lengths[key] as number;
    const first =
      ((weights[field] as number) * (frequencies[at] as number)) /
      ((flat[field] as number) + (slope[field] as number) * length);
    let next = at + 1;
    let total = first;
    for (; next < end && (keys[next] as number) >>> fieldBits === row; next++) {
      const other = keys[next] as number;
      const f = other & mask;
      total +=
        ((weights[f] as number) * (frequencies[next] as number)) /
        ((flat[f] as number) + (slope[f] as number) * (lengths[other] as number));
    }
    if (total > 0 && !(hasStalePostings && store.isRemoved(row))) {
      let score = (scores[row] as number) + (gain * first) / (k1 + total);
      for (let i = at + 1; i < next; i++) {
        const other = keys[i] as number;
        const f = other & mask;
        const c =
          ((weights[f] as number) * (frequencies[i] as number)) /
          ((flat[f] as number) + (slope[f] as number) * (lengths[other] as number));
        score += (gain * c) / (k1 + total);
      }
      scores[row] = score;
      touched[row >>> BLOCK_BITS] = 1;
    }
    at = next;
  }
}

/** What one posting adds to its row's weighted frequency. */
export function contribution({ store, weights, flat, slope }: Scoring, key: number, frequency: number): number {
  const field = key & ((1 << store.fieldBits) - 1);
  const length = store.lengths[key] as number;
  return ((weights[field] as number) * frequency) / ((flat[field] as number) + (slope[field] as number) * length);
}

function addTotals(scoring: Scoring, segment: Segment, list: number, { totals }: RowScores): void {
  const { fieldBits } = scoring.store;
  for (let at = segment.offsets[list] as number; at < (segment.offsets[list + 1] as number); at++) {
    const key = segment.keys[at] as number;
    const row = key >>> fieldBits;
    totals[row] = (totals[row] as number) + contribution(scoring, key, segment.frequencies[at] as number);
  }
}

function addParts(
  scoring: Scoring,
  segment: Segment,
  list: number,
  gain: number,
  { scores, totals, touched }: RowScores,
): void {
  const { store } = scoring;
  const { k1 } = store.options;
  for (let at = segment.offsets[list] as number; at < (segment.offsets[list + 1] as number); at++) {
    const key = segment.keys[at] as number;
    const row = key >>> store.fieldBits;
    const total = totals[row] as number;
    if (total === 0 || !isLive(store, row)) continue;
    const c = contribution(scoring, key, segment.frequencies[at] as number);
    scores[row] = (scores[row] as number) + (gain * c) / (k1 + total);
    touched[row >>> BLOCK_BITS] = 1;
  }
}

function clearTotals(fieldBits: number, { keys, offsets }: Segment, list: number, totals: Float64Array): void {
  for (let at = offsets[list] as number; at < (offsets[list + 1] as number); at++)
    totals[(keys[at] as number) >>> fieldBits] = 0;
}

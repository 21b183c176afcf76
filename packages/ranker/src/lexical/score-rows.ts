import { lowerBound } from '../lower-bound.js';
import type { RowFilter } from '../row-set.js';
import { Best, type Scored } from '../top-k.js';
import { type Group, isLive, type Scoring } from './scoring.js';
import { listOf, type Segment } from './segment.js';

/** Rows are told apart by blocks of so many (as a power of two), so that a search looks only where something was found. */
const BLOCK_BITS = 7;
/** Rows that all words are scored for before the next ones: what is known of so many fits a core's own cache. */
const ROWS_AT_ONCE = 2 ** 14;

/** Rows that have any word of a query, ascending, each once; score i belongs to row i. */
export interface LexicalScores {
  readonly rows: Int32Array;
  readonly scores: Float64Array;
}

/** Sums by row, 0 where nothing was found, and the memory to make them. */
export class RowScores {
  scores = new Float64Array(0);
  /** Weighted frequencies of a group of several words. */
  totals = new Float64Array(0);
  touched = new Uint8Array(0);

  reserve(rows: number): void {
    if (this.scores.length >= rows) return;
    const length = Math.ceil((rows * 1.25) / (1 << BLOCK_BITS)) << BLOCK_BITS;
    this.scores = new Float64Array(length);
    this.totals = new Float64Array(0);
    this.touched = new Uint8Array(length >>> BLOCK_BITS);
  }

  /** The `k` best rows that were found and pass. */
  best(k: number, accept?: RowFilter): Scored[] {
    if (k === 0) return [];
    const best = new Best(k, accept, 0);
    this.#visit((start, end) => best.offerAll(this.scores, start, end));
    return best.hits();
  }

  /** All rows that were found and pass, ascending, and their scores. */
  all(passes: (row: number) => boolean = () => true): LexicalScores {
    const rows: number[] = [];
    this.#visit((start, end) => {
      for (let row = start; row < end; row++) if ((this.scores[row] as number) > 0 && passes(row)) rows.push(row);
    });
    return { rows: Int32Array.from(rows), scores: Float64Array.from(rows, (row) => this.scores[row] as number) };
  }

  /** Leaves zeros. */
  clear(): void {
    this.#visit((start, end) => this.scores.fill(0, start, end));
    this.touched.fill(0);
  }

  #visit(each: (start: number, end: number) => void): void {
    this.touched.forEach((isTouched, block) => {
      if (isTouched) each(block << BLOCK_BITS, (block + 1) << BLOCK_BITS);
    });
  }
}

/** Postings of one list: `keys[at] … keys[to - 1]`. */
interface Span {
  readonly segment: Segment;
  readonly at: number;
  readonly to: number;
}

/**
 * Adds what each group gives to every live row that has a word of it, in the order of the groups. All of them go through some rows together: what
 * is known of a row is still near the processor when the next group meets it.
 */
export function scoreGroups(scoring: Scoring, groups: readonly Group[], into: RowScores): void {
  const { segments, fieldBits, rows } = scoring.store;
  const unread = groups.map(({ members }) =>
    segments.flatMap((segment) =>
      members.flatMap(({ term }) => {
        const list = listOf(segment, term);
        return list < 0
          ? []
          : { segment, at: segment.offsets[list] as number, end: segment.offsets[list + 1] as number };
      }),
    ),
  );
  for (let row = 0; row < rows; row += ROWS_AT_ONCE) {
    const next = (row + ROWS_AT_ONCE) * (1 << fieldBits);
    groups.forEach(({ gain, members }, i) => {
      const spans = (unread[i] as (typeof unread)[number]).map((list): Span => {
        const { segment, at } = list;
        list.at = lowerBound(segment.keys, next, at, list.end);
        return { segment, at, to: list.at };
      });
      if (members.length > 1) scoreTogether(scoring, spans, gain, into);
      else for (const span of spans) scoreSpan(scoring, span, gain, into);
    });
  }
}

/** Words that count as one: their frequencies add up before they saturate. */
function scoreTogether(scoring: Scoring, spans: readonly Span[], gain: number, into: RowScores): void {
  const { store } = scoring;
  if (into.totals.length === 0) into.totals = new Float64Array(into.scores.length);
  const { scores, totals, touched } = into;
  const each = (visit: (row: number, frequency: number, total: number) => void): void => {
    for (const { segment, at: from, to } of spans)
      for (let at = from; at < to; at++) {
        const key = segment.keys[at] as number;
        const row = key >>> store.fieldBits;
        visit(row, contribution(scoring, key, segment.frequencies[at] as number), totals[row] as number);
      }
  };
  each((row, frequency, total) => {
    totals[row] = total + frequency;
  });
  each((row, frequency, total) => {
    if (total === 0 || !isLive(store, row)) return;
    scores[row] = (scores[row] as number) + (gain * frequency) / (store.options.k1 + total);
    touched[row >>> BLOCK_BITS] = 1;
  });
  each((row) => {
    totals[row] = 0;
  });
}

function scoreSpan(
  { store, weights, flat, slope }: Scoring,
  { segment: { keys, frequencies }, at: from, to: end }: Span,
  gain: number,
  { scores, touched }: RowScores,
): void {
  const { fieldBits, lengths, hasStalePostings } = store;
  const { k1 } = store.options;
  const mask = (1 << fieldBits) - 1;
  for (let at = from; at < end; ) {
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

import { listOf } from './segment.js';
import type { LexicalStore } from './store.js';

/**
 * Constants of one search. A term that stands `tf` times in a field of `length` terms adds
 *
 *     c = weight · tf / (1 − b + b · length / averageLength)
 *
 * to the row's weighted frequency C = Σ c, and the row scores gain · C / (k1 + C), part by part: gain · c / (k1 + C). This is the simple
 * BM25F of Robertson, Zaragoza & Taylor, "Simple BM25 extension to multiple weighted fields" (CIKM 2004).
 */
export interface Scoring {
  readonly store: LexicalStore;
  /** By field. 0 leaves the field out: the terms in it count nowhere. */
  readonly weights: Float64Array;
  /** By field: 1 − b. */
  readonly flat: Float64Array;
  /** By field: b / average length over live rows. */
  readonly slope: Float64Array;
  readonly hasEveryField: boolean;
}

/** A word of the vocabulary that stands for a word of the query. */
export interface Member {
  readonly term: number;
  /** What it is, when it is not the word itself. */
  readonly as?: string;
}

/** Words that count as one, as their frequencies add up before they saturate; most often a single word. */
export interface Group {
  /** The query's word, analysed. */
  readonly word: string;
  readonly members: readonly Member[];
  /** In how many live rows any of them stands. */
  readonly frequency: number;
  /** What the group adds at most: idf times a penalty. */
  readonly gain: number;
}

export function createScoring(store: LexicalStore, weights: readonly number[]): Scoring {
  const { fields } = store.options;
  return {
    store,
    weights: Float64Array.from(weights),
    flat: Float64Array.from(fields, ({ b }) => 1 - b),
    slope: Float64Array.from(fields, ({ b }, i) =>
      (store.totals[i] as number) > 0 ? (b * store.liveRows) / (store.totals[i] as number) : 0,
    ),
    hasEveryField: weights.every((weight) => weight > 0),
  };
}

/**
 * ln(1 + (N − df + ½) / (df + ½)): the inverse document frequency of Robertson & Spärck Jones with 1 added inside the logarithm, as Lucene
 * has it, so that no word counts against a row. N and df are of live rows.
 */
export function inverseFrequency(rows: number, frequency: number): number {
  return Math.log(1 + (rows - frequency + 0.5) / (frequency + 0.5));
}

/** Calls with the row and the field of each posting of a term in a live row; rows ascend. */
export function visitLive(store: LexicalStore, term: number, visit: (row: number, field: number) => void): void {
  const { fieldBits } = store;
  const mask = (1 << fieldBits) - 1;
  for (const segment of store.segments) {
    const list = listOf(segment, term);
    if (list < 0) continue;
    const { keys } = segment;
    const end = segment.offsets[list + 1] as number;
    for (let at = segment.offsets[list] as number; at < end; at++) {
      const key = keys[at] as number;
      if (isLive(store, key >>> fieldBits)) visit(key >>> fieldBits, key & mask);
    }
  }
}

/** Whether a row can score: it was not removed. */
export function isLive(store: LexicalStore, row: number): boolean {
  return !store.hasStalePostings || !store.isRemoved(row);
}

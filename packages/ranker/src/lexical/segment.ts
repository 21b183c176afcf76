import { lowerBound } from '../lower-bound.js';

/** How often a term stands in a text: as many bytes as the greatest needs. */
export type Frequencies = Uint8Array | Uint16Array | Int32Array;

/**
 * Postings lists of some consecutive rows, one after the other in plain arrays (compressed sparse rows).
 *
 * A posting is a term in one field of one row. Its key is `row << fieldBits | field`, so that a list ascends by row, and the
 * fields of a row are neighbours: BM25F needs them together.
 */
export interface Segment {
  /** The terms that occur, ascending. */
  readonly terms: Int32Array;
  /** The list of `terms[i]` is `keys[offsets[i]] … keys[offsets[i + 1] - 1]`. */
  readonly offsets: Int32Array;
  readonly keys: Int32Array;
  /** By posting: how often the term stands in that field of that row, 1 or more. */
  readonly frequencies: Frequencies;
  /** Where the positions of a list begin; empty when none are kept. */
  readonly positionOffsets: Int32Array;
  /** The positions of each posting, ascending, as many as its frequency. */
  readonly positions: Uint16Array;
}

/** Which of the segment's lists is the term's; −1 when it has none. */
export function listOf({ terms }: Segment, term: number): number {
  const at = lowerBound(terms, term, 0, terms.length);
  return terms[at] === term ? at : -1;
}

/** Zeros, each as wide as `greatest` needs. */
export function createFrequencies(length: number, greatest: number): Frequencies {
  if (greatest < 0x100) return new Uint8Array(length);
  return greatest < 0x10000 ? new Uint16Array(length) : new Int32Array(length);
}

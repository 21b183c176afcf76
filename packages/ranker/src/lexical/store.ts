import type { Analyser } from '../analyse/token.js';
import { checkSame } from '../check.js';
import { grown } from '../grown.js';
import { mergeSegments } from './merge-segments.js';
import type { Segment } from './segment.js';
import { SimilarWords } from './similar-words.js';
import type { Vocabulary } from './vocabulary.js';

/** A field as the index keeps it. */
export interface StoredField {
  readonly name: string;
  readonly weight: number;
  readonly b: number;
}

export interface StoreOptions {
  readonly fields: readonly StoredField[];
  readonly k1: number;
  readonly keepPositions: boolean;
  readonly analyser: Analyser;
}

/** Share of removed rows from which their postings are dropped. */
const MAX_REMOVED_SHARE = 0.2;

/** What an index holds: rows, postings, and what BM25F needs to know of them. Removed rows keep their postings until these are many. */
export class LexicalStore {
  readonly fieldBits: number;
  segments: Segment[] = [];
  /** Rows that were ever added. */
  rows = 0;
  liveRows = 0;
  /** Terms in each text, by key (see {@link Segment}). */
  lengths: Int32Array = new Int32Array(0);
  /** By field: terms in the texts of all live rows. */
  readonly totals: number[];
  /** A bit for each removed row. */
  removed: Uint32Array = new Uint32Array(0);
  /** Whether a segment still holds postings of removed rows. */
  hasStalePostings = false;
  readonly similar: SimilarWords;
  /** By term: live rows that have it, plus 1; 0 is not counted yet. */
  #frequencies = new Int32Array(0);
  #staleRows = 0;

  constructor(
    readonly options: StoreOptions,
    readonly vocabulary: Vocabulary,
  ) {
    checkSame('INVALID_INDEX', 'the type of the analyser', typeof options.analyser, 'function');
    this.fieldBits = bitsFor(options.fields.length);
    this.totals = options.fields.map(() => 0);
    this.similar = new SimilarWords(vocabulary);
  }

  isRemoved(row: number): boolean {
    return (((this.removed[row >>> 5] as number) >>> (row & 31)) & 1) === 1;
  }

  /** Makes room for `count` more rows. */
  reserve(count: number): void {
    const rows = this.rows + count;
    const roomy = Math.max(rows, Math.ceil(this.rows * 1.5));
    if (rows << this.fieldBits > this.lengths.length) this.lengths = grown(this.lengths, roomy << this.fieldBits);
    if (rows > this.removed.length * 32) this.removed = grown(this.removed, Math.ceil(roomy / 32));
  }

  /** Adds segments of the newest rows; each is merged with those before it until every one is twice as large as the next. */
  add(segments: readonly Segment[]): void {
    const all = [...this.segments, ...(segments.length > 1 ? [this.#merge(segments)] : segments)];
    for (let at = all.length - 1; at > 0; at--) {
      const [before, last] = [all[at - 1] as Segment, all[at] as Segment];
      if (before.keys.length > 2 * last.keys.length) break;
      all.splice(at - 1, 2, this.#merge([before, last]));
    }
    this.segments = all;
    this.#frequencies = new Int32Array(0);
  }

  /** Marks a row as removed; false when it was before. */
  remove(row: number): boolean {
    if (this.isRemoved(row)) return false;
    this.removed[row >>> 5] = (this.removed[row >>> 5] as number) | (1 << (row & 31));
    this.liveRows--;
    this.totals.forEach((total, field) => {
      this.totals[field] = total - (this.lengths[(row << this.fieldBits) | field] as number);
    });
    this.hasStalePostings = true;
    this.#frequencies = new Int32Array(0);
    if (++this.#staleRows > (this.liveRows + this.#staleRows) * MAX_REMOVED_SHARE) this.compact();
    return true;
  }

  /** Leaves one segment, without the postings of removed rows. */
  compact(): void {
    if (this.segments.length > 1 || this.hasStalePostings) this.segments = [this.#merge(this.segments)];
    this.hasStalePostings = false;
    this.#staleRows = 0;
  }

  /** In how many live rows the term stands, in whatever field. */
  frequencyOf(term: number, count: (term: number) => number): number {
    if (this.#frequencies.length < this.vocabulary.size) this.#frequencies = new Int32Array(this.vocabulary.size);
    const known = this.#frequencies[term] as number;
    if (known > 0) return known - 1;
    const counted = count(term);
    this.#frequencies[term] = counted + 1;
    return counted;
  }

  #merge(segments: readonly Segment[]): Segment {
    const isKept = this.hasStalePostings ? (row: number) => !this.isRemoved(row) : undefined;
    return mergeSegments(segments, this.fieldBits, isKept);
  }
}

function bitsFor(fields: number): number {
  let bits = 0;
  while (1 << bits < fields) bits++;
  return bits;
}

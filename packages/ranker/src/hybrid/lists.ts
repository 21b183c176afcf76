import type { LexicalPart } from '../lexical/index.js';
import type { RowSet } from '../row-set.js';
import type { Scored } from '../top-k.js';
import type { VectorPart } from './parts.js';

/** What one search asks of the vectors. */
export interface VectorSearch<Field extends string> {
  /** The best rows by Σ weight · cosine, best first, up to {@link slack}. */
  best(depth: number): readonly Scored[];
  /** Σ weight · cosine of every row, removed and filtered ones too, up to {@link slack}. */
  all(): ArrayLike<number>;
  /** How far the scores of `best` and `all` may be from the exact ones: rounding of rows that were folded into one. */
  readonly slack: number;
  /** Exactly what each of the rows gets; they ascend. */
  scores(rows: Uint32Array): Float64Array;
  /** What a row gets, and why. */
  score(row: number): { readonly score: number; readonly fields: VectorPart<Field>['fields'] };
}

/** What words found: good until the search ends. */
export interface TextMatches<Field extends string> {
  /** By row, rows that may be no hits, too; 0 for those that have none of the words. */
  readonly scores: Float64Array;
  /** The best rows that may be hits, best first: none without any of the words. */
  best(depth: number): readonly Scored[];
  explain(row: number): readonly LexicalPart<Field>[];
}

/** The rankings that a search is made of: at least one. */
export interface Lists<Field extends string> {
  readonly vector?: VectorSearch<Field> | undefined;
  readonly text?: TextMatches<Field> | undefined;
  /** Rows of the index, removed ones included. */
  readonly rows: number;
  /** Rows that may be hits; undefined when all may. */
  readonly accept: RowSet | undefined;
}

/** How deep a ranking is read at least: who asks for few will ask for more. Codes choose more candidates for more, so that vectors are found better, too. */
const leastDepth = 100;

/** A ranking, read once for several questions. */
export function readOnce(read: (depth: number) => readonly Scored[]): (depth: number) => readonly Scored[] {
  let known: readonly Scored[] = [];
  let knownDepth = 0;
  return (depth) => {
    if (depth > knownDepth) {
      knownDepth = Math.max(depth, leastDepth);
      known = read(knownDepth);
    }
    return known.slice(0, depth);
  };
}

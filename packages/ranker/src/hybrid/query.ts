import { diversify } from '../adjust.js';
import { checkInteger, checkNumber, checkWeight } from '../check.js';
import { RankerError } from '../error.js';
import { checkFusion, type FusionMethod } from '../fuse.js';
import type { LexicalPart } from '../lexical/index.js';
import type { RowFilter } from '../row-set.js';

/** How the ranking by words and the ranking by vectors become one, when a search has both. */
export interface FusionOptions {
  /** Default `normalised`. */
  readonly method?: FusionMethod;
  /** What the words count: 0 or more, 0 leaves them out. Default 0.5. */
  readonly text?: number;
  /** What the vectors count: 0 or more, 0 leaves them out. Default 0.5. */
  readonly vector?: number;
  /** The constant of `reciprocal-rank`, above 0. Default 60. */
  readonly k?: number;
  /** How deep `reciprocal-rank` reads each ranking: an integer ≥ 1; at least the limit is read. Default 1000. */
  readonly depth?: number;
}

/** What made the scores by words of the best documents, at most so many: of each the parts, as its `parts.text.terms` are. To be asked while the fusion is decided, and not later. */
export type BestByWords = (count: number) => readonly (readonly LexicalPart[])[];

export interface FreshnessOptions {
  /** The age of each row, in any unit; NaN where it is unknown. */
  readonly ages: ArrayLike<number>;
  /** After how long half of what can fade has faded, in the same unit: above 0. */
  readonly halfLife: number;
  /** What stays of a score however old the row is, 0–1; default 0. */
  readonly floor?: number;
}

export interface GroupOptions {
  /** What a row belongs to, compared with `===`; rows of `undefined` belong to nothing. */
  readonly groupOf: (row: number) => unknown;
  /** Hits of one group at most: an integer ≥ 1. */
  readonly maxPerGroup: number;
}

/** A search: words, a vector, or both; and what else counts. */
export interface RankerQuery<Field extends string> {
  /** Words: `"a phrase"` must occur, `-word` must not; the others count by BM25F. A text without any word is no restriction. */
  readonly text?: string;
  /** What to be near to: the fields' number of dims, any length but zero. */
  readonly vector?: ArrayLike<number>;
  /** How many hits at most: an integer ≥ 0. */
  readonly limit: number;
  /** Replaces the weights of the fields it names, of vectors and of words; 0 leaves a field out. */
  readonly weights?: Readonly<Partial<Record<Field, number>>>;
  /** The same for words alone, where they are to differ. */
  readonly textWeights?: Readonly<Partial<Record<Field, number>>>;
  /** Rows that may be hits: as many hits as pass, up to `limit`. */
  readonly filter?: RowFilter;
  /** How the two rankings become one, if there are two; or what decides it by what the words found. */
  readonly fusion?: FusionOptions | ((best: BestByWords) => FusionOptions);
  readonly freshness?: FreshnessOptions;
  /**
   * A factor per row, 0 or more; or what tells it, 0–1, of a row that is looked at: most rows of a large index never are. Factors, freshness too, leave
   * scores below 0 as they are.
   */
  readonly boosts?: ArrayLike<number> | ((row: number) => number);
  readonly group?: GroupOptions;
  /** Hits with a lower score are left out. */
  readonly minScore?: number;
  /** The last word may be the beginning of one. Default false. */
  readonly prefix?: boolean;
  /** A word that is unknown or rare also finds its near misspellings. Default true. */
  readonly typos?: boolean;
  /** Whether every vector is scanned. Default: only where that is quick; else compressed codes choose the candidates. */
  readonly exact?: boolean;
  /** Whether hits carry their `parts`. */
  readonly explain?: boolean;
}

export interface Fusion {
  readonly method: FusionMethod;
  readonly text: number;
  readonly vector: number;
  readonly k: number;
  readonly depth: number;
}

/** The fusion's options with defaults. @throws RankerError `INVALID_WEIGHTS`, `INVALID_QUERY` */
export function resolveFusion(fusion: RankerQuery<string>['fusion'] | null, best: BestByWords): Fusion {
  const options = typeof fusion === 'function' ? fusion(best) : fusion;
  const { method = 'normalised', text = 0.5, vector = 0.5, k = 60, depth = 1000 } = options ?? {};
  checkFusion(method, k);
  checkWeight('text in the fusion', text);
  checkWeight('vector in the fusion', vector);
  checkInteger('INVALID_QUERY', 'depth of the fusion', depth, 1);
  return { method, text, vector, k, depth };
}

/** @throws RankerError `INVALID_QUERY` for what has no right answer. */
export function checkQuery(query: RankerQuery<string>, rows: number): void {
  const { limit, text, vector, boosts, freshness, group, minScore = 0 } = query;
  checkInteger('INVALID_QUERY', 'limit', limit, 0);
  if (text === undefined && vector === undefined)
    throw new RankerError('INVALID_QUERY', 'no text and no vector: give one');
  checkNumber('INVALID_QUERY', 'minScore', minScore, -Infinity, Infinity);
  if (group !== undefined) diversify([], { ...group });
  if (typeof boosts !== 'function') checkLength('boosts', boosts, rows);
  if (freshness !== undefined) checkLength('freshness.ages', freshness?.ages ?? [], rows);
}

function checkLength(name: string, numbers: ArrayLike<number> | undefined, rows: number): void {
  if (numbers) checkInteger('INVALID_QUERY', `the length of ${name}`, numbers.length, rows);
}

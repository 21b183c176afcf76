import { checkInteger, checkNumber, checkWeight } from './check.js';
import { RankerError } from './error.js';
import { type Scored, topRows } from './top-k.js';

/** How lists of hits become one. */
export type FusionMethod = (typeof fusionMethods)[number];
const fusionMethods = ['normalised', 'reciprocal-rank'] as const;

/** A list of hits, best first, and how much it counts. */
export interface RankedList {
  readonly hits: readonly Scored[];
  /** 0 or more; 0 leaves the list out; default 1. */
  readonly weight?: number;
}

export interface FuseOptions {
  /** Default `normalised`. */
  readonly method?: FusionMethod;
  /** The constant of reciprocal rank fusion, above 0: the larger, the less the first ranks stand out. Default 60. */
  readonly k?: number;
  /** How many hits at most; default all. */
  readonly limit?: number;
}

/** The k of reciprocal rank fusion that its paper found to do well everywhere. */
const defaultRankConstant = 60;

/**
 * One ranking out of several over the same rows. A row that a list does not hold gets nothing from it.
 *
 * - `normalised`: Σ weight · score / best score of the list, scores below 0 counted as 0. Keeps how much better one hit is than another.
 *   (Convex combination of scores scaled from their theoretical minimum, after Bruch, Gai & Ingber, "An Analysis of Fusion Functions
 *   for Hybrid Retrieval", ACM TOIS 42, 2023.)
 * - `reciprocal-rank`: Σ weight / (k + rank), rank from 1. Needs no comparable scores. (Cormack, Clarke & Büttcher, SIGIR 2009.)
 *
 * @returns best first; of equal scores the lower row first
 * @throws RankerError `INVALID_WEIGHTS` for a weight that is neither 0 nor 1e-9 … 1e9, `INVALID_QUERY` for k ≤ 0 or above 1e9, rows that are no integers ≥ 0, scores that are not finite
 */
export function fuse(lists: readonly RankedList[], options: FuseOptions = {}): Scored[] {
  const { method = 'normalised', k = defaultRankConstant } = options;
  checkFusion(method, k);
  const sums = new Map<number, number>();
  for (const { hits, weight = 1 } of lists) {
    if (checkWeight('a list', weight) === 0) continue;
    const best = greatest(hits.map(({ score }) => score));
    hits.forEach(({ row, score }, i) => {
      checkInteger('INVALID_QUERY', 'row', row, 0);
      checkNumber('INVALID_QUERY', 'score', score, -1e300, 1e300);
      const part = method === 'normalised' ? normalise(score, best) : 1 / (k + i + 1);
      sums.set(row, (sums.get(row) ?? 0) + weight * part);
    });
  }
  const rows = Float64Array.from(sums.keys()).sort();
  const scores = Float64Array.from(rows, (row) => sums.get(row) as number);
  return topRows(rows, scores, options.limit ?? rows.length);
}

/** @throws RankerError `INVALID_QUERY` for an unknown method or a k ≤ 0 */
export function checkFusion(method: FusionMethod, k: number): void {
  if (!fusionMethods.includes(method)) {
    throw new RankerError('INVALID_QUERY', `no fusion method ${method}: there are ${fusionMethods.join(', ')}`);
  }
  checkNumber('INVALID_QUERY', 'k of the fusion', k, Number.MIN_VALUE, 1e9);
}

/** The greatest of numbers, at least 0. */
export function greatest(numbers: ArrayLike<number>): number {
  let most = 0;
  for (let i = 0; i < numbers.length; i++) if ((numbers[i] as number) > most) most = numbers[i] as number;
  return most;
}

/** A score as a part of the best one, 0–1; what is below 0 counts as 0. */
export function normalise(score: number, best: number): number {
  return best > 0 && score > 0 ? score / best : 0;
}

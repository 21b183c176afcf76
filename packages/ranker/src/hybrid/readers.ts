import { topK } from '../top-k.js';
import { type Adjustment, adjusted } from './adjustment.js';
import type { Judge } from './judge.js';
import type { Lists, VectorSearch } from './lists.js';

/** Rows from the top of a ranking. */
interface Reading {
  /** Each row once. */
  readonly rows: readonly number[];
  /** The most that a row beyond can score, if there is one. */
  readonly reach: number;
  /** Whether there is no row beyond. */
  readonly isAll: boolean;
}

/** Reads at least `depth` rows of the best. */
export type Reader = (depth: number) => Reading;

/**
 * Looks at every row once, and then only at the best: for rankings that adjustments mix up, and where that is quick anyway.
 */
export function scanReader(
  lists: Lists<string> & { readonly vector: VectorSearch<string> },
  judge: Judge<string>,
  adjustment: Adjustment,
): Reader {
  const scores = roughScores(lists, judge, adjustment);
  const slack = judge.fusedSlack(lists.vector.slack) * adjustment.atMost;
  return (depth) => {
    const top = topK(scores, depth);
    const isAll = top.length < depth;
    const last = top.at(-1)?.score ?? 0;
    return {
      rows: isAll || slack === 0 ? top.map(({ row }) => row) : aboveAll(scores, last - 2 * slack),
      reach: last - slack,
      isAll,
    };
  };
}

/** Rough scores of the rows that may be hits, the others NaN. */
function roughScores(
  { vector, text, rows, accept }: Lists<string> & { readonly vector: VectorSearch<string> },
  judge: Judge<string>,
  adjustment: Adjustment,
): Float64Array {
  const near = vector.all();
  const scores = new Float64Array(rows).fill(Number.NaN);
  for (let row = 0; row < rows; row++) {
    if (accept && !accept.has(row)) continue;
    const fused = judge.fused(near[row] as number, text?.scores[row] ?? 0);
    scores[row] = adjusted(fused, adjustment.freshness(row), adjustment.boost(row));
  }
  return scores;
}

function aboveAll(scores: Float64Array, least: number): number[] {
  const found: number[] = [];
  for (let at = 0; at < scores.length; at++) if ((scores[at] as number) >= least) found.push(at);
  return found;
}

/**
 * Reads each ranking from its top (the threshold algorithm: Fagin, Lotem & Naor, "Optimal aggregation algorithms for middleware", PODS
 * 2001): what no list has shown yet can at most get the last scores of both, and the greatest factor there is.
 */
export function topsReader(
  { vector, text }: Lists<string>,
  judge: Judge<string>,
  { atMost }: Pick<Adjustment, 'atMost'>,
): Reader {
  return (depth) => {
    const near = vector?.best(depth) ?? [];
    const worded = text?.best(depth) ?? [];
    judge.setRanks(near, worded);
    // A list that ended holds nothing beyond.
    const isAll = near.length < depth && worded.length < depth;
    const beyondVector = near.length < depth ? 0 : (near.at(-1)?.score ?? 0) + (vector?.slack ?? 0);
    const beyondText = worded.length < depth ? 0 : (worded.at(-1)?.score ?? 0);
    const rows = [...new Set([...near, ...worded].map(({ row }) => row))];
    return { rows, reach: adjusted(judge.fused(beyondVector, beyondText), 1, atMost), isAll };
  };
}

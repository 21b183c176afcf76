import { topK, topRows } from '../top-k.js';
import { type Adjustment, adjusted } from './adjustment.js';
import type { Judge } from './judge.js';
import type { Lists } from './lists.js';

/** Rows from the top of a ranking. */
interface Reading {
  /** Each row once. */
  readonly rows: readonly number[];
  /** The most that a row beyond can score. */
  readonly reach: number;
  /** Whether there is no row beyond. */
  readonly isAll: boolean;
}

/** Reads at least `depth` rows of the best. */
export type Reader = (depth: number) => Reading;

/**
 * Looks at every row once, and then only at the best: for rankings that adjustments mix up, and where that is quick anyway.
 */
export function scanReader(lists: Lists<string>, judge: Judge<string>, adjustment: Adjustment): Reader {
  const { rows, scores } = roughScores(lists, judge, adjustment);
  const slack = judge.fusedSlack(lists.vector?.slack ?? 0) * adjustment.atMost;
  return (depth) => {
    const top = topK(scores, depth);
    const isAll = top.length < depth;
    const last = top.at(-1)?.score ?? Number.NEGATIVE_INFINITY;
    const found = isAll || slack === 0 ? top.map(({ row }) => row) : aboveAll(scores, last - 2 * slack);
    return {
      rows: found.map((at) => (rows ? (rows[at] as number) : at)),
      reach: isAll ? Number.NEGATIVE_INFINITY : last - slack,
      isAll,
    };
  };
}

/** Rough scores of the rows that may be hits, the others NaN; `rows` names them where they are not all. */
function roughScores({ vector, text, rows, accept }: Lists<string>, judge: Judge<string>, adjustment: Adjustment) {
  const adjust = (row: number, fused: number): number =>
    adjusted(fused, adjustment.freshness(row), adjustment.boost(row));
  if (!vector) {
    const matches = text as NonNullable<typeof text>;
    const scores = matches.scores.map((score, i) => adjust(matches.rows[i] as number, judge.fused(0, score)));
    return { rows: matches.rows, scores };
  }
  const near = vector.all();
  const scores = new Float64Array(rows);
  for (let row = 0, at = 0; row < rows; row++) {
    const isMatch = text !== undefined && text.rows[at] === row;
    const worded = isMatch ? (text.scores[at++] as number) : 0;
    const isHit = accept === undefined || accept.has(row);
    scores[row] = isHit ? adjust(row, judge.fused(near[row] as number, worded)) : Number.NaN;
  }
  return { rows: undefined, scores };
}

function aboveAll(scores: Float64Array, least: number): number[] {
  const found: number[] = [];
  for (let at = 0; at < scores.length; at++) if ((scores[at] as number) >= least) found.push(at);
  return found;
}

/**
 * Reads each ranking from its top (the threshold algorithm: Fagin, Lotem & Naor, "Optimal aggregation algorithms for middleware", PODS
 * 2001): what no list has shown yet can at most get the last scores of both. For unadjusted scores.
 */
export function topsReader({ vector, text }: Lists<string>, judge: Judge<string>): Reader {
  return (depth) => {
    const near = vector?.best(depth) ?? [];
    const worded = text ? topRows(text.rows, text.scores, depth) : [];
    judge.setRanks(near, worded);
    // A list that ended holds nothing beyond.
    const isAll = near.length < depth && worded.length < depth;
    const beyondVector = near.length < depth ? 0 : (near.at(-1)?.score ?? 0) + (vector?.slack ?? 0);
    const beyondText = worded.length < depth ? 0 : (worded.at(-1)?.score ?? 0);
    const rows = [...new Set([...near, ...worded].map(({ row }) => row))];
    return { rows, reach: judge.fused(beyondVector, beyondText), isAll };
  };
}

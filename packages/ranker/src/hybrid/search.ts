import { diversify } from '../adjust.js';
import { byScore, type Scored } from '../top-k.js';
import { createAdjustment } from './adjustment.js';
import { createJudge } from './judge.js';
import type { Lists } from './lists.js';
import type { ScoreParts } from './parts.js';
import type { Fusion, RankerQuery } from './query.js';
import { type Reader, scanReader, topsReader } from './readers.js';

/** A document that was found. */
export interface RankerHit<Field extends string> extends Scored {
  /** Everything that made the score, when asked to explain. */
  readonly parts?: ScoreParts<Field>;
}

/** Rows looked at first, at least: going deeper costs more than looking at some more at once. */
const firstDepth = 100;
/** Up to so many rows it is quicker to look at each than to find out which need not be looked at. */
const fewRows = 2 ** 15;

/**
 * The best rows of one or two rankings: read from the top as deep as it takes until no row that was not read can reach the hits any more, so
 * that the answer is that of scoring every row. Reciprocal rank fusion reads each ranking to its set depth instead: that is its definition.
 */
export function searchLists<Field extends string>(
  lists: Lists<Field>,
  query: RankerQuery<Field>,
  fusion: Fusion,
  few = fewRows,
): RankerHit<Field>[] {
  const adjustment = createAdjustment(query, lists.rows);
  if (query.limit === 0 || lists.rows === 0) return [];
  const { vector, text } = lists;
  const byRank = vector && text && fusion.method === 'reciprocal-rank';
  const mixes = text ?? query.group ?? query.boosts ?? query.freshness;
  let scans = !byRank && mixes !== undefined && lists.rows <= few;
  if (scans) vector?.all(); // of which the best are quickly found
  const judge = createJudge(lists, fusion, adjustment);
  const reader = (): Reader =>
    scans && vector ? scanReader({ ...lists, vector }, judge, adjustment) : topsReader(lists, judge, adjustment);
  let read = reader();
  for (let depth = Math.max(byRank ? fusion.depth : firstDepth, query.limit); ; depth *= 4) {
    const { rows, reach, isAll } = read(Math.min(depth, lists.rows + 1));
    const hits = choose(judge.scores(rows), query);
    const last = hits[query.limit - 1];
    // What was not read gets at most `reach`; an equal score could still come first by its row.
    const settled = last !== undefined ? last.score > reach : query.minScore !== undefined && query.minScore > reach;
    if (isAll || byRank || settled) return query.explain ? judge.explain(hits) : hits;
    if (!scans && depth > lists.rows / 32) {
      scans = true;
      read = reader();
    }
  }
}

function choose(scored: readonly Scored[], query: RankerQuery<string>): Scored[] {
  const { limit, group, minScore = Number.NEGATIVE_INFINITY } = query;
  const sorted = scored.filter(({ score }) => score >= minScore).sort(byScore);
  return group ? diversify(sorted, { ...group, limit }) : sorted.slice(0, limit);
}

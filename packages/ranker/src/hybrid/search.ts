import { diversify } from '../adjust.js';
import { byScore, type Scored } from '../top-k.js';
import { createAdjustment } from './adjustment.js';
import { createJudge } from './judge.js';
import type { Lists } from './lists.js';
import type { ScoreParts } from './parts.js';
import { type RankerQuery, resolveFusion } from './query.js';
import { type Reader, scanReader, topsReader } from './readers.js';

/** A document that was found. */
export interface RankerHit<Field extends string> extends Scored {
  /** Everything that made the score, when asked to explain. */
  readonly parts?: ScoreParts<Field>;
}

/** Rows looked at first, at least: going deeper costs more than looking at some more at once. */
const firstDepth = 100;
/** Up to so many rows it is quicker to look at each than to find out which need not be looked at. */
const fewRows = 2 ** 18;

/**
 * The best rows of one or two rankings: read from the top as deep as it takes until no row that was not read can reach the hits any more, so
 * that the answer is that of scoring every row. Reciprocal rank fusion reads each ranking to its set depth instead: that is its definition.
 */
export function searchLists<Field extends string>(
  lists: Lists<Field>,
  query: RankerQuery<Field>,
  few = fewRows,
): RankerHit<Field>[] {
  const fusion = resolveFusion(query.fusion);
  const adjustment = createAdjustment(query, lists.rows);
  if (query.limit === 0 || lists.rows === 0) return [];
  const judge = createJudge(lists, fusion, adjustment);
  const byRank = judge.method === 'reciprocal-rank';
  const scan = (): Reader => scanReader(lists, judge, adjustment);
  const scansAll =
    !byRank && (adjustment.isAny || query.group !== undefined || !lists.vector || (lists.text && lists.rows <= few));
  let read = scansAll ? scan() : topsReader(lists, judge);
  let isScan = scansAll;
  for (let depth = byRank ? Math.max(fusion.depth, query.limit) : Math.max(firstDepth, query.limit); ; depth *= 4) {
    const { rows, reach, isAll } = read(Math.min(depth, lists.rows + 1));
    const hits = choose(
      rows.map((row) => ({ row, score: judge.score(row) })),
      query,
    );
    const last = hits[query.limit - 1];
    // What was not read gets at most `reach`; an equal score could still come first by its row.
    const settled = last !== undefined ? last.score > reach : query.minScore !== undefined && query.minScore > reach;
    if (isAll || byRank || settled)
      return query.explain ? hits.map((hit) => ({ ...hit, parts: judge.explain(hit.row) })) : hits;
    if (!isScan && depth > lists.rows / 32) {
      read = scan();
      isScan = true;
    }
  }
}

function choose(scored: readonly Scored[], query: RankerQuery<string>): Scored[] {
  const { limit, group, minScore = Number.NEGATIVE_INFINITY } = query;
  const sorted = scored.filter(({ score }) => score >= minScore).sort(byScore);
  return group ? diversify(sorted, { ...group, limit }) : sorted.slice(0, limit);
}

import { diversify } from '../adjust.js';
import type { LexicalPart } from '../lexical/lexical-index.js';
import { type Scored, topK } from '../top-k.js';
import { type Adjustment, createAdjustment } from './adjustment.js';
import { type ScoreParts, scoreOf, type TextPart, type VectorPart } from './parts.js';
import { type Fusion, type RankerQuery, resolveFusion } from './query.js';

/** What one search asks of the vectors. */
export interface VectorSearch<Field extends string> {
  /**
   * The best rows by Σ weight · cosine, best first. Scores may be off by rounding where the fields were folded: {@link score} counts.
   */
  best(depth: number): readonly Scored[];
  /** Exactly what a row gets. */
  score(row: number): { readonly score: number; readonly fields: VectorPart<Field>['fields'] };
}

/** The rows that words found: every one that has any of them, ascending by row. */
export interface TextMatches<Field extends string> {
  readonly rows: Int32Array;
  readonly scores: Float64Array;
  explain(row: number): readonly LexicalPart<Field>[];
}

/** The lists that a search is made of: at least one. */
export interface Lists<Field extends string> {
  readonly vector?: VectorSearch<Field> | undefined;
  readonly text?: TextMatches<Field> | undefined;
  /** Rows of the index, removed ones included. */
  readonly rows: number;
}

/** A document that was found. */
export interface RankerHit<Field extends string> extends Scored {
  /** Everything that made the score, when asked to explain. */
  readonly parts?: ScoreParts<Field>;
}

/** Rows looked at first, at least: going deeper costs more than looking at some more at once. */
const firstDepth = 100;

/**
 * The best rows of two rankings together.
 *
 * Both rankings are read from their tops, as deep as it takes until no row that was not looked at can reach the hits any more (the threshold
 * algorithm: Fagin, Lotem & Naor, "Optimal aggregation algorithms for middleware", PODS 2001): the answer is that of looking at every row.
 * Reciprocal rank fusion reads each ranking to its set depth instead: that is its definition.
 */
export function searchLists<Field extends string>(lists: Lists<Field>, query: RankerQuery<Field>): RankerHit<Field>[] {
  const fusion = resolveFusion(query.fusion);
  const adjustment = createAdjustment(query, lists.rows);
  if (query.limit === 0) return [];
  const judge = createJudge(lists, fusion, adjustment);
  const byRank = judge.method === 'reciprocal-rank';
  for (let depth = byRank ? fusion.depth : Math.max(firstDepth, query.limit * 4); ; depth *= 4) {
    const { rows, reach, isAll } = judge.read(depth);
    const hits = choose(rows.map(judge.hit), query);
    const last = hits[query.limit - 1];
    // What was not looked at gets at most `reach`; an equal score could still come first by its row.
    const settled = last !== undefined ? last.score > reach : query.minScore !== undefined && query.minScore > reach;
    if (isAll || byRank || settled) return query.explain ? hits.map(judge.explain) : hits;
  }
}

function choose(scored: readonly Scored[], query: RankerQuery<string>): Scored[] {
  const { limit, group, minScore = Number.NEGATIVE_INFINITY } = query;
  const sorted = scored
    .filter(({ score }) => score >= minScore)
    .sort((a, b) => (a.score === b.score ? a.row - b.row : a.score < b.score ? 1 : -1));
  return group ? diversify(sorted, { ...group, limit }) : sorted.slice(0, limit);
}

interface Reading {
  /** Each row once. */
  readonly rows: readonly number[];
  /** The most that a row beyond can score. */
  readonly reach: number;
  /** Whether no row is beyond. */
  readonly isAll: boolean;
}

function createJudge<Field extends string>({ vector, text }: Lists<Field>, fusion: Fusion, adjustment: Adjustment) {
  const method: ScoreParts<Field>['method'] = vector && text ? fusion.method : 'single';
  const textScore = text && lookUp(text);
  const best = {
    text: text && method === 'normalised' ? greatest(text.scores) : 0,
    vector: vector && method === 'normalised' ? topScore(vector) : 0,
  };
  const ranks: Record<'text' | 'vector', ReadonlyMap<number, number>> = { text: new Map(), vector: new Map() };

  /** What turns a list's score into a part of the whole, as far as the method needs it. */
  function terms(list: 'text' | 'vector', row?: number): Omit<VectorPart<Field>, 'score' | 'fields'> {
    if (method === 'single') return {};
    if (method === 'normalised') return { weight: fusion[list], best: best[list] };
    const rank = row === undefined ? undefined : ranks[list].get(row);
    return { weight: fusion[list], ...(rank !== undefined && { rank }) };
  }

  function read(depth: number): Reading {
    const near = vector?.best(depth) ?? [];
    const worded = text
      ? topK(text.scores, depth).map((hit) => ({ row: text.rows[hit.row] as number, score: hit.score }))
      : [];
    ranks.vector = ranksOf(near);
    ranks.text = ranksOf(worded);
    // A list that ended holds nothing beyond; rounding of folded vectors is given some room.
    const beyond = {
      vector: near.length < depth ? undefined : (near.at(-1)?.score ?? 0) + 1e-5,
      text: worded.length < depth ? 0 : (worded.at(-1)?.score ?? 0),
    };
    const isAll = beyond.vector === undefined && beyond.text === 0;
    return { rows: [...new Set([...near, ...worded].map(({ row }) => row))], reach: reachOf(beyond), isAll };
  }

  function reachOf(beyond: { vector: number | undefined; text: number }): number {
    const most = {
      method,
      freshness: 1,
      boost: 1,
      ...(vector && beyond.vector !== undefined && { vector: { score: beyond.vector, ...terms('vector') } }),
      ...(text && { text: { score: beyond.text, ...terms('text') } }),
    };
    return scoreOf(most) * adjustment.atMost;
  }

  function partsOf(row: number): Omit<ScoreParts<Field>, 'text'> & { readonly text?: Omit<TextPart<Field>, 'terms'> } {
    return {
      method,
      ...(method === 'reciprocal-rank' && { k: fusion.k }),
      ...(vector && { vector: { ...vector.score(row), ...terms('vector', row) } }),
      ...(textScore && { text: { score: textScore(row), ...terms('text', row) } }),
      freshness: adjustment.freshness(row),
      boost: adjustment.boost(row),
    };
  }

  return {
    method,
    read,
    hit: (row: number): Scored => ({ row, score: scoreOf(partsOf(row)) }),
    explain({ row, score }: Scored): RankerHit<Field> {
      const { text: worded, ...rest } = partsOf(row);
      return {
        row,
        score,
        parts: { ...rest, ...(worded && text && { text: { ...worded, terms: text.explain(row) } }) },
      };
    },
  };
}

/** The best exact score among the first by folded score: these may be off by rounding. */
function topScore(vector: VectorSearch<string>): number {
  let best = 0;
  for (const { row } of vector.best(10)) best = Math.max(best, vector.score(row).score);
  return best;
}

function ranksOf(hits: readonly Scored[]): Map<number, number> {
  return new Map(hits.map(({ row }, i) => [row, i + 1]));
}

function greatest(scores: Float64Array): number {
  let most = 0;
  for (const score of scores) if (score > most) most = score;
  return most;
}

/** The score of a row by binary search; 0 for a row that was not matched. */
function lookUp({ rows, scores }: TextMatches<string>): (row: number) => number {
  return (row) => {
    let low = 0;
    let high = rows.length - 1;
    while (low <= high) {
      const middle = (low + high) >> 1;
      const at = rows[middle] as number;
      if (at === row) return scores[middle] as number;
      if (at < row) low = middle + 1;
      else high = middle - 1;
    }
    return 0;
  };
}

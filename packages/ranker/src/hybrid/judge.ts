import { greatest, normalise } from '../fuse.js';
import { lowerBound } from '../lower-bound.js';
import type { RowSet } from '../row-set.js';
import type { Scored } from '../top-k.js';
import type { Adjustment } from './adjustment.js';
import type { Lists, TextMatches, VectorSearch } from './lists.js';
import { fusedScore, type ScoreParts, scoreOf, type TextPart, type VectorPart } from './parts.js';
import type { Fusion } from './query.js';

/** Makes the lists' scores one. */
export interface Judge<Field extends string> {
  readonly method: ScoreParts<Field>['method'];
  /** The fused score, before any adjustment, of the lists' scores, which need not be exact; a list that is not there is not looked at. */
  fused(vectorScore: number, textScore: number): number;
  /** How far `fused` may be off when the vectors' score is off by this much. */
  fusedSlack(slack: number): number;
  /** For `reciprocal-rank`: the lists, cut at their depth. */
  setRanks(vector: readonly Scored[], text: readonly Scored[]): void;
  /** Exactly what a row gets; kept, so that asking again costs nothing. */
  score(row: number): number;
  explain(row: number): ScoreParts<Field>;
}

export function createJudge<Field extends string>(
  { vector, text, accept }: Lists<Field>,
  fusion: Fusion,
  adjustment: Adjustment,
): Judge<Field> {
  const method: ScoreParts<Field>['method'] = vector && text ? fusion.method : 'single';
  const textScore = text && lookUp(text);
  const best = {
    text: text && method === 'normalised' ? greatest(text.scores) : 0,
    vector: vector && method === 'normalised' ? topScore(vector) : 0,
  };
  const ranks: Record<'text' | 'vector', ReadonlyMap<number, number>> = { text: new Map(), vector: new Map() };
  const judged = new Map<number, number>();

  /** What turns a list's score into a part of the whole, as far as the method needs it. */
  function terms(list: 'text' | 'vector', row?: number): Omit<VectorPart<Field>, 'score' | 'fields'> {
    if (method === 'single') return {};
    if (method === 'normalised') return { weight: fusion[list], best: best[list] };
    const rank = row === undefined ? undefined : ranks[list].get(row);
    return { weight: fusion[list], ...(rank !== undefined && { rank }) };
  }

  function partsOf(
    row: number,
  ): Omit<ScoreParts<Field>, 'text' | 'fused'> & { readonly text?: Omit<TextPart<Field>, 'terms'> } {
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
    fused(vectorScore, textScore) {
      if (method === 'single') return vector ? vectorScore : textScore;
      return fusion.vector * normalise(vectorScore, best.vector) + fusion.text * normalise(textScore, best.text);
    },
    fusedSlack: (slack) =>
      method === 'normalised' ? (best.vector > 0 ? (fusion.vector * slack) / best.vector : 0) : slack,
    setRanks(near, worded) {
      ranks.vector = ranksOf(near);
      ranks.text = ranksOf(worded);
    },
    score(row) {
      const known = judged.get(row);
      if (known !== undefined) return known;
      const score = scoreOf(partsOf(row));
      judged.set(row, score);
      return score;
    },
    explain(row) {
      const { vector: near, text: worded, ...rest } = partsOf(row);
      return {
        ...rest,
        ...(near && { vector: { ...rankIn(vector?.all(), near.score, row, accept), ...near } }),
        ...(worded &&
          text && {
            text: {
              ...rankIn(text.scores, worded.score, row, undefined, text.rows),
              ...worded,
              terms: text.explain(row),
            },
          }),
        fused: fusedScore({ ...rest, ...(near && { vector: near }), ...(worded && { text: worded }) }),
      };

      function rankIn(
        scores: ArrayLike<number> | undefined,
        score: number,
        own: number,
        among?: RowSet,
        rows?: Int32Array,
      ) {
        // What reciprocal rank fusion reads of a list ends at its depth: there the rank is in the part already, or it has none.
        if (!scores || method === 'reciprocal-rank' || (rows && score === 0)) return {};
        return { rank: rankOf({ scores, rows, among }, score, own) };
      }
    },
  };
}

/** The best exact score: of all rows that may have it by their folded scores. */
function topScore(vector: VectorSearch<string>): number {
  for (let depth = 10; ; depth *= 10) {
    const near = vector.best(depth);
    const certain = near.length < depth || (near.at(-1)?.score ?? 0) < (near[0]?.score ?? 0) - 2 * vector.slack;
    if (certain) return near.reduce((best, { row }) => Math.max(best, vector.score(row).score), 0);
  }
}

/** One more than the rows that come before. */
function rankOf(
  { scores, rows, among }: { scores: ArrayLike<number>; rows: Int32Array | undefined; among: RowSet | undefined },
  score: number,
  own: number,
): number {
  let rank = 1;
  for (let at = 0; at < scores.length; at++) {
    const row = rows ? (rows[at] as number) : at;
    const other = scores[at] as number;
    if (row !== own && (other > score || (other === score && row < own)) && (among?.has(row) ?? true)) rank++;
  }
  return rank;
}

function ranksOf(hits: readonly Scored[]): Map<number, number> {
  return new Map(hits.map(({ row }, i) => [row, i + 1]));
}

/** The score of a row by binary search; 0 for a row that was not matched. */
function lookUp({ rows, scores }: TextMatches<string>): (row: number) => number {
  return (row) => {
    const at = lowerBound(rows, row, 0, rows.length);
    return rows[at] === row ? (scores[at] as number) : 0;
  };
}

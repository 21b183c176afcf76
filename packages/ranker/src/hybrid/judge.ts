import { greatest, normalise } from '../fuse.js';
import type { Scored } from '../top-k.js';
import { type Adjustment, adjusted } from './adjustment.js';
import type { Lists, VectorSearch } from './lists.js';
import { listScore, type ScoreParts, type VectorPart } from './parts.js';
import type { Fusion } from './query.js';

/** Makes the lists' scores one. */
export interface Judge<Field extends string> {
  readonly method: ScoreParts<Field>['method'];
  /** The fused score, before any adjustment, of the lists' scores, which need not be exact; 0 of a list that is not there. */
  fused(vectorScore: number, textScore: number, row?: number): number;
  /** How far `fused` may be off when the vectors' score is off by this much. */
  fusedSlack(slack: number): number;
  /** The lists as deep as they were read: what `reciprocal-rank` scores by, and others tell. */
  setRanks(vector: readonly Scored[], text: readonly Scored[]): void;
  /** The rows with exactly what they get; kept, so that asking again costs nothing. */
  scores(rows: readonly number[]): Scored[];
  /** The hits with what made their scores. */
  explain(hits: readonly Scored[]): (Scored & { readonly parts: ScoreParts<Field> })[];
}

/** Of lists that were not read from their tops, the first so many places are told. */
const ranked = 1000;

export function createJudge<Field extends string>(
  { vector, text }: Lists<Field>,
  fusion: Fusion,
  adjustment: Adjustment,
): Judge<Field> {
  const method: ScoreParts<Field>['method'] = vector && text ? fusion.method : 'single';
  const best = {
    text: text && method === 'normalised' ? (text.best(1)[0]?.score ?? 0) : 0,
    vector: vector && method === 'normalised' ? topScore(vector) : 0,
  };
  /** The places that the lists, as deep as they were read, give to rows. */
  let ranks: Record<'text' | 'vector', ReadonlyMap<number, number>> | undefined;
  const judged = new Map<number, number>();

  /** What turns a list's score into a part of the whole, as far as the method needs it, and the row's place where it is known. */
  function terms(list: 'text' | 'vector', row: number): Omit<VectorPart<Field>, 'score' | 'fields'> {
    const rank = ranks?.[list].get(row);
    return {
      ...(method !== 'single' && { weight: fusion[list] }),
      ...(method === 'normalised' && { best: best[list] }),
      ...(rank !== undefined && { rank }),
    };
  }

  function part(list: 'text' | 'vector', score: number, row: number): number {
    return listScore(method, score, fusion[list], best[list], fusion.k, ranks?.[list].get(row));
  }

  const fused = (near: number, worded: number, row = -1): number =>
    part('vector', near, row) + part('text', worded, row);

  function setRanks(near: readonly Scored[], worded: readonly Scored[]): void {
    ranks = { vector: ranksOf(near), text: ranksOf(worded) };
  }

  return {
    method,
    fused,
    fusedSlack: (slack) => (method === 'normalised' ? fusion.vector * normalise(slack, best.vector) : slack),
    setRanks,
    scores(rows) {
      const unknown = Uint32Array.from(rows.filter((row) => !judged.has(row))).sort();
      const near = vector?.scores(unknown);
      for (const [i, row] of unknown.entries())
        judged.set(
          row,
          adjusted(
            fused(near?.[i] ?? 0, text?.scores[row] ?? 0, row),
            adjustment.freshness(row),
            adjustment.boost(row),
          ),
        );
      return rows.map((row) => ({ row, score: judged.get(row) as number }));
    },
    explain(hits) {
      if (!ranks) setRanks(vector?.best(ranked) ?? [], text?.best(ranked) ?? []);
      return hits.map((hit) => {
        const { row } = hit;
        const near = vector?.score(row);
        const worded = text?.scores[row] ?? 0;
        const parts = {
          method,
          ...(method === 'reciprocal-rank' && { k: fusion.k }),
          ...(near && { vector: { ...near, ...terms('vector', row) } }),
          ...(text && { text: { score: worded, ...terms('text', row), terms: text.explain(row) } }),
          freshness: adjustment.freshness(row),
          boost: adjustment.boost(row),
          fused: fused(near?.score ?? 0, worded, row),
        };
        return { ...hit, parts };
      });
    },
  };
}

/** The best exact score: of all rows that may have it by their folded scores. */
function topScore(vector: VectorSearch<string>): number {
  for (let depth = 100; ; depth *= 10) {
    const near = vector.best(depth);
    const certain = near.length < depth || (near.at(-1)?.score ?? 0) < (near[0]?.score ?? 0) - 2 * vector.slack;
    if (certain) return greatest(vector.scores(Uint32Array.from(near, ({ row }) => row).sort()));
  }
}

function ranksOf(hits: readonly Scored[]): Map<number, number> {
  return new Map(hits.map(({ row }, i) => [row, i + 1]));
}

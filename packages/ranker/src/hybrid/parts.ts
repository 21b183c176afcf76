import { type FusionMethod, normalise } from '../fuse.js';
import type { LexicalPart } from '../lexical/index.js';
import { adjusted } from './adjustment.js';

/** What one field's vectors gave. */
export interface CosinePart {
  /** −1 … 1: of the best vector, or the mean, as the field pools. */
  readonly cosine: number;
  readonly weight: number;
  /** Which of the document's vectors was the nearest, from 0; −1 when it has none. */
  readonly vector: number;
}

/** How a list entered the fusion. */
interface ListPart {
  /** The document's score in this list. */
  readonly score: number;
  /** What the list counts in a fusion. */
  readonly weight?: number;
  /** The best score of the list, which `normalised` divides by. */
  readonly best?: number;
  /** The document's place in this list, from 1; absent where the list, as deep as it was read (a thousand at most, or the depth of `reciprocal-rank`), does not hold it. */
  readonly rank?: number;
}

export interface VectorPart<Field extends string> extends ListPart {
  /** score = Σ weight · cosine, in this order. */
  readonly fields: Readonly<Partial<Record<Field, CosinePart>>>;
}

export interface TextPart<Field extends string> extends ListPart {
  /** score = Σ of the terms' scores, in this order. */
  readonly terms: readonly LexicalPart<Field>[];
}

/** Everything that made a score. {@link scoreOf} makes the same number of it again. */
export interface ScoreParts<Field extends string> {
  readonly method: FusionMethod | 'single';
  /** The constant of `reciprocal-rank`. */
  readonly k?: number;
  readonly vector?: VectorPart<Field>;
  readonly text?: TextPart<Field>;
  /** The score of the lists together, before the factors. */
  readonly fused: number;
  /** Factors; 1 where nothing was adjusted. */
  readonly freshness: number;
  readonly boost: number;
}

type Scorable = Pick<ScoreParts<never>, 'method' | 'k' | 'freshness' | 'boost'> & {
  readonly vector?: ListPart;
  readonly text?: ListPart;
};

/**
 * The score that parts make.
 *
 *     single           the only list's score
 *     normalised       Σ weight · max(0, score) / best
 *     reciprocal-rank  Σ weight / (k + rank)
 *
 * times freshness, times boost; a score below 0 is left as it is.
 */
export function scoreOf(parts: Scorable): number {
  return adjusted(fusedScore(parts), parts.freshness, parts.boost);
}

/** The lists' part of {@link scoreOf}. */
function fusedScore({ method, k = 0, vector, text }: Scorable): number {
  const part = (list: ListPart | undefined): number =>
    list ? listScore(method, list.score, list.weight ?? 0, list.best ?? 0, k, list.rank) : 0;
  return part(vector) + part(text);
}

/** What a list's score becomes in a fusion: of `best` for `normalised` alone, of `k` and `rank` for `reciprocal-rank`. */
export function listScore(
  method: ScoreParts<never>['method'],
  score: number,
  weight: number,
  best: number,
  k: number,
  rank: number | undefined,
): number {
  if (method === 'single') return score;
  if (method === 'normalised') return weight * normalise(score, best);
  return rank === undefined ? 0 : weight / (k + rank);
}

import { type BestByWords, createRowSet, type FusionOptions, type Ranker, type Scored } from '@jobsearch/ranker';
import { hasWords } from '../understand/index.js';
import { fusionFor, nearInMeaning } from './ranking.js';
import { rareWordFactor } from './rare-words.js';
import type { UnderstoodQuery } from './understanding.js';
import { answersLookedAt, wordTrust } from './word-trust.js';

/** Hits that tell how well an answer fits. */
export const hitsLookedAt = 5;

/** How words and meaning of one query decide together. */
export interface Hybrid {
  readonly fusion: (best: BestByWords) => FusionOptions;
  /** A factor for each row, at most 1; absent when all have the same. */
  readonly boosts?: (row: number) => number;
  /**
   * What all scores of an answer are multiplied with, once the fusion was asked: how well the best of it fits, 0–1. Words and meaning count as parts of the best score that they give any posting, so
   * that something always comes near 1, be it a flight attendant for an "airline pilot". This is how good that best one is: the mean of how much of the query's
   * words the best postings by words have, and how near in meaning the first hits are. Where a query asks for nothing but constraints and the first hit meets them, nothing fits better: it gets 1.
   */
  fit(hits: readonly Scored[]): number;
}

/** @param vector the query's, of unit length */
export function hybridOf(
  { words, readings, plain, boosts, asksNothingElse }: UnderstoodQuery,
  vector: Float32Array,
  ranker: Ranker<string>,
): Hybrid {
  let wordsMet = hasWords(words) ? 0 : 1;
  const factor = productOf(boosts, rareWordFactor(plain, ranker));
  return {
    ...(factor && { boosts: factor }),
    fusion(best) {
      const answers = best(answersLookedAt);
      const trustIn = (some: typeof answers): number =>
        Math.max(0, ...readings.map((reading) => wordTrust(reading, some, ranker.size)));
      for (const answer of answers) wordsMet = Math.max(wordsMet, trustIn([answer]));
      return fusionFor(trustIn(answers));
    },
    fit(hits) {
      const [first] = hits;
      if (first === undefined) return 1;
      if (asksNothingElse && first.score > 0 && boosts?.(first.row) === 1) return 1 / first.score;
      const some = createRowSet(ranker.size);
      for (const { row } of hits.slice(0, hitsLookedAt)) some.add(row);
      const [nearest] = ranker.search({ vector, filter: some, limit: 1 });
      const near = ((nearest?.score ?? 0) - nearInMeaning.none) / (nearInMeaning.all - nearInMeaning.none);
      return (wordsMet + Math.min(1, Math.max(0, near))) / 2;
    },
  };
}

type Factor = (row: number) => number;

function productOf(a: Factor | undefined, b: Factor | undefined): Factor | undefined {
  return a && b ? (row) => a(row) * b(row) : (a ?? b);
}

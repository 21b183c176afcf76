import type { FusionOptions } from '@jobsearch/ranker';
import type { Preset, SearchField } from '../engine.js';

/** How much a field counts by meaning (times its cosine) and by words (BM25F). */
interface FieldWeights {
  readonly weight: number;
  readonly textWeight: number;
}

/**
 * Chosen on 28 judged queries over 3,064 real postings with the built-in model, and confirmed on 32 others: docs/ranking.md has the figures.
 */
export const fieldWeights: Readonly<Record<SearchField, FieldWeights>> = {
  title: { weight: 0.6, textWeight: 5 },
  company: { weight: 0.05, textWeight: 2 },
  location: { weight: 0.1, textWeight: 2 },
  description: { weight: 0.3, textWeight: 1 },
};

/** What words count where they are trusted wholly; meaning counts the rest. Chosen on both sets of queries. */
const mostForWords = 0.6;

/** What words and meaning count, each as a part of the best score that it gives any posting. @param trust see `wordTrust` */
export function fusionFor(trust: number): FusionOptions {
  const text = mostForWords * trust;
  return { method: 'normalised', text, vector: 1 - text };
}

/** Meaning (see `fieldWeights`) at which a posting has nothing to do with a query, and at which it is just what is wanted, over real postings with the built-in model and MiniLM. */
export const nearInMeaning = { none: 0.3, all: 0.7 } as const;

/** Weights by meaning of rankings that have no words. */
export const presetWeights: Readonly<Record<Preset, Readonly<Record<SearchField, number>>>> = {
  classic: { title: 0.5, location: 0.5, company: 0.2, description: 0.3 },
};

/**
 * What a posting's score gains by meeting what the query asks for, as a part of it: a third of that where the posting does not say, nothing where it says
 * otherwise. Chosen on both sets of judged queries: docs/ranking.md has the figures.
 */
export const understoodBoost = { met: 0.15, unknown: 0.05, contradicted: 0 } as const;

/** The same where the query asks for nothing else ("jobs over 60k", "jobs in London"): what meets it comes first then. */
export const onlyUnderstoodBoost = { met: 99, unknown: 4, contradicted: 0 } as const;

/** What a posting's score gains by each rare word of the query that it has, as a part of it. Neutral on the judged queries, which have hardly any: docs/ranking.md. */
export const rareWordBonus = 0.3;

/** The same for what only facts tell, because its words are in no posting: what is around a city; a skill that nobody calls so ("golang", and "Go" is a word of every text). */
export const factsAloneBoost = { met: 1, unknown: 0, contradicted: 0 } as const;

/** What age leaves of a score at the least, when it is asked to count: an old posting that fits is better than a new one that does not. */
export const freshnessFloor = 0.5;

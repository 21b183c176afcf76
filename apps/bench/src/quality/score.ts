import { ndcg, recall, reciprocalRank } from '@jobsearch/ranker';
import type { JudgedQuery } from './judged-set.js';

/** How good rankings are, query by query; a query without anything relevant is left out. */
export interface QualityRow {
  readonly system: string;
  /** By query id: nDCG@10, what nobody judged counted as not relevant. */
  readonly ndcgs: ReadonlyMap<string, number>;
  readonly ndcg: number;
  /** nDCG@10 of the rankings without what nobody judged. */
  readonly judgedNdcg: number;
  readonly recallAt100: number;
  readonly mrr: number;
  /** Part of the first ten that somebody judged. */
  readonly judged: number;
}

/** Scores a system. @param rankings by query id: posting ids, best first */
export function scoreSystem(
  system: string,
  queries: readonly JudgedQuery[],
  rankings: ReadonlyMap<string, readonly string[]>,
): QualityRow {
  const answerable = queries.filter(({ grades }) => [...grades.values()].some((grade) => grade > 0));
  const each = answerable.map(({ id, grades }) => {
    const ranking = rankings.get(id) ?? [];
    const known = ranking.filter((posting) => grades.has(posting));
    return {
      id,
      ndcg: ndcg(ranking, grades),
      judgedNdcg: ndcg(known, grades),
      recallAt100: recall(ranking, grades),
      mrr: reciprocalRank(ranking, grades),
      judged:
        ranking.slice(0, 10).filter((posting) => grades.has(posting)).length /
        Math.max(1, Math.min(10, ranking.length)),
    };
  });
  const mean = (of: (one: (typeof each)[number]) => number): number =>
    each.reduce((sum, one) => sum + of(one), 0) / each.length;
  return {
    system,
    ndcgs: new Map(each.map(({ id, ndcg: value }) => [id, value])),
    ndcg: mean((one) => one.ndcg),
    judgedNdcg: mean((one) => one.judgedNdcg),
    recallAt100: mean((one) => one.recallAt100),
    mrr: mean((one) => one.mrr),
    judged: mean((one) => one.judged),
  };
}

const samples = 10_000;

/**
 * How likely it is that chance alone makes the mean nDCG of `b` differ as much from that of `a`: paired bootstrap over queries, two-sided, 10,000 samples.
 * (Sakai, SIGIR 2006.)
 *
 * @param random 0 ≤ random < 1
 */
export function pairedBootstrap(a: QualityRow, b: QualityRow, random: () => number): number {
  const differences = [...a.ndcgs].map(([id, value]) => (b.ndcgs.get(id) ?? 0) - value);
  const observed = Math.abs(meanOf(differences));
  const centred = differences.map((difference) => difference - meanOf(differences));
  let extreme = 0;
  for (let sample = 0; sample < samples; sample++) {
    let sum = 0;
    for (let i = 0; i < centred.length; i++) sum += centred[Math.floor(random() * centred.length)] as number;
    if (Math.abs(sum / centred.length) >= observed) extreme++;
  }
  return extreme / samples;
}

const meanOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

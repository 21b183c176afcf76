import { checkInteger, checkNumber } from './check.js';

/**
 * How relevant an item is: 0 not at all; the larger, the more. Items that are not named count as 0. An item that a ranking repeats counts at its
 * first place only.
 */
export type Grades<Item> = ReadonlyMap<Item, number>;

/**
 * Normalised discounted cumulative gain at k, 0–1: gain 2^grade − 1, discount log2(rank + 1), divided by that of the ideal order.
 * (Järvelin & Kekäläinen, ACM TOIS 20, 2002; the exponential gain of Burges et al., ICML 2005.)
 *
 * @throws RankerError `INVALID_QUERY` for a grade beyond ±1000, as its gain would be infinite
 * @returns NaN when nothing is relevant: such a query cannot be answered well or badly, leave it out of a mean
 */
export function ndcg<Item>(ranking: readonly Item[], grades: Grades<Item>, k = 10): number {
  checkDepth(k);
  const ideal = [...grades.values()].sort((a, b) => b - a);
  return discountedGain(distinctGrades(ranking, grades), k) / discountedGain(ideal, k);
}

/** The part of the relevant items that stand among the first k, 0–1; NaN when nothing is relevant. */
export function recall<Item>(ranking: readonly Item[], grades: Grades<Item>, k = 100): number {
  checkDepth(k);
  const found = ranking.slice(0, k).filter((item) => isRelevant(item, grades));
  return new Set(found).size / relevantCount(grades);
}

/** 1 / rank of the first relevant item, 0 when there is none among the first k; NaN when nothing is relevant. The mean of it is the MRR. */
export function reciprocalRank<Item>(
  ranking: readonly Item[],
  grades: Grades<Item>,
  k = Number.POSITIVE_INFINITY,
): number {
  if (relevantCount(grades) === 0) return Number.NaN;
  if (k !== Number.POSITIVE_INFINITY) checkDepth(k);
  const at = ranking.findIndex((item) => isRelevant(item, grades));
  return at < 0 || at >= k ? 0 : 1 / (at + 1);
}

/**
 * The mean of the precision at each relevant item's rank, items that are missing counted as 0. The mean of it is the MAP.
 * NaN when nothing is relevant. (Buckley & Voorhees, SIGIR 2000.)
 */
export function averagePrecision<Item>(ranking: readonly Item[], grades: Grades<Item>): number {
  let found = 0;
  let sum = 0;
  distinctGrades(ranking, grades).forEach((grade, i) => {
    if (grade <= 0) return;
    found++;
    sum += found / (i + 1);
  });
  return sum / relevantCount(grades);
}

/** The grade at each place; 0 where an item stands again. */
function distinctGrades<Item>(ranking: readonly Item[], grades: Grades<Item>): number[] {
  const seen = new Set<Item>();
  return ranking.map((item) => {
    const isFirst = !seen.has(item);
    seen.add(item);
    return isFirst ? (grades.get(item) ?? 0) : 0;
  });
}

function isRelevant<Item>(item: Item, grades: Grades<Item>): boolean {
  return (grades.get(item) ?? 0) > 0;
}

function relevantCount<Item>(grades: Grades<Item>): number {
  let count = 0;
  for (const grade of grades.values()) if (grade > 0) count++;
  return count;
}

function discountedGain(grades: readonly number[], k: number): number {
  return grades
    .slice(0, k)
    .reduce(
      (sum, grade, i) =>
        sum + (2 ** checkNumber('INVALID_QUERY', 'a grade', grade, -1000, 1000) - 1) / Math.log2(i + 2),
      0,
    );
}

function checkDepth(k: number): void {
  checkInteger('INVALID_QUERY', 'k', k, 1);
}

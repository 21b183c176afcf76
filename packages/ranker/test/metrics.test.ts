import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { averagePrecision, ndcg, recall, reciprocalRank } from '../src/metrics.js';

const grades = new Map([
  ['a', 3],
  ['b', 2],
  ['c', 0],
  ['d', 1],
]);

test('nDCG of a worked example', () => {
  const gain = 1 / Math.log2(2) + 7 / Math.log2(4); // d, then nothing, then a
  const ideal = 7 / Math.log2(2) + 3 / Math.log2(3) + 1 / Math.log2(4);

  expect(ndcg(['d', 'x', 'a'], grades, 3)).toBeCloseTo(gain / ideal, 12);
  expect(ndcg(['a', 'b', 'd'], grades)).toBe(1);
  expect(ndcg([], grades)).toBe(0);
});

test('recall, reciprocal rank and average precision of a worked example', () => {
  const ranking = ['x', 'b', 'c', 'a'];

  expect(recall(ranking, grades, 2)).toBeCloseTo(1 / 3);
  expect(recall(ranking, grades)).toBeCloseTo(2 / 3);
  expect(reciprocalRank(ranking, grades)).toBe(1 / 2);
  expect(reciprocalRank(ranking, grades, 1)).toBe(0);
  expect(averagePrecision(ranking, grades)).toBeCloseTo((1 / 2 + 2 / 4) / 3);
});

test('a query without anything relevant has no measure', () => {
  const nothing = new Map([['a', 0]]);

  expect([
    ndcg(['a'], nothing),
    recall(['a'], nothing),
    reciprocalRank(['a'], nothing),
    averagePrecision(['a'], nothing),
  ]).toEqual([Number.NaN, Number.NaN, Number.NaN, Number.NaN]);
});

test('all lie between 0 and 1, and the ideal order has 1', () => {
  const judged = fc.array(fc.nat(3), { minLength: 1, maxLength: 12 }).filter((all) => all.some((grade) => grade > 0));
  fc.assert(
    fc.property(judged, fc.integer({ min: 1, max: 15 }), (all, k) => {
      const byRow = new Map(all.map((grade, i) => [i, grade]));
      const rows = all.map((_, i) => i);
      const best = [...rows].sort((a, b) => (all[b] as number) - (all[a] as number));

      for (const measure of [
        ndcg(rows, byRow, k),
        recall(rows, byRow, k),
        reciprocalRank(rows, byRow),
        averagePrecision(rows, byRow),
      ]) {
        expect(measure).toBeGreaterThanOrEqual(0);
        expect(measure).toBeLessThanOrEqual(1);
      }
      expect([ndcg(best, byRow, k), reciprocalRank(best, byRow), averagePrecision(best, byRow)]).toEqual([1, 1, 1]);
    }),
  );
});

test('refuses a depth of 0, and grades whose gain no number holds', () => {
  expect(() => ndcg([], grades, 0)).toThrow(/k is 0/);
  expect(() => ndcg(['a'], new Map([['a', 2000]]))).toThrow(/grade is 2000/);
  expect(ndcg(['a'], new Map([['a', 1000]]))).toBe(1);
});

test('an item that stands twice counts once', () => {
  const one = new Map([['a', 3]]);

  expect([ndcg(['a', 'a'], one), averagePrecision(['a', 'a'], one), recall(['a', 'a'], one)]).toEqual([1, 1, 1]);
});

import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { fuse } from '../src/fuse.js';
import type { Scored } from '../src/top-k.js';

const hitsOf = (...pairs: [row: number, score: number][]): Scored[] => pairs.map(([row, score]) => ({ row, score }));

const ranked = fc
  .uniqueArray(fc.record({ row: fc.nat(40), score: fc.double({ min: -1, max: 9, noNaN: true }) }), {
    selector: ({ row }) => row,
    maxLength: 30,
  })
  .map((hits) => hits.sort((a, b) => b.score - a.score || a.row - b.row));
const lists = fc.array(fc.record({ hits: ranked, weight: fc.constantFrom(0, 0.3, 1, 2.5) }), { maxLength: 4 });

test('adds each list’s scores as parts of its best', () => {
  const fused = fuse([{ hits: hitsOf([1, 10], [2, 5]) }, { hits: hitsOf([2, 0.4], [3, 0.1]), weight: 2 }]);

  expect(fused).toEqual(hitsOf([2, 2.5], [1, 1], [3, 0.5]));
});

test('adds reciprocal ranks', () => {
  const fused = fuse([{ hits: hitsOf([1, 10], [2, 5]) }, { hits: hitsOf([2, 9], [3, 8]) }], {
    method: 'reciprocal-rank',
  });

  expect(fused).toEqual(hitsOf([2, 1 / 62 + 1 / 61], [1, 1 / 61], [3, 1 / 62]));
});

test('a list of weight 0 is not there', () => {
  expect(fuse([{ hits: hitsOf([1, 1]) }, { hits: hitsOf([9, 1]), weight: 0 }])).toEqual(hitsOf([1, 1]));
});

test('scores below 0 count as 0, and a list of nothing but those adds nothing', () => {
  expect(fuse([{ hits: hitsOf([1, 2], [2, -3]) }, { hits: hitsOf([3, -1]) }])).toEqual(hitsOf([1, 1], [2, 0], [3, 0]));
});

test.each(['normalised', 'reciprocal-rank'] as const)(
  '%s: the order is total, every row stands once, the lists’ order does not matter',
  (method) => {
    fc.assert(
      fc.property(lists, (input) => {
        const fused = fuse(input, { method });

        const rows = new Set(input.flatMap(({ hits, weight }) => (weight > 0 ? hits.map(({ row }) => row) : [])));
        expect(new Set(fused.map(({ row }) => row))).toEqual(rows);
        expect(fused).toHaveLength(rows.size);
        fused.forEach((hit, i) => {
          const before = fused[i - 1];
          if (before)
            expect(before.score > hit.score || (before.score === hit.score && before.row < hit.row)).toBe(true);
          expect(Number.isFinite(hit.score)).toBe(true);
        });
        const scoreOf = new Map(fuse([...input].reverse(), { method }).map(({ row, score }) => [row, score]));
        for (const { row, score } of fused) expect(scoreOf.get(row)).toBeCloseTo(score, 9);
      }),
    );
  },
);

test('takes the first of its own full answer when limited', () => {
  fc.assert(
    fc.property(lists, fc.nat(10), (input, limit) =>
      expect(fuse(input, { limit })).toEqual(fuse(input).slice(0, limit)),
    ),
  );
});

test('refuses weights and constants that make no sense', () => {
  expect(() => fuse([{ hits: [], weight: -1 }])).toThrow(/-1/);
  expect(() => fuse([{ hits: [], weight: Number.NaN }])).toThrow(/NaN/);
  expect(() => fuse([], { k: 0 })).toThrow(/k .* 0/);
});

test('takes rows of any size, and refuses what is no row and no score', () => {
  expect(fuse([{ hits: hitsOf([3e9, 1], [1, 1]) }]).map(({ row }) => row)).toEqual([1, 3e9]);
  expect(() => fuse([{ hits: hitsOf([1.5, 1]) }])).toThrow(/row is 1.5/);
  expect(() => fuse([{ hits: hitsOf([1, Number.POSITIVE_INFINITY]) }])).toThrow(/score is Infinity/);
  expect(() => fuse([{ hits: [], weight: 1e300 }])).toThrow(/1e\+300/);
  expect(() => fuse([], { k: Number.POSITIVE_INFINITY })).toThrow(/Infinity/);
  expect(() => fuse([], { limit: -1 })).toThrow(/^limit is -1/);
});

import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { decay, diversify } from '../src/adjust.js';

test('halves at each half-life, down to the floor', () => {
  expect([0, 7, 14].map((age) => decay(age, 7))).toEqual([1, 0.5, 0.25]);
  expect([0, 7, Infinity].map((age) => decay(age, 7, 0.5))).toEqual([1, 0.75, 0.5]);
});

test('the future is now, and an unknown age is the oldest', () => {
  expect(decay(-3, 7)).toBe(1);
  expect(decay(Number.NaN, 7, 0.3)).toBe(0.3);
});

test('never rises with age and stays between the floor and 1', () => {
  const age = fc.double({ min: 0, max: 1e6, noNaN: true });
  fc.assert(
    fc.property(
      age,
      age,
      fc.double({ min: 0.01, max: 1e4, noNaN: true }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (a, b, halfLife, floor) => {
        const [young, old] = [Math.min(a, b), Math.max(a, b)].map((x) => decay(x, halfLife, floor)) as [number, number];

        expect(young).toBeGreaterThanOrEqual(old);
        expect(old).toBeGreaterThanOrEqual(floor);
        expect(young).toBeLessThanOrEqual(1);
      },
    ),
  );
});

test.each([
  [0, 0],
  [-1, 0],
  [Number.NaN, 0],
  [7, -0.1],
  [7, 1.1],
  [7, Number.NaN],
])('refuses a half-life of %p with a floor of %p', (halfLife, floor) => {
  expect(() => decay(1, halfLife, floor)).toThrow(expect.objectContaining({ code: 'INVALID_QUERY' }));
});

const hits = [0, 1, 2, 3, 4, 5].map((row) => ({ row, score: 10 - row }));
const company = ['a', 'a', 'b', 'a', undefined, undefined];

test('keeps the first of each group, in order; what belongs to nothing stays', () => {
  const groupOf = (row: number) => company[row];

  expect(diversify(hits, { groupOf, maxPerGroup: 1 }).map(({ row }) => row)).toEqual([0, 2, 4, 5]);
  expect(diversify(hits, { groupOf, maxPerGroup: 2, limit: 3 }).map(({ row }) => row)).toEqual([0, 1, 2]);
});

test.each([0, -1, 1.5, Number.NaN])('refuses a maximum of %p', (maxPerGroup) => {
  expect(() => diversify(hits, { groupOf: () => 1, maxPerGroup })).toThrow(String(maxPerGroup));
});

test('refuses groups that no function tells', () => {
  expect(() => diversify(hits, { groupOf: 5 as never, maxPerGroup: 1 })).toThrow(/groupOf is number/);
});

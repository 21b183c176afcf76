import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { topK } from '../src/index.js';

// Few distinct scores, so that ties are frequent.
const scores = fc.array(fc.oneof(fc.constantFrom(-1, 0, 0.5, 1, -Infinity, Infinity), fc.double({ noNaN: true })), {
  maxLength: 200,
});

function sortAll(all: readonly number[]) {
  return all
    .map((score, row) => ({ row, score }))
    .sort((a, b) => (a.score === b.score ? a.row - b.row : a.score < b.score ? 1 : -1));
}

test('is the beginning of a full sort by score, then row', () => {
  fc.assert(
    fc.property(scores, fc.nat(220), (all, k) => {
      expect(topK(all, k)).toEqual(sortAll(all).slice(0, k));
    }),
  );
});

test('is the beginning of the sorted rows that are accepted', () => {
  fc.assert(
    fc.property(scores, fc.nat(20), fc.integer({ min: 1, max: 4 }), (all, k, step) => {
      const accept = (row: number) => row % step === 0;

      expect(topK(all, k, accept)).toEqual(
        sortAll(all)
          .filter(({ row }) => accept(row))
          .slice(0, k),
      );
    }),
  );
});

test('passes NaN over', () => {
  expect(topK([Number.NaN, 1, Number.NaN], 3)).toEqual([{ row: 1, score: 1 }]);
});

test.each([-1, 1.5, Number.NaN, Infinity])('refuses k = %p', (k) => {
  expect(() => topK([1], k)).toThrow(String(k));
});

import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { similarity } from 'ml-distance';
import { createMatrix, nearest } from '../src/index.js';

const value = fc.double({ min: -10, max: 10, noNaN: true }).map(Math.fround);
const row = fc.array(value, { minLength: 4, maxLength: 4 }).filter((all) => Math.hypot(...all) > 1e-3);

test('gives the rows with the greatest cosines of ml-distance', () => {
  fc.assert(
    fc.property(fc.array(row, { minLength: 1, maxLength: 30 }), row, fc.nat(30), (rows, vector, k) => {
      const expected = rows.map((one) => similarity.cosine(one, vector)).sort((a, b) => b - a);

      const hits = nearest(createMatrix(Float32Array.from(rows.flat()), 4), vector, k);

      expect(hits).toHaveLength(Math.min(k, rows.length));
      hits.forEach(({ score }, i) => {
        expect(score).toBeCloseTo(expected[i] as number, 5);
      });
    }),
  );
});

test('passes over rows that the filter does not accept', () => {
  const matrix = createMatrix(Float32Array.of(1, 0, 1, 0.1, 0, 1), 2);

  expect(nearest(matrix, [2, 0], 5, (r) => r > 0).map((hit) => hit.row)).toEqual([1, 2]);
});

test.each([[[1]], [[0, 0]], [[Number.NaN, 1]]])('refuses the vector %j', (vector) => {
  expect(() => nearest(createMatrix(Float32Array.of(1, 0), 2), vector, 1)).toThrow(
    expect.objectContaining({ code: 'INVALID_QUERY' }),
  );
});

import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { popCount } from '../../src/kernels/pop-count.js';
import { createMatrix, rowOf, toUnitLength } from '../../src/matrix.js';
import { toInt8 } from '../../src/vectors/int8.js';
import { toOneBit } from '../../src/vectors/one-bit.js';
import { createVectorIndex } from '../../src/vectors/vector-index.js';
import { randomMatrix, randomQuery } from './random-vectors.js';

const number = fc.integer({ min: -1_000_000, max: 1_000_000 }).map((value) => value / 1000);

test('int8 rows are within half a scale of the numbers', () => {
  fc.assert(
    fc.property(fc.array(number, { minLength: 12, maxLength: 12 }), (numbers) => {
      const data = Float32Array.from(numbers);
      const { values, scales } = toInt8(createMatrix(data, 4));

      data.forEach((value, i) => {
        const scale = scales[Math.floor(i / 4)] as number;
        expect(Math.abs((values[i] as number) * scale - value)).toBeLessThanOrEqual(scale * 0.5001);
      });
    }),
  );
});

test('the largest magnitude of an int8 row becomes 127, and a zero row stays zero', () => {
  const { values, scales } = toInt8(createMatrix(Float32Array.of(0.5, -1, 0, 0), 2));

  expect([...values]).toEqual([64, -127, 0, 0]);
  expect([...scales]).toEqual([Math.fround(1 / 127), 0]);
});

test('the share of differing bits of one-bit codes estimates the angle between the centred rows', () => {
  const dims = 1000;
  const matrix = randomMatrix(12, dims);
  const { codes, mean, wordsPerRow } = toOneBit(matrix);
  const centred = (row: number) => toUnitLength(rowOf(matrix, row).map((value, i) => value - (mean[i] as number)));

  expect(wordsPerRow).toBe(32);
  expect(mean[7]).toBeCloseTo(
    Array.from({ length: 12 }, (_, row) => rowOf(matrix, row)[7] ?? 0).reduce((a, b) => a + b) / 12,
    5,
  );
  for (let row = 1; row < 12; row++) {
    const cosine = centred(row).reduce((sum, value, i) => sum + value * (centred(0)[i] as number), 0);
    let differing = 0;
    for (let word = 0; word < 32; word++) {
      differing += popCount((codes[word] as number) ^ (codes[row * 32 + word] as number));
    }
    expect(Math.abs(differing / dims - Math.acos(cosine) / Math.PI)).toBeLessThan(0.06);
  }
});

test.each([Number.NaN, Infinity])('codes refuse %p, naming the row', (value) => {
  const matrix = createMatrix(Float32Array.of(1, 2, 3, value), 2);
  const refusal = expect.objectContaining({ code: 'INVALID_MATRIX', message: expect.stringContaining('row 1') });

  expect(() => toInt8(matrix)).toThrow(refusal);
  expect(() => toOneBit(matrix)).toThrow(refusal);
});

test('codes of no rows are empty', () => {
  const none = createMatrix(new Float32Array(0), 3);

  expect(toInt8(none).values).toHaveLength(0);
  expect([...toOneBit(none).mean]).toEqual([0, 0, 0]);
});

test('rows of one bit find most of the nearest among many, scored against the query as it is', () => {
  const matrix = randomMatrix(4000, 256);
  const truth = createVectorIndex(matrix, { codes: 'none' });
  const signs = createVectorIndex(matrix, { form: 'one-bit' });
  let found = 0;
  for (let seed = 0; seed < 20; seed++) {
    const query = randomQuery(256, seed);
    const nearest = new Set(truth.nearest(query, 10).map(({ row }) => row));
    found += signs.nearest(query, 100).filter(({ row }) => nearest.has(row)).length;
  }

  expect(found / 200).toBeGreaterThan(0.7);
});

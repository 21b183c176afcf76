import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { createMatrix } from '../../src/matrix.js';
import { fromHalf, packMatrix, toHalf, unpackMatrix } from '../../src/vectors/half.js';

test.each([
  [0, 0x0000],
  [-0, 0x8000],
  [1, 0x3c00],
  [-2, 0xc000],
  [1 / 3, 0x3555],
  [65_504, 0x7bff],
  [65_519.99, 0x7bff],
  [65_520, 0x7c00],
  [-Infinity, 0xfc00],
  [2 ** -14, 0x0400],
  [2 ** -14 - 2 ** -24, 0x03ff],
  [2 ** -24, 0x0001],
  [-(2 ** -24), 0x8001],
  [2 ** -25, 0x0000],
  [2 ** -25 * 1.001, 0x0001],
  [1 + 2 ** -11, 0x3c00],
  [1 + 3 * 2 ** -11, 0x3c02],
  [Number.NaN, 0x7e00],
])('%p has the bits of IEEE 754 binary16', (value, bits) => {
  expect(toHalf(value)).toBe(bits);
});

test('every float16 number survives the way through float32', () => {
  const changed = Array.from({ length: 0x10000 }, (_, bits) => bits).filter((bits) => {
    const value = fromHalf(bits);
    return Number.isNaN(value) ? (toHalf(value) & 0x7fff) !== 0x7e00 : toHalf(value) !== bits;
  });

  expect(changed).toEqual([]);
});

test('rounds to the nearest', () => {
  fc.assert(
    fc.property(fc.float({ min: -65_504, max: 65_504, noNaN: true }), (value) => {
      const half = toHalf(value) & 0x7fff;
      const error = Math.abs(fromHalf(half) - Math.abs(value));

      for (const neighbour of [half - 1, half + 1]) {
        if (neighbour < 0 || neighbour > 0x7bff) continue;
        expect(error).toBeLessThanOrEqual(Math.abs(fromHalf(neighbour) - Math.abs(value)));
      }
    }),
  );
});

test('packs and unpacks a matrix', () => {
  const matrix = createMatrix(Float32Array.of(0.5, -0.25, 3, 65_504, 0, 2 ** -24), 3);

  expect(unpackMatrix(packMatrix(matrix), 3)).toEqual(matrix);
});

test.each([65_520, Infinity, Number.NaN])('refuses a matrix that holds %p, naming the row', (value) => {
  expect(() => packMatrix(createMatrix(Float32Array.of(1, 2, 3, value), 2))).toThrow(
    expect.objectContaining({ code: 'INVALID_MATRIX', message: expect.stringContaining('row 1') }),
  );
});

import { expect, test } from '@jest/globals';
import { addCosines, inverseLengths } from '../../src/cosine.js';
import { createMatrix } from '../../src/matrix.js';

test.each([1e-40, 1e-45, 1, 1e38])('a row of numbers near %p has its cosine', (size) => {
  const matrix = createMatrix(Float32Array.of(size, 0, size, size), 2);
  const scores = new Float64Array(2);

  addCosines(scores, matrix, inverseLengths(matrix), Float32Array.of(1, 0), 1);

  expect(scores[0]).toBeCloseTo(1, 12);
  expect(scores[1]).toBeCloseTo(Math.SQRT1_2, 12);
});

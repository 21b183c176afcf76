import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { createRotation } from '../../src/vectors/rotation.js';
import { randomQuery } from './random-vectors.js';

function dot(a: Float32Array, b: Float32Array): number {
  return a.reduce((sum, value, i) => sum + value * (b[i] as number), 0);
}

test('keeps lengths and angles', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 400 }), fc.nat(), (dims, seed) => {
      const [a, b] = [randomQuery(dims, seed), randomQuery(dims, seed + 1)];
      const before = [dot(a, a), dot(a, b)];
      const rotate = createRotation(dims);
      rotate(a);
      rotate(b);

      expect(dot(a, a)).toBeCloseTo(before[0] as number, 5);
      expect(dot(a, b)).toBeCloseTo(before[1] as number, 5);
    }),
  );
});

test.each([256, 384, 100])('spreads one number over all %i', (dims) => {
  const vector = new Float32Array(dims);
  vector[dims - 1] = 1;
  createRotation(dims)(vector);

  const largest = vector.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  expect(largest).toBeLessThan(6 / Math.sqrt(dims));
  expect(vector.filter((value) => Math.abs(value) > 1e-6).length).toBeGreaterThan(0.7 * dims);
});

test('is the same every time: stored codes depend on it', () => {
  const vector = Float32Array.of(1, 2, 3, 4, 5);
  createRotation(5)(vector);

  expect(Array.from(vector, (value) => value.toFixed(3))).toEqual(['-0.250', '3.750', '2.750', '1.750', '5.500']);
});

test('is undone by the rotation back', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 400 }), fc.nat(), (dims, seed) => {
      const vector = randomQuery(dims, seed);
      const turned = vector.slice();
      createRotation(dims)(turned);
      createRotation(dims, true)(turned);

      for (let i = 0; i < dims; i++) expect(turned[i]).toBeCloseTo(vector[i] as number, 5);
    }),
  );
});

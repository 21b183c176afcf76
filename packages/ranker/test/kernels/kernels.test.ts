import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { distance, similarity } from 'ml-distance';
import type { KernelMemory } from '../../src/kernels/kernels.js';
import { createPlainMemory } from '../../src/kernels/plain-memory.js';
import { scoreOfKey } from '../../src/kernels/plain-selection.js';
import { createSimdMemory } from '../../src/kernels/simd-memory.js';
import { keptForm, type VectorForm } from '../../src/vectors/kept-form.js';
import { oneBitForm } from '../../src/vectors/one-bit-form.js';
import { createRotation } from '../../src/vectors/rotation.js';
import type { RowForm } from '../../src/vectors/row-form.js';

const size = 1 << 18;
const ids = 16_384;
const out = 32_768;
const rows = 65_536;

const number = fc.float({ min: -1, max: 1, noNaN: true });
/** Vectors of one length, the first being the query. */
const vectors = fc
  .integer({ min: 1, max: 300 })
  .chain((dims) => fc.array(fc.array(number, { minLength: dims, maxLength: dims }), { minLength: 2, maxLength: 12 }))
  .map((all) => all.map((vector) => Float32Array.from(vector)));

function forms(dims: number): RowForm[] {
  const named = (['float32', 'float16', 'int8', 'one-bit'] as VectorForm[]).map((name) => keptForm(name, dims));
  const mean = new Float32Array(dims).fill(0.01);
  return [...named, oneBitForm(dims, mean, true), oneBitForm(dims, mean, false)];
}

function scoresOf(memory: KernelMemory, form: RowForm, all: readonly Float32Array[], wanted?: readonly number[]) {
  const [query, ...others] = all as [Float32Array, ...Float32Array[]];
  new Uint8Array(memory.buffer).fill(0);
  form.encode(query, memory.buffer);
  others.forEach((vector, row) => {
    form.write(vector, memory.buffer, rows + row * form.record);
  });
  if (wanted) new Uint32Array(memory.buffer, ids).set(wanted);
  const count = wanted?.length ?? others.length;
  memory.kernels[form.kernel](0, rows, wanted ? ids : 0, count, form.length, form.record, out);
  return new Float32Array(memory.buffer.slice(out, out + count * 4));
}

const plain = createPlainMemory(size);
const simd = createSimdMemory(size, size);

test('SIMD and plain kernels give the same bits in every form', () => {
  fc.assert(
    fc.property(vectors, (all) => {
      for (const form of forms((all[0] as Float32Array).length)) {
        const bits = (memory: KernelMemory) => new Uint32Array(scoresOf(memory, form, all).buffer);

        expect(bits(simd)).toEqual(bits(plain));
      }
    }),
  );
});

describe.each([
  ['simd', simd],
  ['plain', plain],
] as const)('the %s kernels', (_, memory) => {
  test('score the rows that are named as those that lie in a row', () => {
    fc.assert(
      fc.property(vectors, (all) => {
        const wanted = all.slice(1).map((_vector, row) => row);
        for (const form of forms((all[0] as Float32Array).length)) {
          const inOrder = scoresOf(memory, form, all);

          expect(scoresOf(memory, form, all, [...wanted].reverse())).toEqual(inOrder.reverse());
        }
      }),
    );
  });

  test.each([
    ['float32', 1e-6],
    ['float16', 1e-3],
    ['int8', 0.02],
  ] as const)('give, from %s rows, the cosine that ml-distance gives', (name, tolerance) => {
    fc.assert(
      fc.property(vectors, (all) => {
        const length = (vector: Float32Array) => Math.hypot(...vector);
        fc.pre(all.every((vector) => length(vector) > 0.01));
        const units = all.map((vector) => vector.map((value) => value / length(vector)));
        const [query, ...others] = units as [Float32Array, ...Float32Array[]];

        const scores = scoresOf(memory, keptForm(name, query.length), units);

        others.forEach((vector, row) => {
          const peer = similarity.cosine(query as never, vector as never);
          expect(Math.abs((scores[row] as number) - peer)).toBeLessThan(tolerance);
        });
      }),
      { numRuns: 30 },
    );
  });

  test('give, from one-bit rows, the dot product with the row that is read back', () => {
    fc.assert(
      fc.property(vectors, (all) => {
        const [query, ...others] = all as [Float32Array, ...Float32Array[]];
        const form = keptForm('one-bit', query.length);
        const kept = new Float32Array(query.length);

        const scores = scoresOf(memory, form, all);

        others.forEach((_, row) => {
          form.read(memory.buffer, rows + row * form.record, kept);
          const product = query.reduce((sum, value, i) => sum + value * (kept[i] as number), 0);
          const size = Math.hypot(...query) * Math.hypot(...kept);
          expect(Math.abs((scores[row] as number) - product)).toBeLessThanOrEqual(1e-3 * size + 1e-30);
        });
      }),
    );
  });

  test('give a one-bit row its own square as the product with itself', () => {
    fc.assert(
      fc.property(vectors, ([vector]) => {
        const [score] = scoresOf(memory, keptForm('one-bit', (vector as Float32Array).length), [
          vector as Float32Array,
          vector as Float32Array,
        ]);

        const squared = (vector as Float32Array).reduce((sum, value) => sum + value * value, 0);
        expect(score).toBeGreaterThanOrEqual(squared * 0.999 - 1e-30);
        expect(score).toBeLessThanOrEqual(squared * 1.001 + 1e-30);
      }),
    );
  });

  test('count differing signs as ml-distance counts', () => {
    fc.assert(
      fc.property(vectors, (all) => {
        const [query, ...others] = all as [Float32Array, ...Float32Array[]];
        const dims = query.length;
        const signs = (vector: Float32Array) => {
          const rotated = vector.slice();
          createRotation(dims)(rotated);
          return Array.from(rotated, (value) => (value > 0 ? 1 : 0));
        };

        const scores = scoresOf(memory, oneBitForm(dims, new Float32Array(dims), true), all);

        others.forEach((vector, row) => {
          const differing = distance.manhattan(signs(query), signs(vector));
          expect(scores[row]).toBe(dims - 2 * differing);
        });
      }),
    );
  });

  test('keep the k best of all scores, the first of equals', () => {
    const score = fc.oneof(fc.constantFrom(-1, -0, 0, 0.5, 1), fc.float({ noNaN: true, noDefaultInfinity: true }));
    fc.assert(
      fc.property(fc.array(score, { maxLength: 400 }), fc.integer({ min: 1, max: 40 }), (scores, k) => {
        const best = ids;
        new Float32Array(memory.buffer, best)[0] = -Infinity;
        let kept = 0;
        for (let first = 0; first < scores.length; first += 50) {
          const tile = scores.slice(first, first + 50);
          new Float32Array(memory.buffer, out).set(tile);
          kept = memory.kernels.select(out, 0, first, tile.length, best, kept, k, 2 * k + 3);
        }
        kept = memory.kernels.keepBest(best, kept, k);

        const keys = new Uint32Array(memory.buffer, best + 8, 2 * kept);
        const found = Array.from({ length: kept }, (_v, i) => ({
          row: ~(keys[2 * i] as number) >>> 0,
          score: scoreOfKey(keys[2 * i + 1] as number),
        }));
        const byScore = (a: { row: number; score: number }, b: { row: number; score: number }) =>
          b.score - a.score || a.row - b.row;
        const all = scores.map((value, row) => ({ row, score: value + 0 })).sort(byScore);
        expect(found.sort(byScore)).toEqual(all.slice(0, k));
      }),
      { numRuns: 300 },
    );
  });

  test('keep the best of ascending, descending and equal scores', () => {
    const count = 5000;
    const cases = [(i: number) => i, (i: number) => -i, () => 1];
    const expected = [count - 1, 0, 0];
    cases.forEach((scoreAt, which) => {
      new Float32Array(memory.buffer, ids)[0] = -Infinity;
      new Float32Array(memory.buffer, out).set(Float32Array.from({ length: count }, (_v, i) => scoreAt(i)));

      const kept = memory.kernels.select(out, 0, 0, count, ids, 0, 1, 66);
      memory.kernels.keepBest(ids, kept, 1);

      expect(~(new Uint32Array(memory.buffer, ids + 8)[0] as number) >>> 0).toBe(expected[which]);
    });
  });
});

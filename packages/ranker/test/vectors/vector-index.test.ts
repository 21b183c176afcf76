import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { createMatrix, rowOf, toUnitLength } from '../../src/matrix.js';
import { createRowSet, toRowSet } from '../../src/row-set.js';
import type { Scored } from '../../src/top-k.js';
import { createVectorIndex, type VectorIndex, type VectorIndexOptions } from '../../src/vectors/vector-index.js';
import { randomMatrix, randomQuery, rowsOf } from './random-vectors.js';

const forms = ['float32', 'float16', 'int8', 'one-bit'] as const;
/** How far from the cosine a score may be with 20 numbers. */
const tolerances = { float32: 0.001, float16: 0.001, int8: 0.01, 'one-bit': 0.8 };
const codes = ['one-bit', 'int8', 'none'] as const;
const variants: VectorIndexOptions[] = forms.flatMap((form) =>
  codes.flatMap((code) =>
    (['simd', 'plain'] as const).map((kernels) => ({ form, codes: code, kernels, blockBytes: 2 ** 18 })),
  ),
);

/** All rows by their scores, sorted. */
function sortAll(index: VectorIndex, query: Float32Array, accept: (row: number) => boolean = () => true): Scored[] {
  const scores = new Float32Array(index.rows);
  index.dots(query, scores);
  return Array.from(scores, (score, row) => ({ row, score }))
    .filter(({ row }) => accept(row))
    .sort((a, b) => b.score - a.score || a.row - b.row);
}

describe.each(variants)('an index ($form, codes $codes, $kernels)', (options) => {
  const matrix = randomMatrix(700, 20);
  const index = createVectorIndex(matrix, options);
  const query = randomQuery(20);

  test('scores rows near their cosines', () => {
    const scores = new Float32Array(700);
    index.dots(query, scores);

    for (let row = 0; row < 700; row++) {
      const unit = toUnitLength(rowOf(matrix, row));
      const cosine = unit.reduce((sum, value, i) => sum + value * (query[i] as number), 0);
      expect(Math.abs((scores[row] as number) - cosine)).toBeLessThan(
        tolerances[options.form as keyof typeof tolerances],
      );
    }
  });

  test('gives one row the score that it has among all', () => {
    const scores = new Float32Array(700);
    index.dots(query, scores);

    expect(Array.from(scores, (_, row) => index.dot(query, row))).toEqual([...scores]);
  });

  test.each([1, 10, 699, 700, 5000])('finds the %i best of a full sort when exact', (k) => {
    expect(index.nearest(query, k, { exact: true })).toEqual(sortAll(index, query).slice(0, k));
  });

  test('finds the same fast, given candidates enough', () => {
    expect(index.nearest(query, 10, { candidates: 340 })).toEqual(sortAll(index, query).slice(0, 10));
  });

  test('finds k hits when k rows pass the filter', () => {
    const accepted = (step: number) => (row: number) => row % step === 0;
    for (const step of [1, 2, 100, 699]) {
      const accept = createRowSet(700);
      for (let row = 0; row < 700; row += step) accept.add(row);

      for (const exact of [true, false]) {
        expect(index.nearest(query, 8, { accept, exact })).toEqual(sortAll(index, query, accepted(step)).slice(0, 8));
      }
    }
    expect(index.nearest(query, 8, { accept: createRowSet(700) })).toEqual([]);
  });

  test('passes over rows beyond the capacity of the filter', () => {
    const accept = createRowSet(3);
    accept.add(2);

    expect(index.nearest(query, 5, { accept }).map(({ row }) => row)).toEqual([2]);
  });

  test('is, after appending, as if built at once', () => {
    const grown = createVectorIndex(rowsOf(matrix, 0, 0), options);
    for (const [from, to] of [
      [0, 1],
      [1, 130],
      [130, 130],
      [130, 700],
    ] as const) {
      grown.append(rowsOf(matrix, from, to));
    }

    expect(grown.rows).toBe(700);
    expect(sortAll(grown, query)).toEqual(sortAll(index, query));
    expect(grown.nearest(query, 10, { candidates: 20 })).toEqual(index.nearest(query, 10, { candidates: 20 }));
  });
});

test('SIMD and plain kernels find the same with few candidates too', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 200 }), fc.nat(), fc.constantFrom(...forms), (dims, seed, form) => {
      const matrix = randomMatrix(90, dims, seed);
      const query = randomQuery(dims, seed + 1);
      const [simd, plain] = (['simd', 'plain'] as const).map((kernels) =>
        createVectorIndex(matrix, { form, kernels, codes: 'one-bit' }).nearest(query, 5, { candidates: 12 }),
      );

      expect(simd).toEqual(plain);
    }),
    { numRuns: 40 },
  );
});

test('equal rows come in the order of their numbers', () => {
  const same = createMatrix(
    Float32Array.from({ length: 400 }, (_, i) => (i % 2 === 0 ? 0.6 : 0.8)),
    2,
  );
  const index = createVectorIndex(same, { codes: 'one-bit' });

  const hits = index.nearest(Float32Array.of(1, 0), 5, { candidates: 20 });

  expect(hits.map(({ row }) => row)).toEqual([0, 1, 2, 3, 4]);
});

test('a zero row has cosine 0, and so has every row for a zero query', () => {
  const index = createVectorIndex(createMatrix(Float32Array.of(0, 0, 3, 4, -3, -4), 2));

  expect(index.nearest(Float32Array.of(1, 0), 3).map(({ row }) => row)).toEqual([1, 0, 2]);
  expect(index.dot(Float32Array.of(1, 0), 0)).toBe(0);
  expect(index.nearest(new Float32Array(2), 3).map(({ row, score }) => [row, score + 0])).toEqual([
    [0, 0],
    [1, 0],
    [2, 0],
  ]);
});

test.each(forms)('keeps the lengths of %s rows when told to', (form) => {
  const index = createVectorIndex(createMatrix(Float32Array.of(3, 4, 0.5, 0), 2), { form, normalise: false });

  expect(index.dot(Float32Array.of(0.6, 0.8), 0)).toBeCloseTo(5, 1);
  expect(index.dot(Float32Array.of(1, 0), 1)).toBeCloseTo(0.5, 2);
});

test('codes know that a long row beats a nearer short one, when lengths are kept', () => {
  const dims = 256;
  const query = randomQuery(dims);
  const rows = randomMatrix(100, dims).data.map((value, i) => {
    const [row, column] = [Math.floor(i / dims), i % dims];
    const near = query[column] as number;
    if (row === 60) return 10 * (near + 0.1 * value);
    return row === 30 ? near + 0.05 * value : 0.1 * value;
  });
  const found = (normalise: boolean): number | undefined => {
    const index = createVectorIndex(createMatrix(rows, dims), { normalise, codes: 'one-bit' });
    return index.nearest(query, 1, { candidates: 1 })[0]?.row;
  };

  expect(found(false)).toBe(60);
  expect(found(true)).toBe(30);
});

test('an index of no rows finds nothing', () => {
  const index = createVectorIndex(createMatrix(new Float32Array(0), 3), { codes: 'one-bit' });

  expect(index.nearest(Float32Array.of(1, 0, 0), 10)).toEqual([]);
  expect(index.nearest(Float32Array.of(1, 0, 0), 0)).toEqual([]);
});

test('does not share the numbers that it was given', () => {
  const matrix = createMatrix(Float32Array.of(1, 0), 2);
  const index = createVectorIndex(matrix);
  matrix.data[0] = Number.NaN;

  expect(index.dot(Float32Array.of(1, 0), 0)).toBe(1);
});

test.each(['simd', 'plain'] as const)(
  'filters of any density, over tiles and memories, find what a full sort does (%s)',
  (kernels) => {
    const rows = 9000;
    const query = randomQuery(16);
    for (const blockBytes of [2 ** 18, 2 ** 30]) {
      const index = createVectorIndex(randomMatrix(rows, 16), { kernels, codes: 'one-bit', blockBytes });
      const passes = [
        (row: number) => row !== 4321,
        (row: number) => row % 3 !== 0,
        (row: number) => (row < 5000 ? row % 50 !== 0 : row % 50 === 0),
      ];
      for (const pass of passes) {
        const accept = toRowSet(pass, rows);
        const expected = sortAll(index, query, pass);
        for (const k of [1, 100, 5000]) {
          expect(index.nearest(query, k, { accept, exact: true })).toEqual(expected.slice(0, k));
        }
        expect(index.nearest(query, 10, { accept, candidates: 1500 }).every(({ row }) => pass(row))).toBe(true);
      }
    }
  },
);

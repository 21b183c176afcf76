import { describe, expect, test } from '@jest/globals';
import { createMatrix } from '../../src/matrix.js';
import { createVectorIndex, type VectorIndexOptions } from '../../src/vectors/vector-index.js';
import { randomMatrix, randomQuery } from './random-vectors.js';

const refusal = (code: string, text: string) =>
  expect.objectContaining({ code, message: expect.stringContaining(text) });

describe('an index refuses', () => {
  test.each([Number.NaN, Infinity, -Infinity])('rows that hold %p, naming the first', (value) => {
    const matrix = createMatrix(Float32Array.of(1, 2, 3, value, value, 1), 2);

    expect(() => createVectorIndex(matrix)).toThrow(refusal('INVALID_MATRIX', 'row 1 '));
  });

  test.each([
    ['float32', 2e37],
    ['float16', 65_520],
    ['int8', 2e37],
    ['one-bit', 2e18],
  ] as const)('%s rows of length %p when lengths are kept', (form, value) => {
    const matrix = createMatrix(Float32Array.of(1, value), 1);

    expect(() => createVectorIndex(matrix, { form, normalise: false })).toThrow(refusal('INVALID_MATRIX', 'row 1 '));
    expect(createVectorIndex(matrix, { form }).dot(Float32Array.of(1), 1)).toBeCloseTo(1, 5);
  });

  test('rows of other dims, and adds none of a batch with a bad row', () => {
    const index = createVectorIndex(randomMatrix(3, 2));

    expect(() => index.append(randomMatrix(1, 3))).toThrow(refusal('INVALID_MATRIX', 'dims is 3'));
    expect(() => index.append(createMatrix(Float32Array.of(1, 1, Number.NaN, 1), 2))).toThrow(
      refusal('INVALID_MATRIX', 'row 1 '),
    );
    expect(() => index.append({ data: new Float32Array(3), rows: 2, dims: 2 })).toThrow(
      refusal('INVALID_MATRIX', '3 values'),
    );
    expect(index.rows).toBe(3);
  });

  test('dims that are none', () => {
    expect(() => createVectorIndex({ data: new Float32Array(0), rows: 0, dims: 0 })).toThrow(
      refusal('INVALID_MATRIX', 'dims is 0'),
    );
  });

  const index = createVectorIndex(randomMatrix(5, 2));
  const query = randomQuery(2);
  test.each([
    ['a query of other dims', () => index.nearest(randomQuery(3), 1), 'vector is 3'],
    ['a query of NaN', () => index.nearest(Float32Array.of(Number.NaN, 0), 1), 'NaN'],
    ['an infinite query', () => index.dot(Float32Array.of(Infinity, 0), 1), 'infinite'],
    ['a query longer than 1', () => index.nearest(Float32Array.of(1, 1), 1), 'length 1'],
    ['k = -1', () => index.nearest(query, -1), 'k is -1'],
    ['k = 1.5', () => index.nearest(query, 1.5), 'k is 1.5'],
    ['k = NaN', () => index.nearest(query, Number.NaN), 'k is NaN'],
    ['candidates = -5', () => index.nearest(query, 1, { candidates: -5 }), 'candidates is -5'],
    ['a row that is not there', () => index.dot(query, 5), 'row is 5'],
    ['a row between rows', () => index.dot(query, 0.5), 'row is 0.5'],
    ['too little room for scores', () => index.dots(query, new Float32Array(4)), 'scores is 4'],
  ])('%s', (_, act, text) => {
    expect(act).toThrow(refusal('INVALID_QUERY', text));
  });
});

test.each([
  ['form', 'f64'],
  ['form', 'constructor'],
  ['codes', 'pq'],
  ['kernels', 'fast'],
  ['blockBytes', 1000],
  ['blockBytes', Number.NaN],
  ['blockBytes', -1],
])('the option %s = %p is refused', (option, value) => {
  const options = { [option]: value } as VectorIndexOptions;

  for (const rows of [0, 1]) {
    expect(() => createVectorIndex(randomMatrix(rows, 4), options)).toThrow(
      refusal('INVALID_MATRIX', `${option} is ${value}`),
    );
  }
});

test.each(['simd', 'plain'] as const)('more rows than one %s memory holds go to further ones', (kernels) => {
  const matrix = randomMatrix(5000, 16);
  const query = randomQuery(16);
  const one = createVectorIndex(matrix, { kernels, codes: 'one-bit' });
  const many = createVectorIndex(matrix, { kernels, codes: 'one-bit', blockBytes: 2 ** 18 });

  expect(many.nearest(query, 50, { exact: true })).toEqual(one.nearest(query, 50, { exact: true }));
  expect(many.nearest(query, 50, { candidates: 100 })).toEqual(one.nearest(query, 50, { candidates: 100 }));
  expect(many.nearest(query, 4000, { candidates: 4000 })).toEqual(one.nearest(query, 4000, { exact: true }));
});

test('more hits than a kernel selects are found by sorting', () => {
  const matrix = randomMatrix(9000, 2);
  const index = createVectorIndex(matrix, { codes: 'one-bit' });
  const hits = index.nearest(randomQuery(2), 8500);

  expect(hits).toHaveLength(8500);
  expect(hits).toEqual([...hits].sort((a, b) => b.score - a.score || a.row - b.row));
});

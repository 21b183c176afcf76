import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { createRowSet } from '../../src/row-set.js';
import { checkVectorInput, createVectorField, type VectorField } from '../../src/vectors/vector-field.js';
import { vectorFieldFromParts, vectorFieldParts } from '../../src/vectors/vector-field-parts.js';
import { createVectorIndex } from '../../src/vectors/vector-index.js';
import { randomMatrix, randomQuery, rowsOf } from './random-vectors.js';

const dims = 8;
const query = randomQuery(dims);
/** How many vectors each document has. */
const counts = fc.array(fc.nat(5), { maxLength: 60 });

function offsetsOf(sizes: readonly number[]): Uint32Array {
  const offsets = new Uint32Array(sizes.length + 1);
  sizes.forEach((size, i) => {
    offsets[i + 1] = (offsets[i] as number) + size;
  });
  return offsets;
}

function sortAll(field: VectorField, accept: (row: number) => boolean = () => true) {
  const scores = new Float32Array(field.rows);
  field.scores(query, scores);
  return Array.from(scores, (score, row) => ({ row, score }))
    .filter(({ row }) => accept(row))
    .sort((a, b) => b.score - a.score || a.row - b.row);
}

describe.each(['max', 'mean', 'top2'] as const)('a field pooled by %s', (pooling) => {
  const oracle = (cosines: number[]): number => {
    const sorted = [...cosines].sort((a, b) => b - a);
    const counted = pooling === 'max' ? sorted.slice(0, 1) : pooling === 'top2' ? sorted.slice(0, 2) : sorted;
    return counted.reduce((sum, cosine) => sum + cosine, 0) / Math.max(counted.length, 1);
  };

  test('scores documents by the cosines of their vectors, 0 when there are none', () => {
    fc.assert(
      fc.property(counts, (sizes) => {
        const offsets = offsetsOf(sizes);
        const vectors = randomMatrix(offsets.at(-1) as number, dims);
        const index = createVectorIndex(vectors);
        const field = createVectorField({ vectors, offsets, pooling });

        const scores = new Float32Array(sizes.length);
        field.scores(query, scores);

        sizes.forEach((size, row) => {
          const cosines = Array.from({ length: size }, (_, i) => index.dot(query, (offsets[row] as number) + i));
          const { cosine, vector } = field.score(query, row);
          expect(cosine).toBe(scores[row]);
          expect(cosine).toBeCloseTo(oracle(cosines), 6);
          expect(vector).toBe(size === 0 ? -1 : cosines.indexOf(Math.max(...cosines)));
        });
      }),
    );
  });

  test('loses no document, whatever crowds among the nearest vectors', () => {
    fc.assert(
      fc.property(counts, fc.nat(70), fc.integer({ min: 1, max: 4 }), fc.boolean(), (sizes, k, step, exact) => {
        const offsets = offsetsOf(sizes);
        const vectors = randomMatrix(offsets.at(-1) as number, dims);
        const field = createVectorField({ vectors, offsets, pooling, codes: 'one-bit' });
        const accept = createRowSet(sizes.length);
        for (let row = 0; row < sizes.length; row += step) accept.add(row);

        const options = { exact, candidates: 200 };
        expect(field.nearest(query, k, options)).toEqual(sortAll(field).slice(0, k));
        expect(field.nearest(query, k, { ...options, accept })).toEqual(
          sortAll(field, (row) => row % step === 0).slice(0, k),
        );
      }),
    );
  });

  test('is, after appending, as if built at once', () => {
    const vectors = randomMatrix(12, dims);
    const whole = createVectorField({ vectors, pooling, offsets: Uint32Array.of(0, 1, 2, 6, 6, 11, 12) });
    const grown = createVectorField({ vectors: rowsOf(vectors, 0, 2), pooling });

    grown.append({ vectors: rowsOf(vectors, 2, 11), offsets: Uint32Array.of(0, 4, 4, 9) });
    grown.append({ vectors: rowsOf(vectors, 11, 12) });

    expect(grown.rows).toBe(6);
    expect(sortAll(grown)).toEqual(sortAll(whole));
  });

  test('comes back from its parts', () => {
    const vectors = randomMatrix(12, dims);
    for (const offsets of [undefined, Uint32Array.of(0, 5, 5, 12)]) {
      const field = createVectorField({ vectors, pooling, ...(offsets && { offsets }) });

      expect(sortAll(vectorFieldFromParts(vectorFieldParts(field)))).toEqual(sortAll(field));
    }
  });
});

test('a fast search scores a document by its best vector even when the codes missed that', () => {
  const sizes = Array.from({ length: 300 }, () => 5);
  const field = createVectorField({ vectors: randomMatrix(1500, dims), offsets: offsetsOf(sizes), codes: 'one-bit' });

  const hits = field.nearest(query, 20, { candidates: 45 });

  expect(hits).toHaveLength(20);
  for (const { row, score } of hits) expect(field.score(query, row).cosine).toBe(score);
});

test('one vector a document needs no offsets', () => {
  const vectors = randomMatrix(50, dims);
  const field = createVectorField({ vectors });

  expect(field.nearest(query, 7)).toEqual(createVectorIndex(vectors).nearest(query, 7));
  expect(field.score(query, 3)).toEqual({ cosine: createVectorIndex(vectors).dot(query, 3), vector: 0 });
});

test.each([
  [[1, 4], 'first offset is 1'],
  [[0, 3, 2, 4], 'offset 2 is 2'],
  [[0, 3], 'last offset is 3'],
  [[], 'first offset is undefined'],
])('offsets %j are refused, and nothing is added', (offsets, text) => {
  const input = { vectors: randomMatrix(4, dims), offsets: Uint32Array.from(offsets) };
  const refusal = expect.objectContaining({ code: 'INVALID_MATRIX', message: expect.stringContaining(text) });
  const field = createVectorField({ vectors: randomMatrix(2, dims) });

  expect(() => createVectorField(input)).toThrow(refusal);
  expect(() => checkVectorInput(field, input)).toThrow(refusal);
  expect(() => field.append(input)).toThrow(refusal);
  expect(field.rows).toBe(2);
});

describe('a check before appending', () => {
  const options = { form: 'float16', normalise: false } as const;
  const field = createVectorField({ vectors: randomMatrix(2, 2), ...options });
  test.each([
    ['dims', { data: new Float32Array(3), rows: 1, dims: 3 }],
    ['values', { data: new Float32Array(3), rows: 2, dims: 2 }],
    ['rows', { data: new Float32Array(3), rows: 1.5, dims: 2 }],
    ['NaN', { data: Float32Array.of(1, Number.NaN), rows: 1, dims: 2 }],
    ['what is too long', { data: Float32Array.of(1, 70_000), rows: 1, dims: 2 }],
  ])('refuses what appending refuses, in the same words: %s', (_, vectors) => {
    const messageOf = (act: () => void): unknown => {
      try {
        act();
      } catch (error) {
        return error;
      }
      return undefined;
    };
    const refused = messageOf(() => checkVectorInput(field, { vectors }));

    expect(refused).toMatchObject({ code: 'INVALID_MATRIX' });
    expect(messageOf(() => field.append({ vectors }))).toEqual(refused);
    expect(field.rows).toBe(2);
  });

  test('adds nothing when all is well', () => {
    checkVectorInput(field, { vectors: randomMatrix(3, 2), offsets: Uint32Array.of(0, 3) });

    expect(field.rows).toBe(2);
  });
});

test.each(['median', 'constructor'])('the pooling %s is refused', (pooling) => {
  expect(() => createVectorField({ vectors: randomMatrix(2, 2), pooling: pooling as 'max' })).toThrow(
    expect.objectContaining({ code: 'INVALID_MATRIX', message: expect.stringContaining(`pooling is ${pooling}`) }),
  );
});

test('a document that is not there, and too little room for scores, are refused', () => {
  const field = createVectorField({ vectors: randomMatrix(2, dims), offsets: Uint32Array.of(0, 2) });

  expect(() => field.score(query, 1)).toThrow(expect.objectContaining({ code: 'INVALID_QUERY' }));
  expect(() => field.scores(query, new Float32Array(0))).toThrow(expect.objectContaining({ code: 'INVALID_QUERY' }));
});

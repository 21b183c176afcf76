import { describe, expect, test } from '@jest/globals';
import { createVectorIndex } from '../../src/vectors/vector-index.js';
import { type VectorIndexParts, vectorIndexFromParts, vectorIndexParts } from '../../src/vectors/vector-index-parts.js';
import { randomMatrix, randomQuery, rowsOf } from './random-vectors.js';

const matrix = randomMatrix(3000, 24);
const query = randomQuery(24);

/** The parts as they come back from a file: copies. */
function stored(parts: VectorIndexParts): VectorIndexParts {
  const arrays = Object.entries(parts.arrays).map(([name, array]) => [name, array.slice()] as const);
  return { ...parts, arrays: Object.fromEntries(arrays) };
}

describe.each(['float32', 'float16', 'int8', 'one-bit'] as const)('an index of %s rows', (form) => {
  test.each([
    ['one-bit', true, 2 ** 30],
    ['one-bit', false, 2 ** 18],
    ['int8', true, 2 ** 18],
    ['none', true, 2 ** 18],
  ] as const)(
    'comes back from its parts (codes %s, normalise %p, memories of %i bytes)',
    (codes, normalise, blockBytes) => {
      const index = createVectorIndex(rowsOf(matrix, 0, 2900), { form, codes, normalise, blockBytes });

      const back = vectorIndexFromParts(stored(vectorIndexParts(index)));

      expect(back.rows).toBe(2900);
      for (const options of [{ exact: true }, { candidates: 30 }]) {
        expect(back.nearest(query, 20, options)).toEqual(index.nearest(query, 20, options));
      }
      for (const one of [index, back]) one.append(rowsOf(matrix, 2900, 3000));
      expect(back.nearest(query, 20, { candidates: 30 })).toEqual(index.nearest(query, 20, { candidates: 30 }));
      expect(vectorIndexParts(back).arrays.mean).toEqual(vectorIndexParts(index).arrays.mean);
    },
  );
});

test('small indexes have no codes, and may get them later', () => {
  const index = createVectorIndex(rowsOf(matrix, 0, 10));
  const parts = vectorIndexParts(index);

  expect([parts.codes, parts.codeForm]).toEqual(['auto', 'none']);
  expect(vectorIndexFromParts(stored(parts)).nearest(query, 3)).toEqual(index.nearest(query, 3));
});

test.each([
  ['a missing array of rows', ({ 'rows/0': _, ...rest }: VectorIndexParts['arrays']) => rest, 'rows is 0'],
  ['a missing array of codes', ({ 'codes/0': _, ...rest }: VectorIndexParts['arrays']) => rest, 'codes is 0'],
  ['a missing mean', ({ mean: _, ...rest }: VectorIndexParts['arrays']) => rest, 'the mean'],
  [
    'half a row',
    (arrays: VectorIndexParts['arrays']) => ({ ...arrays, 'rows/0': (arrays['rows/0'] as Uint8Array).subarray(1) }),
    'bytes',
  ],
])('%s is refused', (_, change, text) => {
  const parts = vectorIndexParts(createVectorIndex(rowsOf(matrix, 0, 10), { codes: 'one-bit' }));

  expect(() => vectorIndexFromParts({ ...parts, arrays: change(parts.arrays) })).toThrow(
    expect.objectContaining({ code: 'INVALID_INDEX', message: expect.stringContaining(text) }),
  );
});

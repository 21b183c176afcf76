import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { createMatrix, createRanker, rankerFromBytes, rankerToBytes } from '../../src/index.js';
import { columnsOf, documents, type FieldName, indexOf, queryText, queryVector } from './random-index.js';

test('a stored index answers as the one that was stored, and goes on changing as it would', () => {
  fc.assert(
    fc.property(documents, documents, queryText, queryVector, fc.boolean(), (all, more, text, query, removed) => {
      const ranker = indexOf(all);
      if (removed) ranker.remove(0);

      const restored = rankerFromBytes<FieldName>(rankerToBytes(ranker));

      expect([restored.rows, restored.size, restored.fields]).toEqual([ranker.rows, ranker.size, ranker.fields]);
      for (const grows of [false, true]) {
        if (grows) for (const index of [ranker, restored]) index.add(columnsOf(more));
        for (const search of [{ vector: query }, { text }, { text, vector: query }]) {
          const options = { ...search, limit: 20, explain: true };
          expect(restored.search(options)).toEqual(ranker.search(options));
        }
      }
    }),
    { numRuns: 60 },
  );
});

test('keeps several vectors a document, pooling, compressed forms and codes', () => {
  const vectors = createMatrix(
    Float32Array.from({ length: 300 * 8 }, (_, i) => Math.sin(i * i)),
    8,
  );
  const offsets = Uint32Array.from({ length: 101 }, (_, i) => i * 3);
  const ranker = createRanker(
    { chunks: { vectors, offsets, pooling: 'top2' } },
    { vectors: { form: 'float16', codes: 'one-bit' } },
  );
  const search = { vector: [1, 2, 3, 4, 5, 6, 7, 8], limit: 7, explain: true } as const;

  expect(rankerFromBytes(rankerToBytes(ranker)).search(search)).toEqual(ranker.search(search));
});

test('refuses bytes that are no index, and damage', () => {
  const bytes = rankerToBytes(indexOf([]));
  const broken = Uint8Array.from(bytes);
  broken[20] = (broken[20] as number) ^ 1;

  for (const wrong of [new Uint8Array(0), new Uint8Array(99), bytes.subarray(0, 40), broken]) {
    expect(() => rankerFromBytes(wrong)).toThrow(expect.objectContaining({ code: 'INVALID_INDEX' }));
  }
});

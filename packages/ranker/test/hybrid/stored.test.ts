import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { allocateIndexBytes, createMatrix, createRanker, rankerFromBytes, rankerToBytes } from '../../src/index.js';
import { rankerStateOf } from '../../src/ranker.js';
import { vectorFieldParts } from '../../src/vectors/vector-field-parts.js';
import { columnsOf, documents, type FieldName, indexOf, queryText, queryVector } from './random-index.js';

test('a stored index answers as the one that was stored, and goes on changing as it would', () => {
  fc.assert(
    fc.property(documents, documents, queryText, queryVector, fc.boolean(), (all, more, text, query, removed) => {
      const ranker = indexOf(all);
      if (removed) ranker.remove(0);

      const bytes = rankerToBytes(ranker);
      const restored = [bytes, inKernelMemory(bytes)].map((copy) => rankerFromBytes<FieldName>(copy));

      for (const { rows, size, fields } of restored)
        expect([rows, size, fields]).toEqual([ranker.rows, ranker.size, ranker.fields]);
      for (const grows of [false, true]) {
        if (grows) for (const index of [ranker, ...restored]) index.add(columnsOf(more));
        for (const search of [{ vector: query }, { text }, { text, vector: query }]) {
          const options = { ...search, limit: 20, explain: true };
          for (const index of restored) expect(index.search(options)).toEqual(ranker.search(options));
        }
      }
    }),
    { numRuns: 60 },
  );
});

/** The bytes as they are when a file was read into them. */
function inKernelMemory(bytes: Uint8Array): Uint8Array {
  const room = allocateIndexBytes(bytes.length);
  room.set(bytes);
  return room;
}

const wave = (rows: number, dims: number) =>
  createMatrix(
    Float32Array.from({ length: rows * dims }, (_, i) => Math.sin(i * i)),
    dims,
  );

test.each(['simd', 'plain'] as const)('uses vectors where they lie in bytes of its making (%s kernels)', (kernels) => {
  const rows = kernels === 'simd' ? 40_000 : 100; // small memories have plain kernels
  const vectors = wave(rows, 8);
  const ranker = createRanker(
    { title: { vectors }, body: { vectors, weight: 0.5 } },
    { vectors: { codes: 'one-bit' } },
  );
  ranker.remove(3);
  const before = rankerToBytes(ranker);
  const bytes = inKernelMemory(before);

  const restored = rankerFromBytes(bytes);

  for (const field of rankerStateOf(restored).vectors?.columns ?? []) {
    const { arrays } = vectorFieldParts(field).index;
    expect([arrays['rows/0']?.buffer, arrays['codes/0']?.buffer]).toEqual([bytes.buffer, bytes.buffer]);
  }
  for (const options of [
    {},
    { exact: true },
    { weights: { title: 1, body: 2 } },
    { filter: (row: number) => row % 7 === 0 },
  ]) {
    const search = { vector: [1, 2, 3, 4, 5, 6, 7, 8], limit: 9, ...options };
    expect(restored.search(search)).toEqual(ranker.search(search));
  }
  expect(bytes).toEqual(before);
});

test.each(['float32', 'float16', 'int8', 'one-bit'] as const)('goes on from %s rows that lie in the bytes', (form) => {
  const vectors = wave(500, 24);
  const options = { vectors: { form, codes: 'none', blockBytes: 2 ** 18 } } as const;
  const rowsOf = (from: number, to: number) => createMatrix(vectors.data.slice(from * 24, to * 24), 24);
  const fresh = createRanker({ title: { vectors } }, options);
  const restored = rankerFromBytes(
    inKernelMemory(rankerToBytes(createRanker({ title: { vectors: rowsOf(0, 300) } }, options))),
  );

  restored.add({ title: { vectors: rowsOf(300, 301) } });
  restored.add({ title: { vectors: rowsOf(301, 500) } });

  for (const limit of [5, 500]) {
    const search = { vector: vectors.data.slice(0, 24), limit, explain: true };
    expect(restored.search(search)).toEqual(fresh.search(search));
  }
});

test('copies vectors that lie elsewhere, or are for other kernels', () => {
  const ranker = createRanker({ title: { vectors: wave(50, 8) } });
  const bytes = inKernelMemory(rankerToBytes(ranker));
  const search = { vector: [1, 2, 3, 4, 5, 6, 7, 8], limit: 5 };

  const restored = rankerFromBytes(bytes, { kernels: 'simd' });

  const [field] = rankerStateOf(restored).vectors?.columns ?? [];
  expect(field && vectorFieldParts(field).index.arrays['rows/0']?.buffer).not.toBe(bytes.buffer);
  expect(restored.search(search)).toEqual(ranker.search(search));
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

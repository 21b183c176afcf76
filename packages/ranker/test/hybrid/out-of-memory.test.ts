import { afterEach, describe, expect, test } from '@jest/globals';
import { createMatrix, createRanker, type Matrix, rankerToBytes } from '../../src/index.js';

const Original = globalThis.ArrayBuffer;
const wasm = (globalThis as unknown as { WebAssembly: { Memory: unknown } }).WebAssembly;
const { Memory } = wasm;
const setMemory = (value: unknown): void => {
  Object.defineProperty(wasm, 'Memory', { value, configurable: true, writable: true });
};

afterEach(() => {
  globalThis.ArrayBuffer = Original;
  setMemory(Memory);
});

/** Does the work where so many buffers can be had; gives the code of the error, if any. */
function withBuffers(count: number, work: () => void): unknown {
  let left = count;
  globalThis.ArrayBuffer = class extends Original {
    constructor(bytes: number) {
      if (left-- === 0) throw new RangeError('no room');
      super(bytes);
    }
  } as ArrayBufferConstructor;
  try {
    work();
    return undefined;
  } catch (error) {
    return (error as { code?: unknown }).code ?? error;
  } finally {
    globalThis.ArrayBuffer = Original;
  }
}

function vectorsOf(rows: number, seed: number): Matrix {
  return createMatrix(
    Float32Array.from({ length: rows * 16 }, (_, i) => Math.sin(seed + i * i)),
    16,
  );
}

function documentsOf(rows: number, seed: number) {
  const texts = Array.from({ length: rows }, (_, i) => `nurse ${seed + i}`);
  return { title: { texts, vectors: vectorsOf(rows, seed) }, body: { vectors: vectorsOf(rows, seed + 1) } };
}

const several = { ...documentsOf(5, 9), body: { vectors: vectorsOf(9, 3), offsets: Uint32Array.of(0, 0, 4, 6, 6, 9) } };

describe.each(['one-bit', 'int8', 'none'] as const)('with codes: %s', (codes) => {
  // A block holds 14 rows of vectors.
  const make = () => createRanker(documentsOf(3, 1), { vectors: { codes, kernels: 'plain', blockBytes: 149_000 } });

  test.each([
    ['a few documents', [], documentsOf(5, 9)],
    ['many documents', [], documentsOf(60, 9)],
    ['documents of several vectors', [], several],
    ['more documents of several vectors', [several], several],
  ])('an index that runs out of memory for %s stays as it was', (_, first, more) => {
    const [ranker, other] = [make(), make()];
    for (const documents of first) for (const one of [ranker, other]) one.add(documents);
    other.add(more);
    const before = rankerToBytes(ranker);

    let refused = 0;
    for (;;) {
      const code = withBuffers(refused, () => ranker.add(more));
      if (code === undefined) break;
      expect(code).toBe('OUT_OF_MEMORY');
      expect(rankerToBytes(ranker)).toEqual(before);
      refused++;
    }

    expect(refused).toBeGreaterThan(0);
    expect(rankerToBytes(ranker)).toEqual(rankerToBytes(other));
  });
});

test('one in memory of WebAssembly, too, stays as it was and can be added to', () => {
  const make = () => createRanker(documentsOf(10, 1), { vectors: { kernels: 'simd', blockBytes: 2 ** 18 } });
  const ranker = make();
  const search = { text: 'nurse', vector: new Float32Array(16).fill(1), limit: 20, explain: true };
  const before = ranker.search(search);
  setMemory(
    class {
      constructor() {
        throw new RangeError('no room');
      }
    },
  );

  expect(() => ranker.add(documentsOf(9000, 5))).toThrow(expect.objectContaining({ code: 'OUT_OF_MEMORY' }));

  expect(ranker.rows).toBe(10);
  expect(ranker.search(search)).toEqual(before);
  setMemory(Memory);
  const fresh = make();
  for (const one of [ranker, fresh]) one.add(documentsOf(9000, 5));
  expect(ranker.search(search)).toEqual(fresh.search(search));
});

import { expect, test } from '@jest/globals';
import { createMatrix } from '../../src/matrix.js';
import { createVectorIndex } from '../../src/vectors/vector-index.js';

test('SIMD kernels that are not to be had are refused, even for no rows; the others work', () => {
  const { WebAssembly: original } = globalThis as { WebAssembly?: unknown };
  const set = (value: unknown) => Object.defineProperty(globalThis, 'WebAssembly', { value, configurable: true });
  set(undefined);
  try {
    const none = createMatrix(new Float32Array(0), 2);
    expect(() => createVectorIndex(none, { kernels: 'simd' })).toThrow(
      expect.objectContaining({ code: 'INVALID_MATRIX', message: expect.stringContaining('kernels is simd') }),
    );
    const index = createVectorIndex(createMatrix(Float32Array.of(0, 1), 2), { kernels: 'auto' });
    expect(index.dot(Float32Array.of(0, 1), 0)).toBe(1);
  } finally {
    set(original);
  }
});

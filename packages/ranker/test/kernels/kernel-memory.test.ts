import { afterEach, expect, test } from '@jest/globals';
import { createKernelMemory, growKernelMemory } from '../../src/kernels/kernel-memory.js';

const { WebAssembly: original } = globalThis as { WebAssembly?: unknown };
const setWebAssembly = (value: unknown): void => {
  Object.defineProperty(globalThis, 'WebAssembly', { value, configurable: true, writable: true });
};
const large = 2 ** 20;

afterEach(() => setWebAssembly(original));

test('takes SIMD for large memories only', () => {
  expect(createKernelMemory(large, 2 * large, 'auto').kind).toBe('simd');
  expect(createKernelMemory(large - 64, 2 * large, 'auto').kind).toBe('plain');
});

test('is plain when that is asked for', () => {
  expect(createKernelMemory(large, 2 * large, 'plain').kind).toBe('plain');
});

test('is plain where there is no WebAssembly', () => {
  setWebAssembly(undefined);

  expect(createKernelMemory(large, 2 * large, 'auto').kind).toBe('plain');
  expect(() => createKernelMemory(large, 2 * large, 'simd')).toThrow('SIMD');
});

test.each(['auto', 'simd', 'plain'] as const)('keeps its bytes when it grows (%s)', (choice) => {
  const memory = createKernelMemory(1000, 4 * large, choice);
  new Uint8Array(memory.buffer).set([1, 2, 3]);

  const grown = growKernelMemory(memory, 2 * large, 4 * large, choice);

  expect(grown.kind).toBe(choice === 'plain' ? 'plain' : 'simd');
  expect(grown.buffer.byteLength).toBeGreaterThanOrEqual(2 * large);
  expect([...new Uint8Array(grown.buffer, 0, 4)]).toEqual([1, 2, 3, 0]);
});

test.each(['simd', 'plain'] as const)('says that there is no memory (%s)', (choice) => {
  const memory = createKernelMemory(large, large, choice);

  expect(() => growKernelMemory(memory, 2 ** 47, large, choice)).toThrow(
    expect.objectContaining({ code: 'OUT_OF_MEMORY' }),
  );
});

test('says so too when the first memory is not to be had', () => {
  class Refusing {
    constructor() {
      throw new RangeError('no room');
    }
  }
  setWebAssembly({ ...(original as object), Memory: Refusing, Module: Object, Instance: Object });

  expect(() => createKernelMemory(large, large, 'simd')).toThrow(expect.objectContaining({ code: 'OUT_OF_MEMORY' }));
});

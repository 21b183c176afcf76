import { RankerError } from '../error.js';
import type { KernelChoice, KernelMemory } from './kernels.js';
import { createPlainMemory } from './plain-memory.js';
import { createSimdMemory, hasSimd } from './simd-memory.js';

/** From this size on `auto` takes SIMD: below, an instance costs more than it saves, and engines hold but a few hundred memories. */
const simdFromBytes = 1 << 20;

/**
 * Memory of at least so many bytes, with the kernels of the choice.
 *
 * @param maxBytes how large it may grow
 * @throws RankerError `OUT_OF_MEMORY` when the engine has no room for it.
 */
export function createKernelMemory(bytes: number, maxBytes: number, choice: KernelChoice): KernelMemory {
  const isSimd = choice === 'simd' || (choice === 'auto' && bytes >= simdFromBytes && hasSimd());
  return orOutOfMemory(bytes, () => (isSimd ? createSimdMemory(bytes, maxBytes) : createPlainMemory(bytes)));
}

/** The same memory, grown, or a larger one with the same bytes and, for `auto`, faster kernels. */
export function growKernelMemory(
  memory: KernelMemory,
  bytes: number,
  maxBytes: number,
  choice: KernelChoice,
): KernelMemory {
  if (memory.kind === 'plain' && choice === 'auto' && bytes >= simdFromBytes && hasSimd()) {
    const moved = createKernelMemory(bytes, maxBytes, choice);
    new Uint8Array(moved.buffer).set(new Uint8Array(memory.buffer));
    return moved;
  }
  orOutOfMemory(bytes, () => memory.grow(bytes));
  return memory;
}

/** Makes something of so many bytes. @throws RankerError `OUT_OF_MEMORY` when there is no room for them */
export function orOutOfMemory<Result>(bytes: number, make: () => Result): Result {
  try {
    return make();
  } catch (error) {
    if ((error as Error).name !== 'RangeError') throw error; // by name: it may come from another realm
    throw new RankerError('OUT_OF_MEMORY', `no memory for ${bytes} bytes of vectors: keep them as float16 or int8`);
  }
}

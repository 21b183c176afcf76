import { checkInteger } from '../check.js';
import { createKernelMemory, orOutOfMemory } from './kernel-memory.js';
import type { KernelChoice, KernelMemory } from './kernels.js';

/** Working space of the kernels before the bytes. */
export const workBytes = 2 ** 18;

const mostBytes = 2 ** 32 - 2 ** 16;

const memories = new WeakMap<ArrayBufferLike, KernelMemory>();

/**
 * Zeroed bytes, to read a stored index into: `rankerFromBytes` of the whole of them uses the vectors where they lie, instead of copying them
 * into memory of the kernels. The kernels write into these bytes' memory, but not into the bytes.
 *
 * Beyond 4 GiB, the most that a WebAssembly memory holds, they are ordinary bytes, and vectors are copied.
 *
 * @throws RankerError `OUT_OF_MEMORY`
 */
export function allocateIndexBytes(byteLength: number): Uint8Array<ArrayBuffer> {
  checkInteger('OUT_OF_MEMORY', 'byteLength', byteLength, 0);
  const needed = workBytes + byteLength;
  if (needed > mostBytes) return orOutOfMemory(byteLength, () => new Uint8Array(byteLength));
  const memory = createKernelMemory(needed, needed, 'auto');
  memories.set(memory.buffer, memory);
  return new Uint8Array(memory.buffer, workBytes, byteLength);
}

/** The memory of kernels of that choice that the bytes lie in, if they are of {@link allocateIndexBytes}. It must not grow. */
export function memoryOf({ buffer }: Uint8Array, choice: KernelChoice): KernelMemory | undefined {
  const memory = memories.get(buffer);
  return choice === 'auto' || memory?.kind === choice ? memory : undefined;
}

import type { KernelMemory } from './kernels.js';
import { createPlainKernels, type PlainViews, viewsOf } from './plain.js';

/** Kernel memory in an ordinary ArrayBuffer, for engines without WebAssembly SIMD and for small indexes. */
export function createPlainMemory(bytes: number): KernelMemory {
  const views: PlainViews = viewsOf(new ArrayBuffer(bytes));
  return {
    kind: 'plain',
    get buffer() {
      return views.buffer;
    },
    kernels: createPlainKernels(views),
    grow(needed) {
      if (needed <= views.buffer.byteLength) return;
      const grown = new ArrayBuffer(needed);
      new Uint8Array(grown).set(new Uint8Array(views.buffer));
      Object.assign(views, viewsOf(grown));
    },
  };
}

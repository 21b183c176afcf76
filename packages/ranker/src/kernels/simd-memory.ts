import { simdKernels } from '../generated/simd-kernels.js';
import type { KernelMemory, Kernels } from './kernels.js';
import { bytesOfText } from './text-bytes.js';
import { webAssembly } from './web-assembly.js';

const pageBytes = 65_536;

let compiled: object | undefined;
let isRefused = false;

/** The compiled module, made when first asked for; undefined where WebAssembly or its SIMD is absent or forbidden. */
function simdModule(): object | undefined {
  const api = webAssembly();
  if (api === undefined || isRefused) return undefined;
  try {
    compiled ??= new api.Module(bytesOfText(simdKernels));
  } catch {
    isRefused = true; // no SIMD, or a content security policy without 'wasm-unsafe-eval': the plain kernels do the same, slower
  }
  return compiled;
}

/** Whether SIMD kernels work here. */
export function hasSimd(): boolean {
  return simdModule() !== undefined;
}

/**
 * Kernel memory in a WebAssembly memory, one instance of the kernels each.
 *
 * @param maxBytes how large it may grow: engines keep addresses, not memory, for so much
 * @throws RangeError when there is no memory; Error when there is no SIMD.
 */
export function createSimdMemory(bytes: number, maxBytes: number): KernelMemory {
  const api = webAssembly();
  const module = simdModule();
  if (api === undefined || module === undefined) throw new Error('WebAssembly SIMD is not to be had here');
  const memory = new api.Memory({ initial: Math.ceil(bytes / pageBytes), maximum: Math.ceil(maxBytes / pageBytes) });
  const { exports } = new api.Instance(module, { env: { memory } });
  return {
    kind: 'simd',
    get buffer() {
      return memory.buffer;
    },
    kernels: exports as Kernels,
    grow(needed) {
      const missing = needed - memory.buffer.byteLength;
      if (missing > 0) memory.grow(Math.ceil(missing / pageBytes));
    },
  };
}

import { quantise } from './int8.js';
import { createRotation } from './rotation.js';
import { type KeptForm, padded } from './row-form.js';

/** Bits of a query's numbers. */
const planes = 16;

/**
 * Rows kept as the signs of their rotated numbers and one scale: a 32nd of float32. With R the rotation, a row x is kept as
 * x̂ = scale · Rᵀ sign(R x), scale = |x|² / Σ |R x|, so that x · x̂ = |x|²: the unbiased estimate of Gao and Long, RaBitQ, SIGMOD 2024.
 *
 * A query keeps 16 bits a number. Bit p of all its numbers makes plane p, and Σ of the numbers where the row's sign is positive is
 * Σ 2^p · popcount(signs AND plane p), the last plane being negative (two's complement).
 *
 * Query: for each 8 bytes of signs the 16 planes of those places, 8 bytes each; then the sum of all numbers (int32) and their scale (float32).
 */
export function signForm(dims: number): KeptForm {
  const length = padded(dims, 128) / 8;
  const rotate = createRotation(dims);
  const rotateBack = createRotation(dims, true);
  const rotated = new Float32Array(dims);
  const numbers = new Int16Array(dims);
  return {
    kernel: 'signs',
    longest: 1e18,
    length,
    record: length + 8,
    queryBytes: planes * length + 8,
    write(vector, buffer, offset) {
      rotated.set(vector);
      rotate(rotated);
      const signs = new Uint8Array(buffer, offset, length).fill(0);
      let squared = 0;
      let sum = 0;
      for (let i = 0; i < dims; i++) {
        const value = rotated[i] as number;
        squared += value * value;
        sum += Math.abs(value);
        if (value > 0) signs[i >>> 3] = (signs[i >>> 3] as number) | (1 << (i & 7));
      }
      new Float32Array(buffer, offset + length, 1)[0] = sum > 0 ? squared / sum : 0;
    },
    read(buffer, offset, out) {
      const signs = new Uint8Array(buffer, offset, length);
      const scale = new Float32Array(buffer, offset + length, 1)[0] as number;
      for (let i = 0; i < dims; i++) out[i] = ((signs[i >>> 3] as number) >>> (i & 7)) & 1 ? scale : -scale;
      rotateBack(out);
    },
    encode(query, buffer) {
      rotated.set(query);
      rotate(rotated);
      // So that no sum of dims numbers leaves 31 bits.
      const scale = quantise(rotated, Math.min(32_767, Math.floor(2 ** 30 / dims)), numbers);
      const bytes = new Uint8Array(buffer);
      let total = 0;
      numbers.forEach((value, i) => {
        total += value;
        const place = (i >>> 6) * planes * 8 + ((i >>> 3) & 7);
        for (let plane = 0; plane < planes; plane++) {
          const at = place + plane * 8;
          bytes[at] = (bytes[at] as number) | (((value >>> plane) & 1) << (i & 7));
        }
      });
      new Int32Array(buffer, planes * length, 1)[0] = total;
      new Float32Array(buffer, planes * length + 4, 1)[0] = scale;
    },
  };
}

import { RankerError } from '../error.js';
import { halfValues } from '../kernels/half-values.js';
import { createMatrix, type Matrix, rowOf } from '../matrix.js';

const float = new Float32Array(1);
const bits = new Uint32Array(float.buffer);
const infinity = 0x7c00;

/**
 * The bits of the float16 number (IEEE 754 binary16) nearest to `value`, ties to even. Beyond ±65,519.99 it is infinite.
 *
 * Formula: the float32 exponent is moved by 112 and 13 bits of the fraction are rounded off; below 2^-14 the sum with 0.5 does the rounding,
 * because a float32 near 0.5 counts in steps of 2^-24, as subnormal float16 numbers do.
 */
export function toHalf(value: number): number {
  float[0] = value;
  const pattern = bits[0] as number;
  const sign = (pattern >>> 16) & 0x8000;
  const magnitude = pattern & 0x7fffffff;
  if (magnitude > 0x7f800000) return sign | 0x7e00; // NaN
  if (magnitude >= 0x477ff000) return sign | infinity;
  if (magnitude >= 0x38800000) {
    return sign | ((magnitude + 0xfff + ((magnitude >>> 13) & 1) - 0x38000000) >>> 13);
  }
  bits[0] = magnitude;
  float[0] = (float[0] as number) + 0.5;
  return sign | ((bits[0] as number) - 0x3f000000);
}

/** The number that the 16 bits of a float16 stand for. */
export function fromHalf(half: number): number {
  return halfValues()[half & 0xffff] as number;
}

/** Packs `values` into `out` from its beginning on. Returns whether every one fits into float16: none is NaN, infinite or above 65,519. */
export function packHalves(values: Float32Array, out: Uint16Array): boolean {
  let fits = true;
  for (let i = 0; i < values.length; i++) {
    const half = toHalf(values[i] as number);
    if ((half & infinity) === infinity) fits = false;
    out[i] = half;
  }
  return fits;
}

/**
 * A matrix in float16: half the memory, about three decimal digits. Row r is `[r * dims .. (r + 1) * dims)`.
 *
 * @throws RankerError `INVALID_MATRIX` when a number is NaN, infinite or above 65,519.
 */
export function packMatrix(matrix: Matrix): Uint16Array {
  const halves = new Uint16Array(matrix.rows * matrix.dims);
  for (let row = 0; row < matrix.rows; row++) {
    if (!packHalves(rowOf(matrix, row), halves.subarray(row * matrix.dims))) {
      throw new RankerError(
        'INVALID_MATRIX',
        `row ${row} holds NaN, infinite numbers or some above 65519, float16's largest`,
      );
    }
  }
  return halves;
}

/** The matrix that {@link packMatrix} packed, each number rounded to float16. */
export function unpackMatrix(halves: Uint16Array, dims: number): Matrix {
  const values = halfValues();
  return createMatrix(
    Float32Array.from(halves, (half) => values[half] as number),
    dims,
  );
}

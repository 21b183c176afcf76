/** Turns a vector in place, without changing its length or the angle between two. */
export type Rotation = (vector: Float32Array) => void;

const rounds = 3;

/**
 * A fixed, pseudo-random rotation of vectors of `dims` numbers: three rounds of random sign flips and a Walsh-Hadamard transform, of the
 * first and of the last 2^m numbers in turn when dims is no power of two. O(dims · log dims).
 *
 * Models whose first numbers vary more than their last (as after a principal component analysis) lose much of a vector to its signs; after a
 * rotation all numbers vary alike. Ailon and Chazelle, The Fast Johnson-Lindenstrauss Transform, SIAM J. Comput. 39 (2009); for one-bit codes
 * Gao and Long, RaBitQ, SIGMOD 2024. The flips depend on dims alone, and stored codes on the flips: they may not change.
 *
 * @param isBack the rotation that undoes it
 */
export function createRotation(dims: number, isBack = false): Rotation {
  const flips = Array.from({ length: rounds }, (_, round) => randomSigns(dims, round));
  const width = 2 ** Math.floor(Math.log2(dims));
  return (vector) => {
    for (let step = 0; step < rounds; step++) {
      const round = isBack ? rounds - 1 - step : step;
      const start = round % 2 === 0 ? 0 : dims - width;
      if (isBack) transform(vector.subarray(start, start + width)); // it undoes itself
      flip(vector, flips[round] as Int8Array);
      if (!isBack) transform(vector.subarray(start, start + width));
    }
  };
}

function flip(vector: Float32Array, signs: Int8Array): void {
  for (let i = 0; i < signs.length; i++) vector[i] = (vector[i] as number) * (signs[i] as number);
}

// https://en.wikipedia.org/wiki/Fast_Walsh%E2%80%93Hadamard_transform, divided by √width: orthonormal.
function transform(values: Float32Array): void {
  const width = values.length;
  for (let half = 1; half < width; half *= 2) {
    for (let start = 0; start < width; start += 2 * half) {
      for (let i = start; i < start + half; i++) {
        const a = values[i] as number;
        const b = values[i + half] as number;
        values[i] = a + b;
        values[i + half] = a - b;
      }
    }
  }
  const scale = 1 / Math.sqrt(width);
  for (let i = 0; i < width; i++) values[i] = (values[i] as number) * scale;
}

// 1 or -1 by the upper bit of a mixed counter: the finaliser of MurmurHash3, https://github.com/aappleby/smhasher.
function randomSigns(dims: number, round: number): Int8Array {
  return Int8Array.from({ length: dims }, (_, i) => {
    let mixed = Math.imul(round * 0x10000 + i + 1, 0x9e3779b1);
    mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b);
    mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
    return (mixed ^ (mixed >>> 16)) < 0 ? -1 : 1;
  });
}

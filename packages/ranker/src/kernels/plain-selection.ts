import type { Kernels } from './kernels.js';

/** What of the views the selection uses; they may be replaced when the memory grows. */
interface Views {
  words: Uint32Array;
  floats: Float32Array;
}

/** The plain twin of `select.ts` in the sources of the kernels: the same keys, in another order. */
export function createPlainSelection(views: Views): Pick<Kernels, 'select' | 'keepBest'> {
  return {
    select(scores, ids, first, count, best, initialSize, k, capacity) {
      const { floats, words } = views;
      let size = initialSize;
      for (let i = 0; i < count; i++) {
        const score = floats[(scores >>> 2) + i] as number;
        if (!(score > (floats[best >>> 2] as number))) continue;
        if (size === capacity) {
          size = keepBest(views, best, size, k);
          if (!(score > (floats[best >>> 2] as number))) continue;
        }
        const at = (best >>> 2) + 2 + 2 * size++;
        words[at] = ~(ids === 0 ? first + i : (words[(ids >>> 2) + i] as number));
        words[at + 1] = keyOf(score);
      }
      return size;
    },
    keepBest: (best, size, k) => keepBest(views, best, size, k),
  };
}

const float = new Float32Array(1);
const bits = new Int32Array(float.buffer);

/** A score as an unsigned number that orders as the scores do: the upper half of a key. -0 and 0 are one. */
function keyOf(score: number): number {
  float[0] = score + 0;
  const pattern = bits[0] as number;
  return (pattern ^ ((pattern >> 31) | 0x80000000)) >>> 0;
}

/** The score that {@link keyOf} made a key of. */
export function scoreOfKey(key: number): number {
  const turned = key | 0;
  bits[0] = turned ^ ((~turned >> 31) | 0x80000000);
  return float[0] as number;
}

function keepBest({ words, floats }: Views, best: number, size: number, k: number): number {
  if (size <= k) return size;
  // Ascending, and then the k greatest to the front: the least of them is the first.
  new BigUint64Array(words.buffer, best + 8, size).sort().copyWithin(0, size - k);
  floats[best >>> 2] = scoreOfKey(words[(best >>> 2) + 3] as number);
  return k;
}

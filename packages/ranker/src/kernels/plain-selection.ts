import type { Kernels } from './kernels.js';

/** What of the views the selection uses; they may be replaced when the memory grows. */
interface Views {
  words: Uint32Array;
  floats: Float32Array;
}

/** The plain twin of `select.ts` in the sources of the kernels: the same keys in the same places. */
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

// Hoare's Find, Communications of the ACM 4 (1961), algorithm 65.
function keepBest({ words, floats }: Views, best: number, size: number, k: number): number {
  if (size <= k) return size;
  const keys = (best >>> 2) + 2;
  const wanted = k - 1;
  let low = 0;
  let high = size - 1;
  while (low < high) {
    const middle = keys + 2 * ((low + high) >> 1);
    const pivotLow = words[middle] as number;
    const pivotHigh = words[middle + 1] as number;
    // Below 0: the key is less than the pivot; above 0: greater.
    const compared = (index: number): number =>
      (words[keys + 2 * index + 1] as number) - pivotHigh || (words[keys + 2 * index] as number) - pivotLow;
    let i = low;
    let j = high;
    while (i <= j) {
      while (compared(i) > 0) i++;
      while (compared(j) < 0) j--;
      if (i > j) break;
      swap(words, keys + 2 * i++, keys + 2 * j--);
    }
    if (wanted <= j) high = j;
    else if (wanted >= i) low = i;
    else break;
  }
  floats[best >>> 2] = scoreOfKey(words[keys + 2 * wanted + 1] as number);
  return k;
}

function swap(words: Uint32Array, a: number, b: number): void {
  const low = words[a] as number;
  const high = words[a + 1] as number;
  words[a] = words[b] as number;
  words[a + 1] = words[b + 1] as number;
  words[b] = low;
  words[b + 1] = high;
}

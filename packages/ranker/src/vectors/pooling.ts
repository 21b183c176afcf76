import { checkChoice } from './check-vectors.js';

/** How the cosines of a document's vectors become one: the greatest, their mean, or the mean of the two greatest (of one, when there is one). */
export type Pooling = 'max' | 'mean' | 'top2';

/** @throws RankerError `INVALID_MATRIX` when there is no such pooling. */
export function checkPooling(pooling: Pooling): void {
  checkChoice('pooling', pooling, ['max', 'mean', 'top2']);
}

/** What a document got. */
export interface Pooled {
  /** 0 for a document without vectors. */
  readonly cosine: number;
  /** Which of the document's vectors is best, counted from 0: the first of equals; -1 when there is none. */
  readonly vector: number;
}

/** Pools `cosines[start … end - 1]`. The result is a float32 number, so that it is the same wherever it is stored. */
export function pool(cosines: Float32Array, start: number, end: number, pooling: Pooling): Pooled {
  if (start === end) return { cosine: 0, vector: -1 };
  let best = start;
  let second = -Infinity;
  let sum = 0;
  for (let i = start; i < end; i++) {
    const cosine = cosines[i] as number;
    sum += cosine;
    if (i === best) continue;
    if (cosine > (cosines[best] as number)) {
      second = cosines[best] as number;
      best = i;
    } else second = Math.max(second, cosine);
  }
  const greatest = cosines[best] as number;
  const vector = best - start;
  if (pooling === 'max' || end - start === 1) return { cosine: greatest, vector };
  return { cosine: Math.fround(pooling === 'mean' ? sum / (end - start) : (greatest + second) / 2), vector };
}

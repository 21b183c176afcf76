import { checkInteger, checkNumber, checkSame } from './check.js';
import type { Scored } from './top-k.js';

/**
 * What is left of a score at an age: floor + (1 − floor) · 2^(−age / halfLife). 1 at age 0; halfway to the floor after one half-life.
 *
 * @param age 0 or more, in the unit of the half-life; a negative age (from the future) counts as 0; NaN (unknown) as forever
 * @param halfLife above 0
 * @param floor what stays however old it is, 0–1; default 0
 * @throws RankerError `INVALID_QUERY` for a half-life or a floor out of range
 */
export function decay(age: number, halfLife: number, floor = 0): number {
  checkNumber('INVALID_QUERY', 'the half-life', halfLife, Number.MIN_VALUE, Number.MAX_VALUE);
  checkNumber('INVALID_QUERY', 'the floor', floor, 0, 1);
  if (Number.isNaN(age)) return floor;
  return floor + (1 - floor) * 2 ** (-Math.max(0, age) / halfLife);
}

export interface DiversifyOptions {
  /** What a row belongs to, compared with `===`; rows of `undefined` belong to nothing and are never held back. */
  readonly groupOf: (row: number) => unknown;
  /** Hits of one group at most: an integer ≥ 1. */
  readonly maxPerGroup: number;
  /** How many hits at most; default all. */
  readonly limit?: number;
}

/**
 * The hits without those that their group has too many of: the first of each group stay, in their order.
 *
 * @throws RankerError `INVALID_QUERY` when `maxPerGroup` is no integer ≥ 1 or `groupOf` no function
 */
export function diversify<Hit extends Scored>(hits: readonly Hit[], options: DiversifyOptions): Hit[] {
  const { groupOf, maxPerGroup, limit = hits.length } = options;
  checkInteger('INVALID_QUERY', 'maxPerGroup', maxPerGroup, 1);
  checkSame('INVALID_QUERY', 'the type of groupOf', typeof groupOf, 'function');
  const taken = new Map<unknown, number>();
  const kept: Hit[] = [];
  for (const hit of hits) {
    if (kept.length >= limit) break;
    const group = groupOf(hit.row);
    const before = group === undefined ? 0 : (taken.get(group) ?? 0);
    if (before >= maxPerGroup) continue;
    if (group !== undefined) taken.set(group, before + 1);
    kept.push(hit);
  }
  return kept;
}

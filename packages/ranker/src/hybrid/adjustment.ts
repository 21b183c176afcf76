import { decay } from '../adjust.js';
import { checkNumber } from '../check.js';
import { greatest } from '../fuse.js';
import type { RankerQuery } from './query.js';

/** The factors that a search lays on the fused score of each row. */
export interface Adjustment {
  /** No row's factors multiply to more. */
  readonly atMost: number;
  freshness(row: number): number;
  boost(row: number): number;
}

/**
 * A score with its factors. One below 0 stays as it is: a factor below 1 would raise it.
 */
export function adjusted(fused: number, freshness: number, boost: number): number {
  return fused > 0 ? fused * freshness * boost : fused;
}

/** @throws RankerError `INVALID_QUERY` for a half-life, a floor or a boost out of range */
export function createAdjustment({ boosts, freshness }: RankerQuery<string>, rows: number): Adjustment {
  const factorOf = (age: number): number =>
    freshness ? decay(Number(age), freshness.halfLife, freshness.floor ?? 0) : 1;
  factorOf(0); // wrong options show even where there is no row
  const check = (row: number, boost: unknown, most: number): number =>
    // A name for each row would cost more than to check it.
    typeof boost === 'number' && boost >= 0 && boost <= most
      ? boost
      : checkNumber('INVALID_QUERY', `the boost of row ${row}`, boost as number, 0, most);
  const isRule = typeof boosts === 'function';
  for (let row = 0; boosts && !isRule && row < rows; row++) check(row, boosts[row], 1e9);
  return {
    atMost: boosts && !isRule ? greatest(boosts) : 1,
    freshness: (row) => (freshness ? factorOf(freshness.ages[row] as number) : 1),
    boost: (row) => (isRule ? check(row, boosts(row), 1) : boosts ? (boosts[row] as number) : 1),
  };
}

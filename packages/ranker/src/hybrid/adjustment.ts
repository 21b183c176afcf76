import { decay } from '../adjust.js';
import { RankerError } from '../error.js';
import type { RankerQuery } from './query.js';

/** The factors that a search lays on the fused score of each row. */
export interface Adjustment {
  /** No row's factors multiply to more: what a row that was not looked at may reach. */
  readonly atMost: number;
  freshness(row: number): number;
  /** @throws RankerError `INVALID_QUERY` for a boost that is negative or no number */
  boost(row: number): number;
}

/** @throws RankerError `INVALID_QUERY` for a half-life or a floor out of range */
export function createAdjustment({ boosts, freshness }: RankerQuery<string>, rows: number): Adjustment {
  const ageFactor = (age: number): number => (freshness ? decay(age, freshness.halfLife, freshness.floor ?? 0) : 1);
  ageFactor(0); // wrong options show even where there is no row
  return {
    atMost: boosts ? greatest(boosts, rows) : 1,
    freshness: (row) => (freshness ? ageFactor(freshness.ages[row] as number) : 1),
    boost: (row) => (boosts ? checkBoost(boosts, row) : 1),
  };
}

function greatest(boosts: ArrayLike<number>, rows: number): number {
  let most = 0;
  for (let row = 0; row < rows; row++) most = Math.max(most, checkBoost(boosts, row));
  return most;
}

function checkBoost(boosts: ArrayLike<number>, row: number): number {
  const boost = boosts[row] as number;
  if (Number.isFinite(boost) && boost >= 0) return boost;
  throw new RankerError('INVALID_QUERY', `the boost of row ${row} is ${boost}: want a number ≥ 0`);
}

import { RankerError, type RankerErrorCode } from './error.js';

/** The value, when it is an integer of at least so much. Throws RankerError of that code, naming it, when not. */
export function checkInteger(code: RankerErrorCode, name: string, value: number, least: number): number {
  if (Number.isInteger(value) && value >= least) return value;
  throw new RankerError(code, `${name} is ${value}: want an integer ≥ ${least}`);
}

/** The value, when it is a number of that range. Throws RankerError of that code, naming it, when not. */
export function checkNumber(code: RankerErrorCode, name: string, value: number, from: number, to: number): number {
  if (value >= from && value <= to) return value;
  throw new RankerError(code, `${name} is ${value}: want a number from ${from} to ${to}`);
}

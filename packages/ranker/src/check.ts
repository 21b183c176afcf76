import { RankerError, type RankerErrorCode } from './error.js';

/** The value, when it is an integer of that range. Throws RankerError of that code, naming it, when not. */
export function checkInteger(
  code: RankerErrorCode,
  name: string,
  value: number,
  least: number,
  most: number = Number.POSITIVE_INFINITY,
): number {
  if (Number.isInteger(value) && value >= least && value <= most) return value;
  throw new RankerError(code, `${name} is ${value}: want an integer from ${least} to ${most}`);
}

/** The value, when it is a number of that range. Throws RankerError of that code, naming it, when not. */
export function checkNumber(code: RankerErrorCode, name: string, value: number, from: number, to: number): number {
  if (typeof value === 'number' && value >= from && value <= to) return value;
  throw new RankerError(code, `${name} is ${value}: want a number from ${from} to ${to}`);
}

/** Throws RankerError of that code, naming the value, when it is another than the one wanted. */
export function checkSame(code: RankerErrorCode, name: string, value: unknown, wanted: unknown): void {
  if (value !== wanted) throw new RankerError(code, `${name} is ${value}: want ${wanted}`);
}

/** Throws RankerError `INVALID_QUERY` when a row is none of `0 … rows - 1`. */
export function checkRow(row: number, rows: number): void {
  checkInteger('INVALID_QUERY', 'row', row, 0, rows - 1);
}

/** Throws RankerError `INVALID_QUERY` when the scores of so many rows do not fit. */
export function checkRoom(scores: Float32Array, rows: number): void {
  checkInteger('INVALID_QUERY', 'the room for scores', scores.length, rows);
}

/** Throws RankerError `INVALID_QUERY` when a vector has other dims than the index. */
export function checkDims(vector: ArrayLike<number>, dims: number): void {
  checkSame('INVALID_QUERY', 'the length of the vector', vector?.length, dims);
}

/** Throws RankerError `UNKNOWN_FIELD` for a name that no field has. */
export function checkKnown(names: readonly string[], known: readonly string[]): void {
  for (const name of names) {
    if (!known.includes(name))
      throw new RankerError('UNKNOWN_FIELD', `no field ${name}: there are ${known.join(', ')}`);
  }
}

/** The weight of a field, if there is one. A field may be called as something that every object has. */
export function weightIn(
  weights: Readonly<Record<string, number | undefined>> | null | undefined,
  field: string,
): number | undefined {
  return weights && Object.hasOwn(weights, field) ? weights[field] : undefined;
}

/** The weight: 0, or 1e-9 … 1e9, beyond which sums of single precision would round to 0 or overflow. Throws RankerError `INVALID_WEIGHTS`. */
export function checkWeight(of: string, weight: number): number {
  return weight === 0 ? 0 : checkNumber('INVALID_WEIGHTS', `the weight of ${of}, if not 0,`, weight, 1e-9, 1e9);
}

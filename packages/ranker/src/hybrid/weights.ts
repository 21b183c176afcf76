import { checkWeight, weightIn } from '../check.js';
import { RankerError } from '../error.js';
import type { RankerQuery } from './query.js';

/** The weights that an index has of its own. */
export type OwnWeights<Field extends string> = ReadonlyMap<Field, number>;

/**
 * What each field with vectors counts in a search, those of weight 0 left out.
 *
 * @throws RankerError `UNKNOWN_FIELD`, `INVALID_WEIGHTS` (negative, NaN, or none above 0)
 */
export function vectorWeights<Field extends string>(
  own: OwnWeights<Field>,
  query: RankerQuery<Field>,
): Map<Field, number> {
  return resolve(own, (field, weight) => weightIn(query.weights, field) ?? weight);
}

/** The same of the fields with texts. */
export function textWeights<Field extends string>(
  own: OwnWeights<Field>,
  query: RankerQuery<Field>,
): Map<Field, number> {
  return resolve(
    own,
    (field, weight) => weightIn(query.textWeights, field) ?? weightIn(query.weights, field) ?? weight,
  );
}

function resolve<Field extends string>(
  own: OwnWeights<Field>,
  weightOf: (field: Field, weight: number) => number,
): Map<Field, number> {
  const weights = new Map<Field, number>();
  for (const [field, weight] of own) {
    const resolved = checkWeight(field, weightOf(field, weight));
    if (resolved > 0) weights.set(field, resolved);
  }
  if (weights.size === 0) throw new RankerError('INVALID_WEIGHTS', 'every weight is 0: nothing would count');
  return weights;
}

/** Whether two sets of weights are the same. */
export function isSameWeights(a: ReadonlyMap<string, number>, b: ReadonlyMap<string, number>): boolean {
  return a.size === b.size && [...a].every(([field, weight]) => b.get(field) === weight);
}

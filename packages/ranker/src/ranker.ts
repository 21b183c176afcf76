import { addCosines, inverseLengths } from './cosine.js';
import { RankerError } from './error.js';
import { type Matrix, toUnitLength } from './matrix.js';
import { type PresetName, presets } from './presets.js';
import { topK } from './top-k.js';

/** What a field of the index consists of. */
export interface FieldInput {
  /** One row per document; rows need not be of unit length; a zero row is like nothing (cosine 0). */
  readonly vectors: Matrix;
  /** How much the field counts when a search names no weights: 0 or more; default 1. */
  readonly weight?: number;
}

export interface RankerQuery<Field extends string> {
  /** What to be near to; the fields' number of dims; any length but zero. */
  readonly vector: ArrayLike<number>;
  /** How many hits at most: an integer ≥ 0. */
  readonly limit: number;
  /** Replaces the weights of the fields it names; 0 leaves a field out. */
  readonly weights?: Readonly<Partial<Record<Field, number>>>;
  /** A named set of weights instead of the index's own. `weights` still goes before it. */
  readonly preset?: PresetName;
  /** Rows for which it says false are no hits; as many hits as pass, up to `limit`. */
  readonly filter?: (row: number) => boolean;
  /** Whether hits carry their `parts`. */
  readonly explain?: boolean;
}

/** A document that was found. */
export interface RankerHit<Field extends string> {
  readonly row: number;
  /** Σ weight · cosine over the fields. */
  readonly score: number;
  /** What each field gave, when asked to explain: `score` is the sum of weight · cosine in the order of the fields. */
  readonly parts?: Readonly<Record<Field, { readonly cosine: number; readonly weight: number }>>;
}

export interface Ranker<Field extends string> {
  readonly rows: number;
  readonly dims: number;
  readonly fields: readonly Field[];
  /**
   * The best rows, best first, exactly: every row is scored. Equal scores come in the order of the rows.
   *
   * @throws RankerError `INVALID_QUERY` (dims, NaN, zero vector, limit), `INVALID_WEIGHTS` (negative, NaN, all 0), `UNKNOWN_FIELD`.
   */
  search(query: RankerQuery<Field>): RankerHit<Field>[];
}

/**
 * An index over named fields. The matrices are used where they are, not copied: don't change them afterwards.
 *
 * @throws RankerError `INVALID_MATRIX` when the fields disagree in rows or dims, hold NaN or infinite numbers, or there is no field;
 *   `INVALID_WEIGHTS`.
 */
export function createRanker<Field extends string>(input: Readonly<Record<Field, FieldInput>>): Ranker<Field> {
  const fields = Object.keys(input) as Field[];
  const [first] = fields;
  if (first === undefined) throw new RankerError('INVALID_MATRIX', 'no fields: want at least one');
  const { rows, dims } = input[first].vectors;
  const columns = fields.map((name) => {
    const { vectors, weight = 1 } = input[name];
    if (vectors.rows !== rows || vectors.dims !== dims) {
      const shape = `${vectors.rows} × ${vectors.dims}`;
      throw new RankerError('INVALID_MATRIX', `field ${name} is ${shape}, but ${first} is ${rows} × ${dims}`);
    }
    return { name, vectors, inverse: inverseLengths(vectors), weight: checkWeight(name, weight) };
  });

  function search(query: RankerQuery<Field>): RankerHit<Field>[] {
    const unit = checkVector(query.vector, dims);
    const weights = resolveWeights(columns, query);
    const scores = new Float64Array(rows);
    columns.forEach(({ vectors, inverse }, i) => {
      const weight = weights[i] as number;
      if (weight !== 0) addCosines(scores, vectors, inverse, unit, weight);
    });
    const best = topK(scores, query.limit, query.filter);
    return query.explain ? best.map((hit) => ({ ...hit, parts: explain(hit.row, unit, weights) })) : best;
  }

  function explain(row: number, unit: Float32Array, weights: readonly number[]) {
    const parts = columns.map(({ name, vectors, inverse }, i) => {
      const cosine = new Float64Array(1);
      const one = { data: vectors.data.subarray(row * dims, (row + 1) * dims), rows: 1, dims };
      addCosines(cosine, one, inverse.subarray(row, row + 1), unit, 1);
      return [name, { cosine: cosine[0] as number, weight: weights[i] as number }] as const;
    });
    return Object.fromEntries(parts) as Record<Field, { cosine: number; weight: number }>;
  }

  return { rows, dims, fields, search };
}

function checkVector(vector: ArrayLike<number>, dims: number): Float32Array {
  if (vector.length !== dims) {
    throw new RankerError('INVALID_QUERY', `the vector has ${vector.length} numbers, the index ${dims}`);
  }
  const unit = toUnitLength(vector);
  if (unit.every((value) => value === 0))
    throw new RankerError('INVALID_QUERY', 'the vector is zero: it points nowhere');
  return unit;
}

function checkWeight(field: string, weight: number): number {
  if (Number.isFinite(weight) && weight >= 0) return weight;
  throw new RankerError('INVALID_WEIGHTS', `the weight of ${field} is ${weight}: want a number ≥ 0`);
}

function resolveWeights<Field extends string>(
  columns: readonly { readonly name: Field; readonly weight: number }[],
  query: Pick<RankerQuery<Field>, 'weights' | 'preset'>,
): number[] {
  const base = presetWeights(query.preset);
  const weights: Readonly<Record<string, number | undefined>> = query.weights ?? {};
  const known = new Set<string>(columns.map(({ name }) => name));
  for (const name of [...Object.keys(weights), ...Object.keys(base ?? {})]) {
    if (!known.has(name))
      throw new RankerError('UNKNOWN_FIELD', `no field ${name}: there are ${[...known].join(', ')}`);
  }
  const resolved = columns.map(({ name, weight }) =>
    checkWeight(name, weights[name] ?? (base ? (base[name] ?? 0) : weight)),
  );
  if (resolved.every((weight) => weight === 0)) throw new RankerError('INVALID_WEIGHTS', 'every weight is 0');
  return resolved;
}

function presetWeights(preset: PresetName | undefined): Readonly<Record<string, number | undefined>> | undefined {
  if (preset === undefined) return undefined;
  if (Object.hasOwn(presets, preset)) return presets[preset];
  throw new RankerError('INVALID_WEIGHTS', `no preset ${preset}: there are ${Object.keys(presets).join(', ')}`);
}

import { RankerError } from '../error.js';
import { checkOffsets } from './document-offsets.js';
import type { Pooling } from './pooling.js';
import { fieldOf, fieldStateOf, offsetsOf, type VectorField } from './vector-field.js';
import {
  type RestoreOptions,
  type VectorIndexParts,
  vectorIndexFromParts,
  vectorIndexParts,
} from './vector-index-parts.js';

/** What a field consists of, to be stored. */
export interface VectorFieldParts {
  readonly pooling: Pooling;
  readonly index: VectorIndexParts;
  /** Absent while every document has one vector. */
  readonly offsets?: Uint32Array | undefined;
}

/** The parts of a field; of the vectors nothing is copied. */
export function vectorFieldParts(field: VectorField): VectorFieldParts {
  const { index, pooling, offsets } = fieldStateOf(field);
  return { pooling, index: vectorIndexParts(index), offsets: offsets?.toArray() };
}

/**
 * The field that {@link vectorFieldParts} took apart.
 *
 * @throws RankerError `INVALID_INDEX` when an array is missing or has another size than the rows need; `INVALID_MATRIX` for wrong offsets.
 */
export function vectorFieldFromParts(parts: VectorFieldParts, options: RestoreOptions = {}): VectorField {
  const { pooling, offsets } = parts;
  const index = vectorIndexFromParts(parts.index, options);
  if (offsets?.length === 0)
    throw new RankerError('INVALID_INDEX', 'the offsets are empty: want one more than documents');
  checkOffsets(offsets, index.rows);
  return fieldOf({ index, pooling, offsets: offsets && offsetsOf(index.rows, offsets) });
}

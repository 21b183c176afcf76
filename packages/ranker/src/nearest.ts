import { checkDims } from './check.js';
import { addCosines, inverseLengths } from './cosine.js';
import { RankerError } from './error.js';
import { type Matrix, toUnitLength } from './matrix.js';
import type { RowFilter } from './row-set.js';
import { type Scored, topK } from './top-k.js';

/**
 * The `k` rows of a matrix with the greatest cosine to a vector, exactly, best first; of equal ones the lower row first. For one search of
 * a matrix at hand: it copies and prepares nothing. Whoever searches the same rows again makes an index of them (`createVectorIndex`).
 *
 * @param vector `matrix.dims` numbers of any length but zero; rows need not be of unit length either
 * @param filter rows that may be hits
 * @throws RankerError `INVALID_QUERY` (dims, NaN, zero vector, k), `INVALID_MATRIX` (NaN or infinite numbers)
 */
export function nearest(matrix: Matrix, vector: ArrayLike<number>, k: number, filter?: RowFilter): Scored[] {
  const query = checkVector(vector, matrix.dims);
  const scores = new Float64Array(matrix.rows);
  addCosines(scores, matrix, inverseLengths(matrix), query, 1);
  return topK(scores, k, filter);
}

/** The vector at unit length. @throws RankerError `INVALID_QUERY` for other dims, NaN, a zero vector */
export function checkVector(vector: ArrayLike<number>, dims: number): Float32Array {
  checkDims(vector, dims);
  const unit = toUnitLength(vector);
  if (unit.every((value) => value === 0))
    throw new RankerError('INVALID_QUERY', 'the vector is zero, or too short to tell: it points nowhere');
  return unit;
}

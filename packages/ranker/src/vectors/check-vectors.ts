import { checkDims, checkSame } from '../check.js';
import { RankerError } from '../error.js';
import { finiteLength, lengthOf, type Matrix, rowOf } from '../matrix.js';

/**
 * The lengths of the rows of a matrix.
 *
 * @param dims what the matrix must have
 * @param longest rows that are longer are refused
 * @throws RankerError `INVALID_MATRIX` naming the first row that is wrong.
 */
export function rowLengths(matrix: Matrix, dims: number, longest: number): Float64Array {
  const { data, rows } = matrix;
  checkSame('INVALID_MATRIX', 'the number of dims', matrix.dims, dims);
  if (data.length !== rows * dims || !Number.isInteger(rows)) {
    throw new RankerError('INVALID_MATRIX', `${data.length} values do not make ${rows} rows of ${dims}`);
  }
  const lengths = new Float64Array(rows);
  for (let row = 0; row < rows; row++) {
    const length = lengthOf(rowOf(matrix, row));
    if (!Number.isFinite(length)) throw new RankerError('INVALID_MATRIX', `row ${row} holds NaN or infinite numbers`);
    if (length > longest) {
      throw new RankerError(
        'INVALID_MATRIX',
        `row ${row} is ${length} long: at most ${longest} fits the form it is kept in`,
      );
    }
    lengths[row] = length;
  }
  return lengths;
}

// How much longer than 1 rounding may leave a unit vector.
const slack = 1e-3;

/**
 * @throws RankerError `INVALID_QUERY` when the query has other dims, holds NaN or infinite numbers, or is longer than 1.
 */
export function checkQuery(query: Float32Array, dims: number): void {
  checkDims(query, dims);
  const length = finiteLength(query);
  if (length > 1 + slack) {
    throw new RankerError('INVALID_QUERY', `the vector is ${length} long: bring it to length 1 (toUnitLength)`);
  }
}

/** @throws RankerError `INVALID_MATRIX` when the value of an option is none of those known. */
export function checkChoice(option: string, value: string, known: readonly string[]): void {
  if (known.includes(value)) return;
  throw new RankerError('INVALID_MATRIX', `${option} is ${value}: want ${known.join(' or ')}`);
}

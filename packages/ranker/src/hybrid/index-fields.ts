import { checkSame } from '../check.js';
import { inverseLengths } from '../cosine.js';
import { RankerError } from '../error.js';
import { createMatrix, type Matrix } from '../matrix.js';
import type { CodeForm } from '../vectors/codes.js';
import type { Pooling } from '../vectors/vector-field.js';

/** What a field of an index is made of: texts, vectors, or both, one entry per document. */
export interface FieldInput {
  /** One text per document: the field is searched by words. */
  readonly texts?: readonly string[];
  /** One row per document, or several with `offsets`. Rows need not be of unit length; a zero row is like nothing (cosine 0). */
  readonly vectors?: Matrix;
  /** Document i has the rows `offsets[i]` … `offsets[i + 1]` − 1 of `vectors`: one number more than documents, ascending, from 0. */
  readonly offsets?: Uint32Array;
  /** How several cosines of a document become one: the greatest, their mean, or the mean of the two greatest. Default `max`. */
  readonly pooling?: Pooling;
  /** Codes of the field's vectors, where they are to be others than the index has: `none` for a field that is never searched alone by them. */
  readonly codes?: CodeForm | 'none';
  /** How much the field counts when a search does not say: 0 or more; default 1. */
  readonly weight?: number;
  /** The same for words; default `weight`. */
  readonly textWeight?: number;
  /** How much a long text is held against a document, 0–1 (BM25's b); default 0.75. */
  readonly b?: number;
}

/** New documents: for each field what it was made of. */
export type DocumentsInput<Field extends string> = Readonly<
  Record<Field, Pick<FieldInput, 'texts' | 'vectors' | 'offsets'>>
>;

/**
 * How many documents the fields hold.
 *
 * @throws RankerError `INVALID_MATRIX` when they disagree, or there is nothing
 */
export function countDocuments(
  input: Readonly<Record<string, Pick<FieldInput, 'texts' | 'vectors' | 'offsets'>>>,
): number {
  let first: number | undefined;
  for (const [name, field] of Object.entries(input)) {
    const { texts, vectors, offsets } = field ?? {};
    if (!texts && !vectors) throw new RankerError('INVALID_MATRIX', `field ${name} has neither texts nor vectors`);
    if (offsets && !vectors) throw new RankerError('INVALID_MATRIX', `field ${name} has offsets without vectors`);
    for (const count of [texts?.length, offsets ? offsets.length - 1 : vectors?.rows]) {
      if (count === undefined) continue;
      first ??= count;
      checkSame('INVALID_MATRIX', `the number of documents in ${name}`, count, first);
    }
  }
  if (first === undefined) throw new RankerError('INVALID_MATRIX', 'no fields: want at least one');
  return first;
}

/**
 * Several fields as one: row r is Σ weight · (row r of the field at unit length), so that its product with a query of unit length is the
 * weighted sum of the cosines, up to rounding.
 *
 * @throws RankerError `INVALID_MATRIX` for NaN or infinite numbers
 */
export function foldRows(fields: readonly { readonly vectors: Matrix; readonly weight: number }[]): Matrix {
  const { rows, dims } = (fields[0] as { vectors: Matrix }).vectors;
  const folded = new Float32Array(rows * dims);
  for (const { vectors, weight } of fields) {
    const inverse = inverseLengths(vectors);
    for (let row = 0; row < rows; row++) {
      const scale = weight * (inverse[row] as number);
      for (let i = row * dims; i < (row + 1) * dims; i++)
        folded[i] = (folded[i] as number) + scale * (vectors.data[i] as number);
    }
  }
  return createMatrix(folded, dims);
}

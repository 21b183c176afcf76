import { type EmbeddedField, type Encoder, embeddedFields, embeddedText, type FieldVectors } from '@jobsearch/embedder';
import { JobSearchError, type Posting } from '@jobsearch/postings';
import { createMatrix, rowOf, toUnitLength } from '@jobsearch/ranker';
import { openVectorJournal, readable } from './index-postings.js';

export interface KeepVectorsInput {
  /** Where they are kept: a folder or a `file:` URL. */
  readonly data: string;
  readonly postings: readonly Posting[];
  /** Row i of each matrix belongs to posting i; rows need not be of unit length. */
  readonly vectors: FieldVectors;
  /** What the vectors were made with. */
  readonly encoder: Encoder;
}

/** Texts that are written to the journal at a time. */
const atOnce = 4096;

/**
 * Keeps vectors that somebody else made of postings, so that the next {@link indexPostings} with the same encoder takes them instead of encoding. A text
 * that several postings have gets the vector of the first that had it before cleaning, or else of the first.
 *
 * @returns how many different texts have a vector now
 * @throws JobSearchError `USAGE` for rows of another number or length than the encoder's, `INVALID_FILE` for NaN and infinity in them, `DATA_UNWRITABLE`
 */
export async function keepVectors({ data, postings, vectors, encoder }: KeepVectorsInput): Promise<number> {
  for (const field of embeddedFields) checkShape(field, vectors[field], { rows: postings.length, encoder });
  const rows = new Map<string, Float32Array>();
  const cleaned = await readable(postings);
  const take = (isWanted: (text: string, before: string) => boolean): void => {
    for (const [i, posting] of cleaned.entries()) {
      for (const field of embeddedFields) {
        const text = embeddedText(posting, field);
        const before = embeddedText(postings[i] as Posting, field);
        if (text !== '' && !rows.has(text) && isWanted(text, before))
          rows.set(text, unit(field, i, rowOf(vectors[field], i)));
      }
    }
  };
  take((text, before) => text === before);
  take(() => true);
  const { dims } = encoder.spec;
  const journal = await openVectorJournal(data, encoder.spec);
  const texts = [...rows.keys()];
  try {
    for (let start = 0; start < texts.length; start += atOnce) {
      const some = texts.slice(start, start + atOnce);
      const numbers = new Float32Array(some.length * dims);
      for (const [i, text] of some.entries()) numbers.set(rows.get(text) as Float32Array, i * dims);
      await journal.add(some, createMatrix(numbers, dims));
    }
  } finally {
    await journal.close();
  }
  return rows.size;
}

function unit(field: EmbeddedField, row: number, vector: Float32Array): Float32Array {
  try {
    return toUnitLength(vector);
  } catch (cause) {
    throw new JobSearchError('INVALID_FILE', `row ${row} of the vectors of ${field}: ${(cause as Error).message}`, {
      cause,
    });
  }
}

function checkShape(
  field: EmbeddedField,
  { rows, dims }: FieldVectors[EmbeddedField],
  wanted: { readonly rows: number; readonly encoder: Encoder },
): void {
  const { spec } = wanted.encoder;
  if (rows !== wanted.rows)
    throw new JobSearchError(
      'USAGE',
      `the vectors of ${field} have ${rows} rows, and there are ${wanted.rows} postings`,
    );
  if (dims !== spec.dims)
    throw new JobSearchError(
      'USAGE',
      `the vectors of ${field} have ${dims} numbers, those of ${spec.model} ${spec.dims}: name the model that made them (--model)`,
    );
}

import type { Posting } from '@jobsearch/postings';
import { createMatrix, type Matrix, rowOf } from '@jobsearch/ranker';
import type { Encoder } from './encoder.js';
import { type EncodingJournal, textKey } from './encoding-journal.js';
import { type EmbeddedField, embeddedFields, embeddedText } from './recipe.js';

/** The vector of a text that was encoded before, by the same encoder. */
export type VectorReuse = (text: string) => Float32Array | undefined;

/** One matrix per field. */
export type FieldVectors = Readonly<Record<EmbeddedField, Matrix>>;

export interface EmbedOptions {
  readonly reuse?: VectorReuse;
  /** Where each batch is kept until all is published. */
  readonly journal?: EncodingJournal;
  /** Called after each batch: texts encoded so far, and to encode in all. */
  readonly onProgress?: (progress: { readonly done: number; readonly total: number }) => void;
  readonly signal?: AbortSignal;
  /** Texts given to the encoder at a time; default 256. */
  readonly batchSize?: number;
}

export interface EmbeddedPostings {
  /** Row i of each matrix belongs to posting i. */
  readonly fields: FieldVectors;
  /** Distinct texts that went through the encoder. */
  readonly encoded: number;
  /** Distinct texts whose vectors were taken over. */
  readonly reused: number;
  /** Distinct texts whose vectors a run that was interrupted had made. */
  readonly resumed: number;
}

/** What embedding would do. */
export interface EmbeddingPlan {
  /** Distinct texts to encode, and their characters in all. */
  readonly toEncode: number;
  readonly characters: number;
  /** Distinct texts whose vectors can be taken over. */
  readonly reused: number;
}

const defaultBatchSize = 256;

/**
 * The vectors of postings, a matrix per field. Texts that repeat, in one field or in several, are encoded once; an
 * empty text gives a zero row.
 *
 * @throws JobSearchError `DATA_UNWRITABLE` from the journal; what the encoder throws; the signal's reason. What the journal holds then is not lost.
 */
export async function embedPostings(
  postings: readonly Posting[],
  encoder: Encoder,
  options: EmbedOptions = {},
): Promise<EmbeddedPostings> {
  const { reuse, journal } = options;
  const { dims } = encoder.spec;
  const data = embeddedFields.map(() => new Float32Array(postings.length * dims));
  const places = placesOf(postings);
  const put = (text: string, vector: Float32Array): void => {
    for (const place of places.get(text) ?? []) {
      data[place % data.length]?.set(vector, Math.floor(place / data.length) * dims);
    }
    places.delete(text);
  };
  const takeOver = (vectorOf: VectorReuse): number => {
    const before = places.size;
    for (const text of places.keys()) {
      const vector = vectorOf(text);
      if (vector) put(text, vector);
    }
    return before - places.size;
  };

  const reused = reuse ? takeOver(reuse) : 0;
  const resumed = journal?.kept.size ? takeOver((text) => journal.kept.get(textKey(text))) : 0;
  const encoded = places.size;
  for await (const [batch, vectors] of encodeBatches([...places.keys()], encoder, options)) {
    await journal?.add(batch, vectors);
    for (const [row, text] of batch.entries()) put(text, rowOf(vectors, row));
    options.onProgress?.({ done: encoded - places.size, total: encoded });
  }
  const matrices = embeddedFields.map((field, i) => [field, createMatrix(data[i] as Float32Array, dims)] as const);
  return { fields: Object.fromEntries(matrices) as unknown as FieldVectors, encoded, reused, resumed };
}

/** What {@link embedPostings} would have to do. */
export function planEmbedding(postings: readonly Posting[], reuse: VectorReuse = () => undefined): EmbeddingPlan {
  const texts = [...placesOf(postings).keys()];
  const toEncode = texts.filter((text) => reuse(text) === undefined);
  const characters = toEncode.reduce((sum, { length }) => sum + length, 0);
  return { toEncode: toEncode.length, characters, reused: texts.length - toEncode.length };
}

/**
 * A lookup over the vectors of a former snapshot. The caller sees to it that they come from the same encoder spec and
 * recipe version.
 *
 * @param postings row i of each matrix belongs to `postings[i]`.
 */
export function reuseFrom(postings: readonly Posting[], fields: FieldVectors): VectorReuse {
  const places = placesOf(postings);
  return (text) => {
    const place = places.get(text)?.[0];
    if (place === undefined) return undefined;
    const field = embeddedFields[place % embeddedFields.length] as EmbeddedField;
    return rowOf(fields[field], Math.floor(place / embeddedFields.length));
  };
}

/** Where each distinct text stands: posting · fields + field. Empty texts stand nowhere. */
function placesOf(postings: readonly Posting[]): Map<string, number[]> {
  const places = new Map<string, number[]>();
  for (const [row, posting] of postings.entries()) {
    for (const [i, field] of embeddedFields.entries()) {
      const text = embeddedText(posting, field);
      if (text === '') continue;
      const place = row * embeddedFields.length + i;
      const known = places.get(text);
      if (known) known.push(place);
      else places.set(text, [place]);
    }
  }
  return places;
}

async function* encodeBatches(
  texts: string[],
  encoder: Encoder,
  { signal, batchSize = defaultBatchSize }: EmbedOptions,
): AsyncGenerator<readonly [readonly string[], Matrix]> {
  // Texts of like length side by side, for a transformer pads a batch to its longest; the longest first: what does not fit into memory shows at once, and
  // the time left is rather over- than underestimated.
  texts.sort((a, b) => b.length - a.length || (a < b ? -1 : 1));
  for (let start = 0; start < texts.length; start += batchSize) {
    signal?.throwIfAborted();
    const batch = texts.slice(start, start + batchSize);
    yield [batch, await encoder.encode(batch, 'passage')];
  }
}

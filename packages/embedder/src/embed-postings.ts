import type { Posting } from '@jobsearch/postings';
import { createMatrix, type Matrix, rowOf } from '@jobsearch/ranker';
import type { Encoder } from './encoder.js';
import { type EmbeddedField, embeddedFields, embeddedText } from './recipe.js';

/** Vectors of texts that were encoded before, by the same encoder. */
export type VectorReuse = (field: EmbeddedField, text: string) => Float32Array | undefined;

/** One matrix per field. */
export type FieldVectors = Readonly<Record<EmbeddedField, Matrix>>;

export interface EmbedOptions {
  readonly reuse?: VectorReuse;
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
  /** Distinct texts of a field whose vectors were taken over. */
  readonly reused: number;
}

const defaultBatchSize = 256;

/**
 * The vectors of postings, a matrix per field. Texts that repeat, in one field or in several, are encoded once; an
 * empty text gives a zero row.
 */
export async function embedPostings(
  postings: readonly Posting[],
  encoder: Encoder,
  options: EmbedOptions = {},
): Promise<EmbeddedPostings> {
  const { dims } = encoder.spec;
  const plan = planTexts(postings, options.reuse);
  const vectors = await encodeTexts([...plan.toEncode], encoder, options);
  const vectorOf = (field: EmbeddedField, text: string) => plan.reused[field].get(text) ?? vectors.get(text);

  const matrixOf = (field: EmbeddedField): Matrix => {
    const data = new Float32Array(postings.length * dims);
    for (const [row, posting] of postings.entries()) {
      const vector = vectorOf(field, embeddedText(posting, field));
      if (vector) data.set(vector, row * dims);
    }
    return createMatrix(data, dims);
  };
  const fields = perField(matrixOf);
  const reused = embeddedFields.reduce((sum, field) => sum + plan.reused[field].size, 0);
  return { fields, encoded: vectors.size, reused };
}

/**
 * A lookup over the vectors of a former snapshot. The caller sees to it that they come from the same encoder spec and
 * recipe version.
 *
 * @param postings row i of each matrix belongs to `postings[i]`.
 */
export function reuseFrom(postings: readonly Posting[], fields: FieldVectors): VectorReuse {
  const rows = perField((field) => {
    const rowOfText = new Map<string, number>();
    for (const [row, posting] of postings.entries()) rowOfText.set(embeddedText(posting, field), row);
    return rowOfText;
  });
  return (field, text) => {
    const row = rows[field].get(text);
    return row === undefined ? undefined : rowOf(fields[field], row);
  };
}

interface Plan {
  readonly reused: Readonly<Record<EmbeddedField, ReadonlyMap<string, Float32Array>>>;
  readonly toEncode: ReadonlySet<string>;
}

function planTexts(postings: readonly Posting[], reuse: VectorReuse | undefined): Plan {
  const toEncode = new Set<string>();
  const reused = perField((field) => {
    const known = new Map<string, Float32Array>();
    const texts = new Set(postings.map((posting) => embeddedText(posting, field)));
    texts.delete('');
    for (const text of texts) {
      const vector = reuse?.(field, text);
      if (vector) known.set(text, vector);
      else toEncode.add(text);
    }
    return known;
  });
  return { reused, toEncode };
}

async function encodeTexts(
  texts: readonly string[],
  encoder: Encoder,
  { onProgress, signal, batchSize = defaultBatchSize }: EmbedOptions,
): Promise<ReadonlyMap<string, Float32Array>> {
  const vectors = new Map<string, Float32Array>();
  // Texts of like length side by side: a transformer pads a batch to its longest.
  const order = [...texts].sort((a, b) => a.length - b.length || (a < b ? -1 : 1));
  for (let start = 0; start < order.length; start += batchSize) {
    signal?.throwIfAborted();
    const batch = order.slice(start, start + batchSize);
    const matrix = await encoder.encode(batch, 'passage');
    for (const [row, text] of batch.entries()) vectors.set(text, rowOf(matrix, row));
    onProgress?.({ done: vectors.size, total: order.length });
  }
  return vectors;
}

function perField<T>(make: (field: EmbeddedField) => T): Readonly<Record<EmbeddedField, T>> {
  return {
    title: make('title'),
    company: make('company'),
    location: make('location'),
    description: make('description'),
  };
}

import type { Analyser } from '../analyse/index.js';
import { checkSame } from '../check.js';
import { RankerError } from '../error.js';
import { lexicalIndexFromParts, lexicalIndexParts } from '../lexical/index.js';
import { type Ranker, rankerOf, rankerStateOf } from '../ranker.js';
import { createRowSet } from '../row-set.js';
import { packContents, type TypedArray, unpackContents } from '../serialise/container.js';
import { type VectorFieldParts, vectorFieldFromParts, vectorFieldParts } from '../vectors/vector-field-parts.js';
import {
  type RestoreOptions,
  type VectorIndexParts,
  vectorIndexFromParts,
  vectorIndexParts,
} from '../vectors/vector-index-parts.js';
import { TextSide } from './text-side.js';
import { VectorSide } from './vector-side.js';

/** The description of a stored index; its arrays stand beside it. */
interface Meta {
  readonly fields: readonly string[];
  readonly rows: number;
  readonly text: { readonly weights: readonly [string, number][]; readonly index: unknown } | undefined;
  readonly vectors:
    | {
        readonly weights: readonly [string, number][];
        readonly columns: readonly (Omit<VectorIndexParts, 'arrays'> & {
          readonly pooling: VectorFieldParts['pooling'];
        })[];
        readonly folded: Omit<VectorIndexParts, 'arrays'> | undefined;
      }
    | undefined;
}

/** How a stored index is to be used; none of it changes results. */
export interface FromBytesOptions extends RestoreOptions {
  /** The analyser that the index was made with; the default one when it was made with that. */
  readonly analyser?: Analyser;
}

/**
 * An index as bytes, with version and checksums, to be read by {@link rankerFromBytes}. Removed documents keep their rows; functions (an
 * analyser of your own) are not part of it.
 */
export function rankerToBytes(ranker: Ranker<string>): Uint8Array<ArrayBuffer> {
  const { fields, text, vectors, rows, alive } = rankerStateOf(ranker);
  const arrays: Record<string, TypedArray> = { ...(alive && { alive: alive.words as TypedArray }) };
  const keep = (prefix: string, own: object): void => {
    for (const [name, array] of Object.entries(own)) if (array) arrays[`${prefix}/${name}`] = array;
  };
  const lexical = text && lexicalIndexParts(text.index);
  if (lexical) keep('text', lexical.arrays);
  const columns = vectors?.columns.map((column, i) => {
    const { pooling, offsets, index } = vectorFieldParts(column);
    const { arrays: own, ...rest } = index;
    keep(`vectors/${i}`, { ...own, offsets });
    return { ...rest, pooling };
  });
  const folded = vectors?.folded && vectorIndexParts(vectors.folded);
  if (folded) keep('folded', folded.arrays);
  const meta: Meta = {
    fields,
    rows,
    text: lexical && { weights: [...(text as TextSide<string>).own], index: lexical.meta },
    vectors: columns && {
      weights: [...(vectors as VectorSide<string>).own],
      columns,
      folded: folded && withoutArrays(folded),
    },
  };
  return packContents({ meta, arrays });
}

/**
 * The index that {@link rankerToBytes} stored; nothing is analysed or encoded again. Arrays of words are used where they lie in `bytes`
 * (don't change them). So are vectors, when the bytes are of {@link allocateIndexBytes}; of others they are copied once, into the memory of the
 * kernels, which cannot map foreign bytes.
 *
 * @throws RankerError `INVALID_INDEX` for other bytes, another version, or damage
 */
export function rankerFromBytes<Field extends string = string>(
  bytes: Uint8Array,
  options: FromBytesOptions = {},
): Ranker<Field> {
  try {
    return restore<Field>(bytes, options);
  } catch (error) {
    if (error instanceof RankerError && error.code !== 'INVALID_MATRIX' && error.code !== 'INVALID_WEIGHTS')
      throw error;
    throw new RankerError('INVALID_INDEX', `no index: ${(error as Error).message}`);
  }
}

function restore<Field extends string>(bytes: Uint8Array, options: FromBytesOptions): Ranker<Field> {
  const contents = unpackContents(bytes);
  const meta = checkMeta(contents.meta);
  const under = (prefix: string): Record<string, TypedArray> =>
    Object.fromEntries(
      Object.entries(contents.arrays).flatMap(([name, array]) =>
        name.startsWith(`${prefix}/`) ? [[name.slice(prefix.length + 1), array]] : [],
      ),
    );
  const { analyser, ...restore } = options;
  const text = meta.text && restoreText<Field>(meta.text, under('text'), analyser);
  const vectors = meta.vectors && restoreVectors<Field>(meta.vectors, under, restore);
  for (const rows of [text?.index.rows, ...(vectors?.columns.map((column) => column.rows) ?? [])]) {
    if (rows !== undefined) checkSame('INVALID_INDEX', 'the number of rows of a field', rows, meta.rows);
  }
  const { alive } = contents.arrays;
  if (alive && !(alive instanceof Uint32Array))
    throw new RankerError('INVALID_INDEX', 'the set of rows is no Uint32Array');
  return rankerOf<Field>({
    fields: meta.fields as Field[],
    rows: meta.rows,
    text,
    vectors,
    alive: alive && createRowSet(meta.rows, alive.slice()),
  });
}

function restoreText<Field extends string>(
  { weights, index }: NonNullable<Meta['text']>,
  arrays: Record<string, TypedArray>,
  analyser?: Analyser,
) {
  const parts = { meta: index, arrays } as unknown as Parameters<typeof lexicalIndexFromParts>[0];
  return new TextSide<Field>(lexicalIndexFromParts<Field>(parts, { analyser }), new Map(weights as [Field, number][]));
}

function restoreVectors<Field extends string>(
  { weights, columns, folded }: NonNullable<Meta['vectors']>,
  under: (prefix: string) => Record<string, TypedArray>,
  options: RestoreOptions,
): VectorSide<Field> {
  const fields = columns.map(({ pooling, ...rest }, i) => {
    const { offsets, ...arrays } = under(`vectors/${i}`);
    const index = { ...rest, arrays } as unknown as VectorIndexParts;
    return vectorFieldFromParts({ pooling, index, offsets: offsets as Uint32Array | undefined }, options);
  });
  const whole =
    folded && vectorIndexFromParts({ ...folded, arrays: under('folded') } as unknown as VectorIndexParts, options);
  return new VectorSide<Field>(
    weights.map(([name]) => name as Field),
    fields,
    new Map(weights as [Field, number][]),
    whole,
  );
}

function withoutArrays({ arrays: _, ...rest }: VectorIndexParts): Omit<VectorIndexParts, 'arrays'> {
  return rest;
}

function checkMeta(meta: unknown): Meta {
  const { fields, rows } = (meta ?? {}) as Partial<Meta>;
  const { text, vectors } = (meta ?? {}) as Partial<Meta>;
  const hasFields = Array.isArray(fields) && fields.length > 0 && (text !== undefined || vectors !== undefined);
  const hasColumns =
    vectors === undefined || (vectors.columns.length > 0 && vectors.columns.length === vectors.weights.length);
  if (hasFields && hasColumns && Number.isInteger(rows) && (rows as number) >= 0) return meta as Meta;
  throw new RankerError('INVALID_INDEX', 'no index, but something else');
}

import type { Undo } from '../all-or-nothing.js';
import { checkSame, checkWeight } from '../check.js';
import type { Matrix } from '../matrix.js';
import { checkVector } from '../nearest.js';
import type { RowSet } from '../row-set.js';
import { type Scored, topK } from '../top-k.js';
import {
  checkVectorInput,
  createVectorField,
  fieldCheckpoint,
  type VectorField,
  type VectorFieldInput,
} from '../vectors/vector-field.js';
import {
  checkpointOf,
  checkRows,
  createVectorIndex,
  nothingChosen,
  stateOf,
  type VectorIndex,
} from '../vectors/vector-index.js';
import { type DocumentsInput, type FieldInput, foldRows } from './index-fields.js';
import { readOnce, type VectorSearch } from './lists.js';
import type { RankerOptions } from './options.js';
import type { CosinePart } from './parts.js';
import type { RankerQuery } from './query.js';
import { isSameWeights, vectorWeights } from './weights.js';

interface Column<Field extends string> {
  readonly name: Field;
  readonly vectors: VectorField;
  readonly weight: number;
}

/** The vectors of an index, field by field, and folded where that is of use. */
export class VectorSide<Field extends string> {
  /** @throws RankerError as `createRanker`; undefined when no field has vectors */
  static create<Field extends string>(
    input: Readonly<Record<Field, FieldInput>>,
    { vectors: options = {}, fold: mayFold = true }: RankerOptions,
  ): VectorSide<Field> | undefined {
    const names = (Object.keys(input) as Field[]).filter((name) => input[name].vectors);
    const own = new Map(names.map((name) => [name, checkWeight(name, input[name].weight ?? 1)]));
    const columns = names.map((name) => {
      const { vectors, offsets, pooling, codes } = input[name] as FieldInput & Required<Pick<FieldInput, 'vectors'>>;
      checkSame('INVALID_MATRIX', `dims of ${name}`, vectors.dims, (input[names[0] as Field].vectors as Matrix).dims);
      return createVectorField({ ...options, ...(codes && { codes }), vectors, offsets, pooling });
    });
    if (columns.length === 0) return undefined;
    const counting = countingOf(own);
    // The signs of a sum are not the sum of signs.
    const folds =
      mayFold &&
      options.form !== 'one-bit' &&
      counting.size > 1 &&
      [...counting.keys()].every((name) => !input[name].offsets);
    const folded = folds ? createVectorIndex(foldFields(input, counting), { ...options, normalise: false }) : undefined;
    return new VectorSide(names, columns, own, folded);
  }

  readonly #counting: ReadonlyMap<Field, number>;

  constructor(
    readonly names: readonly Field[],
    readonly columns: readonly VectorField[],
    readonly own: ReadonlyMap<Field, number>,
    public folded: VectorIndex | undefined,
  ) {
    this.#counting = countingOf(own);
  }

  /** @param documents with vectors where the index has them. @throws RankerError `INVALID_MATRIX` for those that do not fit */
  check(documents: DocumentsInput<Field>): void {
    this.names.forEach((name, i) => {
      checkVectorInput(this.columns[i] as VectorField, documents[name] as VectorFieldInput);
    });
    if (this.folded && !this.#unfolds(documents)) checkRows(this.folded, foldFields(documents, this.#counting)); // a sum may outgrow its form
  }

  /** Whether the documents have several vectors in a field that counts: as one sum they cannot be kept. */
  #unfolds(documents: DocumentsInput<Field>): boolean {
    return [...this.#counting.keys()].some((name) => documents[name].offsets);
  }

  checkpoint(): Undo {
    const { folded } = this;
    const undos = [folded && checkpointOf(folded), ...this.columns.map(fieldCheckpoint)];
    return () => {
      for (const undo of undos) undo?.();
      this.folded = folded;
    };
  }

  /** Adds documents that were checked. */
  append(documents: DocumentsInput<Field>): void {
    if (this.#unfolds(documents)) this.folded = undefined;
    this.folded?.append(foldFields(documents, this.#counting));
    this.columns.forEach((column, i) => {
      column.append(documents[this.names[i] as Field] as VectorFieldInput);
    });
  }

  /** @throws RankerError `INVALID_QUERY` for other dims, a zero vector, NaN; `INVALID_WEIGHTS`, `UNKNOWN_FIELD` */
  search(vector: ArrayLike<number>, query: RankerQuery<Field>, accept: RowSet | undefined): VectorSearch<Field> {
    const weights = vectorWeights(this.own, query);
    const folded = isSameWeights(weights, this.#counting) ? this.folded : undefined;
    const columns = this.names.flatMap((name, i) => {
      const weight = weights.get(name);
      return weight === undefined ? [] : [{ name, vectors: this.columns[i] as VectorField, weight }];
    });
    const unit = checkVector(vector, (this.columns[0] as VectorField).dims);
    return createVectorSearch(unit, { columns, folded, accept, exact: query.exact });
  }
}

interface SearchInput<Field extends string> {
  readonly columns: readonly Column<Field>[];
  /** The columns folded with these very weights. */
  readonly folded: VectorIndex | undefined;
  readonly accept: RowSet | undefined;
  readonly exact: boolean | undefined;
}

function createVectorSearch<Field extends string>(
  query: Float32Array,
  { columns, folded, accept, exact }: SearchInput<Field>,
): VectorSearch<Field> {
  const options = { accept, exact, chosen: nothingChosen() };
  const [first, ...others] = columns as [Column<Field>, ...Column<Field>[]];
  let sums: Float32Array | Float64Array | undefined;
  const nearest = (depth: number): readonly Scored[] => {
    if (others.length === 0) {
      const hits = first.vectors.nearest(query, depth, options);
      return hits.map(({ row, score }) => ({ row, score: first.weight * score }));
    }
    if (folded && !sums) return folded.nearest(query, depth, options);
    sums ??= sumScores(columns, query);
    return topK(sums, depth, accept);
  };
  return {
    slack: others.length > 0 && folded ? foldedSlack(folded, columns) : 0,
    all() {
      if (!sums && others.length > 0 && folded) {
        sums = new Float32Array(folded.rows);
        folded.dots(query, sums);
      }
      sums ??= sumScores(columns, query);
      return sums;
    },
    best: readOnce(nearest),
    scores(rows) {
      const scores = new Float64Array(rows.length);
      for (const { vectors, weight } of columns) vectors.addScores(query, rows, weight, scores);
      return scores;
    },
    score(row) {
      let score = 0;
      const parts = columns.map(({ name, vectors, weight }): [Field, CosinePart] => {
        const { cosine, vector } = vectors.score(query, row);
        score += weight * cosine;
        return [name, { cosine, weight, vector }];
      });
      return { score, fields: Object.fromEntries(parts) as Partial<Record<Field, CosinePart>> };
    },
  };
}

/** How far a product with a folded row may be from the weighted sum of cosines: by rounding, and by the form that rows are kept in. */
function foldedSlack(folded: VectorIndex, columns: readonly Column<string>[]): number {
  const perWeight = { float32: 1e-5, float16: 1e-3, int8: 2e-2, 'one-bit': 1 }[stateOf(folded).formName];
  return perWeight * columns.reduce((sum, { weight }) => sum + weight, 0);
}

function sumScores(columns: readonly Column<string>[], query: Float32Array): Float64Array {
  const rows = (columns[0] as Column<string>).vectors.rows;
  const sums = new Float64Array(rows);
  const scores = new Float32Array(rows);
  for (const { vectors, weight } of columns) {
    vectors.scores(query, scores);
    for (let row = 0; row < rows; row++) sums[row] = (sums[row] as number) + weight * (scores[row] as number);
  }
  return sums;
}

/** The weights above 0. */
function countingOf<Field>(own: ReadonlyMap<Field, number>): ReadonlyMap<Field, number> {
  return new Map([...own].filter(([, weight]) => weight > 0));
}

function foldFields<Field extends string>(
  input: Readonly<Record<Field, Pick<FieldInput, 'vectors'>>>,
  weights: ReadonlyMap<Field, number>,
): Matrix {
  return foldRows(Array.from(weights, ([name, weight]) => ({ vectors: input[name].vectors as Matrix, weight })));
}

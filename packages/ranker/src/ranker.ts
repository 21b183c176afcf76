import { allOrNothing } from './all-or-nothing.js';
import { checkInteger, checkKnown, checkSame } from './check.js';
import { RankerError } from './error.js';
import { grown } from './grown.js';
import { countDocuments, type DocumentsInput, type FieldInput } from './hybrid/index-fields.js';
import type { TextMatches } from './hybrid/lists.js';
import type { RankerOptions } from './hybrid/options.js';
import { checkQuery, type RankerQuery, resolveFusion } from './hybrid/query.js';
import { type RankerHit, searchLists } from './hybrid/search.js';
import { TextSide } from './hybrid/text-side.js';
import { VectorSide } from './hybrid/vector-side.js';
import { createRowSet, type RowSet, ruleOf, toRowSet } from './row-set.js';

/** An index over documents with named fields. */
export interface Ranker<Field extends string> {
  /** Documents ever added: removed ones keep their rows. */
  readonly rows: number;
  /** Documents that can be found. */
  readonly size: number;
  readonly fields: readonly Field[];
  /**
   * The best documents, best first; equal scores come in the order of the rows. The answer is that of scoring every document, unless
   * compressed codes choose the candidates (see `exact`).
   *
   * - a vector alone: the score is Σ weight · cosine over the fields
   * - a text alone: BM25F over the fields; documents without any of its words are no hits
   * - both: the two rankings fused (see `fusion`)
   *
   * @throws RankerError `INVALID_QUERY` (dims, NaN, zero vector, limit …), `INVALID_WEIGHTS` (negative, NaN, all 0), `UNKNOWN_FIELD`
   */
  search(query: RankerQuery<Field>): RankerHit<Field>[];
  /** In how many documents a word stands, in fields of a weight above 0: of what the analyser makes of it, the first term. */
  documentFrequency(word: string): number;
  /**
   * Adds documents: they get the rows from the former `rows` on. Searches then answer as if the index had been built of all at once.
   *
   * @returns the row of the first
   * @throws RankerError `INVALID_MATRIX` when the fields disagree, `OUT_OF_MEMORY`; nothing is added then
   */
  add(documents: DocumentsInput<Field>): number;
  /** Takes a document out for good. @throws RankerError `INVALID_QUERY` for a row that is not there */
  remove(row: number): void;
  /** Takes a document out and adds one. @returns the row of the new one */
  replace(row: number, document: DocumentsInput<Field>): number;
}

/** @internal What an index consists of. */
export interface RankerState<Field extends string> {
  readonly fields: readonly Field[];
  readonly text: TextSide<Field> | undefined;
  readonly vectors: VectorSide<Field> | undefined;
  rows: number;
  /** Undefined while nothing was removed. */
  alive: RowSet | undefined;
}

const states = new WeakMap<object, RankerState<string>>();

/** @internal */
export function rankerStateOf(ranker: object): RankerState<string> {
  const state = states.get(ranker);
  if (state) return state;
  throw new RankerError('INVALID_INDEX', 'not an index of this library');
}

/**
 * An index over named fields, each with texts, vectors, or both. It owns a copy of the vectors; texts are not kept.
 *
 * @throws RankerError `INVALID_MATRIX` when the fields disagree in documents or dims, hold NaN or infinite numbers, or are none;
 *   `INVALID_WEIGHTS`; `OUT_OF_MEMORY`
 */
export function createRanker<Field extends string>(
  input: Readonly<Record<Field, FieldInput>>,
  options: RankerOptions = {},
): Ranker<Field> {
  const rows = countDocuments(input);
  const fields = Object.keys(input) as Field[];
  const text = TextSide.create(input, options);
  const vectors = VectorSide.create(input, options);
  return rankerOf({ fields, text, vectors, rows, alive: undefined });
}

/** @internal */
export function rankerOf<Field extends string>(state: RankerState<Field>): Ranker<Field> {
  const ranker: Ranker<Field> = {
    get rows() {
      return state.rows;
    },
    get size() {
      return state.alive ? state.alive.count() : state.rows;
    },
    fields: state.fields,
    search: (query) => search(state, query),
    documentFrequency: (word) => state.text?.index.documentFrequency(word) ?? 0,
    add(documents) {
      checkKnown(Object.keys(documents), state.fields);
      const count = countDocuments(documents);
      for (const name of state.fields) {
        const { texts, vectors } = documents[name] ?? {};
        checkSame('INVALID_MATRIX', `whether ${name} has texts`, !!texts, !!state.text?.own.has(name));
        checkSame('INVALID_MATRIX', `whether ${name} has vectors`, !!vectors, !!state.vectors?.own.has(name));
      }
      state.text?.check(documents);
      state.vectors?.check(documents);
      const rows = state.rows + count;
      const alive = state.alive && withRows(state.alive, rows);
      allOrNothing(state.vectors?.checkpoint(), () => {
        state.vectors?.append(documents);
        state.text?.append(documents); // a caller's analyser may throw
      });
      state.rows = rows;
      state.alive = alive;
      return rows - count;
    },
    remove(row) {
      checkThere(state, row);
      state.alive ??= toRowSet(() => true, state.rows);
      state.alive.delete(row);
      state.text?.remove(row);
    },
    replace(row, document) {
      checkSame('INVALID_MATRIX', 'the number of documents', countDocuments(document), 1);
      checkThere(state, row);
      const added = ranker.add(document);
      ranker.remove(row);
      return added;
    },
  };
  states.set(ranker, state as unknown as RankerState<string>);
  return ranker;
}

function checkThere({ rows, alive }: RankerState<string>, row: number): void {
  const isThere = Number.isInteger(row) && row >= 0 && row < rows && alive?.has(row) !== false;
  if (!isThere) throw new RankerError('INVALID_QUERY', `there is no row ${row}`);
}

function search<Field extends string>(state: RankerState<Field>, query: RankerQuery<Field>): RankerHit<Field>[] {
  checkQuery(query, state.rows);
  checkKnown([...Object.keys(query.weights ?? {}), ...Object.keys(query.textWeights ?? {})], state.fields);
  const both = query.text !== undefined && query.vector !== undefined;
  const words = query.text === undefined ? undefined : sideOf(state.text, 'text').search(query.text, query);
  const accepted = acceptedRows(state, query);
  const accept = words ? words.restrict(accepted) : accepted;
  let matches: TextMatches<Field> | undefined;
  const found = () => {
    matches ??= words?.matches(accept);
    return matches;
  };
  const fusion = resolveFusion(query.fusion, (count) => {
    checkInteger('INVALID_QUERY', 'limit', count, 0);
    const text = found();
    return text ? text.best(count).map(({ row }) => text.explain(row)) : [];
  });
  if (both && fusion.text === 0 && fusion.vector === 0)
    throw new RankerError('INVALID_WEIGHTS', 'both weights of the fusion are 0');
  const text = both && fusion.text === 0 ? undefined : found();
  const vector =
    query.vector === undefined || (both && fusion.vector === 0)
      ? undefined
      : sideOf(state.vectors, 'vector').search(query.vector, query, accept);
  const hits = searchLists({ text, vector, rows: state.rows, accept }, query, fusion);
  words?.end(); // what threw may have left half of the sums: their memory is not given back then
  return hits;
}

function acceptedRows({ alive, rows }: RankerState<string>, { filter }: RankerQuery<string>): RowSet | undefined {
  if (filter === undefined) return alive;
  if (!alive) return toRowSet(filter, rows);
  const has = ruleOf(filter);
  return toRowSet((row) => alive.has(row) && has(row), rows);
}

function sideOf<Side>(side: Side | undefined, what: 'text' | 'vector'): Side {
  if (side) return side;
  throw new RankerError('INVALID_QUERY', `a ${what} was given, but no field of the index has ${what}s`);
}

/** The set with room for more rows, these in it. */
function withRows(set: RowSet, rows: number): RowSet {
  const larger = createRowSet(rows, grown(set.words, Math.ceil(rows / 32)));
  for (let row = set.capacity; row < rows; row++) larger.add(row);
  return larger;
}

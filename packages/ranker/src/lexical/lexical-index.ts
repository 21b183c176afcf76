import { createAnalyser } from '../analyse/create-analyser.js';
import { stemEnglish } from '../analyse/stem-english.js';
import type { Analyser } from '../analyse/token.js';
import { RankerError } from '../error.js';
import { type Scored, topK } from '../top-k.js';
import { appendTexts } from './append-texts.js';
import { explainRow, type LexicalPart } from './explain.js';
import {
  checkField,
  checkK1,
  checkTexts,
  type LexicalOptions,
  type LexicalQueryOptions,
  resolveWeights,
} from './options.js';
import { type LexicalParts, readParts, writeParts } from './parts.js';
import { type Plan, planQuery } from './plan.js';
import { RowScores, scoreGroup } from './score-rows.js';
import { createScoring, type Scoring } from './scoring.js';
import { LexicalStore } from './store.js';
import { Vocabulary } from './vocabulary.js';

export type { LexicalPart } from './explain.js';

/** Rows that have any word of a query, ascending, each once; score i belongs to row i. */
export interface LexicalScores {
  readonly rows: Int32Array;
  readonly scores: Float64Array;
}

/**
 * Finds rows by words. A query is words in any order, any of which may match; `"phrases"` in quotes, all of which must stand in one field;
 * and `-excluded` words or `-"phrases"`, none of which may. Each distinct term counts once.
 */
export interface LexicalIndex<Field extends string> {
  readonly fields: readonly Field[];
  /** Rows that were ever added; their numbers are 0 … rows − 1. */
  readonly rows: number;
  /** Rows less those that were removed. */
  readonly liveRows: number;
  /** Adds rows after the last: as many texts for each field. */
  append(texts: Readonly<Record<Field, readonly string[]>>): void;
  /** Takes a row out; the others keep their numbers. Scores are from then on as if it had never been. */
  remove(row: number): void;
  /**
   * The best rows, best first; of equal scores the lower row first.
   *
   * @throws RankerError `INVALID_QUERY` (limit), `INVALID_WEIGHTS`, `UNKNOWN_FIELD`.
   */
  search(query: string, options?: LexicalQueryOptions<Field> & { readonly limit?: number }): Scored[];
  /** Every row that matches, for fusion with other rankings. */
  scores(query: string, options?: LexicalQueryOptions<Field>): LexicalScores;
  /**
   * Whether a row has every phrase of the query and nothing that it excludes, for rankings of other kinds; undefined when the query has neither.
   */
  restriction(query: string, options?: LexicalQueryOptions<Field>): ((row: number) => boolean) | undefined;
  /** What made the row's score: the parts' scores, added in their order, are exactly it. None for a row that does not match. */
  explain(query: string, row: number, options?: LexicalQueryOptions<Field>): LexicalPart<Field>[];
}

const stores = new WeakMap<object, LexicalStore>();

/**
 * An index of texts in fields, ranked by BM25F (see `Scoring`), in typed arrays.
 *
 * @throws RankerError `INVALID_INDEX` (texts of unequal number, no field), `INVALID_WEIGHTS` (weight, b or k1 out of range).
 */
export function createLexicalIndex<Field extends string>(options: LexicalOptions<Field>): LexicalIndex<Field> {
  const names = Object.keys(options.fields) as Field[];
  if (names.length === 0) throw new RankerError('INVALID_INDEX', 'no fields: want at least one');
  const store = new LexicalStore(
    {
      fields: names.map((name) => checkField(name, options.fields[name])),
      k1: checkK1(options.k1 ?? 1.2),
      keepPositions: options.positions ?? true,
      analyser: options.analyser ?? defaultAnalyser(),
    },
    new Vocabulary(),
  );
  const index = createIndexOf<Field>(store);
  index.append(
    Object.fromEntries(names.map((name) => [name, options.fields[name].texts])) as Record<Field, readonly string[]>,
  );
  return index;
}

/** The index as plain arrays, to be stored; removed rows leave no postings in it. */
export function lexicalIndexParts(index: LexicalIndex<string>): LexicalParts {
  const store = stores.get(index);
  if (!store) throw new RankerError('INVALID_INDEX', 'no index of createLexicalIndex or lexicalIndexFromParts');
  return writeParts(store);
}

/**
 * The index whose parts these are. Arrays are used where they are, never written to; rows can be added and removed as before.
 *
 * @param options the analyser that the index was made with; the default one when it was
 * @throws RankerError `INVALID_INDEX` for parts that no index has.
 */
export function lexicalIndexFromParts<Field extends string>(
  parts: LexicalParts,
  options: { readonly analyser?: Analyser } = {},
): LexicalIndex<Field> {
  return createIndexOf<Field>(readParts(parts, options.analyser ?? defaultAnalyser()));
}

function defaultAnalyser(): Analyser {
  return createAnalyser({ stem: stemEnglish });
}

function createIndexOf<Field extends string>(store: LexicalStore): LexicalIndex<Field> {
  const sums = new RowScores();

  function prepare(query: string, options: LexicalQueryOptions<Field>): { scoring: Scoring; plan: Plan } {
    const scoring = createScoring(store, resolveWeights(store.options.fields, options.weights));
    const { prefix = false, typos = true, filter } = options;
    return { scoring, plan: planQuery(scoring, query, { prefix, typos, filter }) };
  }

  /** In memory that the next search writes to. */
  function match(query: string, options: LexicalQueryOptions<Field>): LexicalScores {
    const { scoring, plan } = prepare(query, options);
    sums.reserve(store.rows);
    for (const group of plan.groups) scoreGroup(scoring, group, sums);
    return sums.take(plan.passes);
  }

  const index: LexicalIndex<Field> = {
    fields: store.options.fields.map(({ name }) => name as Field),
    get rows() {
      return store.rows;
    },
    get liveRows() {
      return store.liveRows;
    },
    append(texts) {
      const { columns, rows } = checkTexts(store.options.fields, texts);
      if (rows > 0) appendTexts(store, columns, rows);
    },
    remove(row) {
      checkRow(row, store.rows);
      store.remove(row);
    },
    search(query, { limit = 10, ...options } = {}) {
      const found = match(query, options as LexicalQueryOptions<Field>);
      return topK(found.scores, limit).map(({ row, score }) => ({ row: found.rows[row] as number, score }));
    },
    scores(query, options = {}) {
      const { rows, scores } = match(query, options);
      return { rows: rows.slice(), scores: scores.slice() };
    },
    restriction: (query, options = {}) => prepare(query, options).plan.passes,
    explain(query, row, options = {}) {
      checkRow(row, store.rows);
      const { scoring, plan } = prepare(query, options);
      return (plan.passes?.(row) === false ? [] : explainRow(scoring, plan.groups, row)) as LexicalPart<Field>[];
    },
  };
  stores.set(index, store);
  return index;
}

function checkRow(row: number, rows: number): void {
  if (!Number.isInteger(row) || row < 0 || row >= rows) {
    throw new RankerError('INVALID_QUERY', `row ${row} is not among the ${rows}`);
  }
}

import { createAnalyser } from '../analyse/create-analyser.js';
import { stemEnglish } from '../analyse/stem-english.js';
import type { Analyser } from '../analyse/token.js';
import { checkInteger, checkRow } from '../check.js';
import { RankerError } from '../error.js';
import type { Scored } from '../top-k.js';
import { appendTexts } from './append-texts.js';
import { checkField, checkK1, checkTexts, type LexicalOptions, type LexicalQueryOptions } from './options.js';
import { type LexicalParts, readParts, writeParts } from './parts.js';
import { openQuery, type PreparedQuery } from './prepared-query.js';
import type { RowScores } from './score-rows.js';
import { LexicalStore } from './store.js';
import { Vocabulary } from './vocabulary.js';

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
  /** Throws what `append` would throw for these texts, and changes nothing. */
  check(texts: Readonly<Record<Field, readonly string[]>>): void;
  /**
   * Adds rows after the last: as many texts for each field. All of them, or none when it throws.
   *
   * @throws RankerError `INVALID_INDEX` (unequal numbers, no array of strings, too many rows), `UNKNOWN_FIELD`; what the analyser throws.
   */
  append(texts: Readonly<Record<Field, readonly string[]>>): void;
  /** Takes a row out; the others keep their numbers. Scores are from then on as if it had never been. */
  remove(row: number): void;
  /**
   * The best rows, best first; of equal scores the lower row first.
   *
   * @throws RankerError `INVALID_QUERY` (limit), `INVALID_WEIGHTS`, `UNKNOWN_FIELD`.
   */
  search(query: string, options?: LexicalQueryOptions<Field> & { readonly limit?: number }): Scored[];
  /**
   * The query, planned once for several calls.
   *
   * @throws RankerError `INVALID_WEIGHTS`, `UNKNOWN_FIELD`.
   */
  prepare(query: string, options?: LexicalQueryOptions<Field>): PreparedQuery<Field>;
  /** In how many live rows the first term of a word stands, in fields that count. */
  documentFrequency(word: string): number;
}

const stores = new WeakMap<object, LexicalStore>();

/**
 * An index of texts in fields, ranked by BM25F (see `Scoring`), in typed arrays.
 *
 * @throws RankerError `INVALID_INDEX` (texts of unequal number, no field), `INVALID_WEIGHTS` (weight, b or k1 out of range).
 */
export function createLexicalIndex<Field extends string>(options: LexicalOptions<Field>): LexicalIndex<Field> {
  const names = Object.keys(options.fields) as Field[];
  if (names.length === 0) throw new RankerError('INVALID_MATRIX', 'no fields: want at least one');
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
  if (!store) throw new RankerError('INVALID_INDEX', 'not an index of this library');
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
  options: { readonly analyser?: Analyser | undefined } = {},
): LexicalIndex<Field> {
  return createIndexOf<Field>(readParts(parts, options.analyser ?? defaultAnalyser()));
}

function defaultAnalyser(): Analyser {
  return createAnalyser({ stem: stemEnglish });
}

function createIndexOf<Field extends string>(store: LexicalStore): LexicalIndex<Field> {
  const spare: RowScores[] = [];
  const open = (query: string, options?: LexicalQueryOptions<Field>) => openQuery(store, spare, query, options);

  const index: LexicalIndex<Field> = {
    fields: store.options.fields.map(({ name }) => name as Field),
    get rows() {
      return store.rows;
    },
    get liveRows() {
      return store.liveRows;
    },
    check(texts) {
      checkTexts(store, texts);
    },
    append(texts) {
      const { columns, rows } = checkTexts(store, texts);
      if (rows > 0) appendTexts(store, columns, rows);
    },
    remove(row) {
      checkRow(row, store.rows);
      store.remove(row);
    },
    search(query, { limit = 10, ...options } = {}) {
      checkInteger('INVALID_QUERY', 'limit', limit, 0);
      const opened = open(query, options as LexicalQueryOptions<Field>);
      const sums = opened.sums();
      const best = sums.best(limit, opened.passes);
      opened.giveBack(sums);
      return best;
    },
    prepare: open,
    documentFrequency: (word) => open(word, { typos: false }).groups[0]?.frequency ?? 0,
  };
  stores.set(index, store);
  return index;
}

import type { Analyser } from '../analyse/token.js';
import { checkKnown, checkNumber, checkSame, checkWeight, weightIn } from '../check.js';
import { RankerError } from '../error.js';
import type { RowFilter } from '../row-set.js';
import type { LexicalStore, StoredField } from './store.js';

/** The most postings keys, as these are signed 32-bit numbers. */
const MAX_KEYS = 0x7fffffff;

/** A field of texts. */
export interface LexicalFieldInput {
  /** Text i belongs to row i; '' when the row has none. */
  readonly texts: readonly string[];
  /** How much a word in this field counts when a search names no weights: 0, or 1e-9 … 1e9; default 1. */
  readonly weight?: number;
  /** How much long texts are held against a row: 0 not at all … 1 in full proportion; default 0.75. */
  readonly b?: number | undefined;
}

export interface LexicalOptions<Field extends string> {
  readonly fields: Readonly<Record<Field, LexicalFieldInput>>;
  /** How soon more of the same word stops counting: 0 (at once) or more; default 1.2. */
  readonly k1?: number | undefined;
  /** Makes terms of texts and queries; default `createAnalyser({ stem: stemEnglish })`. */
  readonly analyser?: Analyser | undefined;
  /** Whether positions are kept, so that phrases can be told from words in one field; default true. Two bytes a word. */
  readonly positions?: boolean;
}

export interface LexicalQueryOptions<Field extends string> {
  /** Replaces the weights of the fields it names; 0 leaves a field out, as if the index did not have it. */
  readonly weights?: Readonly<Partial<Record<Field, number>>>;
  /** Rows that may be hits. */
  readonly filter?: RowFilter;
  /** Whether the last word may be unfinished; default false. */
  readonly prefix?: boolean;
  /** Whether unknown and rare words also stand for words spelt nearly alike; default true. */
  readonly typos?: boolean;
}

export function checkField(
  name: string,
  { weight = 1, b = 0.75 }: Pick<LexicalFieldInput, 'weight' | 'b'>,
): StoredField {
  checkNumber('INVALID_WEIGHTS', `b of ${name}`, b, 0, 1);
  return { name, weight: checkWeight(name, weight), b };
}

export function checkK1(k1: number): number {
  return checkNumber('INVALID_WEIGHTS', 'k1', k1, 0, 1e9);
}

const namesOf = (fields: readonly StoredField[]): string[] => fields.map(({ name }) => name);

export function resolveWeights(
  fields: readonly StoredField[],
  weights?: Readonly<Record<string, number | undefined>> | null,
): number[] {
  checkKnown(Object.keys(weights ?? {}), namesOf(fields));
  return fields.map(({ name, weight }) => checkWeight(name, weightIn(weights, name) ?? weight));
}

/** The texts by field, in the fields' order, and how many rows they are, when they can be added to the store. */
export function checkTexts(
  store: LexicalStore,
  texts: Readonly<Record<string, readonly string[]>>,
): { columns: readonly (readonly string[])[]; rows: number } {
  const { fields } = store.options;
  checkKnown(Object.keys(texts), namesOf(fields));
  const rows = fields[0] ? (texts[fields[0].name]?.length ?? 0) : 0;
  const columns = fields.map(({ name }) => {
    const column = texts[name];
    if (column === undefined) throw new RankerError('UNKNOWN_FIELD', `no texts for the field ${name}`);
    checkSame('INVALID_MATRIX', `whether the texts of ${name} are an array`, Array.isArray(column), true);
    checkSame('INVALID_MATRIX', `the number of texts in ${name}`, column.length, rows);
    const hole = column.findIndex((text) => typeof text !== 'string');
    if (hole >= 0) checkSame('INVALID_MATRIX', `the type of text ${hole} of ${name}`, typeof column[hole], 'string');
    return column;
  });
  const all = store.rows + rows;
  if (all * 2 ** store.fieldBits > MAX_KEYS) {
    throw new RankerError('INVALID_MATRIX', `${all} rows of ${fields.length} fields are more than 2³¹ keys`);
  }
  return { columns, rows };
}

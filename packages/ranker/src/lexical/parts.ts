import type { Analyser } from '../analyse/token.js';
import { RankerError } from '../error.js';
import { checkField, checkK1 } from './options.js';
import type { Frequencies, Segment } from './segment.js';
import { LexicalStore, type StoredField } from './store.js';
import { Vocabulary } from './vocabulary.js';

/** What JSON keeps of an index. */
export interface LexicalMeta {
  readonly fields: readonly StoredField[];
  readonly k1: number;
  readonly positions: boolean;
  readonly rows: number;
}

/** The arrays of an index, by name: see {@link Segment}, and for words {@link Vocabulary}. */
export interface LexicalArrays {
  readonly words: Uint16Array;
  readonly wordOffsets: Int32Array;
  readonly terms: Int32Array;
  readonly offsets: Int32Array;
  readonly keys: Int32Array;
  readonly frequencies: Frequencies;
  readonly positionOffsets: Int32Array;
  readonly positions: Uint16Array;
  /** Terms in each text, by key. */
  readonly lengths: Int32Array;
  /** A bit for each removed row. */
  readonly removed: Uint32Array;
}

/** An index as data. */
export interface LexicalParts {
  readonly meta: LexicalMeta;
  readonly arrays: LexicalArrays;
}

const empty: Segment = {
  terms: new Int32Array(0),
  offsets: new Int32Array(1),
  keys: new Int32Array(0),
  frequencies: new Uint8Array(0),
  positionOffsets: new Int32Array(0),
  positions: new Uint16Array(0),
};

export function writeParts(store: LexicalStore): { meta: LexicalMeta; arrays: LexicalArrays } {
  store.compact();
  const { vocabulary, rows, fieldBits } = store;
  const { fields, k1, keepPositions } = store.options;
  const wordOffsets = vocabulary.offsets.slice(0, vocabulary.size + 1);
  return {
    meta: { fields, k1, positions: keepPositions, rows },
    arrays: {
      words: vocabulary.pool.slice(0, wordOffsets[vocabulary.size]),
      wordOffsets,
      ...(store.segments[0] ?? empty),
      lengths: store.lengths.slice(0, rows << fieldBits),
      removed: store.removed.slice(0, Math.ceil(rows / 32)),
    },
  };
}

export function readParts({ meta, arrays }: LexicalParts, analyser: Analyser): LexicalStore {
  const checked = checkArrays(arrays);
  const store = new LexicalStore(checkMeta(meta, analyser), Vocabulary.from(checked.words, checked.wordOffsets));
  const { rows } = meta;
  const { lengths, removed } = checked;
  want(lengths.length === rows * 2 ** store.fieldBits, 'lengths');
  want(removed.length === Math.ceil(rows / 32), 'removed');
  for (const length of lengths) if (length < 0) fail(`a length is ${length}`);
  checkLists(checked, meta.positions, store.vocabulary.size);
  store.rows = rows;
  store.lengths = lengths;
  store.removed = removed.slice();
  for (let row = 0; row < rows; row++) if (!store.isRemoved(row)) store.liveRows++;
  for (let key = 0; key < lengths.length; key++) {
    const field = key & ((1 << store.fieldBits) - 1);
    if (field >= meta.fields.length || store.isRemoved(key >>> store.fieldBits)) continue;
    store.totals[field] = (store.totals[field] as number) + (lengths[key] as number);
  }
  store.segments = [checked];
  return store;
}

function checkMeta(meta: LexicalMeta, analyser: Analyser) {
  const isMeta = Array.isArray(meta?.fields) && meta.fields.length > 0 && typeof meta.positions === 'boolean';
  want(isMeta && Number.isInteger(meta.rows) && meta.rows >= 0, 'meta');
  const fields = meta.fields.map((field) => checkField(String(field.name), field));
  want(new Set(fields.map(({ name }) => name)).size === fields.length, 'fields');
  return { fields, k1: checkK1(meta.k1), keepPositions: meta.positions, analyser };
}

function checkArrays(arrays: LexicalArrays): LexicalArrays {
  const given = arrays as unknown as Readonly<Record<string, unknown>>;
  const kinds = { words: Uint16Array, positions: Uint16Array, removed: Uint32Array };
  const whole = ['wordOffsets', 'terms', 'offsets', 'keys', 'positionOffsets', 'lengths'];
  for (const [name, kind] of Object.entries(kinds)) want(given?.[name] instanceof kind, name);
  for (const name of whole) want(given[name] instanceof Int32Array, name);
  const { frequencies } = given;
  const isCounts = [Uint8Array, Uint16Array, Int32Array].some((kind) => frequencies instanceof kind);
  want(isCounts, 'frequencies');
  checkOffsets('wordOffsets', arrays.wordOffsets, arrays.words.length);
  checkOffsets('offsets', arrays.offsets, arrays.keys.length);
  want(arrays.offsets.length === arrays.terms.length + 1, 'terms');
  want(arrays.frequencies.length === arrays.keys.length, 'keys');
  return arrays;
}

function checkOffsets(name: string, offsets: Int32Array, end: number): void {
  let last = 0;
  for (const offset of offsets) {
    if (offset < last) fail(name);
    last = offset;
  }
  want(offsets[0] === 0 && last === end, name);
}

/** Looks at every posting: what passes cannot lead a search out of its arrays. */
function checkLists(segment: LexicalArrays, hasPositions: boolean, words: number): void {
  const { terms, offsets, keys, frequencies, positionOffsets, positions, lengths } = segment;
  if (hasPositions && terms.length > 0) checkOffsets('positionOffsets', positionOffsets, positions.length);
  let lastTerm = -1;
  let tokens = 0;
  for (let list = 0; list < terms.length; list++) {
    const term = terms[list] as number;
    if (term <= lastTerm || term >= words) fail('terms');
    lastTerm = term;
    let last = -1;
    for (let at = offsets[list] as number; at < (offsets[list + 1] as number); at++) {
      const key = keys[at] as number;
      const frequency = frequencies[at] as number;
      if (key <= last || key >= lengths.length) fail('keys');
      if (frequency < 1 || frequency > (lengths[key] as number)) fail('frequencies');
      last = key;
      tokens += frequency;
    }
    if (hasPositions) want(positionOffsets[list + 1] === tokens, 'positions');
  }
}

function want(holds: boolean, part: string): void {
  if (!holds) fail(part);
}

function fail(part: string): never {
  throw new RankerError('INVALID_INDEX', `no index of words: its ${part} do not fit`);
}

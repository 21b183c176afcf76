import { RankerError } from '../error.js';
import { Inverter } from './invert.js';
import type { Segment } from './segment.js';
import type { LexicalStore } from './store.js';
import { TokenStream } from './token-stream.js';

/** Tokens that are inverted at once: few enough that the scattered writes stay near the processor. */
const BATCH_TOKENS = 1 << 20;
/** The most postings keys, as these are signed 32-bit numbers. */
const MAX_KEYS = 0x7fffffff;

/** Adds rows to the store. Memory of words and scratch space are made anew: a second call pays for that, its results do not differ. */
export function appendTexts(store: LexicalStore, columns: readonly (readonly string[])[], rows: number): void {
  const { fieldBits, options } = store;
  if ((store.rows + rows) * 2 ** fieldBits > MAX_KEYS) {
    throw new RankerError(
      'INVALID_INDEX',
      `${store.rows + rows} rows of ${columns.length} fields are more than 2³¹ keys`,
    );
  }
  store.reserve(rows);
  const stream = new TokenStream(options.analyser, store.vocabulary);
  const inverter = new Inverter();
  const segments: Segment[] = [];
  let keys: number[] = [];
  let ends: number[] = [];
  const flush = (): void => {
    if (stream.count > 0) segments.push(inverter.invert(stream, keys, ends, options.keepPositions));
    stream.clear();
    keys = [];
    ends = [];
  };
  for (let i = 0; i < rows; i++) {
    columns.forEach((texts, field) => {
      const key = ((store.rows + i) << fieldBits) | field;
      const length = stream.read(texts[i] as string);
      store.lengths[key] = length;
      store.totals[field] = (store.totals[field] as number) + length;
      keys.push(key);
      ends.push(stream.count);
    });
    if (stream.count >= BATCH_TOKENS) flush();
  }
  flush();
  store.rows += rows;
  store.liveRows += rows;
  store.add(segments);
}

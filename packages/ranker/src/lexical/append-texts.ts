import { Inverter } from './invert.js';
import type { Segment } from './segment.js';
import type { LexicalStore } from './store.js';
import { TokenStream } from './token-stream.js';

/** Tokens that are inverted at once: few enough that the scattered writes stay near the processor. */
const BATCH_TOKENS = 1 << 20;

/** Adds rows to the store, or, when the analyser throws, none: nothing counts before the end. Memory of words and scratch space are made anew: a second call pays for that, its results do not differ. */
export function appendTexts(store: LexicalStore, columns: readonly (readonly string[])[], rows: number): void {
  const { fieldBits, options } = store;
  store.reserve(rows);
  const stream = new TokenStream(options.analyser, store.vocabulary);
  const inverter = new Inverter();
  const segments: Segment[] = [];
  const added = store.totals.map(() => 0);
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
      added[field] = (added[field] as number) + length;
      keys.push(key);
      ends.push(stream.count);
    });
    if (stream.count >= BATCH_TOKENS) flush();
  }
  flush();
  store.add(segments);
  store.rows += rows;
  store.liveRows += rows;
  added.forEach((total, field) => {
    store.totals[field] = (store.totals[field] as number) + total;
  });
}

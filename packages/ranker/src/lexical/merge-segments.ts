import { createFrequencies, type Frequencies, type Segment } from './segment.js';

/**
 * One segment with the postings of several, which must follow each other in their rows.
 *
 * @param isKept rows for which it says false are left out; all are kept without it
 */
export function mergeSegments(
  segments: readonly Segment[],
  fieldBits: number,
  isKept?: (row: number) => boolean,
): Segment {
  const all = distinctTerms(segments);
  const merged = {
    terms: all,
    offsets: new Int32Array(all.length + 1),
    keys: new Int32Array(sum(segments, ({ keys }) => keys.length)),
    frequencies: widest(segments),
    positionOffsets: new Int32Array(segments.some((s) => s.positionOffsets.length > 0) ? all.length + 1 : 0),
    positions: new Uint16Array(sum(segments, ({ positions }) => positions.length)),
  };
  const next = new Int32Array(segments.length);
  const end = { posting: 0, position: 0, term: 0 };
  for (const term of all) {
    const before = end.posting;
    segments.forEach((segment, i) => {
      const list = next[i] as number;
      if (segment.terms[list] !== term) return;
      next[i] = list + 1;
      if (isKept) copyList(segment, list, merged, end, (key) => isKept(key >>> fieldBits));
      else copyWhole(segment, list, merged, end);
    });
    if (end.posting === before) continue; // every row of the term was left out
    merged.terms[end.term++] = term;
    merged.offsets[end.term] = end.posting;
    if (merged.positionOffsets.length > 0) merged.positionOffsets[end.term] = end.position;
  }
  if (end.posting === merged.keys.length) return merged;
  return {
    terms: merged.terms.slice(0, end.term),
    offsets: merged.offsets.slice(0, end.term + 1),
    keys: merged.keys.slice(0, end.posting),
    frequencies: merged.frequencies.slice(0, end.posting),
    positionOffsets: merged.positionOffsets.slice(0, end.term + 1),
    positions: merged.positions.slice(0, end.position),
  };
}

function copyList(
  from: Segment,
  list: number,
  into: Segment,
  end: { posting: number; position: number },
  isKept: (key: number) => boolean,
): void {
  const hasPositions = from.positionOffsets.length > 0;
  let position = hasPositions ? (from.positionOffsets[list] as number) : 0;
  for (let at = from.offsets[list] as number; at < (from.offsets[list + 1] as number); at++) {
    const key = from.keys[at] as number;
    const frequency = from.frequencies[at] as number;
    if (isKept(key)) {
      into.keys[end.posting] = key;
      into.frequencies[end.posting++] = frequency;
      if (hasPositions) {
        for (let i = 0; i < frequency; i++) into.positions[end.position++] = from.positions[position + i] as number;
      }
    }
    position += frequency;
  }
}

function copyWhole(from: Segment, list: number, into: Segment, end: { posting: number; position: number }): void {
  const { offsets, positionOffsets } = from;
  const [first, last] = [offsets[list] as number, offsets[list + 1] as number];
  copyRun(from.keys, first, last, into.keys, end.posting);
  copyRun(from.frequencies, first, last, into.frequencies, end.posting);
  end.posting += last - first;
  if (positionOffsets.length === 0) return;
  const [start, stop] = [positionOffsets[list] as number, positionOffsets[list + 1] as number];
  copyRun(from.positions, start, stop, into.positions, end.position);
  end.position += stop - start;
}

/** For runs as short as most are, a loop is faster than a view and a call. */
const LONG_RUN = 64;

function copyRun(from: Frequencies, start: number, stop: number, into: Frequencies, at: number): void {
  if (stop - start >= LONG_RUN) into.set(from.subarray(start, stop), at);
  else for (let i = start; i < stop; i++) into[at + i - start] = from[i] as number;
}

function distinctTerms(segments: readonly Segment[]): Int32Array {
  const all = new Int32Array(sum(segments, ({ terms }) => terms.length));
  let at = 0;
  for (const { terms } of segments) {
    all.set(terms, at);
    at += terms.length;
  }
  all.sort();
  let count = 0;
  for (const term of all) if (count === 0 || all[count - 1] !== term) all[count++] = term;
  return all.slice(0, count);
}

function widest(segments: readonly Segment[]): Frequencies {
  const bytes = Math.max(1, ...segments.map(({ frequencies }) => frequencies.BYTES_PER_ELEMENT));
  return createFrequencies(
    sum(segments, ({ keys }) => keys.length),
    bytes === 1 ? 1 : bytes === 2 ? 0x100 : 0x10000,
  );
}

function sum<T>(values: readonly T[], of: (value: T) => number): number {
  return values.reduce((total, value) => total + of(value), 0);
}

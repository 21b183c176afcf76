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
      copyList(segment, list, merged, end, isKept && ((key) => isKept(key >>> fieldBits)));
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

/** Copies a list by runs of postings that are kept: the whole of it at once when all are. */
function copyList(
  from: Segment,
  list: number,
  into: Segment,
  end: { posting: number; position: number },
  isKept: ((key: number) => boolean) | undefined,
): void {
  const { keys, frequencies, positions } = from;
  const last = from.offsets[list + 1] as number;
  let position = from.positionOffsets[list] ?? 0;
  for (let at = from.offsets[list] as number; at < last; ) {
    const first = at;
    const start = position;
    const keeps = isKept ? isKept(keys[at] as number) : true;
    if (isKept === undefined) {
      at = last;
      position = from.positionOffsets[list + 1] ?? 0;
    }
    while (at < last && isKept?.(keys[at] as number) === keeps) position += frequencies[at++] as number;
    if (!keeps) continue;
    copyRun(keys, first, at, into.keys, end.posting);
    copyRun(frequencies, first, at, into.frequencies, end.posting);
    end.posting += at - first;
    if (into.positionOffsets.length === 0) continue;
    copyRun(positions, start, position, into.positions, end.position);
    end.position += position - start;
  }
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

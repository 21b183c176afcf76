import { lowerBound } from '../lower-bound.js';
import { createRowSet, type RowSet } from '../row-set.js';
import type { Scoring } from './scoring.js';
import { listOf, type Segment } from './segment.js';
import { LAST_POSITION } from './token-stream.js';

/** Terms that must stand in one field at these distances from the first. */
export interface Phrase {
  /** −1 for a word that the vocabulary does not have. */
  readonly terms: readonly number[];
  readonly distances: readonly number[];
}

/** One list on its way through a segment. */
interface Cursor {
  at: number;
  readonly end: number;
  /** Where the positions of the posting at `at` begin. */
  position: number;
}

/**
 * The rows that hold the phrase, in a field that counts. Without positions, all its words in one field are enough.
 *
 * @param within rows that are looked at; default all
 * @param into what they are added to; default an empty set
 */
export function phraseRows(
  { store, weights }: Scoring,
  phrase: Phrase,
  {
    within,
    into = createRowSet(store.rows),
  }: { readonly within?: RowSet | undefined; readonly into?: RowSet | undefined },
): RowSet {
  const mask = (1 << store.fieldBits) - 1;
  for (const segment of store.segments) {
    const cursors = openCursors(segment, phrase);
    if (!cursors) continue;
    const lists = [...new Set(cursors)];
    for (let key = meet(segment, lists, 0); key >= 0; key = meet(segment, lists, key + 1)) {
      const row = key >>> store.fieldBits;
      if (weights[key & mask] === 0 || into.has(row) || within?.has(row) === false) continue;
      if (!store.options.keepPositions || standsAt(segment, cursors, phrase.distances)) into.add(row);
    }
  }
  return into;
}

/** A cursor for each term, the same for the same term; undefined when the segment lacks one. */
function openCursors(segment: Segment, { terms }: Phrase): Cursor[] | undefined {
  const cursors = new Map<number, Cursor>();
  for (const term of new Set(terms)) {
    const list = listOf(segment, term);
    if (list < 0) return undefined;
    const position = segment.positionOffsets[list] ?? 0;
    cursors.set(term, { at: segment.offsets[list] as number, end: segment.offsets[list + 1] as number, position });
  }
  return terms.map((term) => cursors.get(term) as Cursor);
}

/** Moves every cursor to the first key from `from` on that all have; −1 when there is none. */
function meet(segment: Segment, cursors: readonly Cursor[], from: number): number {
  let wanted = from;
  for (let agreed = 0, i = 0; agreed < cursors.length; i = (i + 1) % cursors.length) {
    const key = advance(segment, cursors[i] as Cursor, wanted);
    if (key < 0) return -1;
    agreed = key === wanted ? agreed + 1 : 1;
    wanted = key;
  }
  return wanted;
}

function advance({ keys, frequencies }: Segment, cursor: Cursor, wanted: number): number {
  let { at, position } = cursor;
  const { end } = cursor;
  while (at < end && (keys[at] as number) < wanted) position += frequencies[at++] as number;
  cursor.at = at;
  cursor.position = position;
  return at < end ? (keys[at] as number) : -1;
}

function standsAt(
  { positions, frequencies }: Segment,
  cursors: readonly Cursor[],
  distances: readonly number[],
): boolean {
  const first = cursors[0] as Cursor;
  for (let i = 0; i < (frequencies[first.at] as number); i++) {
    const start = positions[first.position + i] as number;
    const holds = cursors.every(({ at, position }, word) => {
      const wanted = start + (distances[word] as number);
      return wanted < LAST_POSITION && includes(positions, wanted, position, position + (frequencies[at] as number));
    });
    if (holds) return true;
  }
  return false;
}

function includes(sorted: Uint16Array, wanted: number, from: number, to: number): boolean {
  const at = lowerBound(sorted, wanted, from, to);
  return at < to && sorted[at] === wanted;
}

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

/** Adds the rows that hold the phrase, in a field that counts, to the set. Without positions, all its words in one field are enough. */
export function addPhraseRows({ store, weights }: Scoring, phrase: Phrase, into: RowSet): void {
  const mask = (1 << store.fieldBits) - 1;
  for (const segment of store.segments) {
    const cursors = openCursors(segment, phrase);
    if (!cursors) continue;
    for (let key = meet(segment, cursors, 0); key >= 0; key = meet(segment, cursors, key + 1)) {
      if (weights[key & mask] === 0 || into.has(key >>> store.fieldBits)) continue;
      if (!store.options.keepPositions || standsAt(segment, cursors, phrase.distances))
        into.add(key >>> store.fieldBits);
    }
  }
}

/** The rows that hold the phrase. */
export function phraseRows(scoring: Scoring, phrase: Phrase): RowSet {
  const rows = createRowSet(scoring.store.rows);
  addPhraseRows(scoring, phrase, rows);
  return rows;
}

function openCursors(segment: Segment, { terms }: Phrase): Cursor[] | undefined {
  const cursors: Cursor[] = [];
  for (const term of terms) {
    const list = listOf(segment, term);
    if (list < 0) return undefined;
    const position = segment.positionOffsets[list] ?? 0;
    cursors.push({ at: segment.offsets[list] as number, end: segment.offsets[list + 1] as number, position });
  }
  return cursors;
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
  const [first, ...others] = cursors;
  if (!first) return false;
  for (let i = 0; i < (frequencies[first.at] as number); i++) {
    const start = positions[first.position + i] as number;
    const holds = others.every(({ at, position }, other) => {
      const wanted = start + (distances[other + 1] as number);
      return wanted < LAST_POSITION && includes(positions, wanted, position, position + (frequencies[at] as number));
    });
    if (holds && start < LAST_POSITION) return true;
  }
  return false;
}

function includes(sorted: Uint16Array, wanted: number, from: number, to: number): boolean {
  const at = lowerBound(sorted, wanted, from, to);
  return at < to && sorted[at] === wanted;
}

import { createRowSet, type RowSet } from '@jobsearch/ranker';

/** The same rows: a set that is kept is not to be written to. */
export const copy = (set: RowSet): RowSet => createRowSet(set.capacity, set.words.slice());

/** Rows of either set; both are of one collection. */
export const union = (a: RowSet, b: RowSet): RowSet => combined(a, b, (one, other) => one | other);

/** Rows of both sets; both are of one collection. */
export const intersection = (a: RowSet, b: RowSet): RowSet => combined(a, b, (one, other) => one & other);

function combined(a: RowSet, b: RowSet, combine: (one: number, other: number) => number): RowSet {
  return createRowSet(
    a.capacity,
    a.words.map((word, i) => combine(word, b.words[i] as number)),
  );
}

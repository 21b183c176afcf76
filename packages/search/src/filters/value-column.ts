import { createRowSet, type RowSet, topK } from '@jobsearch/ranker';
import { narrow } from '../narrow.js';
import type { PostingHead } from '../posting-head.js';

/** What postings have of one condition: each different value once, and per posting the numbers of its values. */
export interface ValueColumn {
  /** The commonest values among the rows, at most `most`; equally common ones in the order of their names. */
  count(rows: RowSet, most: number): { readonly value: string; readonly count: number }[];
  /** The rows that have any of the values, all of them, or none. Case does not count. */
  rowsWith(values: readonly string[], which: 'any' | 'all' | 'none'): RowSet;
}

/** @param read a posting's values; undefined ones are passed over, and repeated ones count once */
export function createValueColumn(
  postings: readonly PostingHead[],
  read: (posting: PostingHead) => readonly (string | undefined)[],
): ValueColumn {
  const { names, numberOf } = collectNames(postings, read);
  const { starts, numbers } = lay(postings, read, numberOf);
  const startOf = (row: number): number => (starts ? (starts[row] as number) : row);

  return {
    count({ words }, most) {
      const counts = new Uint32Array(names.length);
      for (let first = 0; first < postings.length; first += 32) {
        const word = words[first >>> 5] as number;
        if (word === 0) continue;
        const end = Math.min(first + 32, postings.length);
        for (let row = first; row < end; row++) {
          if (((word >>> (row & 31)) & 1) === 0) continue;
          const last = startOf(row + 1);
          for (let at = startOf(row); at < last; at++) {
            const number = numbers[at] as number;
            counts[number] = (counts[number] as number) + 1;
          }
        }
      }
      const best = topK(counts, most).filter(({ score }) => score > 0);
      return best.map(({ row, score }) => ({ value: names[row] as string, count: score }));
    },
    rowsWith(values, which) {
      const wanted = new Set(values.map((value) => numberOf.get(value.toLowerCase()) ?? -1));
      const isWanted = new Uint8Array(names.length);
      for (const number of wanted) isWanted[number] = 1; // −1 is no index: nothing is set
      const words = new Uint32Array(Math.ceil(postings.length / 32));
      for (let row = 0; row < postings.length; row++) {
        let met = 0;
        const last = startOf(row + 1);
        for (let at = startOf(row); at < last; at++) met += isWanted[numbers[at] as number] as number;
        const passes = which === 'none' ? met === 0 : which === 'any' ? met > 0 : met === wanted.size;
        words[row >>> 5] = (words[row >>> 5] as number) | (+passes << (row & 31));
      }
      return createRowSet(postings.length, words);
    },
  };
}

type Read = (posting: PostingHead) => readonly (string | undefined)[];

/** The values as they are spelt first, in their order: their numbers. */
function collectNames(postings: readonly PostingHead[], read: Read) {
  const spellings = new Map<string, string>();
  for (const posting of postings) {
    for (const value of read(posting)) {
      if (value !== undefined && !spellings.has(value.toLowerCase())) spellings.set(value.toLowerCase(), value);
    }
  }
  const sorted = [...spellings].sort(([, a], [, b]) => (a < b ? -1 : 1));
  return {
    names: sorted.map(([, name]) => name),
    numberOf: new Map(sorted.map(([key], number) => [key, number])) as ReadonlyMap<string, number>,
  };
}

/** Row r has the numbers `starts[r]` … `starts[r + 1]` − 1, each once; where each row has one, there are no starts. */
function lay(postings: readonly PostingHead[], read: Read, numberOf: ReadonlyMap<string, number>) {
  const starts = new Uint32Array(postings.length + 1);
  const numbers: number[] = [];
  for (const [row, posting] of postings.entries()) {
    const own = new Set<number>();
    for (const value of read(posting)) if (value !== undefined) own.add(numberOf.get(value.toLowerCase()) as number);
    for (const number of own) numbers.push(number);
    starts[row + 1] = numbers.length;
  }
  const hasOneEach = starts.every((start, row) => start === row);
  return { starts: hasOneEach ? undefined : starts, numbers: narrow(numbers, numberOf.size) };
}

import { annualPay } from '@jobsearch/postings';
import type { RowSet } from '@jobsearch/ranker';
import type { PostingHead } from '../posting-head.js';

export const dayMs = 86_400_000;

/** Numbers of postings; NaN where a posting does not tell. Pay is that of a year of full work, in its own currency. */
const readers = {
  mostPay: ({ salary }: PostingHead): number => {
    const { min, max } = salary ? annualPay(salary) : {};
    return salary ? (max ?? min ?? 0) : Number.NaN;
  },
  leastPay: ({ salary }: PostingHead): number => {
    const { min, max } = salary ? annualPay(salary) : {};
    return salary ? (min ?? max ?? 0) : Number.NaN;
  },
  /** Who asks for none asks for 0. */
  experienceYears: ({ experienceYears = 0 }: PostingHead): number => experienceYears,
  /** Milliseconds since 1970; when it was first seen, where no date is told. */
  postedAt: ({ postedAt, firstSeenAt }: PostingHead): number => Date.parse(postedAt ?? firstSeenAt),
} as const;
export type NumberColumn = keyof typeof readers;

/** Gives a number of every posting, read when it is first asked for. */
export function createNumberColumns(postings: readonly PostingHead[]): (column: NumberColumn) => Float64Array {
  const columns = new Map<NumberColumn, Float64Array>();
  return (column) => {
    const known = columns.get(column) ?? Float64Array.from(postings, readers[column]);
    columns.set(column, known);
    return known;
  };
}

/** How many postings would be left with a condition at a value. */
export interface StepCount {
  readonly value: number;
  readonly count: number;
}

interface Steps {
  /** A number for each row, NaN where a posting does not tell it. */
  readonly numbers: Float64Array;
  /** Values of the condition, each with the bound that it sets for the numbers. */
  readonly steps: readonly { readonly value: number; readonly bound: number }[];
  /** Whether a number must be at least the bound, or at most. */
  readonly isLeast: boolean;
  /** Whether rows without a number pass. */
  readonly passesUnknown: boolean;
}

/** Counts the rows of a set that pass at each step; steps that none passes are left out. */
export function countSteps(rows: RowSet, { numbers, steps, isLeast, passesUnknown }: Steps): StepCount[] {
  const counts = new Uint32Array(steps.length);
  let unknown = 0;
  for (let first = 0; first < numbers.length; first += 32) {
    const word = rows.words[first >>> 5] as number;
    if (word === 0) continue;
    const end = Math.min(first + 32, numbers.length);
    for (let row = first; row < end; row++) {
      if (((word >>> (row & 31)) & 1) === 0) continue;
      const number = numbers[row] as number;
      if (Number.isNaN(number)) unknown++;
      else
        for (let at = 0; at < steps.length; at++) {
          const { bound } = steps[at] as Steps['steps'][number];
          if (isLeast ? number >= bound : number <= bound) counts[at] = (counts[at] as number) + 1;
        }
    }
  }
  const more = passesUnknown ? unknown : 0;
  return steps
    .map(({ value }, at) => ({ value, count: (counts[at] as number) + more }))
    .filter(({ count }) => count > 0);
}

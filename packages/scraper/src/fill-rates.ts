import { type Posting, postingSchema } from '@jobsearch/postings';

/** How many of some postings say something in each field; fields in which none does are left out. Plain JSON. */
export interface FilledFields {
  readonly postings: number;
  readonly fields: Readonly<Record<string, number>>;
}

/** Counts, posting by posting, which fields say something. */
export interface FillCounter {
  add(posting: Posting): void;
  /** Adds what another counter counted. */
  addAll(counted: FilledFields): void;
  counted(): FilledFields;
  /** For each field of a posting the part, 0 to 1, of the postings that say something there; 0 without postings. */
  rates(): Record<string, number>;
}

const fields = Object.keys(postingSchema.shape) as (keyof Posting)[];

/** A counter that has counted nothing. */
export function createFillCounter(): FillCounter {
  const filled = new Map<string, number>(fields.map((field) => [field, 0]));
  let postings = 0;
  const raise = (field: string, by: number): unknown => filled.set(field, (filled.get(field) ?? 0) + by);
  return {
    add(posting) {
      postings++;
      for (const field of fields) if (saysSomething(posting[field])) raise(field, 1);
    },
    addAll(counted) {
      postings += counted.postings;
      for (const [field, count] of Object.entries(counted.fields)) raise(field, count);
    },
    counted: () => ({ postings, fields: Object.fromEntries([...filled].filter(([, count]) => count > 0)) }),
    rates: () =>
      Object.fromEntries([...filled].map(([field, count]) => [field, postings === 0 ? 0 : count / postings])),
  };
}

function saysSomething(value: unknown): boolean {
  return value !== undefined && value !== '' && value !== 'unknown' && !(Array.isArray(value) && value.length === 0);
}

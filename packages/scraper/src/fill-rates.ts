import { type Posting, postingSchema } from '@jobsearch/postings';

/** Counts, posting by posting, which fields say something. */
export interface FillCounter {
  add(posting: Posting): void;
  /** For each field of a posting the part, 0 to 1, of the postings that say something there; 0 without postings. */
  rates(): Record<string, number>;
}

const fields = Object.keys(postingSchema.shape) as (keyof Posting)[];

/** A counter that has counted nothing. */
export function createFillCounter(): FillCounter {
  const filled = new Map<string, number>(fields.map((field) => [field, 0]));
  let postings = 0;
  return {
    add(posting) {
      postings++;
      for (const field of fields) if (saysSomething(posting[field])) filled.set(field, (filled.get(field) ?? 0) + 1);
    },
    rates: () =>
      Object.fromEntries([...filled].map(([field, count]) => [field, postings === 0 ? 0 : count / postings])),
  };
}

function saysSomething(value: unknown): boolean {
  return value !== undefined && value !== '' && value !== 'unknown' && !(Array.isArray(value) && value.length === 0);
}

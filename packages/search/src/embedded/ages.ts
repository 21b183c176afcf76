import type { PostingHead } from '../posting-head.js';

const dayMs = 86_400_000;

/** The age of each posting in days, at a time that is given in milliseconds since 1970; NaN where its date cannot be read. Read when first asked for. */
export function createAges(heads: readonly PostingHead[]): (now: number) => Float64Array {
  let days: Float64Array | undefined;
  return (now) => {
    days ??= Float64Array.from(heads, ({ postedAt, firstSeenAt }) => Date.parse(postedAt ?? firstSeenAt) / dayMs);
    return days.map((day) => Math.max(0, now / dayMs - day));
  };
}

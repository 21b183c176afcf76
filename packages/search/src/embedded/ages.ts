import { dayMs } from '../filters/number-column.js';

/** How many days ago each of the times is (both in milliseconds since 1970); NaN where it is not known. */
export function agesInDays(times: Float64Array, now: number): Float64Array {
  return times.map((time) => Math.max(0, (now - time) / dayMs));
}

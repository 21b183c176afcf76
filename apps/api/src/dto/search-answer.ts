import type { Posting } from './posting.js';

/** A posting that fits the query. */
interface Hit {
  posting: Posting;
  /**
   * How well it fits; comparable within one answer only.
   * @example 0.71
   */
  score: number;
}

/** What was found, best first. */
export interface SearchAnswer {
  hits: Hit[];
  /**
   * How many postings were searched: all that are open and no duplicates.
   * @isInt
   * @example 166
   */
  total: number;
  /**
   * The id of the snapshot that answered.
   * @example "20260115T060000Z-3f9a1c"
   */
  snapshot: string;
  /**
   * Milliseconds the search took.
   * @example 3.2
   */
  tookMs: number;
}

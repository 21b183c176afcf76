/** What a query that was begun may go on to be. */
interface Suggestion {
  /**
   * The query.
   * @example "Registered nurse"
   */
  text: string;
  /** What it was completed with. */
  kind: 'title' | 'skill' | 'company' | 'place';
  /**
   * How many open postings have that.
   * @isInt
   * @example 12
   */
  count: number;
}

/** How a query may go on, what most postings have first. */
export interface SuggestAnswer {
  suggestions: Suggestion[];
  /**
   * The id of the snapshot that answered.
   * @example "20260115T060000Z-3f9a1c"
   */
  snapshot: string;
  /**
   * Milliseconds it took.
   * @example 0.4
   */
  tookMs: number;
}

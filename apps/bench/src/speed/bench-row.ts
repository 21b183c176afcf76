/** One line of a report: what one subject took for one piece of work. */
export interface BenchRow {
  /** What was done, the same text for all who did it: `exact float32, top 10`. */
  readonly work: string;
  /** Who did it: `@jobsearch/ranker`, or a peer. */
  readonly subject: string;
  /** On how much: `100,000 × 384`. */
  readonly size: string;
  readonly medianMs: number;
  readonly p95Ms?: number;
  /** The share of the true 10 nearest that were found, 0–1, over all queries. */
  readonly recallAt10?: number;
  /** What the process grew by in resident memory. */
  readonly memoryMb?: number;
  readonly note?: string;
}

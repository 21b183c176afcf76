import type { BenchRow } from './bench-row.js';
import { benchExact } from './exact-vectors.js';
import { growth, holdOut } from './grow-vectors.js';
import { benchLarge } from './large-vectors.js';
import { realVectors } from './real-vectors.js';

export interface VectorBenchOptions {
  /** Rows that are scored exactly, beside the peers: 100,000, say. */
  readonly exactRows: number;
  /** Rows that are searched by their codes: 1,000,000, say. */
  readonly largeRows: number;
  /** `.npy` files with vectors of real texts; without any, the demo postings are encoded by the built-in model. */
  readonly vectorFiles?: readonly string[];
  /** Searches that are averaged over. Default 200. */
  readonly queries?: number;
  readonly log: (line: string) => void;
}

/** Vector search, by time, recall and memory. */
export async function benchVectors(options: VectorBenchOptions): Promise<BenchRow[]> {
  const { exactRows, largeRows, vectorFiles = [], log } = options;
  const { vectors, origin } = await realVectors(vectorFiles);
  const { queries, rest } = holdOut(vectors, Math.min(options.queries ?? 200, Math.floor(vectors.rows / 2)));
  log(`vectors: ${origin}; ${queries.length} of them are the queries; grown to size as ${growth}`);
  const large = benchLarge(rest, queries, largeRows); // first: its memory is measured
  return [...benchExact(rest, queries, exactRows), ...large];
}

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
  /** The Python that has numpy and usearch, peers of another language. Default `python3`. */
  readonly python?: string;
  readonly log: (line: string) => void;
}

/** Vector search, by time, recall and memory. */
export async function benchVectors(options: VectorBenchOptions): Promise<BenchRow[]> {
  const { exactRows, largeRows, vectorFiles = [], python = 'python3', log } = options;
  const { vectors, origin } = await realVectors(vectorFiles);
  const { queries, rest } = holdOut(vectors, Math.min(options.queries ?? 200, Math.floor(vectors.rows / 2)));
  log(`vectors: ${origin}; ${queries.length} of them are the queries; grown to size as ${growth}`);
  const large = await benchLarge(rest, queries, largeRows, { python, log }); // first: its memory is measured
  return [...(await benchExact(rest, queries, exactRows, { python, log })), ...large];
}

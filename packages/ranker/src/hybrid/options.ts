import type { Analyser } from '../analyse/index.js';
import type { VectorIndexOptions } from '../vectors/vector-index.js';

/** How an index is made. */
export interface RankerOptions {
  /** How texts become terms; default: Unicode words, folded, with a light English stemmer. */
  readonly analyser?: Analyser;
  /** How soon repeating a word adds nothing (BM25's k1): 0 or more; default 1.2. */
  readonly k1?: number;
  /** How vectors are kept and scanned. */
  readonly vectors?: Omit<VectorIndexOptions, 'normalise'>;
  /**
   * Whether fields with one vector a document are also kept folded into one, so that searches with the index's own weights are one scan.
   * Default true.
   */
  readonly fold?: boolean;
}

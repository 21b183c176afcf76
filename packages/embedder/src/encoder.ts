import type { Matrix } from '@jobsearch/ranker';

/** What a text is to the model: some models want questions and answers marked differently. */
export type EncoderRole = 'query' | 'passage';

/** Everything that decides whether two vectors may be compared. Written into every snapshot's manifest. */
export interface EncoderSpec {
  /** `builtin`, a model id such as `Xenova/all-MiniLM-L6-v2`, or both with a `+` between. */
  readonly model: string;
  /** SHA-256 (hex) of the file with the weights; of two models together, of both. */
  readonly revision: string;
  /** The form of the weights: `int8`, `fp32`. */
  readonly dtype: string;
  /** How a text's vector is made of those of its word pieces: their mean, or that of the first, special one. */
  readonly pooling: 'mean' | 'cls';
  /** Numbers in a vector. */
  readonly dims: number;
  /** Word pieces read of a text, the special ones included; what follows is not seen. */
  readonly maxPieces: number;
  /** What is put before texts; absent when the model wants nothing. */
  readonly prefixes?: Readonly<Record<EncoderRole, string>> | undefined;
}

/** Turns texts into vectors. */
export interface Encoder {
  readonly spec: EncoderSpec;
  /**
   * One row of unit length per text, in order (a text without any known word gives a zero row).
   * Safe to call concurrently.
   */
  encode(texts: readonly string[], role: EncoderRole): Promise<Matrix>;
  /** Frees the model when no other encoder uses it. Calling `encode` afterwards is an error. */
  dispose(): Promise<void>;
}

/** True when vectors of the two specs live in the same space. */
export function isSameSpec(a: EncoderSpec, b: EncoderSpec): boolean {
  return (
    a.model === b.model &&
    a.revision === b.revision &&
    a.dtype === b.dtype &&
    a.pooling === b.pooling &&
    a.dims === b.dims &&
    a.maxPieces === b.maxPieces &&
    a.prefixes?.query === b.prefixes?.query &&
    a.prefixes?.passage === b.prefixes?.passage
  );
}

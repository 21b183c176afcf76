import type { EncoderSpec } from '../encoder.js';
import type { ModelDtype } from '../model-files.js';

/** Which model a process loads. */
export interface ModelProcessOptions {
  /** The folder that holds `<org>/<name>/…`. */
  readonly folder: string;
  readonly model: string;
  readonly dtype: ModelDtype;
  readonly pooling: EncoderSpec['pooling'];
  /** Word pieces read of a text at most; fewer where the tokeniser's files say so. */
  readonly maxPieces: number;
}

/** Asks for the vectors of texts. */
export interface EncodeRequest {
  readonly id: number;
  readonly texts: readonly string[];
}

/** What a loaded model is. */
export interface ModelShape {
  /** Numbers in a vector. */
  readonly dims: number;
  /** Word pieces read of a text at most. */
  readonly maxPieces: number;
}

/** What the process says: once that it is ready, or why it cannot be; then an answer to each request. */
export type ModelMessage =
  | { readonly kind: 'ready'; readonly shape: ModelShape }
  | { readonly kind: 'failed'; readonly reason: string }
  | { readonly kind: 'vectors'; readonly id: number; readonly vectors: Float32Array }
  | { readonly kind: 'error'; readonly id: number; readonly reason: string };

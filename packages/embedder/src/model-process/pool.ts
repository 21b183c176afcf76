import type { EncoderSpec } from '../encoder.js';

/** The model's output for one text: a vector for each of its pieces, one behind the other. */
export interface PieceVectors {
  readonly data: Float32Array;
  /** Where the first piece's vector starts in `data`. */
  readonly start: number;
  readonly pieces: number;
}

/** Writes the vector of a text to `out`, at unit length: the mean of its pieces' vectors, or that of its first piece. */
export function poolInto(
  out: Float32Array,
  { data, start, pieces }: PieceVectors,
  pooling: EncoderSpec['pooling'],
): void {
  const dims = out.length;
  const sum = new Float64Array(dims);
  const end = start + dims * (pooling === 'cls' ? 1 : pieces);
  for (let at = start; at < end; at += dims) {
    for (let i = 0; i < dims; i++) sum[i] = (sum[i] as number) + (data[at + i] as number);
  }
  let square = 0;
  for (let i = 0; i < dims; i++) square += (sum[i] as number) ** 2;
  const scale = square > 0 ? 1 / Math.sqrt(square) : 0;
  for (let i = 0; i < dims; i++) out[i] = (sum[i] as number) * scale;
}

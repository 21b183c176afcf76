import type { VectorTable } from './table.js';
import { createWordPieces, unknownPiece } from './word-pieces.js';

/** A model without layers: the vector of a text is the weighted mean of its pieces' vectors, at unit length. */
export interface StaticModel {
  readonly dims: number;
  /** Writes the vector of `text` to `out[offset .. offset + dims)`: zeros when no piece of the text is known. */
  encodeInto(text: string, out: Float32Array, offset: number): void;
}

/** @param maxPieces pieces read of a text; what follows is not seen. */
export function createStaticModel(table: VectorTable, maxPieces: number): StaticModel {
  const { dims, scales, rows } = table;
  const wordPieces = createWordPieces(table.vocabulary);
  const sum = new Float64Array(dims);

  const add = (piece: number): void => {
    const scale = scales[piece] as number;
    const start = piece * dims;
    for (let i = 0; i < dims; i++) sum[i] = (sum[i] as number) + scale * (rows[start + i] as number);
  };

  return {
    dims,
    encodeInto(text, out, offset) {
      sum.fill(0);
      for (const piece of wordPieces.pieces(text, maxPieces)) if (piece !== unknownPiece) add(piece);
      let square = 0;
      for (let i = 0; i < dims; i++) square += (sum[i] as number) ** 2;
      const scale = square > 0 ? 1 / Math.sqrt(square) : 0;
      for (let i = 0; i < dims; i++) out[offset + i] = (sum[i] as number) * scale;
    },
  };
}

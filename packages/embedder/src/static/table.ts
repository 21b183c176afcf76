import { JobSearchError } from '@jobsearch/postings';

/** `model.json` of a static model, as `training/table.py` writes it. */
export interface StaticModelCard {
  readonly format: 1;
  readonly pieces: number;
  readonly dims: number;
  /** Word pieces read of a text, two special ones (which have no vector here) counted in, as its teacher counts. */
  readonly maxPieces: number;
  readonly weightsSha256: string;
  readonly vocabularySha256: string;
}

/** Word-piece vectors: piece r is `scales[r] * rows[r * dims .. (r + 1) * dims)`, its weight in the mean included. */
export interface VectorTable {
  readonly dims: number;
  readonly vocabulary: readonly string[];
  readonly scales: Float32Array;
  readonly rows: Int8Array;
}

/**
 * Checks `model.json`.
 *
 * @throws JobSearchError `MODEL_UNAVAILABLE` when it is not one, or of a later format.
 */
export function parseModelCard(json: string): StaticModelCard {
  let card: Partial<StaticModelCard>;
  try {
    card = JSON.parse(json) as Partial<StaticModelCard>;
  } catch (cause) {
    throw new JobSearchError('MODEL_UNAVAILABLE', 'model.json of the static model is no JSON', { cause });
  }
  if (card.format !== 1) {
    throw new JobSearchError('MODEL_UNAVAILABLE', `model.json has format ${card.format}: this version reads format 1`);
  }
  for (const name of ['pieces', 'dims', 'maxPieces'] as const) {
    const value = card[name];
    if (!Number.isInteger(value) || (value as number) < 1) {
      throw new JobSearchError('MODEL_UNAVAILABLE', `model.json: ${name} is ${value}: want an integer ≥ 1`);
    }
  }
  return card as StaticModelCard;
}

/**
 * The table out of its files: `vocabulary.txt` (one piece a line) and `weights.bin` (little-endian: a float32 scale per
 * piece, then a row of int8 per piece).
 *
 * @throws JobSearchError `MODEL_UNAVAILABLE` when the sizes do not fit together.
 */
export function decodeTable(card: StaticModelCard, vocabularyText: string, weights: Uint8Array): VectorTable {
  const { pieces, dims } = card;
  const vocabulary = vocabularyText.split('\n').slice(0, -1);
  if (vocabulary.length !== pieces) {
    throw new JobSearchError('MODEL_UNAVAILABLE', `vocabulary.txt has ${vocabulary.length} pieces: want ${pieces}`);
  }
  const wanted = pieces * (4 + dims);
  if (weights.byteLength !== wanted) {
    throw new JobSearchError('MODEL_UNAVAILABLE', `weights.bin has ${weights.byteLength} bytes: want ${wanted}`);
  }
  const aligned = weights.slice(0, 4 * pieces);
  return {
    dims,
    vocabulary,
    scales: new Float32Array(aligned.buffer, aligned.byteOffset, pieces),
    rows: new Int8Array(weights.buffer, weights.byteOffset + 4 * pieces, pieces * dims),
  };
}

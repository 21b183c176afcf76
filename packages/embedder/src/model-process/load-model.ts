import { setImmediate } from 'node:timers/promises';
import type { EncoderSpec } from '../encoder.js';
import { batchesOf } from './batches.js';
import type { ModelProcessOptions, ModelShape } from './messages.js';
import { mendNormalizer, piecesOf, type Tokenizer } from './pieces.js';
import { poolInto } from './pool.js';

/** A model in this process's memory. */
export interface LoadedModel extends ModelShape {
  /** The vectors of the texts, one behind the other: of unit length, zeros for a blank text. */
  encode(texts: readonly string[]): Promise<Float32Array>;
}

/** What is used of the library's tensors. */
interface Tensor {
  readonly data: Float32Array;
  readonly dims: readonly number[];
}
type MakeTensor = new (type: 'int64', data: BigInt64Array, dims: readonly number[]) => Tensor;
type Run = (inputs: Record<'input_ids' | 'attention_mask', Tensor>) => Promise<Partial<Record<string, Tensor>>>;

/** What is used of the library. Its own types cost the compiler seconds. */
interface Library {
  readonly env: { localModelPath: string; allowRemoteModels: boolean; useFSCache: boolean };
  readonly Tensor: MakeTensor;
  pipeline(
    task: 'feature-extraction',
    model: string,
    options: { quantized: boolean },
  ): Promise<{ tokenizer: Tokenizer; model: Run }>;
}

/**
 * Loads a feature-extraction model of `@xenova/transformers`.
 *
 * The library's own pipeline is not called: its pooling converts a number per piece and dimension, which takes a fifth of the
 * time, and it cuts a long text's last special piece off.
 */
export async function loadModel({
  folder,
  model,
  dtype,
  pooling,
  maxPieces: most,
}: ModelProcessOptions): Promise<LoadedModel> {
  const library = (await import('@xenova/transformers')) as unknown as Library;
  library.env.localModelPath = folder;
  library.env.allowRemoteModels = false;
  library.env.useFSCache = false;
  const { tokenizer, model: run } = await library.pipeline('feature-extraction', model, {
    quantized: dtype === 'int8',
  });
  mendNormalizer(tokenizer);
  const network: Network = { run, Tensor: library.Tensor, pad: BigInt(tokenizer.pad_token_id ?? 0), pooling };
  const maxPieces = Math.min(most, tokenizer.model_max_length || most);
  const { dims } = await runBatch(network, [tokenizer.encode('a')]);

  return {
    dims,
    maxPieces,
    async encode(texts) {
      const pieces = texts.map((text) => piecesOf(tokenizer, text, maxPieces));
      const vectors = new Float32Array(texts.length * dims);
      for (const rows of batchesOf(pieces.map(({ length }) => length))) {
        await setImmediate(); // Another call may have come in: it takes turns with this one.
        const batch = await runBatch(
          network,
          rows.map((row) => pieces[row] as readonly number[]),
        );
        rows.forEach((row, i) => {
          batch.vectorInto(vectors.subarray(row * dims, (row + 1) * dims), i);
        });
      }
      return vectors;
    },
  };
}

interface Network {
  readonly run: Run;
  readonly Tensor: MakeTensor;
  /** The piece that fills short rows up. */
  readonly pad: bigint;
  readonly pooling: EncoderSpec['pooling'];
}

async function runBatch({ run, Tensor, pad, pooling }: Network, texts: readonly (readonly number[])[]) {
  const width = Math.max(...texts.map(({ length }) => length));
  const ids = new BigInt64Array(texts.length * width).fill(pad);
  const mask = new BigInt64Array(texts.length * width);
  for (const [row, pieces] of texts.entries()) {
    ids.set(pieces.map(BigInt), row * width);
    mask.fill(1n, row * width, row * width + pieces.length);
  }
  const shape = [texts.length, width];
  const output = await run({
    input_ids: new Tensor('int64', ids, shape),
    attention_mask: new Tensor('int64', mask, shape),
  });
  const hidden = output.last_hidden_state ?? output.token_embeddings;
  const dims = hidden?.dims[2];
  if (hidden === undefined || dims === undefined) throw new Error('it gives no vectors for word pieces');
  return {
    dims,
    vectorInto(out: Float32Array, row: number): void {
      const pieces = (texts[row] as readonly number[]).length;
      poolInto(out, { data: hidden.data, start: row * width * dims, pieces }, pooling);
    },
  };
}

import { JobSearchError } from '@jobsearch/postings';
import { createMatrix } from '@jobsearch/ranker';
import { downloadModel } from './download.js';
import type { Encoder, EncoderSpec } from './encoder.js';
import { checkModelFiles, type ModelDtype } from './model-files.js';

export interface TransformersOptions {
  /** `<org>/<name>`, as on the hub. */
  readonly model: string;
  /** The folder that holds `<org>/<name>/…`. Given: nothing is ever downloaded. */
  readonly modelDir?: string;
  /** Where downloads are kept when there is no `modelDir`; default `./models`. */
  readonly cacheDir?: string;
  /** Default `int8`. */
  readonly dtype?: ModelDtype;
  /** Where models are published; the default is the library's hub. */
  readonly hub?: string;
  /** A download is given up when no byte arrives for so long; default 60,000. */
  readonly stallMs?: number;
  readonly signal?: AbortSignal;
}

/** Word pieces read of a text at most: what sentence-transformers reads with MiniLM, whose tokeniser files say 512. */
const mostPieces = 256;
const defaultCacheDir = 'models';
const batchTexts = 32;

/** Rows of piece ids, padded to one width. */
interface PieceTensors {
  readonly input_ids: { readonly data: BigInt64Array; readonly dims: readonly [number, number] };
  readonly attention_mask: { readonly data: BigInt64Array };
}
interface Tokenizer {
  (texts: string[], options: object): PieceTensors;
  model_max_length: number;
  encode(text: string): number[];
}
/** What is used of the library's pipeline. Its own types cost the compiler seconds. */
interface Extract {
  (texts: string[], options: { pooling: 'mean'; normalize: true }): Promise<{ data: Float32Array; dims: number[] }>;
  tokenizer: Tokenizer;
  dispose(): Promise<unknown>;
}
type MakePipeline = (task: 'feature-extraction', model: string, options: { quantized: boolean }) => Promise<Extract>;

/**
 * Opens a feature-extraction model of `@xenova/transformers`: mean pooling, unit length, at most 256 word pieces a text.
 *
 * @throws JobSearchError `MODEL_UNAVAILABLE`, with the remedies, when its files cannot be had or are broken.
 */
export async function openTransformers(options: TransformersOptions): Promise<Encoder> {
  const { model, dtype = 'int8', signal } = options;
  const folder = options.modelDir ?? options.cacheDir ?? defaultCacheDir;
  if (options.modelDir === undefined) await downloadModel({ ...options, dtype, cacheDir: folder });
  const revision = await checkModelFiles(folder, model, dtype);
  signal?.throwIfAborted();
  const extract = await loadPipeline(folder, model, dtype);
  const maxPieces = Math.min(mostPieces, extract.tokenizer.model_max_length || mostPieces);
  extract.tokenizer = endedTokenizer(extract.tokenizer, maxPieces);
  const { dims } = await extract([' '], { pooling: 'mean', normalize: true });
  const spec: EncoderSpec = { model, revision, dtype, pooling: 'mean', dims: dims.at(-1) as number, maxPieces };
  return transformersEncoder(spec, extract);
}

// The library keeps its folder in one global: loads must not overlap.
let loading: Promise<unknown> = Promise.resolve();

function loadPipeline(folder: string, model: string, dtype: ModelDtype): Promise<Extract> {
  const loaded = loading.then(async () => {
    const { env, pipeline } = await import('@xenova/transformers');
    env.localModelPath = folder;
    env.allowRemoteModels = false;
    env.useFSCache = false;
    try {
      return await (pipeline as unknown as MakePipeline)('feature-extraction', model, { quantized: dtype === 'int8' });
    } catch (cause) {
      const reason = cause instanceof Error ? cause.message : String(cause);
      const message = `the model "${model}" in "${folder}" cannot be loaded (${reason}): fetch its files again`;
      throw new JobSearchError('MODEL_UNAVAILABLE', message, { cause });
    }
  });
  loading = loaded.catch(() => undefined);
  return loaded;
}

/**
 * The library cuts a long text's last special piece off with the rest; models were trained with it, so it is put back
 * over the last piece.
 */
function endedTokenizer(tokenizer: Tokenizer, maxPieces: number): Tokenizer {
  tokenizer.model_max_length = maxPieces;
  const last = tokenizer.encode('').at(-1);
  if (last === undefined) return tokenizer;
  const ended = (texts: string[], options: object): PieceTensors => {
    const tensors = tokenizer(texts, options);
    const { data: ids, dims } = tensors.input_ids;
    const width = dims[1];
    if (width < maxPieces) return tensors;
    for (let end = width - 1; end < ids.length; end += width) {
      if (tensors.attention_mask.data[end] === 1n) ids[end] = BigInt(last);
    }
    return tensors;
  };
  return Object.assign(ended, { model_max_length: maxPieces, encode: (text: string) => tokenizer.encode(text) });
}

function transformersEncoder(spec: EncoderSpec, extract: Extract): Encoder {
  const { dims } = spec;
  let closed: Promise<unknown> | undefined;
  let running: Promise<unknown> = Promise.resolve();

  const encodeAll = async (texts: readonly string[]): Promise<Float32Array> => {
    const data = new Float32Array(texts.length * dims);
    for (const rows of batchesByLength(texts)) {
      if (closed) throw new JobSearchError('USAGE', `the encoder "${spec.model}" has been disposed: open another`);
      const vectors = await extract(
        rows.map((row) => texts[row] as string),
        { pooling: 'mean', normalize: true },
      );
      rows.forEach((row, i) => {
        data.set(vectors.data.subarray(i * dims, (i + 1) * dims), row * dims);
      });
    }
    return data;
  };

  return {
    spec,
    async encode(texts) {
      if (closed) throw new JobSearchError('USAGE', `the encoder "${spec.model}" has been disposed: open another`);
      return createMatrix(await track(encodeAll(texts)), dims);
    },
    async dispose() {
      closed ??= running.then(() => extract.dispose());
      await closed;
    },
  };

  /** The model may be freed only when no call is inside it. */
  function track<T>(call: Promise<T>): Promise<T> {
    const before = running;
    running = call.then(
      () => before,
      () => before,
    );
    return call;
  }
}

/** Row numbers, a batch each, shortest texts first: a batch is padded to its longest text. Blank texts are left out. */
function batchesByLength(texts: readonly string[]): readonly number[][] {
  const rows = [...texts.keys()].filter((row) => texts[row]?.trim() !== '');
  rows.sort((a, b) => (texts[a] as string).length - (texts[b] as string).length || a - b);
  const batches: number[][] = [];
  for (let start = 0; start < rows.length; start += batchTexts) batches.push(rows.slice(start, start + batchTexts));
  return batches;
}

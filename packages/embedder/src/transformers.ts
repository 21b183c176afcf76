import { resolve } from 'node:path';
import { JobSearchError } from '@jobsearch/postings';
import { createMatrix } from '@jobsearch/ranker';
import { type DownloadSettings, downloadModel } from './download/download-model.js';
import type { Encoder, EncoderSpec } from './encoder.js';
import { familyOf } from './model-family.js';
import { checkModelFiles, type ModelDtype, readPooling } from './model-files.js';
import { holdModel, type ModelHold } from './shared-models.js';

export interface TransformersOptions extends DownloadSettings {
  /** `<org>/<name>`, as on the hub. */
  readonly model: string;
  /** The folder that holds `<org>/<name>/…`. Given: nothing is ever downloaded. */
  readonly modelDir?: string | undefined;
  /** Where downloads are kept when there is no `modelDir`; default `./models`. */
  readonly cacheDir?: string | undefined;
  /**
   * Default `int8`, whose activations are scaled batch by batch: a text's vector moves a little with its neighbours (MiniLM:
   * cosine above 0.98), and calls are repeatable, batches are not. With `fp32` it stays the same to 1e-6.
   */
  readonly dtype?: ModelDtype | undefined;
}

const defaultCacheDir = 'models';
/** What sentence-transformers reads with MiniLM, whose tokeniser files say 512. */
const usualPieces = 256;
/** What is handed to the model's process at a time. */
const mostTexts = 256;
const mostCharacters = 2_000_000;

/**
 * Opens a feature-extraction model of `@xenova/transformers`: unit length, at most 256 word pieces a text (512 with E5 and BGE), computed in a
 * process of its own. Encoders of the same model share it.
 *
 * @throws JobSearchError `MODEL_UNAVAILABLE`, with the remedies, when its files cannot be had or are broken; `DATA_UNWRITABLE`.
 */
export async function openTransformers(options: TransformersOptions): Promise<Encoder> {
  const { model, dtype = 'int8', signal } = options;
  const folder = resolve(options.modelDir ?? options.cacheDir ?? defaultCacheDir);
  if (options.modelDir === undefined) await downloadModel({ ...options, dtype, cacheDir: folder });
  const revision = await checkModelFiles(folder, model, dtype);
  const { prefixes, pooling: usual = 'mean', maxPieces = usualPieces } = familyOf(model);
  const pooling = (await readPooling(folder, model)) ?? usual;
  signal?.throwIfAborted();
  const hold = await holdModel({ folder, model, dtype, pooling, maxPieces }, revision);
  return transformersEncoder({ model, revision, dtype, pooling, ...hold.shape, ...(prefixes && { prefixes }) }, hold);
}

function transformersEncoder(spec: EncoderSpec, hold: ModelHold): Encoder {
  const { dims, prefixes } = spec;
  const running = new Set<Promise<unknown>>();
  let closed: Promise<void> | undefined;
  const checkOpen = (): void => {
    if (closed) throw new JobSearchError('USAGE', `the encoder "${spec.model}" has been disposed: open another`);
  };
  const encodeAll = async (texts: readonly string[]): Promise<Float32Array> => {
    const data = new Float32Array(texts.length * dims);
    for (const [start, end] of slicesOf(texts)) {
      checkOpen();
      data.set(await hold.encode(texts.slice(start, end)), start * dims);
    }
    return data;
  };
  return {
    spec,
    async encode(texts, role) {
      checkOpen();
      const prefix = prefixes?.[role];
      const call = encodeAll(prefix ? texts.map((text) => text.trim() && prefix + text) : texts);
      running.add(call);
      try {
        return createMatrix(await call, dims);
      } finally {
        running.delete(call);
      }
    },
    async dispose() {
      closed ??= Promise.allSettled(running).then(() => hold.release());
      await closed;
    },
  };
}

/** Where slices of the texts start and end, none with much more than another. */
function* slicesOf(texts: readonly string[]): Generator<readonly [start: number, end: number]> {
  let start = 0;
  let characters = 0;
  for (const [i, { length }] of texts.entries()) {
    if (i > start && (i - start === mostTexts || characters + length > mostCharacters)) {
      yield [start, i];
      start = i;
      characters = 0;
    }
    characters += length;
  }
  if (start < texts.length) yield [start, texts.length];
}

import { JobSearchError } from '@jobsearch/postings';
import type { DownloadProgress } from './download/download-model.js';
import { type Encoder, type EncoderSpec, isSameSpec } from './encoder.js';
import { joinEncoders } from './joined-encoder.js';
import { type ModelDtype, modelDtypes } from './model-files.js';
import { openBuiltin } from './static/static-encoder.js';
import { openTransformers } from './transformers.js';

/** How to find a model. */
export interface ModelSource {
  /** The folder that holds `<org>/<name>/…`. Given: nothing is ever downloaded. */
  readonly modelDir?: string;
  /** Where downloads are kept when there is no `modelDir`; default `./models`. */
  readonly cacheDir?: string;
  /** True: the network is never asked. Default: whether JOBSEARCH_OFFLINE is set, to anything but "", "0" or "false". */
  readonly offline?: boolean;
  readonly onProgress?: (progress: DownloadProgress) => void;
  readonly signal?: AbortSignal;
}

export interface OpenEncoderOptions extends ModelSource {
  /** `builtin`, a model id such as `Xenova/all-MiniLM-L6-v2`, or `builtin+` and such an id: both models, as one. */
  readonly model: string;
  /** The form of a transformer's weights; default `int8`. The built-in model has one form only. */
  readonly dtype?: string;
}

/** The id of the model that comes with this package. */
export const builtinModel = 'builtin';

/** Stands before a transformer's id where the built-in model is joined to it. */
const withBuiltin = `${builtinModel}+`;

// Two names with a "/" between, as on the hub. It becomes part of a path: so no "..", no leading dot.
const modelId = /^[A-Za-z0-9_-][\w.-]*\/[A-Za-z0-9_-][\w.-]*$/;

/**
 * Opens an encoder by its id.
 *
 * @throws JobSearchError `USAGE` for an id or a dtype that cannot be, `MODEL_UNAVAILABLE` when the files cannot be had.
 */
export async function openEncoder(options: OpenEncoderOptions): Promise<Encoder> {
  const { model, dtype, ...source } = options;
  source.signal?.throwIfAborted();
  if (model === builtinModel) {
    if (dtype !== undefined && dtype !== 'int8') {
      throw new JobSearchError('USAGE', `the model "builtin" has no dtype "${dtype}": leave it out`);
    }
    return openBuiltin();
  }
  const isJoined = model.startsWith(withBuiltin);
  const transformer = isJoined ? model.slice(withBuiltin.length) : model;
  if (!modelId.test(transformer) || transformer.includes('..')) {
    throw new JobSearchError(
      'USAGE',
      `"${model}" is no model id: want "builtin", "<org>/<name>" (for example "Xenova/all-MiniLM-L6-v2"), or "builtin+<org>/<name>" for both`,
    );
  }
  if (dtype !== undefined && !isModelDtype(dtype)) {
    throw new JobSearchError('USAGE', `"${dtype}" is no dtype: want one of ${modelDtypes.join(', ')}`);
  }
  const builtin = isJoined ? await openBuiltin() : undefined;
  const offline = source.offline ?? isOfflineByEnvironment();
  const opened = await openTransformers({ ...source, model: transformer, dtype, offline });
  return builtin ? joinEncoders(model, opened, builtin) : opened;
}

/**
 * Opens the encoder that a snapshot's manifest names, so that queries and postings come from the same one.
 *
 * @throws JobSearchError `ENCODER_MISMATCH` when the model found here is another than the one in `spec`.
 */
export async function openEncoderFor(spec: EncoderSpec, source: ModelSource = {}): Promise<Encoder> {
  const encoder = await openEncoder({ model: spec.model, dtype: spec.dtype, ...source });
  if (isSameSpec(encoder.spec, spec)) return encoder;
  await encoder.dispose();
  throw new JobSearchError(
    'ENCODER_MISMATCH',
    `the vectors were made by ${describe(spec)}, but here is ${describe(encoder.spec)}: embed the postings again, ` +
      'or provide that model',
  );
}

function isOfflineByEnvironment(): boolean {
  return !['', '0', 'false'].includes(process.env.JOBSEARCH_OFFLINE ?? '');
}

function isModelDtype(dtype: string): dtype is ModelDtype {
  return (modelDtypes as readonly string[]).includes(dtype);
}

function describe({ model, dtype, dims, maxPieces, pooling, prefixes, revision }: EncoderSpec): string {
  const prefixed = prefixes ? `, prefixes ${JSON.stringify(prefixes)}` : '';
  return `"${model}" (${dtype}, ${pooling} of ${maxPieces} pieces, ${dims} dims${prefixed}, revision ${revision.slice(0, 12)})`;
}

import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { JobSearchError } from '@jobsearch/postings';
import type { EncoderSpec } from './encoder.js';

/** The forms of a transformer's weights. */
export const modelDtypes = ['int8', 'fp32'] as const;
export type ModelDtype = (typeof modelDtypes)[number];

/** Where the weights of a form lie in a model's folder. */
const weightsFile: Readonly<Record<ModelDtype, string>> = {
  int8: 'onnx/model_quantized.onnx',
  fp32: 'onnx/model.onnx',
};

/** What else a model's folder holds. */
const descriptionFiles = ['config.json', 'tokenizer.json', 'tokenizer_config.json'] as const;

/** Where sentence-transformers keeps how a model pools; many models have no such file. */
export const poolingFile = '1_Pooling/config.json';

/** All files that a model of that form needs, relative to its folder. */
export function neededFiles(dtype: ModelDtype): readonly string[] {
  return [...descriptionFiles, weightsFile[dtype]];
}

/**
 * Checks that a model's files are there and are what they seem.
 *
 * @param modelDir the folder that holds `<org>/<name>/…`.
 * @returns the SHA-256 (hex) of the weights.
 * @throws JobSearchError `MODEL_UNAVAILABLE` for a missing file or a Git LFS pointer in place of the weights.
 */
export async function checkModelFiles(modelDir: string, model: string, dtype: ModelDtype): Promise<string> {
  for (const name of neededFiles(dtype)) {
    if (!(await isFile(join(modelDir, model, name)))) {
      throw new JobSearchError(
        'MODEL_UNAVAILABLE',
        `the model "${model}" has no file "${name}" in "${modelDir}": ` +
          `put it at "${join(modelDir, model, name)}", name another folder, or use the model "builtin"`,
      );
    }
  }
  const weights = join(modelDir, model, weightsFile[dtype]);
  await refusePointer(weights);
  return sha256Of(weights);
}

/**
 * How a model's files say that it pools; undefined when they do not.
 *
 * @throws JobSearchError `MODEL_UNAVAILABLE` for a way that is not known here.
 */
export async function readPooling(modelDir: string, model: string): Promise<EncoderSpec['pooling'] | undefined> {
  const path = join(modelDir, model, poolingFile);
  if (!(await isFile(path))) return undefined;
  try {
    const modes = JSON.parse(await readFile(path, 'utf8')) as Record<string, unknown>;
    if (modes.pooling_mode_mean_tokens === true) return 'mean';
    if (modes.pooling_mode_cls_token === true) return 'cls';
    throw new Error('neither the mean of the pieces nor the first one');
  } catch (cause) {
    throw new JobSearchError('MODEL_UNAVAILABLE', `"${path}" cannot be followed: ${(cause as Error).message}`, {
      cause,
    });
  }
}

/** True when there is a file of that name. */
export async function isFile(path: string): Promise<boolean> {
  return stat(path).then(
    (found) => found.isFile(),
    () => false,
  );
}

async function refusePointer(path: string): Promise<void> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(64), 0, 64, 0);
    const start = buffer.toString('latin1', 0, bytesRead);
    if (!start.startsWith('version https://git-lfs')) return;
  } finally {
    await file.close();
  }
  throw new JobSearchError(
    'MODEL_UNAVAILABLE',
    `"${path}" is a Git LFS pointer, not the weights: run "git lfs pull" in the model's repository`,
  );
}

/** SHA-256 (hex) of a file. */
export async function sha256Of(path: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex');
}

import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { JobSearchError } from '@jobsearch/postings';
import { isFile, type ModelDtype, neededFiles, poolingFile } from '../model-files.js';
import { downloadFile } from './download-file.js';
import { HubError } from './hub-error.js';
import { lockFolder } from './lock-folder.js';

/** Where a download is. */
export interface DownloadProgress {
  /** Inside the model's folder, such as `onnx/model_quantized.onnx`. */
  readonly file: string;
  readonly bytes: number;
  /** Undefined when the hub does not say. */
  readonly total: number | undefined;
}

/** All have defaults. */
export interface DownloadSettings {
  /** Where models are published. */
  readonly hub?: string | undefined;
  /** True: the network is never asked. */
  readonly offline?: boolean | undefined;
  /** A try is given up when the hub says nothing for so long; default 30,000. */
  readonly stallMs?: number | undefined;
  readonly onProgress?: ((progress: DownloadProgress) => void) | undefined;
  readonly sleep?: ((delayMs: number, signal?: AbortSignal) => Promise<unknown>) | undefined;
  readonly signal?: AbortSignal | undefined;
}

export interface DownloadOptions extends DownloadSettings {
  readonly model: string;
  readonly dtype: ModelDtype;
  /** The folder that receives `<org>/<name>/…`. */
  readonly cacheDir: string;
}

const defaultHub = 'https://huggingface.co';

/**
 * Downloads the files of a model that `cacheDir` lacks. A file appears under its name only when it is whole; one that is half
 * there is gone on with. A model that another program is downloading is waited for.
 *
 * @throws JobSearchError `MODEL_UNAVAILABLE` when the hub cannot be reached, refuses, falls silent, or sends something else;
 *   `DATA_UNWRITABLE`.
 */
export async function downloadModel(options: DownloadOptions): Promise<void> {
  const { dtype, signal, sleep = (delayMs, stop) => wait(delayMs, undefined, { signal: stop }) } = options;
  const folder = join(options.cacheDir, options.model);
  const missing = await firstMissing(folder, neededFiles(dtype));
  if (missing === undefined) return;
  if (options.offline)
    throw unavailable(options, `"${join(folder, missing)}" is missing, and offline nothing is fetched`);
  await mkdir(folder, { recursive: true }).catch((cause) => {
    throw unwritable(folder, cause);
  });
  const unlock = await lockFolder(folder, { sleep, signal });
  try {
    // The weights come last: who sees them sees all.
    for (const file of [poolingFile, ...neededFiles(dtype)]) {
      if (!(await isFile(join(folder, file)))) await fetchInto(folder, file, { ...options, sleep });
    }
  } finally {
    await unlock();
  }
}

async function firstMissing(folder: string, files: readonly string[]): Promise<string | undefined> {
  for (const file of files) if (!(await isFile(join(folder, file)))) return file;
  return undefined;
}

async function fetchInto(
  folder: string,
  file: string,
  options: DownloadOptions & Required<Pick<DownloadOptions, 'sleep'>>,
): Promise<void> {
  const url = `${options.hub ?? defaultHub}/${options.model}/resolve/main/${file}`;
  try {
    await downloadFile(url, join(folder, file), {
      ...{ stallMs: options.stallMs ?? 30_000, sleep: options.sleep, signal: options.signal },
      onProgress: (bytes, total) => options.onProgress?.({ file, bytes, total }),
    });
  } catch (cause) {
    options.signal?.throwIfAborted();
    if (!(cause instanceof HubError)) throw unwritable(join(folder, file), cause);
    if (file === poolingFile && cause.isRefusal) return; // most models have none
    throw unavailable(options, `${url}: ${cause.message}`, cause);
  }
}

function unavailable({ model, cacheDir }: DownloadOptions, reason: string, cause?: unknown): JobSearchError {
  return new JobSearchError(
    'MODEL_UNAVAILABLE',
    `cannot download the model "${model}" (${reason}): use the model "builtin", ` +
      `or name a model folder that holds "${model}/" (JOBSEARCH_MODEL_DIR), ` +
      `or try again where the hub can be reached; what was downloaded is kept in "${cacheDir}"`,
    { cause },
  );
}

function unwritable(path: string, cause: unknown): JobSearchError {
  const { code, message } = cause as NodeJS.ErrnoException;
  const reason = code === 'ENOSPC' || code === 'EDQUOT' ? 'the disk is full' : message;
  return new JobSearchError('DATA_UNWRITABLE', `cannot write "${path}": ${reason}; name another folder or make room`, {
    cause,
  });
}

import { createWriteStream } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream } from 'node:stream/web';
import { JobSearchError } from '@jobsearch/postings';
import { isFile, type ModelDtype, neededFiles } from './model-files.js';

export interface DownloadOptions {
  readonly model: string;
  readonly dtype: ModelDtype;
  /** The folder that receives `<org>/<name>/…`. */
  readonly cacheDir: string;
  /** Where models are published. */
  readonly hub?: string;
  /** Given up when no byte arrives for so long; default 60,000. */
  readonly stallMs?: number;
  readonly signal?: AbortSignal;
}

const defaultHub = 'https://huggingface.co';
const defaultStallMs = 60_000;

/**
 * Downloads the files of a model that `cacheDir` lacks. A file appears under its name only when it is whole.
 *
 * @throws JobSearchError `MODEL_UNAVAILABLE` when the hub cannot be reached, refuses, or falls silent.
 */
export async function downloadModel(options: DownloadOptions): Promise<void> {
  for (const name of neededFiles(options.dtype)) {
    const target = join(options.cacheDir, options.model, name);
    if (await isFile(target)) continue;
    const url = `${options.hub ?? defaultHub}/${options.model}/resolve/main/${name}`;
    try {
      await downloadFile(url, target, options);
    } catch (cause) {
      if (options.signal?.aborted) throw options.signal.reason;
      throw unavailable(options, url, cause);
    }
  }
}

async function downloadFile(url: string, target: string, options: DownloadOptions): Promise<void> {
  const stalled = new AbortController();
  const stallMs = options.stallMs ?? defaultStallMs;
  const timer = setTimeout(() => stalled.abort(new Error(`no answer for ${stallMs / 1000} s`)), stallMs);
  const signal = options.signal ? AbortSignal.any([options.signal, stalled.signal]) : stalled.signal;
  const part = `${target}.${process.pid}.part`;
  try {
    const response = await fetch(url, { signal });
    if (!response.ok || !response.body) throw new Error(`HTTP status ${response.status}`);
    await mkdir(dirname(target), { recursive: true });
    const alive = new Transform({
      transform(chunk, _encoding, done) {
        timer.refresh();
        done(null, chunk);
      },
    });
    await pipeline(Readable.fromWeb(response.body as ReadableStream), alive, createWriteStream(part), { signal });
    await rename(part, target);
  } catch (error) {
    throw stalled.signal.aborted ? stalled.signal.reason : error;
  } finally {
    clearTimeout(timer);
    await rm(part, { force: true });
  }
}

function unavailable({ model, cacheDir }: DownloadOptions, url: string, cause: unknown): JobSearchError {
  const reason = cause instanceof Error ? cause.message : String(cause);
  return new JobSearchError(
    'MODEL_UNAVAILABLE',
    `cannot download the model "${model}" (${url}: ${reason}): use the model "builtin", ` +
      `or name a model folder that holds "${model}/" (JOBSEARCH_MODEL_DIR), ` +
      `or try again where the hub can be reached; what was downloaded is kept in "${cacheDir}"`,
    { cause },
  );
}

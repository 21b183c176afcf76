import { type DownloadProgress, type Encoder, openEncoder } from '@jobsearch/embedder';
import { modelSource } from '@jobsearch/search';
import type { Console } from './console.js';
import { createProgress, type Progress } from './progress.js';

/** The options that name a model. */
export interface ModelOptions {
  readonly data: string;
  readonly model: string;
  readonly modelDir?: string;
  readonly dtype: 'int8' | 'fp32';
}

/**
 * Opens the model that the options name, and tells how far a download is.
 *
 * @throws JobSearchError `USAGE`, `MODEL_UNAVAILABLE`, `DATA_UNWRITABLE`
 */
export async function openModel({ data, model, modelDir, dtype }: ModelOptions, console: Console): Promise<Encoder> {
  const view = downloadView(console);
  try {
    return await openEncoder({ model, dtype, onProgress: view.report, ...modelSource(data, modelDir) });
  } finally {
    view.end();
  }
}

/** One progress after the other, a file each. A file whose size nobody says is not told of. */
function downloadView(console: Console): { report(progress: DownloadProgress): void; end(): void } {
  let shown: { readonly file: string; readonly progress: Progress } | undefined;
  const kilobytes = (bytes: number): number => Math.ceil(bytes / 1000);
  return {
    report({ file, bytes, total }) {
      if (total === undefined) return;
      if (shown?.file !== file) {
        shown?.progress.end();
        shown = { file, progress: createProgress(console, `kB of ${file}`) };
      }
      shown.progress.report(kilobytes(bytes), kilobytes(total));
    },
    end: () => shown?.progress.end(),
  };
}

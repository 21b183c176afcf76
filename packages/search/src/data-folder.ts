import { join } from 'node:path';
import type { ModelSource } from '@jobsearch/embedder';
import { toFolder } from '@jobsearch/snapshots';

/** Where the collection of a data location lies. @throws JobSearchError `USAGE` for a location that is no folder. */
export function postingsPath(data: string): string {
  return join(toFolder(data), 'postings.jsonl');
}

/** Where transformer models come from: the folder given, or else downloads that are kept beside the data. */
export function modelSource(data: string, modelDir: string | undefined): ModelSource {
  return modelDir === undefined ? { cacheDir: join(toFolder(data), 'models') } : { modelDir };
}

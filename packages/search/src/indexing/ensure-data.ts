import { stat } from 'node:fs/promises';
import { openEncoder } from '@jobsearch/embedder';
import { demoPostingsFile, type Posting, readPostingsFile } from '@jobsearch/postings';
import { type Manifest, openStore, readManifest, type SnapshotStore } from '@jobsearch/snapshots';
import { postingsPath } from '../data-folder.js';
import { indexPostings } from './index-postings.js';

export interface EnsureDataOptions {
  /** A folder or a `file:` URL. */
  readonly data: string;
  /** Gets a line for each thing that is done, for people. */
  readonly log: (line: string) => void;
  readonly signal?: AbortSignal;
}

/**
 * Sees to it that something is published, so that a server can start: the collection of the data folder, or, while there is
 * none, the demo postings. What is published already stays, unless it is the demo and a collection has come.
 *
 * @throws JobSearchError `INVALID_FILE` (the collection is broken), `DATA_UNREADABLE`, `DATA_UNWRITABLE`, `SNAPSHOT_INVALID`
 */
export async function ensureData({ data, log, signal }: EnsureDataOptions): Promise<void> {
  const store = openStore(data);
  const published = await publishedManifest(store);
  if (published && !isDemo(published)) return noticeNewer(data, published, log);
  const collection = await readPostingsFile(postingsPath(data));
  if (published && collection.length === 0) return;
  await publishWithBuiltin(data, collection, { log, ...(signal && { signal }) });
}

async function publishedManifest(store: SnapshotStore): Promise<Manifest | undefined> {
  const id = await store.current();
  return id === undefined ? undefined : readManifest(store, id);
}

function isDemo({ sources }: Manifest): boolean {
  return Object.keys(sources).every((source) => source === 'demo');
}

async function noticeNewer(data: string, { createdAt }: Manifest, log: (line: string) => void): Promise<void> {
  const path = postingsPath(data);
  const changed = await stat(path).then(
    ({ mtimeMs }) => mtimeMs > Date.parse(createdAt),
    () => false,
  );
  if (changed) log(`${path} has changed since it was published: "npm run embed" publishes it`);
}

async function publishWithBuiltin(
  data: string,
  collection: readonly Posting[],
  { log, signal }: Omit<EnsureDataOptions, 'data'>,
): Promise<void> {
  const postings = collection.length > 0 ? collection : await readPostingsFile(demoPostingsFile);
  log(
    collection.length > 0
      ? `embedding ${postings.length} postings`
      : `no postings yet: taking ${postings.length} demo postings`,
  );
  const encoder = await openEncoder({ model: 'builtin' });
  try {
    const report = await indexPostings({ data, postings, encoder, ...(signal && { signal }) });
    log(
      `published snapshot ${report.snapshot}: ${report.encoded} texts encoded, ${report.duplicates} duplicates marked`,
    );
  } finally {
    await encoder.dispose();
  }
}

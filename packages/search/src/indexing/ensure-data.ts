import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { builtinModel, type Encoder, isSameSpec, openEncoder, recipeVersion } from '@jobsearch/embedder';
import { demoPostingsFile, type Posting, readPostingsFile } from '@jobsearch/postings';
import { isWhole, type Manifest, openStore, readManifest, type SnapshotStore, toFolder } from '@jobsearch/snapshots';
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
 * Sees to it that something is published that this version can serve, so that a server can start.
 *
 * - nothing is published: the collection of the data folder is, or, while there is none, the demo postings
 * - the demo is published, and a collection has come: the collection takes its place; its files are damaged: the demo is published again
 * - the built-in model or the recipe has changed since: what is published is embedded anew (that takes seconds)
 *
 * @throws JobSearchError `INVALID_FILE` (the collection is broken), `DATA_UNREADABLE`, `DATA_UNWRITABLE`, `SNAPSHOT_INVALID`
 */
export async function ensureData({ data, log, signal }: EnsureDataOptions): Promise<void> {
  const store = openStore(data);
  const published = await publishedManifest(store);
  const encoder = await openEncoder({ model: builtinModel });
  try {
    const postings = await toPublish(data, published, { store, encoder, log });
    if (!postings) return;
    const report = await indexPostings({ data, postings, encoder, ...(signal && { signal }) });
    if (!report.published) return;
    const { snapshot, encoded, duplicates } = report;
    log(`published snapshot ${snapshot}: ${encoded} texts encoded, ${duplicates} duplicates marked`);
  } finally {
    await encoder.dispose();
  }
}

/** The postings that are to be published now; undefined when what is published will do. */
async function toPublish(
  data: string,
  published: Manifest | undefined,
  { store, encoder, log }: { store: SnapshotStore; encoder: Encoder; log: EnsureDataOptions['log'] },
): Promise<readonly Posting[] | undefined> {
  const isStale = published !== undefined && usesBuiltin(published) && !isCurrent(published, encoder);
  const isDemo = published !== undefined && usesBuiltin(published) && holdsOnlyDemo(published);
  if (published && !isStale && !isDemo) {
    await noticeNewer(data, log);
    return undefined;
  }
  const collection = await readPostingsFile(postingsPath(data));
  const hasCome = collection.some(({ source }) => source !== 'demo');
  if (published && !isStale && !hasCome && (await isWhole(store))) return undefined;
  if (isStale) log('the built-in model has changed: embedding again');
  if (collection.length > 0 && (!isDemo || hasCome)) {
    log(`embedding ${collection.length} postings`);
    return collection;
  }
  if (published && !isDemo) return undefined; // its postings are nowhere else: opening it says what is wrong
  const demo = await readPostingsFile(demoPostingsFile);
  log(`no postings yet: taking ${demo.length} demo postings`);
  return demo;
}

async function publishedManifest(store: SnapshotStore): Promise<Manifest | undefined> {
  const id = await store.current();
  return id === undefined ? undefined : readManifest(store, id);
}

function usesBuiltin({ encoder }: Manifest): boolean {
  return encoder.model === builtinModel;
}

function isCurrent(manifest: Manifest, { spec }: Encoder): boolean {
  return isSameSpec(manifest.encoder, spec) && manifest.recipe === recipeVersion;
}

function holdsOnlyDemo({ sources }: Manifest): boolean {
  return Object.keys(sources).every((source) => source === 'demo');
}

async function noticeNewer(data: string, log: (line: string) => void): Promise<void> {
  const changedAt = async (path: string) => (await stat(path).catch(() => undefined))?.mtimeMs ?? 0;
  const path = postingsPath(data);
  const published = await changedAt(join(toFolder(data), 'current.json'));
  if ((await changedAt(path)) > published)
    log(`${path} has changed since it was published: "npm run embed" publishes it`);
}

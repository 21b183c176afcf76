import { createHash } from 'node:crypto';
import { type EncoderSpec, isSameSpec } from '@jobsearch/embedder';
import { JobSearchError, type Posting, toJsonLine } from '@jobsearch/postings';
import type { Matrix } from '@jobsearch/ranker';
import { encodeNpy } from './npy.js';
import { isWhole, readManifest } from './open-snapshot.js';
import { type FileEntry, formatVersion, type Manifest, manifestFile, postingsFile, vectorFile } from './snapshot.js';
import type { NewFile, SnapshotStore } from './store.js';

/** What is to be published. */
export interface Publication {
  readonly postings: readonly Posting[];
  /** By field name; row i belongs to posting i. */
  readonly vectors: Readonly<Record<string, Matrix>>;
  readonly encoder: EncoderSpec;
  readonly recipe: number;
  readonly createdAt: Date;
}

export interface PublishLimits {
  /** Refuse fewer postings; default 1. */
  readonly minPostings?: number;
  /** Refuse to lose more than this share of the rows of the current snapshot, 0–1; default 0.5. */
  readonly maxDrop?: number;
  /** Publish what the limits would refuse. */
  readonly force?: boolean;
  /** How many snapshots stay, the new one included, for going back; default 3. */
  readonly keep?: number;
}

export interface PublishResult {
  readonly id: string;
  /** False when the current snapshot holds the very same already. */
  readonly published: boolean;
}

/**
 * Writes a snapshot, then moves the pointer: readers see the old one or the new one, never a mixture.
 *
 * @throws JobSearchError `SNAPSHOT_REFUSED` when it would lose too much, `DATA_UNWRITABLE`; the current snapshot stays then.
 */
export async function publish(
  store: SnapshotStore,
  publication: Publication,
  limits: PublishLimits = {},
): Promise<PublishResult> {
  const before = await currentManifest(store);
  const files = toFiles(publication);
  const entries = Object.fromEntries(files.map((file) => [file.path, describe(file, publication)]));
  if (before && saysTheSame(before, publication, entries) && (await isWhole(store))) {
    await store.setCurrent(before.id); // its date says when the collection was last looked at
    return { id: before.id, published: false };
  }
  if (!limits.force) guard(publication.postings.length, before, limits);

  const manifest = toManifest(publication, entries);
  const manifestBytes = Buffer.from(`${JSON.stringify(manifest, null, 2)}\n`);
  await store.add(manifest.id, [...files, { path: manifestFile, parts: [manifestBytes] }]);
  await store.setCurrent(manifest.id);
  await prune(store, manifest.id, limits.keep ?? 3);
  return { id: manifest.id, published: true };
}

/** A current snapshot that is missing or broken does not keep a new one from being published. */
async function currentManifest(store: SnapshotStore): Promise<Manifest | undefined> {
  try {
    const id = await store.current();
    return id === undefined ? undefined : await readManifest(store, id);
  } catch (error) {
    if (error instanceof JobSearchError && error.code === 'SNAPSHOT_INVALID') return undefined;
    throw error;
  }
}

function toFiles({ postings, vectors }: Publication): NewFile[] {
  const matrices = Object.entries(vectors).map(([field, matrix]) => ({
    path: vectorFile(field),
    parts: encodeNpy(matrix),
  }));
  return [{ path: postingsFile, parts: [...toBlocks(postings)] }, ...matrices];
}

function* toBlocks(postings: readonly Posting[]): Generator<Uint8Array> {
  for (let start = 0; start < postings.length; start += 1000) {
    yield Buffer.from(
      postings
        .slice(start, start + 1000)
        .map(toJsonLine)
        .join(''),
    );
  }
}

function describe({ path, parts }: NewFile, { vectors }: Publication): FileEntry {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  const bytes = parts.reduce((sum, part) => sum + part.byteLength, 0);
  const matrix = Object.entries(vectors).find(([field]) => vectorFile(field) === path)?.[1];
  const shape = matrix && { shape: [matrix.rows, matrix.dims] as [number, number], dtype: 'float32' as const };
  return { bytes, sha256: hash.digest('hex'), ...shape };
}

function saysTheSame(before: Manifest, now: Publication, entries: Record<string, FileEntry>): boolean {
  const names = Object.keys(entries);
  return (
    isSameSpec(before.encoder, now.encoder) &&
    before.recipe === now.recipe &&
    names.length === Object.keys(before.files).length &&
    names.every((name) => before.files[name]?.sha256 === entries[name]?.sha256)
  );
}

function guard(rows: number, before: Manifest | undefined, { minPostings = 1, maxDrop = 0.5 }: PublishLimits): void {
  if (rows < minPostings) {
    throw new JobSearchError(
      'SNAPSHOT_REFUSED',
      `${rows} postings, and at least ${minPostings} are wanted: nothing was published (--min-postings, --force)`,
    );
  }
  // Demo postings are there to be replaced: to lose them is no loss.
  const published = before ? before.rows - (before.sources.demo ?? 0) : 0;
  if (rows < published * (1 - maxDrop)) {
    const share = Math.round((1 - rows / published) * 100);
    throw new JobSearchError(
      'SNAPSHOT_REFUSED',
      `${rows} postings are ${share} % fewer than the ${published} that are published: nothing was published (--max-drop, --force)`,
    );
  }
}

function toManifest(publication: Publication, files: Record<string, FileEntry>): Manifest {
  const createdAt = publication.createdAt.toISOString();
  const digest = createHash('sha256').update(JSON.stringify(files)).digest('hex').slice(0, 8);
  return {
    formatVersion,
    id: `${createdAt.replace(/[-:]/g, '').replace('.', '')}-${digest}`,
    createdAt,
    encoder: publication.encoder,
    recipe: publication.recipe,
    rows: publication.postings.length,
    sources: countSources(publication.postings),
    files,
  };
}

function countSources(postings: readonly Posting[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { source } of postings) counts[source] = (counts[source] ?? 0) + 1;
  return counts;
}

/** What cannot be removed, for instance while a server reads it over a network, is tried again by the next publication: this one has succeeded. */
async function prune(store: SnapshotStore, current: string, keep: number): Promise<void> {
  const others = (await store.list()).filter((id) => id !== current);
  const old = others.slice(0, Math.max(0, others.length - (keep - 1)));
  await Promise.allSettled(old.map((id) => store.remove(id)));
}

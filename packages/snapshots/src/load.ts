import { createHash } from 'node:crypto';
import { JobSearchError, type Posting } from '@jobsearch/postings';
import type { Matrix } from '@jobsearch/ranker';
import { decodeNpy } from './npy.js';
import { type Manifest, manifestFile, parseManifest, postingsFile, type Snapshot } from './snapshot.js';
import type { SnapshotStore } from './store.js';

/** @throws JobSearchError `SNAPSHOT_INVALID` */
export async function readManifest(store: SnapshotStore, id: string): Promise<Manifest> {
  const manifest = parseManifest(id, await store.read(id, manifestFile));
  if (manifest.id !== id) throw invalid(manifest, `it lies under the name of ${id}`);
  return manifest;
}

/**
 * The snapshot that the pointer names, checked: format version, checksums, row counts, shapes.
 *
 * @throws JobSearchError `NO_SNAPSHOT` when nothing was published there, `SNAPSHOT_INVALID` when a check fails.
 */
export async function loadCurrent(store: SnapshotStore): Promise<Snapshot> {
  const id = await store.current();
  if (id === undefined) {
    throw new JobSearchError('NO_SNAPSHOT', `nothing is published in ${store.location}: run embed first`);
  }
  const manifest = await readManifest(store, id);
  const [postings, vectors] = await Promise.all([loadPostings(store, manifest), loadVectors(store, manifest)]);
  return { manifest, postings, vectors };
}

async function loadPostings(store: SnapshotStore, manifest: Manifest): Promise<Posting[]> {
  const bytes = await readChecked(store, manifest, postingsFile);
  const postings: Posting[] = [];
  // Checked against the schema when they were published; the checksum says that they are the same.
  for (const line of linesOf(bytes)) postings.push(JSON.parse(line) as Posting);
  if (postings.length !== manifest.rows) {
    throw invalid(manifest, `${postingsFile} has ${postings.length} postings, the manifest says ${manifest.rows}`);
  }
  return postings;
}

/** One at a time: all of them need not fit into one string, which has a longest length. */
function* linesOf(bytes: Uint8Array): Generator<string> {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let start = 0; start < view.length; ) {
    const found = view.indexOf(0x0a, start);
    const end = found < 0 ? view.length : found;
    yield view.toString('utf8', start, end);
    start = end + 1;
  }
}

async function loadVectors(store: SnapshotStore, manifest: Manifest): Promise<Record<string, Matrix>> {
  const paths = Object.keys(manifest.files).filter((path) => path.endsWith('.npy'));
  const matrices = paths.map(async (path) => {
    const matrix = decodeNpy(await readChecked(store, manifest, path));
    if (matrix.rows !== manifest.rows || matrix.dims !== manifest.encoder.dims) {
      const want = `${manifest.rows} × ${manifest.encoder.dims}`;
      throw invalid(manifest, `${path} is ${matrix.rows} × ${matrix.dims}, the manifest says ${want}`);
    }
    return [path.slice('vectors/'.length, -'.npy'.length), matrix] as const;
  });
  return Object.fromEntries(await Promise.all(matrices));
}

async function readChecked(store: SnapshotStore, manifest: Manifest, path: string): Promise<Uint8Array> {
  const bytes = await store.read(manifest.id, path);
  const entry = manifest.files[path];
  if (!entry) throw invalid(manifest, `its manifest does not list ${path}`);
  if (bytes.byteLength !== entry.bytes)
    throw invalid(manifest, `${path} has ${bytes.byteLength} bytes instead of ${entry.bytes}`);
  if (createHash('sha256').update(bytes).digest('hex') !== entry.sha256)
    throw invalid(manifest, `the checksum of ${path} is wrong`);
  return bytes;
}

function invalid(manifest: Manifest, reason: string): JobSearchError {
  return new JobSearchError('SNAPSHOT_INVALID', `snapshot ${manifest.id}: ${reason}; run embed to publish a new one`);
}

import { createHash } from 'node:crypto';
import { JobSearchError, type Posting } from '@jobsearch/postings';
import type { Matrix } from '@jobsearch/ranker';
import { decodeNpyRows, readNpyHeader } from './npy.js';
import { type Manifest, manifestFile, parseManifest, postingsFile, type Snapshot } from './snapshot.js';
import type { SnapshotStore, StoredFile } from './store.js';

/** Rows that are read at a time. */
const batchRows = 4096;
/** Bytes that are checked at a time. */
const blockBytes = 1 << 20;
/** A header of ours is much shorter. */
const mostHeaderBytes = 4096;

/** @throws JobSearchError `SNAPSHOT_INVALID` */
export async function readManifest(store: SnapshotStore, id: string): Promise<Manifest> {
  const manifest = parseManifest(id, await store.read(id, manifestFile));
  if (manifest.id !== id) throw invalid(manifest, `it lies under the name of ${id}`);
  return manifest;
}

/**
 * The snapshot that the pointer names, checked: format version, checksums, row counts, shapes. The caller closes it.
 *
 * @throws JobSearchError `NO_SNAPSHOT` when nothing was published there, `SNAPSHOT_INVALID` when a check fails.
 */
export async function openCurrent(store: SnapshotStore): Promise<Snapshot> {
  const id = await store.current();
  if (id === undefined) {
    throw new JobSearchError('NO_SNAPSHOT', `nothing is published in ${store.location}: run embed first`);
  }
  const manifest = await readManifest(store, id);
  const files: StoredFile[] = [];
  const close = async (): Promise<void> => {
    await Promise.all(files.splice(0).map((file) => file.close()));
  };
  const open = async (path: string): Promise<StoredFile> => {
    const file = await store.open(id, path);
    files.push(file);
    return file;
  };
  try {
    const lines = await openLines(manifest, open);
    const paths = Object.keys(manifest.files).filter((path) => path.endsWith('.npy'));
    // One after the other: when one is refused, no other is being opened that would stay open.
    const matrices: Awaited<ReturnType<typeof openMatrix>>[] = [];
    for (const path of paths) matrices.push(await openMatrix(manifest, path, open));
    return {
      manifest,
      posting: async (row) => (await lines.read(row, row + 1))[0] as Posting,
      async *read() {
        for (let first = 0; first < manifest.rows; first += batchRows) {
          const end = Math.min(first + batchRows, manifest.rows);
          const [postings, ...vectors] = await Promise.all([
            lines.read(first, end),
            ...matrices.map(async ({ field, read }) => [field, await read(first, end)] as const),
          ]);
          yield { postings, vectors: Object.fromEntries(vectors) };
        }
      },
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

/** Whether what the pointer names can be read, every byte of it. @throws JobSearchError `DATA_UNREADABLE` when the files cannot be opened at all */
export async function isWhole(store: SnapshotStore): Promise<boolean> {
  try {
    await (await openCurrent(store)).close();
    return true;
  } catch (error) {
    if (error instanceof JobSearchError && error.code !== 'DATA_UNREADABLE') return false;
    throw error;
  }
}

type Open = (path: string) => Promise<StoredFile>;

/** Postings, each in its line. They were checked against the schema when they were published; the checksum says that they are the same. */
async function openLines(manifest: Manifest, open: Open) {
  const starts = new Float64Array(manifest.rows + 1);
  let rows = 0;
  const file = await openChecked(manifest, postingsFile, open, (block, position) => {
    for (let at = block.indexOf(0x0a); at >= 0; at = block.indexOf(0x0a, at + 1)) starts[++rows] = position + at + 1;
  });
  if (rows !== manifest.rows)
    throw invalid(manifest, `${postingsFile} has ${rows} postings, the manifest says ${manifest.rows}`);

  return {
    async read(first: number, end: number): Promise<Posting[]> {
      const from = starts[first] as number;
      const bytes = Buffer.allocUnsafe((starts[end] as number) - from);
      await file.read(from, bytes);
      const postings: Posting[] = [];
      for (let row = first; row < end; row++) {
        const line = bytes.toString('utf8', (starts[row] as number) - from, (starts[row + 1] as number) - from);
        postings.push(parseLine(manifest, line, row));
      }
      return postings;
    },
  };
}

function parseLine(manifest: Manifest, line: string, row: number): Posting {
  try {
    return JSON.parse(line) as Posting;
  } catch {
    throw invalid(manifest, `${postingsFile}, line ${row + 1}, was overwritten while it was read`);
  }
}

async function openMatrix(manifest: Manifest, path: string, open: Open) {
  const file = await openChecked(manifest, path, open);
  const beginning = Buffer.alloc(Math.min(file.bytes, mostHeaderBytes));
  await file.read(0, beginning);
  const { type, rows, dims, start } = readHeader(manifest, path, () => readNpyHeader(beginning, file.bytes));
  if (rows !== manifest.rows || dims !== manifest.encoder.dims) {
    const want = `${manifest.rows} × ${manifest.encoder.dims}`;
    throw invalid(manifest, `${path} is ${rows} × ${dims}, the manifest says ${want}`);
  }
  const rowBytes = rows === 0 ? 0 : (file.bytes - start) / rows;
  return {
    field: path.slice('vectors/'.length, -'.npy'.length),
    async read(first: number, end: number): Promise<Matrix> {
      const bytes = new Uint8Array((end - first) * rowBytes);
      await file.read(start + first * rowBytes, bytes);
      return decodeNpyRows(bytes, type, dims);
    },
  };
}

function readHeader<Header>(manifest: Manifest, path: string, read: () => Header): Header {
  try {
    return read();
  } catch (error) {
    throw invalid(manifest, `${path}: ${(error as Error).message}`);
  }
}

/** @param see gets each part of the file and where it begins; what it gets is overwritten later */
async function openChecked(
  manifest: Manifest,
  path: string,
  open: Open,
  see?: (block: Buffer, position: number) => void,
): Promise<StoredFile> {
  const file = await open(path);
  const entry = manifest.files[path];
  if (!entry) throw invalid(manifest, `its manifest does not list ${path}`);
  if (file.bytes !== entry.bytes) throw invalid(manifest, `${path} has ${file.bytes} bytes instead of ${entry.bytes}`);
  const hash = createHash('sha256');
  const room = Buffer.allocUnsafe(Math.min(blockBytes, file.bytes));
  for (let position = 0; position < file.bytes; position += room.length) {
    const block = room.subarray(0, Math.min(room.length, file.bytes - position));
    await file.read(position, block);
    hash.update(block);
    see?.(block, position);
  }
  if (hash.digest('hex') !== entry.sha256) throw invalid(manifest, `the checksum of ${path} is wrong`);
  return file;
}

function invalid(manifest: Manifest, reason: string): JobSearchError {
  return new JobSearchError('SNAPSHOT_INVALID', `snapshot ${manifest.id}: ${reason}; run embed to publish a new one`);
}

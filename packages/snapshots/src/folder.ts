import { mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { JobSearchError, removeLeftovers, temporaryName } from '@jobsearch/postings';
import type { NewFile, SnapshotStore, StoredFile } from './store.js';

const idPattern = /^[0-9A-Za-z][0-9A-Za-z-]*$/;

/** Snapshots in `<root>/snapshots/<id>/`, the pointer in `<root>/current.json`. Nothing is created before something is added. */
export function createFolderStore(root: string): SnapshotStore {
  const folderOf = (id: string): string => join(root, 'snapshots', id);

  async function existing<T>(id: string, path: string, take: (path: string) => Promise<T>): Promise<T> {
    const taken = await ifThere(join(folderOf(id), path), take);
    if (taken) return taken;
    const message = `snapshot ${id} in ${root} has no ${path}: run embed to publish a new one`;
    throw new JobSearchError('SNAPSHOT_INVALID', message);
  }

  return {
    location: root,

    async current() {
      const bytes = await ifThere(join(root, 'current.json'), readBytes);
      return bytes && parsePointer(root, bytes);
    },

    async setCurrent(id) {
      await writing(root, async () => {
        const path = join(root, 'current.json');
        const temporary = join(root, temporaryName('current.json'));
        await writeSynced(temporary, [Buffer.from(`${JSON.stringify({ snapshot: id })}\n`)]);
        await rename(temporary, path);
      });
    },

    async list() {
      const names = await readdir(join(root, 'snapshots')).catch((error: NodeJS.ErrnoException) => {
        if (error.code === 'ENOENT') return [];
        throw unreadable(join(root, 'snapshots'), error);
      });
      return names.filter((name) => idPattern.test(name)).sort();
    },

    read: (id, path) => existing(id, path, readBytes),
    open: (id, path) => existing(id, path, openFile),

    async add(id, files) {
      const temporary = join(root, 'snapshots', temporaryName(id));
      await writing(root, async () => {
        await removeLeftovers(join(root, 'snapshots'));
        try {
          await writeAll(temporary, files);
          await rename(temporary, folderOf(id));
        } catch (error) {
          await rm(temporary, { recursive: true, force: true });
          throw error;
        }
      });
    },

    async remove(id) {
      await writing(root, () => rm(folderOf(id), { recursive: true, force: true }));
    },
  };
}

function parsePointer(root: string, bytes: Uint8Array): string {
  try {
    const { snapshot } = JSON.parse(Buffer.from(bytes).toString()) as { snapshot?: unknown };
    if (typeof snapshot === 'string' && idPattern.test(snapshot)) return snapshot;
  } catch {
    // said below
  }
  throw new JobSearchError(
    'SNAPSHOT_INVALID',
    `${join(root, 'current.json')} names no snapshot: run embed to publish a new one`,
  );
}

async function writeAll(folder: string, files: readonly NewFile[]): Promise<void> {
  for (const { path, parts } of files) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeSynced(join(folder, path), parts);
  }
}

async function writeSynced(path: string, parts: readonly Uint8Array[]): Promise<void> {
  const file = await open(path, 'w');
  try {
    for (const part of parts) await file.writeFile(part);
    await file.sync();
  } finally {
    await file.close();
  }
}

const readBytes = (path: string): Promise<Uint8Array> => readFile(path);

async function openFile(path: string): Promise<StoredFile> {
  const file = await open(path);
  const { size } = await file.stat();
  return {
    bytes: size,
    async read(position, into) {
      for (let done = 0; done < into.length; ) {
        const { bytesRead } = await file.read(into, done, into.length - done, position + done).catch((error) => {
          throw unreadable(path, error);
        });
        if (bytesRead === 0) throw unreadable(path, new Error(`it ends after ${position + done} bytes`));
        done += bytesRead;
      }
    },
    close: () => file.close(),
  };
}

async function ifThere<T>(path: string, take: (path: string) => Promise<T>): Promise<T | undefined> {
  try {
    return await take(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw unreadable(path, error);
  }
}

function unreadable(path: string, cause: unknown): JobSearchError {
  return new JobSearchError('DATA_UNREADABLE', `cannot read ${path}: ${(cause as Error).message}`, { cause });
}

async function writing<T>(root: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (cause) {
    throw new JobSearchError('DATA_UNWRITABLE', `cannot write to ${root}: ${(cause as Error).message}`, { cause });
  }
}

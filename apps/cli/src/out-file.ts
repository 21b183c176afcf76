import { once } from 'node:events';
import { open, rename, rm } from 'node:fs/promises';
import { JobSearchError } from '@jobsearch/postings';

/** Where a command writes its result, piece by piece. */
export interface OutFile {
  write(piece: string | Uint8Array): Promise<void>;
  /** Says that it is whole; `beginning` is written over its first bytes. */
  finish(beginning?: Uint8Array): Promise<void>;
  /** Leaves nothing behind of what is not whole. */
  abandon(): Promise<void>;
}

/**
 * A file that is there when it is whole: until then it has another name, and what it replaces stays.
 *
 * @throws JobSearchError `DATA_UNWRITABLE`
 */
export async function openOutFile(path: string): Promise<OutFile> {
  const temporary = `${path}.${process.pid}.tmp`;
  const orUnwritable = async <Value>(work: Promise<Value>): Promise<Value> => {
    try {
      return await work;
    } catch (error) {
      throw new JobSearchError('DATA_UNWRITABLE', `cannot write ${path}: ${(error as Error).message}`, {
        cause: error,
      });
    }
  };
  const file = await orUnwritable(open(temporary, 'w'));
  return {
    write: (piece) => orUnwritable(file.writeFile(piece)),
    async finish(beginning) {
      if (beginning) await orUnwritable(file.write(beginning, 0, beginning.length, 0));
      await orUnwritable(file.sync());
      await file.close();
      await orUnwritable(rename(temporary, path));
    },
    async abandon() {
      await file.close().catch(() => undefined);
      await rm(temporary, { force: true });
    },
  };
}

/** A stream, at the pace of its reader. */
export function streamOut(stream: NodeJS.WritableStream): OutFile {
  return {
    async write(piece) {
      if (!stream.write(piece)) await once(stream, 'drain');
    },
    finish: async () => undefined,
    abandon: async () => undefined,
  };
}

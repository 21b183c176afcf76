import { lock } from 'proper-lockfile';

export interface LockOptions {
  readonly sleep: (delayMs: number, signal?: AbortSignal) => Promise<unknown>;
  readonly signal?: AbortSignal | undefined;
}

const askAgainMs = 500;
/** A lock that was not renewed for so long is a dead program's. */
const staleMs = 15_000;

/**
 * Waits until no other program, and no other part of this one, is at work in a folder.
 *
 * @returns what lets the next one in.
 */
export async function lockFolder(folder: string, { sleep, signal }: LockOptions): Promise<() => Promise<void>> {
  for (;;) {
    signal?.throwIfAborted();
    try {
      // A program that slept past its lock may write beside its heir: the checksum then tells.
      const unlock = await lock(folder, { stale: staleMs, realpath: false, onCompromised: () => {} });
      return () => unlock().catch(() => {});
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ELOCKED') throw error;
    }
    await sleep(askAgainMs, signal);
  }
}

import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';

/** A name for something that is being written and will be renamed to `name`: it tells which process is at it. */
export function temporaryName(name: string): string {
  return `.${name}.${process.pid}.tmp`;
}

const temporary = /^\..+\.(\d+)\.tmp$/;

/** Removes what killed processes left half-written in a folder: names of {@link temporaryName} whose process is gone. */
export async function removeLeftovers(folder: string): Promise<void> {
  const names = await readdir(folder).catch(() => []);
  for (const name of names) {
    const pid = Number(temporary.exec(name)?.[1] ?? process.pid);
    if (!isAlive(pid)) await rm(join(folder, name), { recursive: true, force: true });
  }
}

/** Whether there is a process of that number on this machine. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { isAlive, JobSearchError } from '@jobsearch/postings';
import { lock } from 'proper-lockfile';
import { crawlFolder } from './crawl-state.js';

interface Holder {
  readonly pid: number;
  readonly host: string;
}

/**
 * Keeps a second run out of a data folder until what it gives is called: two would ask the sites twice and write one journal. The lock of a
 * process that was killed is taken over.
 *
 * @throws JobSearchError `DATA_UNWRITABLE` naming the process that is at it
 */
export async function lockCrawls(data: string): Promise<() => Promise<void>> {
  const folder = crawlFolder(data);
  try {
    await mkdir(folder, { recursive: true });
    const release = await lockOrTakeOver(folder);
    await writeFile(holderPath(folder), JSON.stringify({ pid: process.pid, host: hostname() } satisfies Holder));
    return async () => {
      // First: a name that outlived its lock would let the next lock be taken for a dead one's.
      await rm(holderPath(folder), { force: true });
      await release();
    };
  } catch (error) {
    const isHeld = (error as NodeJS.ErrnoException).code === 'ELOCKED';
    const reason = isHeld ? await held(folder) : (error as Error).message;
    throw new JobSearchError('DATA_UNWRITABLE', `cannot crawl into ${data}: ${reason}`, { cause: error });
  }
}

const holderPath = (folder: string): string => join(folder, 'running.json');

async function lockOrTakeOver(folder: string): Promise<() => Promise<void>> {
  try {
    return await lock(folder, { stale: 10_000 });
  } catch (error) {
    const holder = await holderOf(folder);
    if (!holder || !isDead(holder) || !(await claim(folder, holder))) throw error;
    await rm(`${folder}.lock`, { recursive: true, force: true });
    return lock(folder, { stale: 10_000 });
  }
}

const isDead = ({ pid, host }: Holder): boolean => host === hostname() && !isAlive(pid);

/** Takes the dead holder's name away: of several who want its lock, one can. */
async function claim(folder: string, dead: Holder): Promise<boolean> {
  const claimed = `${holderPath(folder)}.${process.pid}`;
  try {
    await rename(holderPath(folder), claimed);
    const { pid } = JSON.parse(await readFile(claimed, 'utf8')) as Holder;
    if (pid === dead.pid) await rm(claimed);
    else await rename(claimed, holderPath(folder)); // somebody took over in the meantime
    return pid === dead.pid;
  } catch {
    return false;
  }
}

async function held(folder: string): Promise<string> {
  const holder = await holderOf(folder);
  const who = holder ? `process ${holder.pid} on ${holder.host}` : 'another scrape';
  return `${who} is at it: wait for it, or give --data another folder`;
}

async function holderOf(folder: string): Promise<Holder | undefined> {
  try {
    return JSON.parse(await readFile(holderPath(folder), 'utf8')) as Holder;
  } catch {
    return undefined; // it has not said so yet
  }
}

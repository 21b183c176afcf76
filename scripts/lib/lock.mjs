import { mkdirSync, readFileSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { root, say } from './project.mjs';

const path = join(root, '.turbo', 'run.lock');
const renewMs = 2000;
/** A lock that was not renewed for so long is one of a process that was killed. */
const staleMs = 15_000;

/** Does the work while no other run of these scripts installs, builds or tests in this folder. */
export async function alone(work) {
  mkdirSync(dirname(path), { recursive: true });
  for (let attempt = 0; !take(); attempt++) {
    if (attempt === 0)
      say(`Another run (process ${holder()}) is installing, building or testing here: waiting for ${path} to go.`);
    await sleep(200);
  }
  const renewal = setInterval(renew, renewMs);
  const release = () => rmSync(path, { force: true });
  process.on('exit', release);
  try {
    return await work();
  } finally {
    clearInterval(renewal);
    release();
    process.off('exit', release);
  }
}

function take() {
  try {
    writeFileSync(path, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
    if (isStale()) discard();
    return false;
  }
}

function renew() {
  try {
    utimesSync(path, new Date(), new Date());
  } catch (error) {
    if (error.code !== 'ENOENT') throw error; // somebody cleared the folder
  }
}

function holder() {
  try {
    return readFileSync(path, 'utf8') || 'unknown';
  } catch {
    return 'that has just ended';
  }
}

function isStale() {
  try {
    if (Date.now() - statSync(path).mtimeMs > staleMs) return true;
    const pid = Number(holder());
    // A holder that has just made the file may not have written its id yet.
    if (Number.isInteger(pid) && pid > 0) process.kill(pid, 0);
    return false;
  } catch (error) {
    return error.code === 'ESRCH';
  }
}

/** By a rename, of which only one of several waiters succeeds. */
function discard() {
  const dead = `${path}.${process.pid}`;
  try {
    renameSync(path, dead);
    rmSync(dead, { force: true });
  } catch (error) {
    if (error.code !== 'ENOENT') throw error;
  }
}

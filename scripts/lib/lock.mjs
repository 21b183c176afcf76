import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { root, say } from './project.mjs';

const path = join(root, '.turbo', 'run.lock');

/** Does the work while no other run of these scripts installs, builds or tests in this folder. */
export async function alone(work) {
  mkdirSync(dirname(path), { recursive: true });
  for (let attempt = 0; !take(); attempt++) {
    if (attempt === 0) say('Another run is installing, building or testing here: waiting for it to end.');
    await sleep(200);
  }
  const release = () => rmSync(path, { force: true });
  process.on('exit', release);
  try {
    return await work();
  } finally {
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
    if (!holderLives()) rmSync(path, { force: true });
    return false;
  }
}

function holderLives() {
  try {
    // A holder that has just made the file may not have written its id yet: it lives.
    const pid = Number(readFileSync(path, 'utf8'));
    return pid === 0 || process.kill(pid, 0);
  } catch (error) {
    return error.code === 'EPERM';
  }
}

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { type CrawlOptions, crawl } from '../src/crawl.js';
import { type FileJournal, openFileJournal } from '../src/file-journal.js';
import { smartRecruiters } from '../src/sources/smartrecruiters/entry.js';
import { openFaultyBoard, seeded } from './support/faulty-board.js';
import type { Site } from './support/site.js';

let site: Site | undefined;
let folder = '';
const opened: FileJournal[] = [];
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'faults-'));
});
afterEach(async () => {
  await site?.close();
  site = undefined;
  for (const journal of opened.splice(0)) await journal.close().catch(() => undefined);
  await rm(folder, { recursive: true, force: true });
});

const query = { board: 'korica' };
const timeouts = { connectMs: 1000, responseMs: 60, bodyMs: 60 };
const simulated: CrawlOptions = {
  sleep: async () => {},
  random: () => 0.5,
  now: () => new Date(),
  timeouts,
  minTimeMs: 0,
};

async function openJournal(): Promise<FileJournal> {
  const journal = await openFileJournal(join(folder, 'journal'), { crawl: 'korica', now: new Date() });
  opened.push(journal);
  return journal;
}

async function idsOf(journal: FileJournal): Promise<string[]> {
  const ids: string[] = [];
  for await (const { id } of journal.postings()) ids.push(id);
  return ids;
}

test('brings all postings in from a board that often fails, in a second run if the first one says that it is incomplete', async () => {
  const faults = { throttled: 0.3, failed: 0.05, cut: 0.05, authwall: 0.02, hanging: 0.01 };
  site = await openFaultyBoard(300, faults, seeded(42));
  const source = smartRecruiters.create({ baseUrl: site.url });

  let complete = false;
  let runs = 0;
  let ids: string[] = [];
  for (; !complete && runs < 3; runs++) {
    const journal = await openJournal();
    const { report } = await crawl(source, query, { ...simulated, journal });
    ids = await idsOf(journal);
    complete = report.complete;
    expect(complete).toBe(ids.length === 300);
    expect(report.postings).toBe(ids.length);
    await journal.close();
  }

  expect(complete).toBe(true);
  expect(new Set(ids).size).toBe(300);
  expect(runs).toBeLessThanOrEqual(2);
});

test('fetches no finished page again when it goes on', async () => {
  site = await openFaultyBoard(250);
  const source = smartRecruiters.create({ baseUrl: site.url });
  const interrupt = new AbortController();
  const first = await openJournal();
  const onProgress = ({ done }: { done: number }) => done === 120 && interrupt.abort();
  await crawl(source, query, { ...simulated, journal: first, signal: interrupt.signal, onProgress });
  await first.close();
  const before = new Set(site.requests);

  const second = await openJournal();
  const { report } = await crawl(source, query, { ...simulated, journal: second });

  const again = site.requests.slice(before.size).filter((path) => path !== '/robots.txt' && before.has(path));
  expect(again.length).toBeLessThanOrEqual(2); // under way when it was interrupted
  expect(report).toMatchObject({ complete: true, postings: 250 });
  expect(report.resumed).toBeGreaterThanOrEqual(120);
  expect(await idsOf(second)).toHaveLength(250);
});

const child = fileURLToPath(new URL('support/crawl-child.mjs', import.meta.url));
/** TEST_KILLS=50 asks for more. (The tests see no variable that begins with JOBSEARCH_.) */
const kills = Number(process.env.TEST_KILLS ?? 8);
const postings = 50 * kills;

test('loses nothing and doubles nothing, whenever it is killed', async () => {
  const random = seeded(7);
  site = await openFaultyBoard(postings);
  const args = [child, site.url, join(folder, 'journal')];
  let killed = 0;
  for (let i = 0; i < kills; i++) {
    const asked = site.requests.length;
    const running = spawn(process.execPath, args, { stdio: 'ignore' });
    const ended = once(running, 'exit');
    const after = Math.ceil(random() * 45);
    while (site.requests.length < asked + after && running.exitCode === null) await new Promise(setImmediate);
    running.kill('SIGKILL');
    await ended;
    if (running.signalCode === 'SIGKILL') killed++;
  }
  const running = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  let output = '';
  running.stdout.on('data', (chunk) => {
    output += chunk;
  });
  await once(running, 'close');

  const { ids, ...report } = JSON.parse(output);
  expect(report).toMatchObject({ complete: true, postings });
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids).toHaveLength(postings);
  expect(killed).toBeGreaterThan(kills / 2);
  const fetched = site.requests.filter((path) => /postings\/\d+$/.test(path));
  // What was under way at a kill is fetched again: no more than two pages each.
  expect(fetched.length).toBeLessThanOrEqual(postings + 2 * kills);
});

test('uses at least 95 % of the pace that it may have', async () => {
  site = await openFaultyBoard(300);
  let nowMs = 0;
  const sleep = async (delayMs: number) => {
    nowMs += delayMs;
  };
  const clock = { sleep, now: () => new Date(nowMs), random: seeded(3), maxConcurrent: 1, minTimeMs: 200, timeouts };

  const { report } = await crawl(smartRecruiters.create({ baseUrl: site.url }), query, clock);

  expect(report).toMatchObject({ complete: true, postings: 300 });
  const leastMs = (site.requests.length - 1) * 200;
  expect(leastMs / nowMs).toBeGreaterThan(0.95);
  expect(nowMs).toBeGreaterThanOrEqual(leastMs);
});

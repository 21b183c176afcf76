import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import type { Server } from 'node:http';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { type BoardJob, startBoards } from './support/board-server.js';
import { startLinkedIn } from './support/linkedin-server.js';
import { runCli } from './support/run-cli.js';

let data = '';
const servers: Server[] = [];
beforeEach(async () => {
  data = await mkdtemp(join(tmpdir(), 'scrape-'));
});
afterEach(async () => {
  for (const server of servers.splice(0)) server.close();
  for (const name of ['GREENHOUSE', 'LINKEDIN']) delete process.env[`JOBSEARCH_${name}_URL`];
  await rm(data, { recursive: true, force: true });
});

const job = (id: number, more: Partial<BoardJob> = {}): BoardJob => ({
  id,
  title: `Baker ${id}`,
  location: { name: 'Split' },
  content: 'Bread.',
  ...more,
});

async function boards(all: Record<string, readonly BoardJob[] | number>, robots?: string) {
  const server = await startBoards(all, robots);
  servers.push(server);
  process.env.JOBSEARCH_GREENHOUSE_URL = server.url;
  return server;
}

const scrape = (...args: string[]) => runCli(['scrape', '--data', data, ...args]);
const postings = async () =>
  (await readFile(join(data, 'postings.jsonl'), 'utf8'))
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
const state = async () => JSON.parse(await readFile(join(data, 'crawl', 'state.json'), 'utf8'));

test('reads boards whole, and closes what they no longer name, and nothing else', async () => {
  const all = { korica: [job(1), job(2)], mlin: [job(1)] };
  await boards(all);
  expect(await scrape('--source', 'greenhouse:korica', 'https://boards.greenhouse.io/mlin')).toMatchObject({
    code: 0,
    stdout: expect.stringContaining('3 added'),
  });

  all.korica = [job(2), job(3)];
  all.mlin = [];
  const { stdout } = await scrape('--source', 'greenhouse:korica');

  expect(stdout).toContain('1 added, 1 changed (1 closed, 0 reopened), 1 unchanged; 4 postings');
  expect((await postings()).map(({ id, closedAt }) => [id, closedAt !== undefined])).toEqual([
    ['greenhouse:korica/1', true],
    ['greenhouse:korica/2', false],
    ['greenhouse:korica/3', false],
    ['greenhouse:mlin/1', false],
  ]);

  all.korica = [job(1), job(2), job(3)];
  expect((await scrape('--source', 'greenhouse:korica')).stdout).toContain('(0 closed, 1 reopened)');
});

test('closes nothing after a crawl that lost something, and ends with 3 when others brought postings', async () => {
  const all: Record<string, BoardJob[] | number> = { korica: [job(1), job(2)], mlin: [job(1)] };
  await boards(all);
  await scrape('--source', 'greenhouse:korica', 'greenhouse:mlin');

  all.korica = [job(1), { id: 'odd' } as never];
  all.mlin = 403;
  const { code, stdout } = await scrape(
    '--source',
    'greenhouse:korica',
    'greenhouse:mlin',
    '--report',
    join(data, 'r.json'),
  );

  expect(code).toBe(3);
  expect(stdout).toMatch(/### greenhouse:korica: 1 postings, \*\*incomplete\*\*/);
  expect(stdout).toMatch(/### greenhouse:mlin: 0 postings, \*\*incomplete\*\*/);
  expect((await postings()).filter(({ closedAt }) => closedAt)).toEqual([]);
  expect(JSON.parse(await readFile(join(data, 'r.json'), 'utf8'))).toMatchObject({
    lostNothing: false,
    closed: 0,
    targets: [{ target: 'greenhouse:korica' }, { target: 'greenhouse:mlin', outcomes: { blocked: 1 } }],
  });
});

test('takes what to collect from a configuration, named or found in the data folder', async () => {
  const server = await boards({ korica: [job(1)] });
  const config = 'boards:\n  - greenhouse:korica\n';
  await writeFile(join(data, 'other.yaml'), config);
  expect((await scrape('--config', join(data, 'other.yaml'))).stdout).toContain('1 added');
  await writeFile(join(data, 'jobsearch.yaml'), config);
  expect((await scrape()).stdout).toContain('0 added, 0 changed, 1 unchanged');
  expect(server.requests).toHaveLength(4); // each with its robots.txt

  await writeFile(join(data, 'jobsearch.yaml'), 'boards: [greenhuose:korica]\n');
  expect(await scrape()).toMatchObject({ code: 2, stderr: expect.stringContaining('no source "greenhuose"') });
  await writeFile(join(data, 'jobsearch.yaml'), 'boards:\n');
  expect(await scrape()).toMatchObject({ code: 1, stderr: expect.stringMatching(/jobsearch\.yaml, line 1: boards/) });
  expect(await scrape('--config', '/nonexistent.yaml')).toMatchObject({
    code: 1,
    stderr: expect.stringContaining('/nonexistent.yaml'),
  });
});

test('keeps to a robots.txt, and says how not to', async () => {
  const all: Record<string, BoardJob[]> = { korica: [job(1)] };
  await boards(all, 'User-agent: *\nDisallow: /v1/\n');

  const kept = await scrape('--source', 'greenhouse:korica');
  expect(kept).toMatchObject({ code: 1, stderr: expect.stringContaining('add --ignore-robots') });
  expect(kept.stdout).toMatch(/robots\.txt, line 2, does not allow/);
  expect(await scrape('--source', 'greenhouse:korica', '--ignore-robots')).toMatchObject({ code: 0 });
});

test('says what it needs when nothing is asked for', async () => {
  expect(await scrape()).toMatchObject({ code: 2, stderr: expect.stringMatching(/--keywords.*--source.*--config/) });
});

test('warns when a field says much less than in the last crawl', async () => {
  const many = Array.from({ length: 25 }, (_, i) => job(i));
  const all = { korica: many };
  await boards(all);
  expect((await scrape('--source', 'greenhouse:korica')).stdout).not.toContain('warning');

  all.korica = many.map((one) => ({ ...one, location: { name: '' } }));

  expect((await scrape('--source', 'greenhouse:korica')).stdout).toContain(
    '- **warning**: location is filled in 0 % of the postings, and was in 100 % the last time',
  );
});

test('keeps a posting whose page was lost apart, and gets it the next time', async () => {
  const lost = ['2'];
  const broken = await startLinkedIn(['1', '2'], [], lost);
  servers.push(broken);
  const args = ['-k', 'Baker', '--linkedin-url', broken.url];

  expect(await scrape(...args)).toMatchObject({ code: 3, stdout: expect.stringContaining('1 postings held back') });
  expect((await postings()).map(({ id }) => id)).toEqual(['linkedin:1']);
  expect(Object.values((await state()).pending)).toEqual([
    [{ runs: 1, since: expect.any(String), request: expect.objectContaining({ key: 'linkedin:2' }) }],
  ]);

  lost.length = 0;
  expect(await scrape(...args)).toMatchObject({ code: 0, stdout: expect.stringContaining('1 added') });
  expect((await postings()).map(({ id }) => id)).toEqual(['linkedin:1', 'linkedin:2']);
  expect((await state()).pending).toEqual({});
});

test('searches for the same words with other filters are other targets, and two of one kind are one', async () => {
  const linkedIn = await startLinkedIn(['1']);
  servers.push(linkedIn);
  process.env.JOBSEARCH_LINKEDIN_URL = linkedIn.url;
  const searches = [
    { keywords: ['Baker'] },
    { keywords: ['Baker'], workplace: ['remote'] },
    { keywords: ['Baker'], workplace: ['remote'], postedWithin: '7d' },
    { keywords: ['Baker'], workplace: ['remote'], postedWithin: '1w' },
    { keywords: ['Baker', 'Cook'] },
    { keywords: ['Baker, Cook'] },
  ];
  await writeFile(join(data, 'jobsearch.yaml'), JSON.stringify({ searches }));

  await scrape('--report', join(data, 'report.json'));

  const { targets } = JSON.parse(await readFile(join(data, 'report.json'), 'utf8'));
  expect(targets.map(({ target }: { target: string }) => target)).toEqual([
    'linkedin:Baker',
    'linkedin:Baker (remote)',
    'linkedin:Baker (1w; remote)',
    'linkedin:Baker, Cook',
    'linkedin:"Baker, Cook"',
  ]);
});

test('ends all crawls before it gives up because one of them cannot be kept', async () => {
  const linkedIn = await startLinkedIn(Array.from({ length: 10 }, (_, i) => String(i + 1)));
  servers.push(linkedIn);
  await boards({ korica: [job(1)] });
  const name = createHash('sha256').update('greenhouse:korica').digest('hex').slice(0, 12);
  await mkdir(join(data, 'crawl', `greenhouse-${name}.journal`), { recursive: true });
  let asked = 0;
  linkedIn.on('request', () => asked++);

  const args = ['-k', 'Baker', '--linkedin-url', linkedIn.url, '--source', 'greenhouse:korica'];
  expect(await scrape(...args)).toMatchObject({ code: 1, stderr: expect.stringContaining('cannot write') });
  const before = asked;
  await new Promise((resolve) => setTimeout(resolve, 100));

  expect(asked).toBe(before);
});

test.each(['{', '{"pending":{"greenhouse:a":[5]}}', '{"last":[]}'])(
  'says what to do about a state that it cannot read: %s',
  async (text) => {
    await mkdir(join(data, 'crawl'), { recursive: true });
    await writeFile(join(data, 'crawl', 'state.json'), text);

    expect(await scrape('--source', 'greenhouse:korica')).toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/state\.json is no.*: remove it/),
    });
  },
);

test('shows the terms of a source when it is first used, and not again', async () => {
  const linkedIn = await startLinkedIn(['1']);
  servers.push(linkedIn);
  const args = ['-k', 'Baker', '--linkedin-url', linkedIn.url];

  expect((await scrape(...args)).stderr).toMatch(/terms do not allow/);
  expect((await scrape(...args)).stderr).not.toMatch(/terms do not allow/);
});

test('does not ask again for postings that were read not long ago', async () => {
  const linkedIn = await startLinkedIn(['1', '2']);
  servers.push(linkedIn);
  const args = ['-k', 'Baker', '--linkedin-url', linkedIn.url];
  await scrape(...args);

  expect((await scrape(...args, '--refresh-after', '7d')).stdout).toContain('2 postings were read not long ago');
  expect(await scrape(...args, '--refresh-after', 'soon')).toMatchObject({ code: 2 });
});

test('does not run twice at once in one folder, and takes over from a process that was killed', async () => {
  await boards({ korica: [job(1)] });
  await mkdir(join(data, 'crawl.lock'), { recursive: true });
  await mkdir(join(data, 'crawl'), { recursive: true });
  const holder = (pid: number) =>
    writeFile(join(data, 'crawl', 'running.json'), JSON.stringify({ pid, host: hostname() }));

  await holder(process.pid);
  expect(await scrape('--source', 'greenhouse:korica')).toMatchObject({
    code: 1,
    stderr: expect.stringContaining(`process ${process.pid} on ${hostname()} is at it`),
  });

  await holder(2 ** 30); // no system has so many
  expect(await scrape('--source', 'greenhouse:korica')).toMatchObject({ code: 0 });
  expect((await readdir(join(data, 'crawl'))).filter((name) => name.startsWith('running'))).toEqual([]);
});

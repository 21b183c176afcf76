import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import type { Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { startLinkedIn } from './support/linkedin-server.js';
import { runCli } from './support/run-cli.js';

let data = '';
let site: Server | undefined;
beforeEach(async () => {
  data = await mkdtemp(join(tmpdir(), 'cli-'));
});
afterEach(async () => {
  site?.close();
  site = undefined;
  await rm(data, { recursive: true, force: true });
});

const file = (name: string) => join(data, name);
const csv = 'title,description\nBaker,You bake bread at night.\nNurse,You care for patients.\n';

test('import, embed, search: the whole way', async () => {
  await writeFile(file('jobs.csv'), csv);

  const imported = await runCli(['import', file('jobs.csv'), '--data', data]);
  const planned = await runCli(['embed', '--data', data, '--dry-run']);
  const embedded = await runCli(['embed', '--data', data]);
  const again = await runCli(['embed', '--data', data, '--dry-run']);
  const found = await runCli(['search', 'bread', 'baker', '--data', data, '--format', 'json']);

  expect(imported).toMatchObject({
    code: 0,
    stdout: expect.stringContaining('2 added, 0 changed, 0 unchanged, 0 skipped'),
  });
  expect(planned.stdout).toMatch(/^would publish 2 postings .* 4 texts to encode \(\d+ characters\), 0 reused/);
  expect(again.stdout).toMatch(/ 0 texts to encode \(0 characters\), 4 reused/);
  expect(embedded).toMatchObject({
    code: 0,
    stdout: expect.stringMatching(/published: 2 postings .* 4 texts encoded, 0 reused, model builtin/),
  });
  expect(found.code).toBe(0);
  expect(JSON.parse(found.stdout).hits[0].posting.title).toBe('Baker');
});

test('searches among the postings that meet conditions', async () => {
  await writeFile(
    file('jobs.csv'),
    'title,description,company,workplace\nBaker,You bake.,Korica,remote\nBaker,You bake bread.,Mlin,on-site\nCook,You cook.,Mlin,remote\n',
  );
  await runCli(['import', file('jobs.csv'), '--data', data]);
  await runCli(['embed', '--data', data]);
  const search = async (...options: string[]) => {
    const { stdout } = await runCli(['search', 'baker', '--data', data, '--format', 'json', ...options]);
    const { hits, total } = JSON.parse(stdout) as { hits: { posting: { company: string } }[]; total: number };
    return [total, hits[0]?.posting.company];
  };

  expect(await search('--workplace', 'remote')).toEqual([2, 'Korica']);
  expect(await search('--not-company', 'Korica')).toEqual([2, 'Mlin']);
  expect(await search('--workplace', 'remote,on-site', '--company', 'mlin')).toEqual([2, 'Mlin']);
  expect(await search('--min-salary', '10000')).toEqual([0, undefined]);
});

test('import lists bad rows with file and line, keeps the others, and ends with 3', async () => {
  await writeFile(file('jobs.csv'), `${csv},no title\n`);
  await writeFile(file('more.jsonl'), '{"title":"Cook","description":"cooks","wage":1}\n{half\n');

  const { code, stdout, stderr } = await runCli(['import', file('jobs.csv'), file('more.jsonl'), '--data', data]);

  expect(code).toBe(3);
  expect(stdout).toContain('3 added, 0 changed, 0 unchanged, 2 skipped; 3 postings');
  expect(stderr).toContain(`${file('jobs.csv')}, line 4: title: missing or blank`);
  expect(stderr).toContain(`${file('more.jsonl')}, line 2: not JSON`);
  expect(stderr).toContain(`${file('more.jsonl')}: no posting has wage`);
});

test('import reads the standard input when told its format', async () => {
  expect(await runCli(['import', '-', '--format', 'csv', '--data', data], csv)).toMatchObject({
    code: 0,
    stdout: /2 added/,
  });
  expect(await runCli(['import', '-', '--data', data], csv)).toMatchObject({ code: 2, stderr: /--format/ });
});

test('importing the same again changes nothing, and a failed import leaves the collection as it was', async () => {
  await writeFile(file('jobs.csv'), csv);
  await runCli(['import', file('jobs.csv'), '--data', data]);
  const before = await readFile(file('postings.jsonl'), 'utf8');

  expect(await runCli(['import', file('jobs.csv'), '--data', data])).toMatchObject({
    code: 0,
    stdout: /0 added, 0 changed, 2 unchanged/,
  });
  await writeFile(file('bad.csv'), 'title,description\nCook,"never closed');
  expect(await runCli(['import', file('bad.csv'), '--data', data])).toMatchObject({
    code: 1,
    stderr: /bad\.csv, line 2: .*never closed/,
  });

  const ids = (text: string) =>
    text
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line).id);
  expect(ids(await readFile(file('postings.jsonl'), 'utf8'))).toEqual(ids(before));
});

test('imports at the same time wait for each other: none loses what another added', async () => {
  const files = ['a', 'b', 'c', 'd'].map((name) => file(`${name}.jsonl`));
  for (const path of files) {
    const rows = Array.from({ length: 50 }, (_, i) =>
      JSON.stringify({ id: `${path.at(-7)}${i}`, title: 'Baker', description: 'bakes' }),
    );
    await writeFile(path, rows.join('\n'));
  }

  const ended = await Promise.all(files.map((path) => runCli(['import', path, '--data', data])));

  expect(ended.map(({ code }) => code)).toEqual([0, 0, 0, 0]);
  expect((await readFile(file('postings.jsonl'), 'utf8')).trim().split('\n')).toHaveLength(200);
});

test('scrape walks the site, merges into the collection and reports', async () => {
  const linkedIn = await startLinkedIn(['1', '2', '3']);
  site = linkedIn;
  const args = [
    '--keywords',
    'Baker',
    'Head Baker',
    '--locations',
    'Split',
    'Remote',
    '--pages',
    '2',
    '--linkedin-url',
    linkedIn.url,
  ];

  const { code, stdout, stderr } = await runCli(['scrape', ...args, '--data', data, '--report', file('report.json')]);

  expect({ code, stderr: code === 0 ? '' : stderr }).toEqual({ code: 0, stderr: '' });
  expect(stdout).toContain('3 added');
  const lines = (await readFile(file('postings.jsonl'), 'utf8'))
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(lines.map(({ id, title, postedAt, description }) => ({ id, title, postedAt, description }))).toEqual(
    ['1', '2', '3'].map((id) => ({
      id: `linkedin:${id}`,
      title: `Baker ${id}`,
      postedAt: '2026-11-20',
      description: `You bake bread number ${id}.`,
    })),
  );
  expect(JSON.parse(await readFile(file('report.json'), 'utf8'))).toMatchObject({
    added: 3,
    lostNothing: true,
    targets: [
      { source: 'linkedin', target: 'linkedin:Baker, Head Baker@Split, Remote (2 pages)', postings: 3, warnings: [] },
    ],
  });
});

test('a posting whose page has gone is closed', async () => {
  site = await startLinkedIn(['1', '2']);
  const scrape = (url: string) =>
    runCli(['scrape', '-k', 'Baker', '--pages', '2', '--linkedin-url', url, '--data', data]);
  await scrape((site as Server & { url: string }).url);
  site.close();
  site = await startLinkedIn(['1', '2'], ['2']);

  await scrape((site as Server & { url: string }).url);

  const lines = (await readFile(file('postings.jsonl'), 'utf8'))
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(lines.map(({ closedAt }) => typeof closedAt)).toEqual(['undefined', 'string']);
});

test('a site that cannot be reached is a failure, and the collection stays', async () => {
  await writeFile(file('jobs.csv'), csv);
  await runCli(['import', file('jobs.csv'), '--data', data]);
  const before = await readFile(file('postings.jsonl'), 'utf8');

  const { code } = await runCli(['scrape', '-k', 'Baker', '--linkedin-url', 'file:///etc', '--data', data]);

  expect(code).toBe(2);
  expect(await readFile(file('postings.jsonl'), 'utf8')).toBe(before);
});

test.each<[string[], number, RegExp]>([
  [['--help'], 0, /^$/],
  [[], 2, /Usage: jobsearch/],
  [['fly'], 2, /unknown command 'fly'/],
  [['search'], 2, /missing required argument 'query'/],
  [['search', 'x', '--limit', '101'], 2, /'101' is invalid.*from 1 to 100/],
  [['search', 'x', '--limit', '1.5'], 2, /'1\.5' is invalid/],
  [['search', 'x', '--min-salary', 'much'], 2, /'much' is invalid/],
  [['search', 'x', '--format', 'xml'], 2, /'xml' is invalid.*table, json, jsonl, csv/],
  [['scrape', '--pages', '2'], 2, /--keywords/],
  [['scrape', '-k', 'x', '--pages', '0'], 2, /'0' is invalid/],
  [['embed', '--max-drop', '2'], 2, /'2' is invalid.*0 to 1/],
  [['embed', '--nonsense'], 2, /unknown option '--nonsense'/],
  [['embed', '--data', 's3://bucket/x'], 2, /s3:\/\/bucket\/x/],
  [['embed', '--data', '/nonexistent'], 1, /\/nonexistent\/postings\.jsonl has no postings/],
  [['search', 'x', '--data', '/nonexistent'], 1, /nothing is published in \/nonexistent/],
  [['import', 'jobs.xlsx'], 2, /jobs\.xlsx/],
  [['import', '/nonexistent/jobs.csv'], 1, /\/nonexistent\/jobs\.csv/],
])('%j ends with %i', async (args, code, stderr) => {
  const ended = await runCli(args);

  expect({ code: ended.code, stderr: ended.stderr }).toEqual({ code, stderr: expect.stringMatching(stderr) });
});

test('a stray -- from npm or turbo is passed over', async () => {
  expect(await runCli(['--', 'search', '--', '--help'])).toMatchObject({ code: 0, stdout: /jobsearch search/ });
});

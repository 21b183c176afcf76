import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { runCli } from './support/run-cli.js';

let data = '';
beforeAll(async () => {
  data = await mkdtemp(join(tmpdir(), 'cli-understand-'));
  const rows = [
    'Baker,You bake bread.,Korica,on-site',
    'Baker,You bake cakes.,Mlin,remote',
    'Cook,You cook for a baker.,Ognjilo,remote',
  ];
  await writeFile(join(data, 'jobs.csv'), `title,description,company,workplace\n${rows.join('\n')}\n`);
  await runCli(['import', join(data, 'jobs.csv'), '--data', data]);
  await runCli(['embed', '--data', data]);
});
afterAll(() => rm(data, { recursive: true, force: true }));

const search = (...options: string[]) => runCli(['search', 'baker', 'remote', '--data', data, ...options]);

test('tells what was understood of the query, and what became of it', async () => {
  expect((await search()).stderr).toMatch(/^understood: remote\n3 of 3 postings/);
  expect((await search('--understand', 'filter')).stderr).toMatch(/^understood: only remote\n2 of 2 postings/);
  expect((await search('--understand', 'off')).stderr).toMatch(/^\d of 3 postings/);
});

test('refuses another way to understand, and names those that there are', async () => {
  const { code, stderr } = await search('--understand', 'perhaps');

  expect(code).toBe(2);
  expect(stderr).toMatch(/perhaps.*boost, filter, off/);
});

test('shows what made a score, and the passage that answers', async () => {
  const { stdout } = await search('--explain', '--limit', '1');

  expect(stdout).toMatch(/\d\.\d{3} {2}Baker\n {7}… You bake cakes\. …\n/);
  expect(stdout).toMatch(/\d\.\d{3} {2}"baker" in the title\n/);
  expect(stdout).toMatch(/title near in meaning \(cosine 0\.\d\d\)/);
  expect(JSON.parse((await search('--explain', '--format', 'json')).stdout).hits[0]).toHaveProperty(
    'explanation.words',
  );
});

test('a company has as many hits as it may', async () => {
  expect((await search('--max-per-company', '1')).stderr).toMatch(/3 of 3 postings/);
  expect((await search('--max-per-company', '0')).code).toBe(2);
});

test('goes on where an answer ended', async () => {
  const titlesOf = ({ stdout }: { stdout: string }) =>
    JSON.parse(stdout).hits.map(({ posting }: { posting: { id: string } }) => posting.id);
  const all = await search('--format', 'json');
  const first = await search('--format', 'json', '--limit', '1');
  const cursor = JSON.parse(first.stdout).nextCursor as string;
  const rest = await search('--format', 'json', '--limit', '2', '--cursor', cursor);

  expect([...titlesOf(first), ...titlesOf(rest)]).toEqual(titlesOf(all));
  expect((await search('--limit', '1')).stderr).toMatch(/more: --cursor \S+\n/);
  expect(await search('--cursor', 'yesterday')).toMatchObject({ code: 2, stderr: /cursor/ });
});

test('tells which words a misspelt query was read as', async () => {
  const { stderr } = await runCli(['search', 'bakker', '--data', data]);

  expect(stderr).toContain('read as: baker\n');
});

test('takes parts of the query as conditions, or as plain words', async () => {
  expect((await search('--strict', 'remote')).stderr).toMatch(/^understood: only remote\n2 of 2 postings/);
  expect((await search('--plain', 'remote')).stderr).not.toContain('only');
  expect(await search('--strict', 'paris')).toMatchObject({
    code: 2,
    stderr: /strict is "paris".*understood are remote/,
  });
});

test('counts what the postings have', async () => {
  const { stdout } = await search('--facets', '--limit', '1');

  expect(stdout).toContain('\nworkplace: remote (2), on-site (1)\n');
  expect(stdout).toContain('\ncompany: ');
  expect(JSON.parse((await search('--facets', '--format', 'json')).stdout).facets.workplace).toHaveLength(2);
});

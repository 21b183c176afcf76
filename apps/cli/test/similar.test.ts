import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { runCli } from './support/run-cli.js';

let data = '';
beforeAll(async () => {
  data = await mkdtemp(join(tmpdir(), 'cli-similar-'));
  const rows = [
    'own:1,Baker,You bake bread.,Korica',
    'own:2,Pastry baker,You bake cakes.,Korica',
    'own:3,Bread baker,You bake loaves.,Mlin',
    'own:4,Welder,You weld ships.,Varilo',
  ];
  await writeFile(join(data, 'jobs.csv'), `id,title,description,company\n${rows.join('\n')}\n`);
  await runCli(['import', join(data, 'jobs.csv'), '--data', data]);
  await runCli(['embed', '--data', data]);
});
afterAll(() => rm(data, { recursive: true, force: true }));

const similar = async (...options: string[]) => {
  const { code, stdout, stderr } = await runCli(['similar', 'own:1', '--data', data, '--format', 'jsonl', ...options]);
  const lines = stdout.split('\n').filter(Boolean);
  return { code, stderr, ids: lines.map((line) => (JSON.parse(line) as { posting: { id: string } }).posting.id) };
};

test('finds the nearest postings, with the conditions of a search', async () => {
  expect((await similar('--limit', '2')).ids.sort()).toEqual(['own:2', 'own:3']);
  expect((await similar('--limit', '1', '--other-companies')).ids).toEqual(['own:3']);
  expect((await similar('--company', 'Varilo')).ids).toEqual(['own:4']);
});

test('names a posting that there is not', async () => {
  const { code, stderr } = await runCli(['similar', 'own:9', '--data', data]);

  expect(code).toBe(1);
  expect(stderr).toContain('there is no posting own:9');
});

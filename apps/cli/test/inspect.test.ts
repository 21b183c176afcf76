import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { runCli } from './support/run-cli.js';

let data = '';
beforeEach(async () => {
  data = await mkdtemp(join(tmpdir(), 'inspect-'));
});
afterEach(() => rm(data, { recursive: true, force: true }));

const csv = 'title,description,company\nBaker,You bake bread at night.,Korica\nBAKER WANTED NOW,Bread\u0007.,Korica\n';

test('tells as a table what a file holds', async () => {
  await writeFile(join(data, 'jobs.csv'), csv);

  const { code, stdout } = await runCli(['inspect', join(data, 'jobs.csv')]);

  expect(code).toBe(0);
  expect(stdout).toMatch(/jobs\.csv: 2 rows, 2 postings, 0 of them closed/);
  expect(stdout).toMatch(/company\s+│ 100 %\s+│ 6, 6, 6\s+│ Korica \(2\)/);
  expect(stdout).toMatch(
    /rows that look odd:\n {2}2: the description is short \(line 2, 3\)\n {2}1: the title shouts \(line 3\)/,
  );
});

test('reads packed files, the standard input and the collection, and answers as JSON', async () => {
  await writeFile(join(data, 'jobs.csv.gz'), gzipSync(csv));
  const packed = await runCli(['inspect', join(data, 'jobs.csv.gz'), '--format', 'json']);
  const piped = await runCli(['inspect', '-', '--input', 'csv', '--format', 'json'], csv);
  await runCli(['import', join(data, 'jobs.csv.gz'), '--data', data]);
  const collection = await runCli(['inspect', '--data', data, '--format', 'json']);

  for (const { code, stdout } of [packed, piped, collection]) {
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ rows: 2, postings: 2, repeatedIds: 0 });
  }
});

test('counts the facts that the texts state, when asked to', async () => {
  const text = 'You bake bread at night. This role is on-site, full-time. Salary: €2,000 per month. Must know HACCP.';
  await writeFile(join(data, 'jobs.csv'), `title,description\nBaker &amp; cook,${JSON.stringify(text)}\n`);

  const plain = await runCli(['inspect', join(data, 'jobs.csv'), '--format', 'json']);
  const { stdout } = await runCli(['inspect', join(data, 'jobs.csv'), '--format', 'json', '--facts']);

  expect(JSON.parse(plain.stdout).filled).toMatchObject({ workplace: 0, salary: 0, skills: 0 });
  expect(JSON.parse(stdout)).toMatchObject({
    filled: { workplace: 1, salary: 1, skills: 1, derived: 1 },
  });
});

test('ends with 3 when rows make no posting, with 1 when none does or nothing is there, with 2 when nothing tells the format', async () => {
  await writeFile(join(data, 'odd.csv'), `${csv},nothing,\n`);
  await writeFile(join(data, 'bad.jsonl'), '{"title":1}\n');
  await writeFile(join(data, 'broken.csv.gz'), 'not packed');

  expect(await runCli(['inspect', join(data, 'odd.csv')])).toMatchObject({
    code: 3,
    stdout: expect.stringContaining('rows that make no posting:\n  1: title: missing or blank (line 4)'),
  });
  expect((await runCli(['inspect', join(data, 'bad.jsonl')])).code).toBe(1);
  expect(await runCli(['inspect', join(data, 'broken.csv.gz')])).toMatchObject({
    code: 1,
    stderr: expect.stringContaining('broken.csv.gz'),
  });
  expect(await runCli(['inspect', join(data, 'none.csv')])).toMatchObject({
    code: 1,
    stderr: expect.stringContaining('none.csv'),
  });
  expect((await runCli(['inspect', join(data, 'jobs.xlsx')])).code).toBe(2);
  expect((await runCli(['inspect', '-'], csv)).code).toBe(2);
});

import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { type Posting, readPostingsFile, writePostingsFile } from '../src/index.js';
import { aPosting } from './support/a-posting.js';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'postings-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

test('a file that is not there is an empty collection', async () => {
  expect(await readPostingsFile(join(folder, 'none.jsonl'))).toEqual([]);
});

test('reads back what it wrote, and leaves nothing else behind', async () => {
  const path = join(folder, 'new', 'postings.jsonl');
  const postings = [aPosting(), aPosting({ id: 'demo:other', description: 'a\u2028b' })];

  await writePostingsFile(path, postings);

  expect(await readPostingsFile(path)).toEqual(postings);
  expect(await readdir(join(folder, 'new'))).toEqual(['postings.jsonl']);
});

test('writes keys in one order, so that a diff shows only changes', async () => {
  const { id, ...rest } = aPosting();
  const path = join(folder, 'postings.jsonl');

  await writePostingsFile(path, [{ ...rest, id } as Posting]);

  expect(await readFile(path, 'utf8')).toMatch(/^\{"id":"demo:baker-split","url":/);
});

test('a write that fails in the middle leaves the old file whole', async () => {
  const path = join(folder, 'postings.jsonl');
  await writePostingsFile(path, [aPosting()]);
  function* broken(): Generator<Posting> {
    yield aPosting({ id: 'demo:new' });
    throw new Error('disk full');
  }

  await expect(writePostingsFile(path, broken())).rejects.toMatchObject({
    code: 'DATA_UNWRITABLE',
    message: /disk full/,
  });

  expect(await readPostingsFile(path)).toEqual([aPosting()]);
  expect(await readdir(folder)).toEqual(['postings.jsonl']);
});

test('what a killed process left half-written goes with the next write', async () => {
  const path = join(folder, 'postings.jsonl');
  const neverAlive = 2 ** 22 + 1; // above the greatest process id of Linux
  await writeFile(join(folder, `.postings.jsonl.${neverAlive}.tmp`), 'half');
  await writeFile(join(folder, `.postings.jsonl.${process.ppid}.tmp`), 'of a process that lives');

  await writePostingsFile(path, [aPosting()]);

  expect((await readdir(folder)).sort()).toEqual([`.postings.jsonl.${process.ppid}.tmp`, 'postings.jsonl']);
});

test.each([
  ['half a line', '{"id":"demo:x","ti', /line 2: not JSON/],
  ['a posting without title', '{"id":"demo:x"}', /line 2: title/],
])('%s is an error that names file and line', async (_, line, message) => {
  const path = join(folder, 'postings.jsonl');
  await writePostingsFile(path, [aPosting()]);
  await writeFile(path, `${await readFile(path, 'utf8')}${line}`);

  await expect(readPostingsFile(path)).rejects.toMatchObject({ code: 'INVALID_FILE', message });
});

test('a folder in the place of the file is said to be unreadable', async () => {
  await expect(readPostingsFile(folder)).rejects.toMatchObject({
    code: 'DATA_UNREADABLE',
    message: expect.stringContaining(folder),
  });
});

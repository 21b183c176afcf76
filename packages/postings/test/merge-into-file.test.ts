import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { mergeIntoFile, mergePostings, type Posting, readPostingsFile, writePostingsFile } from '../src/index.js';
import { aPosting } from './support/a-posting.js';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'merge-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const file = () => join(folder, 'postings.jsonl');
const times = ['2026-11-01T06:00:00Z', '2026-11-08T06:00:00Z', '2026-11-15T06:00:00Z'];
const posting = fc
  .record({
    key: fc.integer({ min: 0, max: 12 }),
    title: fc.constantFrom('Baker', 'Cook'),
    seen: fc.constantFrom(...times),
    closed: fc.boolean(),
  })
  .map(({ key, title, seen, closed }) =>
    aPosting({ id: `demo:p${key}`, title, firstSeenAt: seen, lastSeenAt: seen, ...(closed && { closedAt: seen }) }),
  );
const sorted = (postings: readonly Posting[]) => mergePostings([], postings).postings;

test('does to a file what a merge in memory does', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(posting, { maxLength: 10 }),
      fc.array(posting, { maxLength: 10 }),
      async (known, incoming) => {
        await writePostingsFile(file(), sorted(known));
        const once = sorted(incoming);

        const counts = await mergeIntoFile(file(), once);

        const { postings, added, changed, unchanged } = mergePostings(sorted(known), once);
        expect(await readPostingsFile(file())).toEqual(postings);
        expect(counts).toMatchObject({ added, changed, unchanged, total: postings.length });
      },
    ),
    { numRuns: 60 },
  );
});

const open = aPosting({ id: 'demo:open', lastSeenAt: times[0] as string, firstSeenAt: times[0] as string });
const closed = { ...open, id: 'demo:closed', closedAt: times[0] as string };

test('closes what it is told is closed, once, and counts what opens again', async () => {
  await writePostingsFile(file(), [closed, open]);
  const seenAgain = { ...closed, closedAt: undefined, lastSeenAt: times[1] as string };

  expect(await mergeIntoFile(file(), [], () => times[1])).toMatchObject({
    changed: 1,
    closed: 1,
    reopened: 0,
    total: 2,
  });
  expect(await mergeIntoFile(file(), [], () => times[2])).toMatchObject({ changed: 0, closed: 0 });
  expect((await readPostingsFile(file())).map(({ closedAt }) => closedAt)).toEqual([times[0], times[1]]);
  const last = await mergeIntoFile(file(), [seenAgain]);
  expect(last).toMatchObject({ changed: 1, closed: 0, reopened: 1 });
  expect(last.bySource).toEqual({ demo: { added: 0, changed: 1, unchanged: 0, closed: 0, reopened: 1 } });
});

test('does not touch the file when nothing changes', async () => {
  await writePostingsFile(file(), [open]);
  const before = await stat(file());

  await mergeIntoFile(file(), [open]);

  expect((await stat(file())).ino).toBe(before.ino);
  expect(await readdir(folder)).toEqual(['postings.jsonl']);
});

test('puts a file in order that somebody has put out of order', async () => {
  await writePostingsFile(file(), [open, closed]);

  await mergeIntoFile(file(), [aPosting({ id: 'demo:m' })]);

  expect((await readPostingsFile(file())).map(({ id }) => id)).toEqual(['demo:closed', 'demo:m', 'demo:open']);
});

test('names a line that is no posting, and leaves the file as it was', async () => {
  await writeFile(file(), `${JSON.stringify(open)}\n{"id":\n`);
  const before = await readFile(file(), 'utf8');

  await expect(mergeIntoFile(file(), [closed])).rejects.toThrow(/postings\.jsonl, line 2: not JSON/);
  expect(await readFile(file(), 'utf8')).toBe(before);
});

test('makes a collection where there is none, and says where it cannot', async () => {
  expect(await mergeIntoFile(join(folder, 'new', 'postings.jsonl'), [open])).toMatchObject({ added: 1, total: 1 });
  await mkdir(file());

  await expect(mergeIntoFile(file(), [open])).rejects.toMatchObject({ code: 'DATA_UNREADABLE' });
});

import { appendFile, mkdtemp, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import type { Posting } from '@jobsearch/postings';
import { crawl } from '../src/crawl.js';
import { type FileJournal, openFileJournal } from '../src/file-journal.js';
import type { FinishedPage } from '../src/journal.js';
import type { Source } from '../src/source.js';
import { boardPosting } from '../src/sources/board-posting.js';
import { openSite } from './support/site.js';

let folder = '';
const opened: FileJournal[] = [];
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'journal-'));
});
afterEach(async () => {
  for (const journal of opened.splice(0)) await journal.close().catch(() => undefined);
  await rm(folder, { recursive: true, force: true });
});

const now = new Date('2026-11-26T06:00:00Z');
const path = () => join(folder, 'crawl', 'journal.jsonl');

async function open(options: { crawl?: unknown; now?: Date } = {}): Promise<FileJournal> {
  const journal = await openFileJournal(path(), { crawl: 'a', now, ...options });
  opened.push(journal);
  return journal;
}

const posting = (key: string, title = `Bäcker ${key}`): Posting =>
  boardPosting({ id: `board:${key}`, source: 'board', title, description: 'Brot\u2028 & 🥖' }, now.toISOString());

function page(key: string, postings: readonly Posting[] = []): FinishedPage {
  return {
    request: { key, url: `https://b.example/${key}`, kind: 'list', context: null },
    outcome: 'ok',
    tries: 1,
    postings,
  };
}

async function all<Item>(items: AsyncIterable<Item>): Promise<Item[]> {
  const list: Item[] = [];
  for await (const item of items) list.push(item);
  return list;
}

test('gives back the pages in their order and the postings by id, after it was opened again', async () => {
  const first = await open();
  await Promise.all([
    first.add(page('1', [posting('b'), posting('a')])),
    first.add(page('2', [posting('c')])),
    first.add(page('3')),
  ]);
  await first.close();

  const again = await open({ now: new Date('2026-11-26T17:00:00Z') });

  expect(again.startedAt).toBe(now.toISOString());
  const pages = await all(again.replay());
  expect(pages.map(({ request, postingIds }) => [request.key, postingIds])).toEqual([
    ['1', ['board:b', 'board:a']],
    ['2', ['board:c']],
    ['3', []],
  ]);
  expect(await all(again.postings())).toEqual([posting('a'), posting('b'), posting('c')]);
});

test('can be read when it is closed', async () => {
  const journal = await open();
  await journal.add(page('1', [posting('b'), posting('a')]));
  await journal.close();
  const postings = journal.postings()[Symbol.asyncIterator]();

  expect((await postings.next()).value).toEqual(posting('a'));
  expect((await postings.next()).value).toEqual(posting('b'));
});

test('a crawl that goes on asks again for a page of which a part could not be read, and counts the fields of all', async () => {
  const odd = new Set(['/2']);
  const source: Source<null, null> = {
    id: 'board',
    baseUrl: 'http://board',
    pace: { maxConcurrent: 1, minTimeMs: 0 },
    start: () => ['/1', '/2'].map((key) => ({ key, url: `${site.url}${key}`, kind: 'list', context: null })),
    parse: (_page, { key }) => ({
      outcome: 'ok',
      postings: [posting(key.slice(1))],
      ...(odd.has(key) && { problems: ['an odd card'] }),
    }),
  };
  const site = await openSite((_path, response) => response.end());
  try {
    const first = await crawl(source, null, { journal: await open(), robots: 'ignore' });
    odd.clear();
    const again = await crawl(source, null, { journal: await open(), robots: 'ignore' });

    expect([first.report.complete, first.canGoOn]).toEqual([false, false]);
    expect(site.requests).toEqual(['/1', '/2', '/2']);
    expect(again.report).toMatchObject({ complete: true, postings: 2, resumed: 1, requests: 3 });
    expect(again.report.fields).toEqual(first.report.fields);
    expect(again.report.startedAt).toBe(now.toISOString());
  } finally {
    await site.close();
  }
});

test('keeps the last of the postings with one id', async () => {
  const journal = await open();
  await journal.add(page('1', [posting('a', 'Old')]));
  await journal.add(page('2', [posting('a', 'New')]));

  expect((await all(journal.postings())).map(({ title }) => title)).toEqual(['New']);
});

test('whatever byte it ends at, it has the pages that are whole, and goes on', async () => {
  const first = await open();
  await first.add(page('1', [posting('a')]));
  const whole = (await stat(path())).size;
  await first.add(page('2', [posting('b'), posting('c')]));
  await first.close();
  const bytes = await readFile(path());

  for (let size = whole; size < bytes.length; size += 37) {
    await writeFile(path(), bytes.subarray(0, size));
    const again = await open();
    expect((await all(again.replay())).map(({ request }) => request.key)).toEqual(['1']);
    await again.add(page('3', [posting('d')]));
    expect((await all(again.postings())).map(({ id }) => id)).toEqual(['board:a', 'board:d']);
    await again.close();
  }
  await truncate(path(), 5);
  expect(await all((await open()).replay())).toEqual([]);
});

test.each(['garbage', 'null', '5', '{}'])('passes over what follows a damaged line: %s', async (damaged) => {
  const first = await open();
  await first.add(page('1', [posting('a')]));
  await first.close();
  await appendFile(path(), `${damaged}\n{"page":{"request":{"key":"2"}},"postings":0}\n`);

  expect((await all((await open()).replay())).map(({ request }) => request.key)).toEqual(['1']);
});

test.each([
  ['of another query', { crawl: 'b' }],
  ['of more than half a day ago', { now: new Date('2026-11-26T18:00:01Z') }],
])('begins anew instead of going on with one %s', async (_, options) => {
  const first = await open();
  await first.add(page('1', [posting('a')]));
  await first.close();

  const again = await open(options);

  expect(await all(again.replay())).toEqual([]);
  expect(await all(again.postings())).toEqual([]);
});

test('is gone when it was removed, and says where it cannot be', async () => {
  const journal = await open();
  await journal.remove();
  await expect(stat(path())).rejects.toThrow('ENOENT');

  await writeFile(join(folder, 'file'), '');
  await expect(openFileJournal(join(folder, 'file', 'journal'), { crawl: 'a', now })).rejects.toMatchObject({
    code: 'DATA_UNWRITABLE',
  });
});

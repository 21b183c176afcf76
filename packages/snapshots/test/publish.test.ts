import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { createFolderStore, openCurrent, publish, type SnapshotRows, type SnapshotStore } from '../src/index.js';
import { aPublication, encoder } from './support/a-publication.js';
import { loadCurrent } from './support/load-current.js';

let folder = '';
let store: SnapshotStore;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'snapshots-'));
  store = createFolderStore(folder);
});
afterEach(() => rm(folder, { recursive: true, force: true }));

test('what is published is what is loaded', async () => {
  const publication = aPublication(3);

  const { id, published } = await publish(store, publication);

  const { manifest, postings, vectors } = await loadCurrent(store);
  expect(published).toBe(true);
  expect(manifest).toMatchObject({
    id,
    rows: 3,
    encoder,
    recipe: 1,
    sources: { test: 3 },
    createdAt: '2026-11-23T08:00:00.000Z',
  });
  expect(postings).toEqual(publication.postings);
  expect(vectors).toEqual(publication.vectors);
});

test('a large snapshot is read some rows at a time, in order, or one by one', async () => {
  const publication = aPublication(5000);
  await publish(store, publication);

  const snapshot = await openCurrent(store);
  const parts: SnapshotRows[] = [];
  for await (const part of snapshot.read()) parts.push(part);

  expect(parts.map(({ postings }) => postings.length)).toEqual([4096, 904]);
  expect(parts.flatMap(({ postings }) => postings)).toEqual(publication.postings);
  expect(parts.flatMap(({ vectors }) => [...(vectors.title?.data ?? [])])).toEqual([
    ...(publication.vectors.title?.data ?? []),
  ]);
  expect(await snapshot.posting(4711)).toEqual(publication.postings[4711]);
  await snapshot.close();
});

test('an open snapshot can be read when it was removed', async () => {
  const { id } = await publish(store, aPublication(3));
  const snapshot = await openCurrent(store);

  await store.remove(id);

  expect(await snapshot.posting(2)).toMatchObject({ id: 'test:2' });
  await snapshot.close();
});

test('a snapshot lies in files that others can read', async () => {
  const { id } = await publish(store, aPublication(2));

  expect(JSON.parse(await readFile(join(folder, 'current.json'), 'utf8'))).toEqual({ snapshot: id });
  expect((await readdir(join(folder, 'snapshots', id), { recursive: true })).sort()).toEqual([
    'manifest.json',
    'postings.jsonl',
    'vectors',
    join('vectors', 'description.npy'),
    join('vectors', 'title.npy'),
  ]);
});

test('publishing the very same again publishes nothing', async () => {
  const first = await publish(store, aPublication(2));

  expect(await publish(store, aPublication(2, { second: 9 }))).toEqual({ id: first.id, published: false });
  expect(await store.list()).toEqual([first.id]);
});

test('other vectors of the same postings are news', async () => {
  await publish(store, aPublication(2));

  expect(await publish(store, aPublication(2, { seed: 5, second: 1 }))).toMatchObject({ published: true });
});

test('keeps the last three snapshots to go back to', async () => {
  for (let second = 0; second < 5; second++) await publish(store, aPublication(2, { seed: second, second }));

  const ids = await store.list();
  expect(ids.map((id) => id.slice(13, 15))).toEqual(['02', '03', '04']);
  expect(await store.current()).toBe(ids[2]);
});

test('holds back a snapshot that lost too much, until it is forced', async () => {
  const { id } = await publish(store, aPublication(10));

  await expect(publish(store, aPublication(4, { second: 1 }))).rejects.toMatchObject({
    code: 'SNAPSHOT_REFUSED',
    message: /60 %/,
  });
  await expect(publish(store, aPublication(0, { second: 1 }))).rejects.toMatchObject({ code: 'SNAPSHOT_REFUSED' });
  expect(await store.current()).toBe(id);
  expect(await publish(store, aPublication(4, { second: 1 }), { force: true })).toMatchObject({ published: true });
});

test('postings of the demo may be lost', async () => {
  await publish(store, aPublication(10, { source: 'demo' }));

  expect(await publish(store, aPublication(1, { second: 1 }))).toMatchObject({ published: true });
});

test('a write that fails leaves the old snapshot current and nothing half-written', async () => {
  const { id } = await publish(store, aPublication(2));
  await rm(join(folder, 'snapshots'), { recursive: true });
  await writeFile(join(folder, 'snapshots'), 'in the way');

  await expect(store.add('new', [{ path: 'a', parts: [Buffer.from('x')] }])).rejects.toMatchObject({
    code: 'DATA_UNWRITABLE',
  });

  expect(await store.current()).toBe(id);
});

test('a broken snapshot does not keep a new one from being published', async () => {
  const { id } = await publish(store, aPublication(2));
  await rm(join(folder, 'snapshots', id, 'manifest.json'));

  expect(await publish(store, aPublication(2, { second: 1 }))).toMatchObject({ published: true });
});

test.each<[string, (vectors: string) => Promise<void>]>([
  ['damaged', (vectors) => writeFile(vectors, 'damaged')],
  ['missing', (vectors) => rm(vectors)],
])('publishing the very same again repairs a snapshot of which a file is %s', async (_, damage) => {
  const { id } = await publish(store, aPublication(2));
  await damage(join(folder, 'snapshots', id, 'vectors', 'title.npy'));

  const again = await publish(store, aPublication(2, { second: 1 }));

  expect(again.published).toBe(true);
  expect((await loadCurrent(store)).postings).toHaveLength(2);
});

test('an old snapshot that cannot be removed does not undo what was published, and goes with the next', async () => {
  const stuck: SnapshotStore = {
    ...store,
    remove: () => Promise.reject(new Error('in use')),
  };
  for (let second = 0; second < 5; second++) await publish(stuck, aPublication(2, { seed: second, second }));
  expect(await store.list()).toHaveLength(5);

  await publish(store, aPublication(2, { seed: 5, second: 5 }));

  expect(await store.list()).toHaveLength(3);
});

test('a snapshot that is written over while it is read says so', async () => {
  const { id } = await publish(store, aPublication(2));
  const snapshot = await openCurrent(store);
  const file = join(folder, 'snapshots', id, 'postings.jsonl');
  await writeFile(file, (await readFile(file, 'utf8')).replaceAll('{', '['));

  await expect(snapshot.posting(1)).rejects.toMatchObject({
    code: 'SNAPSHOT_INVALID',
    message: /line 2, was overwritten.*run embed/,
  });
  await snapshot.close();
});

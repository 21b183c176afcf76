import { appendFile, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { openStore, publish, type SnapshotStore, toFolder } from '../src/index.js';
import { aPublication } from './support/a-publication.js';
import { loadCurrent } from './support/load-current.js';

let folder = '';
let store: SnapshotStore;
let id = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'snapshots-'));
  store = openStore(pathToFileURL(folder).href);
  ({ id } = await publish(store, aPublication(3)));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const path = (...names: string[]) => join(folder, 'snapshots', id, ...names);

async function editManifest(edit: (manifest: Record<string, never>) => object): Promise<void> {
  await writeFile(
    path('manifest.json'),
    JSON.stringify(edit(JSON.parse(await readFile(path('manifest.json'), 'utf8')))),
  );
}

const flipLastByte = async (file: string) => {
  const bytes = await readFile(file);
  bytes[bytes.length - 1] = (bytes.at(-1) as number) ^ 1;
  await writeFile(file, bytes);
};

test.each<[string, () => Promise<void>, RegExp]>([
  ['a changed byte', () => flipLastByte(path('vectors', 'title.npy')), /checksum of vectors\/title\.npy/],
  ['a line too many', () => appendFile(path('postings.jsonl'), '{}\n'), /postings\.jsonl has \d+ bytes instead of/],
  ['a missing file', () => rm(path('vectors', 'title.npy')), /has no vectors\/title\.npy/],
  ['a missing folder', () => rm(path(), { recursive: true }), /has no manifest\.json/],
  ['half a manifest', () => writeFile(path('manifest.json'), '{"formatVersion":1,'), /manifest\.json is broken/],
  [
    'a later format',
    () => editManifest((manifest) => ({ ...manifest, formatVersion: 2 })),
    /format 2, this one reads 1/,
  ],
  ['rows that disagree', () => editManifest((manifest) => ({ ...manifest, rows: 4 })), /manifest says 4/],
  [
    'a manifest without postings',
    () => editManifest((manifest) => ({ ...manifest, files: {} })),
    /does not list postings\.jsonl/,
  ],
  [
    'dims that disagree',
    () =>
      editManifest((manifest) => ({ ...manifest, encoder: { ...(manifest.encoder as unknown as object), dims: 9 } })),
    /is 3 × 2, .* 3 × 9/,
  ],
  ['another id', () => editManifest((manifest) => ({ ...manifest, id: 'other' })), /lies under the name/],
  [
    'a pointer out of the folder',
    () => writeFile(join(folder, 'current.json'), '{"snapshot":"../../etc"}'),
    /names no snapshot/,
  ],
  ['half a pointer', () => writeFile(join(folder, 'current.json'), '{"snap'), /names no snapshot/],
])('refuses %s', async (_, damage, message) => {
  await damage();

  await expect(loadCurrent(store)).rejects.toMatchObject({ code: 'SNAPSHOT_INVALID', message });
});

test('says so when nothing is published', async () => {
  await rename(join(folder, 'current.json'), join(folder, 'was.json'));

  await expect(loadCurrent(store)).rejects.toMatchObject({ code: 'NO_SNAPSHOT' });
  await expect(loadCurrent(openStore(join(folder, 'not', 'there')))).rejects.toMatchObject({ code: 'NO_SNAPSHOT' });
});

test('readers during a change of the pointer see the old snapshot or the new one', async () => {
  const next = publish(store, aPublication(4, { second: 1 }));
  const seen = new Set<number>();
  for (let i = 0; i < 40; i++) seen.add((await loadCurrent(store)).manifest.rows);
  await next;
  seen.add((await loadCurrent(store)).manifest.rows);

  expect([...seen].every((rows) => rows === 3 || rows === 4)).toBe(true);
  expect(seen).toContain(4);
});

test('a location is a path or a file: URL; others are refused by name', () => {
  expect(toFolder('a/b')).toBe(join(process.cwd(), 'a', 'b'));
  expect(() => toFolder('ftp://host/data')).toThrow(/ftp:\/\/host\/data/);
  expect(() => toFolder(' ')).toThrow(/blank/);
});

import { appendFile, readFile, stat, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, expect, test } from '@jest/globals';
import { createMatrix } from '@jobsearch/ranker';
import { textKey } from '../src/encoding-journal.js';
import { type EncoderSpec, openEncodingJournal } from '../src/index.js';
import { temporaryFolder } from './support/temporary-folder.js';

const spec: EncoderSpec = { model: 'test', revision: 'abc', dtype: 'int8', pooling: 'mean', dims: 2, maxPieces: 256 };
const baker = createMatrix(Float32Array.of(1, 2), 2);
const others = createMatrix(Float32Array.of(3, 4, 5, 6), 2);

let path = '';
beforeEach(async () => {
  path = join(await temporaryFolder(), 'embed', 'vectors.journal');
});

async function keepTwoBatches(): Promise<void> {
  const journal = await openEncodingJournal(path, spec);
  await journal.add(['baker'], baker);
  await journal.add(['nurse', 'pekár'], others);
  await journal.close();
}

async function kept(of: EncoderSpec = spec): Promise<Record<string, number[]>> {
  const journal = await openEncodingJournal(path, of);
  await journal.close();
  const texts = ['baker', 'nurse', 'pekár', 'cook'];
  return Object.fromEntries(
    texts.flatMap((text) => {
      const row = journal.kept.get(textKey(text));
      return row ? [[text, [...row]]] : [];
    }),
  );
}

test('gives back what an earlier run kept', async () => {
  await keepTwoBatches();

  expect(await kept()).toEqual({ baker: [1, 2], nurse: [3, 4], pekár: [5, 6] });
});

test('goes on behind what was kept', async () => {
  await keepTwoBatches();
  const journal = await openEncodingJournal(path, spec);
  await journal.add(['cook'], createMatrix(Float32Array.of(7, 8), 2));
  await journal.close();

  expect(await kept()).toEqual({ baker: [1, 2], nurse: [3, 4], pekár: [5, 6], cook: [7, 8] });
});

test('loses the last batch at most, wherever a kill cut the file', async () => {
  await keepTwoBatches();
  const whole = await readFile(path);
  const first = whole.indexOf('\n') + 1 + 8 + 32 + 8;
  for (let size = 0; size < whole.length; size++) {
    await writeFile(path, whole);
    await truncate(path, size);

    expect(Object.keys(await kept())).toEqual(size < first ? [] : ['baker']);
  }
});

test('a changed byte costs its batch and those behind it, no more', async () => {
  await keepTwoBatches();
  const bytes = await readFile(path);
  bytes[bytes.length - 1] = (bytes.at(-1) as number) ^ 1;
  await writeFile(path, bytes);

  expect(await kept()).toEqual({ baker: [1, 2] });
  expect((await stat(path)).size).toBeLessThan(bytes.length);
});

test.each<[string, () => Promise<void>, EncoderSpec]>([
  ['of another model', keepTwoBatches, { ...spec, revision: 'def' }],
  [
    'that is none',
    () =>
      openEncodingJournal(path, spec)
        .then((it) => it.remove())
        .then(() => writeFile(path, 'x\ny')),
    spec,
  ],
  [
    'of zeros',
    () =>
      openEncodingJournal(path, spec)
        .then((it) => it.remove())
        .then(() => writeFile(path, Buffer.alloc(9000))),
    spec,
  ],
])('begins a file anew %s', async (_, make, now) => {
  await make();

  expect(await kept(now)).toEqual({});
  await keepTwoBatches();
  expect(await kept()).toHaveProperty('baker');
});

test('an absurd count is no batch', async () => {
  await keepTwoBatches();
  await appendFile(path, Buffer.from([0xff, 0xff, 0xff, 0xff, 1, 2, 3, 4]));

  expect(Object.keys(await kept())).toHaveLength(3);
});

test('says where it cannot write', async () => {
  await writeFile(join(path, '..', '..', 'file'), '');

  await expect(openEncodingJournal(join(path, '..', '..', 'file', 'x'), spec)).rejects.toMatchObject({
    code: 'DATA_UNWRITABLE',
    message: expect.stringContaining('file/x'),
  });
});

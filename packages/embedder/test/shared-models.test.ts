import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { isAlive } from '@jobsearch/postings';
import { openEncoder } from '../src/index.js';
import { holdModel, type ModelHold } from '../src/shared-models.js';
import { temporaryFolder } from './support/temporary-folder.js';
import { tinyDims, tinyModel, writeTinyModel } from './support/tiny-model.js';

async function freshModel() {
  const folder = await temporaryFolder();
  await writeTinyModel(folder);
  return { folder, model: tinyModel, dtype: 'int8', pooling: 'mean', maxPieces: 256 } as const;
}

const lives = ({ pid }: ModelHold): boolean => isAlive(pid as number);

test('who asks for a model at the same time shares one process, and the last to go ends it', async () => {
  const options = await freshModel();

  const [first, second] = await Promise.all([holdModel(options, 'revision'), holdModel(options, 'revision')]);

  expect(first.pid).toBe(second.pid);
  await first.release();
  expect((await second.encode(['nurse'])).length).toBe(tinyDims);
  await second.release();
  expect(lives(second)).toBe(false);
});

test('encoders share their model too, however often they are disposed', async () => {
  const options = await freshModel();
  const open = () => openEncoder({ model: options.model, modelDir: options.folder });
  const [first, second] = [await open(), await open()];
  const hold = await holdModel(options, first.spec.revision);
  await hold.release();

  await first.dispose();
  await first.dispose();

  expect(lives(hold)).toBe(true);
  expect((await second.encode(['nurse'], 'query')).rows).toBe(1);
  await second.dispose();
  expect(lives(hold)).toBe(false);
});

test('other weights are another process', async () => {
  const options = await freshModel();

  const holds = [
    await holdModel(options, 'revision'),
    await holdModel({ ...options, dtype: 'fp32' }, 'revision'),
    await holdModel(options, 'replaced'),
  ];

  expect(new Set(holds.map(({ pid }) => pid)).size).toBe(3);
  for (const hold of holds) await hold.release();
});

test('a call under way is answered before its encoder goes', async () => {
  const { folder: modelDir, model } = await freshModel();
  const encoder = await openEncoder({ model, modelDir });

  const call = encoder.encode(['nurse'], 'query');
  await encoder.dispose();

  expect((await call).rows).toBe(1);
});

test('a process that dies fails the calls it was at, and the next call starts another', async () => {
  const hold = await holdModel(await freshModel(), 'revision');

  const call = hold.encode(Array(200).fill('nurse '.repeat(5000)));
  process.kill(hold.pid as number, 'SIGKILL');

  await expect(call).rejects.toMatchObject({ code: 'MODEL_UNAVAILABLE', message: expect.stringContaining('SIGKILL') });
  expect((await hold.encode(['nurse'])).length).toBe(tinyDims);
  await hold.release();
  expect(lives(hold)).toBe(false);
});

test('a model that could not be loaded may be tried again', async () => {
  const options = await freshModel();
  await writeFile(join(options.folder, tinyModel, 'onnx/model_quantized.onnx'), 'no model');

  const failed = holdModel(options, 'revision');

  await expect(failed).rejects.toMatchObject({
    code: 'MODEL_UNAVAILABLE',
    message: expect.stringContaining(tinyModel),
  });
  await writeTinyModel(options.folder);
  await (await holdModel(options, 'revision')).release();
});

import { cp, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { openEncoder } from '../src/index.js';
import { encoderContract } from './encoder-contract.js';
import { temporaryFolder } from './support/temporary-folder.js';
import { tinyModel, writeTinyModel } from './support/tiny-model.js';

const modelDir = await temporaryFolder();
await writeTinyModel(modelDir);

encoderContract('a transformers model', () => openEncoder({ model: tinyModel, modelDir }), { tolerance: 1e-6 });

async function brokenCopy(): Promise<string> {
  const folder = await temporaryFolder();
  await cp(modelDir, folder, { recursive: true });
  return folder;
}

test('dtype fp32 loads the other weights and is another spec', async () => {
  const encoder = await openEncoder({ model: tinyModel, modelDir, dtype: 'fp32' });

  expect(encoder.spec).toMatchObject({ model: tinyModel, dtype: 'fp32', dims: 16 });
});

test.each(['onnx/model_quantized.onnx', 'tokenizer.json', 'config.json'])('a missing %s is named', async (name) => {
  const folder = await brokenCopy();
  await rm(join(folder, tinyModel, name));

  await expect(openEncoder({ model: tinyModel, modelDir: folder })).rejects.toMatchObject({
    code: 'MODEL_UNAVAILABLE',
    message: expect.stringContaining(join(folder, tinyModel, name)),
  });
});

test('a Git LFS pointer in place of the weights is recognised', async () => {
  const folder = await brokenCopy();
  await writeFile(
    join(folder, tinyModel, 'onnx/model_quantized.onnx'),
    'version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 1\n',
  );

  await expect(openEncoder({ model: tinyModel, modelDir: folder })).rejects.toMatchObject({
    code: 'MODEL_UNAVAILABLE',
    message: expect.stringContaining('git lfs pull'),
  });
});

test('a tokenizer.json that is no JSON is MODEL_UNAVAILABLE', async () => {
  const folder = await brokenCopy();
  await writeFile(join(folder, tinyModel, 'tokenizer.json'), 'not json');

  await expect(openEncoder({ model: tinyModel, modelDir: folder })).rejects.toMatchObject({
    code: 'MODEL_UNAVAILABLE',
    message: expect.stringContaining(tinyModel),
  });
});

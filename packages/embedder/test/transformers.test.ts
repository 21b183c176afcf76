import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { rowOf } from '@jobsearch/ranker';
import { openEncoder } from '../src/index.js';
import { openTransformers } from '../src/transformers.js';
import { encoderContract } from './encoder-contract.js';
import { startHub } from './support/hub.js';
import { temporaryFolder } from './support/temporary-folder.js';
import { tinyDims, tinyModel, writeTinyModel } from './support/tiny-model.js';

const modelDir = await temporaryFolder();
await writeTinyModel(modelDir);

encoderContract('a transformers model', () => openEncoder({ model: tinyModel, modelDir }), { tolerance: 1e-6 });

async function copyOfModel(): Promise<string> {
  const folder = await temporaryFolder();
  await cp(modelDir, folder, { recursive: true });
  return folder;
}

test('fetches a model that is not there from the hub', async () => {
  const hub = await startHub(async (name, _request, response) => {
    const bytes = await readFile(join(modelDir, tinyModel, name)).catch(() => undefined);
    response.writeHead(bytes ? 200 : 404).end(bytes);
  });

  const encoder = await openTransformers({ model: tinyModel, cacheDir: await temporaryFolder(), hub: hub.url });

  expect(encoder.spec).toEqual((await openEncoder({ model: tinyModel, modelDir })).spec);
});

test('dtype fp32 loads the other weights and is another spec', async () => {
  const encoder = await openEncoder({ model: tinyModel, modelDir, dtype: 'fp32' });

  expect(encoder.spec).toMatchObject({ model: tinyModel, dtype: 'fp32', dims: 16 });
});

test.each(['onnx/model_quantized.onnx', 'tokenizer.json', 'config.json'])('a missing %s is named', async (name) => {
  const folder = await copyOfModel();
  await rm(join(folder, tinyModel, name));

  await expect(openEncoder({ model: tinyModel, modelDir: folder })).rejects.toMatchObject({
    code: 'MODEL_UNAVAILABLE',
    message: expect.stringContaining(join(folder, tinyModel, name)),
  });
});

test('a Git LFS pointer in place of the weights is recognised', async () => {
  const folder = await copyOfModel();
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
  const folder = await copyOfModel();
  await writeFile(join(folder, tinyModel, 'tokenizer.json'), 'not json');

  await expect(openEncoder({ model: tinyModel, modelDir: folder })).rejects.toMatchObject({
    code: 'MODEL_UNAVAILABLE',
    message: expect.stringContaining(tinyModel),
  });
});

test('a model that wants prefixes gets them, by role, and says so', async () => {
  const named = { model: 'tiny/e5-small', modelDir: await temporaryFolder() };
  await cp(join(modelDir, tinyModel), join(named.modelDir, named.model), { recursive: true });
  const e5 = await openEncoder(named);
  const plain = await openEncoder({ model: tinyModel, modelDir });

  const passages = await e5.encode(['night nurse', ''], 'passage');
  const queries = await e5.encode(['night nurse'], 'query');

  expect(e5.spec.prefixes).toEqual({ query: 'query: ', passage: 'passage: ' });
  expect(plain.spec.prefixes).toBeUndefined();
  expect(rowOf(passages, 0)).toEqual((await plain.encode(['passage: night nurse'], 'passage')).data);
  expect(rowOf(queries, 0)).toEqual((await plain.encode(['query: night nurse'], 'query')).data);
  expect(rowOf(passages, 1).every((value) => value === 0)).toBe(true);
});

test.each([
  ['e5/tiny-e5', 512],
  [tinyModel, 256],
])('%s reads %d word pieces of a text', async (model, pieces) => {
  const folder = await copyOfModel();
  if (model !== tinyModel) await cp(join(folder, tinyModel), join(folder, model), { recursive: true });
  const encoder = await openEncoder({ model, modelDir: folder, dtype: 'fp32' });
  const words = (count: number) => Array.from({ length: count }, () => 'nurse').join(' ');
  const room = pieces - 2 - (model.startsWith('e5') ? 8 : 0); // the special ones; "passage:" is spelled

  const { data } = await encoder.encode(
    [`${words(room)} driver`, `${words(room)} python`, `${words(room - 1)} driver`],
    'passage',
  );

  expect(encoder.spec.maxPieces).toBe(pieces);
  const [first, second, third] = [0, 1, 2].map((row) => [...data.slice(row * tinyDims, (row + 1) * tinyDims)]);
  expect(second).toEqual(first);
  expect(third).not.toEqual(first);
});

test('a model whose files say so is pooled by its first piece', async () => {
  const folder = await copyOfModel();
  await mkdir(join(folder, tinyModel, '1_Pooling'));
  await writeFile(join(folder, tinyModel, '1_Pooling/config.json'), '{"pooling_mode_cls_token":true}');

  const encoder = await openEncoder({ model: tinyModel, modelDir: folder });
  const { data } = await encoder.encode(['nurse', 'python driver'], 'passage');

  // The tiny model looks each piece up: the first one is the same everywhere.
  expect(encoder.spec.pooling).toBe('cls');
  expect(data.slice(0, tinyDims)).toEqual(data.slice(tinyDims));
});

test.each(['{"pooling_mode_max_tokens":true}', '{'])(
  'a pooling that is not known (%s) is MODEL_UNAVAILABLE',
  async (json) => {
    const folder = await copyOfModel();
    await mkdir(join(folder, tinyModel, '1_Pooling'));
    await writeFile(join(folder, tinyModel, '1_Pooling/config.json'), json);

    await expect(openEncoder({ model: tinyModel, modelDir: folder })).rejects.toMatchObject({
      code: 'MODEL_UNAVAILABLE',
    });
  },
);

test('marks on letters of any script are stripped, as BERT does', async () => {
  const encoder = await openEncoder({ model: tinyModel, modelDir });

  // An accent of Latin, of Devanagari, of Hebrew.
  const { data } = await encoder.encode(['nurse', 'nu\u0301rse', 'nu\u0951rse', 'nu\u05b0rse'], 'passage');

  for (const row of [1, 2, 3]) {
    expect(data.slice(row * tinyDims, (row + 1) * tinyDims)).toEqual(data.slice(0, tinyDims));
  }
});

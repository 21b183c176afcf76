import { readdir, readFile } from 'node:fs/promises';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterEach, expect, test } from '@jest/globals';
import { openTransformers } from '../src/transformers.js';
import { temporaryFolder } from './support/temporary-folder.js';
import { tinyDims, tinyModel, writeTinyModel } from './support/tiny-model.js';

const published = await temporaryFolder();
await writeTinyModel(published);

let server: Server | undefined;
afterEach(() => {
  server?.closeAllConnections();
  server?.close();
});

async function startHub(listener: RequestListener): Promise<string> {
  server = createServer(listener);
  await new Promise<void>((ready) => server?.listen(0, '127.0.0.1', ready));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** A hub with the tiny model, and the paths it was asked for. */
async function startGoodHub(): Promise<{ hub: string; asked: string[] }> {
  const asked: string[] = [];
  const hub = await startHub(async (request, response) => {
    asked.push(request.url as string);
    const name = (request.url as string).replace(`/${tinyModel}/resolve/main/`, '');
    response.end(await readFile(join(published, tinyModel, name)));
  });
  return { hub, asked };
}

test('downloads a model once and then loads what it has', async () => {
  const { hub, asked } = await startGoodHub();
  const cacheDir = await temporaryFolder();

  const first = await openTransformers({ model: tinyModel, cacheDir, hub });
  const second = await openTransformers({ model: tinyModel, cacheDir, hub });

  expect(first.spec.dims).toBe(tinyDims);
  expect(second.spec).toEqual(first.spec);
  expect(asked).toEqual(
    ['config.json', 'tokenizer.json', 'tokenizer_config.json', 'onnx/model_quantized.onnx'].map(
      (name) => `/${tinyModel}/resolve/main/${name}`,
    ),
  );
});

test('asks for nothing when a model folder is given', async () => {
  const { hub, asked } = await startGoodHub();

  await openTransformers({ model: tinyModel, modelDir: published, hub });

  expect(asked).toEqual([]);
});

test.each<[string, RequestListener]>([
  ['has no such model', (_, response) => response.writeHead(404).end('no')],
  ['falls silent before it answers', () => undefined],
  ['falls silent in the middle of a file', (_, response) => response.writeHead(200).write('{')],
  [
    'breaks off',
    (_, response) => response.writeHead(200, { 'content-length': '99' }).write('{', () => response.destroy()),
  ],
])('a hub that %s is MODEL_UNAVAILABLE with the remedies, and leaves no half file', async (_name, listener) => {
  const hub = await startHub(listener);
  const cacheDir = await temporaryFolder();

  const call = openTransformers({ model: tinyModel, cacheDir, hub, stallMs: 100 });

  await expect(call).rejects.toMatchObject({
    code: 'MODEL_UNAVAILABLE',
    message: expect.stringMatching(/"tiny\/gather".*"builtin".*JOBSEARCH_MODEL_DIR.*try again/s),
  });
  const left = await readdir(cacheDir, { recursive: true });
  expect(left.filter((name) => name.includes('.json'))).toEqual([]);
});

test('a signal stops a download', async () => {
  const hub = await startHub(() => abort.abort(new Error('enough')));
  const abort = new AbortController();

  const call = openTransformers({ model: tinyModel, cacheDir: await temporaryFolder(), hub, signal: abort.signal });

  await expect(call).rejects.toThrow('enough');
});

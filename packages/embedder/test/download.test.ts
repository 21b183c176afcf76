import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, symlink, writeFile } from 'node:fs/promises';
import type { ServerResponse } from 'node:http';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { type DownloadProgress, downloadModel } from '../src/download/download-model.js';
import { type Answer, type Hub, startHub } from './support/hub.js';
import { temporaryFolder } from './support/temporary-folder.js';

const model = 'org/name';
const weights = 'onnx/model_quantized.onnx';
const files: Readonly<Record<string, Buffer>> = {
  'config.json': Buffer.from('{"config":1}'),
  'tokenizer.json': Buffer.from('{"tokenizer":1}'),
  'tokenizer_config.json': Buffer.from('{"tokenizer_config":1}'),
  [weights]: Buffer.from(Array.from({ length: 200_000 }, (_, i) => i % 251)),
};
const half = 100_000;
const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');

/** Answers as the hub does. */
const good: Answer = (name, request, response) => {
  const bytes = files[name];
  if (!bytes) return response.writeHead(404).end('no such file');
  const etag = `"${sha256(bytes)}"`;
  const start = Number(/^bytes=(\d+)-$/.exec(request.headers.range ?? '')?.[1] ?? 0);
  if (start === 0 || request.headers['if-range'] !== etag) {
    return response.writeHead(200, { 'content-length': bytes.length, etag }).end(bytes);
  }
  const range = `bytes ${start}-${bytes.length - 1}/${bytes.length}`;
  const rest = bytes.subarray(start);
  return response.writeHead(206, { 'content-length': rest.length, 'content-range': range, etag }).end(rest);
};

/** Answers as the hub does, but for the weights the first `times` times. */
function goodBut(answer: Answer, times = Number.POSITIVE_INFINITY): Answer {
  let asked = 0;
  return (name, ...rest) => (name === weights && asked++ < times ? answer : good)(name, ...rest);
}

/** Sends half of the weights. */
function sendHalf(response: ServerResponse, tag = sha256(files[weights] as Buffer)): void {
  response.writeHead(200, { 'content-length': files[weights]?.length, etag: `"${tag}"` });
  response.write(files[weights]?.subarray(0, half));
}

/** Connections to be broken once the half has arrived. */
const breaking = new Set<ServerResponse>();
const breakOff: Answer = (_name, _request, response) => {
  sendHalf(response);
  breaking.add(response);
};

interface Tried {
  readonly cacheDir: string;
  /** The waits between tries, in milliseconds. */
  readonly waits: number[];
  readonly progress: DownloadProgress[];
}

/** Downloads the model without really waiting between tries. */
async function download(hub: Hub, options: Partial<Parameters<typeof downloadModel>[0]> = {}): Promise<Tried> {
  const cacheDir = options.cacheDir ?? (await temporaryFolder());
  const waits: number[] = [];
  const progress: DownloadProgress[] = [];
  const sleep = async (delayMs: number): Promise<void> => void waits.push(delayMs);
  const onProgress = (at: DownloadProgress): void => {
    progress.push(at);
    if (at.file !== weights || at.bytes !== half) return;
    for (const response of breaking) response.destroy();
    breaking.clear();
  };
  await downloadModel({ model, dtype: 'int8', hub: hub.url, sleep, onProgress, ...options, cacheDir });
  return { cacheDir, waits, progress };
}

async function expectWhole(cacheDir: string): Promise<void> {
  for (const [name, bytes] of Object.entries(files)) {
    expect((await readFile(join(cacheDir, model, name))).equals(bytes)).toBe(true);
  }
  const left = await readdir(cacheDir, { recursive: true });
  expect(left.filter((name) => /\.(part|version|lock)$/.test(name))).toEqual([]);
}

const weightsAsked = ({ asked }: Hub) => asked.filter(({ name }) => name === weights);

describe('a download', () => {
  test('fetches each file once, the weights last, and nothing the next time', async () => {
    const hub = await startHub(good);

    const { cacheDir, waits } = await download(hub);
    await download(hub, { cacheDir });

    await expectWhole(cacheDir);
    expect(waits).toEqual([]);
    expect(hub.asked.map(({ name }) => name)).toEqual([
      ...['1_Pooling/config.json', 'config.json', 'tokenizer.json', 'tokenizer_config.json'],
      weights,
    ]);
  });

  test('says who asks, and how far it is', async () => {
    const hub = await startHub(good);

    const { progress } = await download(hub);

    const total = files[weights]?.length;
    expect(progress.at(-1)).toEqual({ file: weights, bytes: total, total });
    expect(hub.asked[0]?.headers['user-agent']).toMatch(/^jobsearch\/[\d.]+ \(\+https:.*\)$/);
  });

  test('goes on after a connection that broke', async () => {
    const hub = await startHub(goodBut(breakOff, 1));

    const { cacheDir, waits } = await download(hub);

    await expectWhole(cacheDir);
    expect(waits).toEqual([1000]);
    expect(weightsAsked(hub).map(({ headers }) => headers.range)).toEqual([undefined, `bytes=${half}-`]);
  });

  test('goes on where an earlier call was given up', async () => {
    const hub = await startHub(goodBut(breakOff, 4));
    const cacheDir = await temporaryFolder();
    await expect(download(hub, { cacheDir })).rejects.toMatchObject({ code: 'MODEL_UNAVAILABLE' });

    const { progress } = await download(hub, { cacheDir });

    await expectWhole(cacheDir);
    expect(progress.find(({ file }) => file === weights)?.bytes).toBeGreaterThan(half);
  });

  test('starts over at a server that knows nothing of ranges', async () => {
    const whole: Answer = (name, _request, response) => response.end(files[name]);
    const hub = await startHub(goodBut((...call) => (weightsAsked(hub).length === 1 ? breakOff : whole)(...call)));

    const { cacheDir } = await download(hub);

    await expectWhole(cacheDir);
  });

  test('starts over when the file is another by now', async () => {
    const old: Answer = (_name, _request, response) => {
      sendHalf(response, 'old');
      breaking.add(response);
    };
    const hub = await startHub(goodBut(old, 1));

    const { cacheDir } = await download(hub);

    await expectWhole(cacheDir);
    expect(weightsAsked(hub)[1]?.headers['if-range']).toBe('"old"');
  });

  test('starts over when the server cannot give the rest', async () => {
    const noRest: Answer = (_name, _request, response) => response.writeHead(416).end();
    const hub = await startHub(goodBut((...call) => (weightsAsked(hub).length === 1 ? breakOff : noRest)(...call), 2));

    const { cacheDir } = await download(hub);

    await expectWhole(cacheDir);
    expect(weightsAsked(hub).at(-1)?.headers.range).toBeUndefined();
  });

  test('tries once more after the time that a busy hub asks for', async () => {
    const busy: Answer = (_name, _request, response) => response.writeHead(429, { 'retry-after': '7' }).end();
    const hub = await startHub(goodBut(busy, 1));

    const { cacheDir, waits } = await download(hub);

    await expectWhole(cacheDir);
    expect(waits).toEqual([7000]);
  });

  test('does not come back to a hub that asks for hours', async () => {
    const hub = await startHub((_name, _request, response) => response.writeHead(503, { 'retry-after': '7200' }).end());

    await expect(download(hub)).rejects.toMatchObject({ code: 'MODEL_UNAVAILABLE' });

    expect(hub.asked.length).toBe(1);
  });

  test('compares with the checksum that the hub names before it sends on', async () => {
    const elsewhere = await startHub((_name, _request, response) => response.end('damaged'));
    const named = { 'x-linked-etag': `"${sha256(files[weights] as Buffer)}"`, location: `${elsewhere.url}/${weights}` };
    const hub = await startHub(goodBut((_name, _request, response) => response.writeHead(302, named).end(), 1));

    const { cacheDir } = await download(hub);

    await expectWhole(cacheDir);
    expect(elsewhere.asked.length).toBe(1);
  });

  test('of two at a time lets one fetch and the other wait for it', async () => {
    const hub = await startHub(good);
    const cacheDir = await temporaryFolder();
    const sleep = () => new Promise((next) => setTimeout(next, 5));

    await Promise.all([download(hub, { cacheDir, sleep }), download(hub, { cacheDir, sleep })]);

    await expectWhole(cacheDir);
    expect(weightsAsked(hub).length).toBe(1);
  });
});

test.each<[string, Answer, number]>([
  ['has no such model', (_name, _request, response) => response.writeHead(404).end('no'), 1],
  [
    'always breaks off',
    (_name, _request, response) =>
      response.writeHead(200, { 'content-length': 9 }).write('x', () => response.destroy()),
    4,
  ],
  ['is broken', (_name, _request, response) => response.writeHead(500).end('no'), 4],
  [
    'sends something else',
    (_name, _request, response) => response.writeHead(200, { etag: `"${'0'.repeat(64)}"` }).end('x'),
    4,
  ],
  ['falls silent before it answers', () => undefined, 4],
  ['falls silent in the middle of a file', (_name, _request, response) => sendHalf(response), 4],
])(
  'a hub that %s is MODEL_UNAVAILABLE with the remedies, and leaves no file under its name',
  async (_, answer, tries) => {
    const hub = await startHub(goodBut(answer));
    const cacheDir = await temporaryFolder();

    await expect(download(hub, { cacheDir, stallMs: 100 })).rejects.toMatchObject({
      code: 'MODEL_UNAVAILABLE',
      message: expect.stringMatching(/"org\/name".*"builtin".*JOBSEARCH_MODEL_DIR.*try again/s),
    });
    expect(existsSync(join(cacheDir, model, weights))).toBe(false);
    expect(weightsAsked(hub).length).toBe(tries);
  },
);

test('a hub that cannot be reached is given up at once, with the remedies', async () => {
  const tried = download({ url: 'http://127.0.0.1:1', asked: [] });

  await expect(tried).rejects.toMatchObject({
    code: 'MODEL_UNAVAILABLE',
    message: expect.stringMatching(/ECONNREFUSED.*"builtin".*JOBSEARCH_MODEL_DIR.*try again/s),
  });
});

test('offline, nothing is asked and the remedies are named', async () => {
  const hub = await startHub(good);

  await expect(download(hub, { offline: true })).rejects.toMatchObject({
    code: 'MODEL_UNAVAILABLE',
    message: expect.stringMatching(/config\.json.*offline.*"builtin".*JOBSEARCH_MODEL_DIR.*try again/s),
  });
  expect(hub.asked).toEqual([]);
});

test('offline, a model that is there is enough', async () => {
  const hub = await startHub(good);
  const { cacheDir } = await download(hub);

  await download(hub, { cacheDir, offline: true });

  await expectWhole(cacheDir);
});

test('a signal stops a download', async () => {
  const abort = new AbortController();
  const hub = await startHub(() => abort.abort(new Error('enough')));

  await expect(download(hub, { signal: abort.signal })).rejects.toThrow('enough');
});

test('a folder that cannot be is DATA_UNWRITABLE', async () => {
  const file = join(await temporaryFolder(), 'file');
  await writeFile(file, '');

  await expect(download(await startHub(good), { cacheDir: file })).rejects.toMatchObject({ code: 'DATA_UNWRITABLE' });
});

const full = '/dev/full';
(existsSync(full) ? test : test.skip)('a full disk is DATA_UNWRITABLE and says so', async () => {
  const cacheDir = await temporaryFolder();
  await mkdir(join(cacheDir, model, 'onnx'), { recursive: true });
  await symlink(full, join(cacheDir, model, `${weights}.part`));

  await expect(download(await startHub(good), { cacheDir })).rejects.toMatchObject({
    code: 'DATA_UNWRITABLE',
    message: expect.stringContaining('the disk is full'),
  });
});

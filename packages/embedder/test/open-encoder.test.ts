import { afterEach, expect, test } from '@jest/globals';
import { type EncoderSpec, openEncoder, openEncoderFor } from '../src/index.js';
import { temporaryFolder } from './support/temporary-folder.js';
import { tinyModel, writeTinyModel } from './support/tiny-model.js';

test.each([
  'Builtin',
  'MiniLM',
  '',
  '../escape/name',
  'a/b/c',
  '/abs/olute',
  'org/..',
  'org/ name',
  'builtin+',
  'builtin+builtin',
  'builtin+../x',
  'org/name+builtin',
])('"%s" is no model id', async (model) => {
  await expect(openEncoder({ model })).rejects.toMatchObject({
    code: 'USAGE',
    message: expect.stringContaining(`"${model}"`),
  });
});

test.each([
  ['builtin', 'fp32'],
  ['org/name', 'int4'],
])('the model %s has no dtype %s', async (model, dtype) => {
  await expect(openEncoder({ model, dtype })).rejects.toMatchObject({
    code: 'USAGE',
    message: expect.stringContaining(`"${dtype}"`),
  });
});

test('an aborted signal stops before anything is opened', async () => {
  await expect(openEncoder({ model: 'builtin', signal: AbortSignal.abort() })).rejects.toThrow('aborted');
});

test('opens the encoder that a manifest names', async () => {
  const modelDir = await temporaryFolder();
  await writeTinyModel(modelDir);
  const { spec } = await openEncoder({ model: tinyModel, modelDir, dtype: 'fp32' });

  const encoder = await openEncoderFor(JSON.parse(JSON.stringify(spec)), { modelDir });

  expect(encoder.spec).toEqual(spec);
});

afterEach(() => {
  delete process.env.JOBSEARCH_OFFLINE;
});

test.each([
  ['the option', { offline: true }, undefined],
  ['the environment', {}, '1'],
])('offline by %s, a model that is not there is MODEL_UNAVAILABLE with the remedies', async (_, option, variable) => {
  if (variable) process.env.JOBSEARCH_OFFLINE = variable;

  const opened = openEncoder({ model: 'org/name', cacheDir: await temporaryFolder(), ...option });

  await expect(opened).rejects.toMatchObject({
    code: 'MODEL_UNAVAILABLE',
    message: expect.stringMatching(/offline.*"builtin".*JOBSEARCH_MODEL_DIR.*try again/s),
  });
});

test.each<Partial<EncoderSpec>>([
  { revision: '0'.repeat(64) },
  { dims: 128 },
  { maxPieces: 512 },
  { pooling: 'cls' },
  { prefixes: { query: 'query: ', passage: 'passage: ' } },
])('refuses a manifest whose encoder differs by %j', async (difference) => {
  const { spec } = await openEncoder({ model: 'builtin' });

  await expect(openEncoderFor({ ...spec, ...difference })).rejects.toMatchObject({ code: 'ENCODER_MISMATCH' });
});

import { expect, test } from '@jest/globals';
import { type Matrix, rowOf } from '@jobsearch/ranker';
import { openEncoder, openEncoderFor } from '../src/index.js';
import { encoderContract } from './encoder-contract.js';
import { temporaryFolder } from './support/temporary-folder.js';
import { tinyModel, writeTinyModel } from './support/tiny-model.js';

const modelDir = await temporaryFolder();
await writeTinyModel(modelDir);
const joined = `builtin+${tinyModel}`;

encoderContract('a transformer joined with the built-in model', () => openEncoder({ model: joined, modelDir }), {
  tolerance: 1e-6,
});

const cosine = (matrix: Matrix): number =>
  rowOf(matrix, 0).reduce((sum, value, i) => sum + value * (rowOf(matrix, 1)[i] as number), 0);

test('a cosine is .6 of the transformer’s and .4 of the built-in model’s', async () => {
  const texts = ['night nurse', 'driver, night shift'];
  const cosines = [];
  for (const model of [joined, tinyModel, 'builtin']) {
    const encoder = await openEncoder({ model, ...(model !== 'builtin' && { modelDir }) });
    cosines.push(cosine(await encoder.encode(texts, 'query')));
  }

  const [both, transformer, builtin] = cosines as [number, number, number];
  expect(transformer).not.toBeCloseTo(builtin, 2);
  expect(both).toBeCloseTo(0.6 * transformer + 0.4 * builtin, 5);
});

test('where one of the two knows no word, the other’s row stands alone', async () => {
  const encoder = await openEncoder({ model: joined, modelDir });
  const builtin = await openEncoder({ model: 'builtin' });
  const [unknown, row] = [await builtin.encode(['🦉'], 'query'), await encoder.encode(['🦉'], 'query')];

  expect(unknown.data.some(Boolean)).toBe(false);
  expect(row.data.subarray(16).some(Boolean)).toBe(false);
  expect(Math.hypot(...row.data)).toBeCloseTo(1, 5);
});

test('tells the form of the transformer’s weights and the length of both rows', async () => {
  const { spec } = await openEncoder({ model: joined, modelDir, dtype: 'fp32' });
  const builtin = await openEncoder({ model: 'builtin' });

  expect(spec).toMatchObject({ model: joined, dtype: 'fp32', dims: 16 + builtin.spec.dims });
});

test('is opened again by its spec, and not by that of its transformer alone', async () => {
  const { spec } = await openEncoder({ model: joined, modelDir });

  expect((await openEncoderFor(JSON.parse(JSON.stringify(spec)), { modelDir })).spec).toEqual(spec);
  await expect(openEncoderFor({ ...spec, model: tinyModel }, { modelDir })).rejects.toMatchObject({
    code: 'ENCODER_MISMATCH',
  });
});

test('a transformer that is not there is named as such', async () => {
  const opened = openEncoder({ model: 'builtin+org/name', modelDir: await temporaryFolder() });

  await expect(opened).rejects.toMatchObject({
    code: 'MODEL_UNAVAILABLE',
    message: expect.stringContaining('org/name'),
  });
});

import { expect, test } from '@jest/globals';
import { rowOf } from '@jobsearch/ranker';
import { openEncoder } from '../src/index.js';
import { encoderContract } from './encoder-contract.js';

const open = () => openEncoder({ model: 'builtin' });

encoderContract('builtin', open, { tolerance: 0 });

async function similarity(a: string, b: string): Promise<number> {
  const matrix = await (await open()).encode([a, b], 'query');
  return rowOf(matrix, 0).reduce((sum, value, i) => sum + value * (rowOf(matrix, 1)[i] as number), 0);
}

test.each([
  ['nurse', 'caregiver', 'truck driver'],
  ['software developer', 'programmer', 'chef'],
  ['chef', 'cook', 'accountant'],
  ['truck driver', 'lorry driver', 'software developer'],
  ['C#', '.NET developer', 'C driver'],
  ['kubernetes', 'DevOps engineer', 'nurse'],
])('%s is nearer to %s than to %s', async (title, near, far) => {
  expect(await similarity(title, near)).toBeGreaterThan((await similarity(title, far)) + 0.1);
});

test('case and accents make no difference', async () => {
  expect(await similarity('Ingénieur Logiciel', 'ingenieur logiciel')).toBeCloseTo(1, 6);
});

test('lets others run while it encodes many texts', async () => {
  const encoder = await open();
  let turns = 0;
  const count = setInterval(() => turns++, 0);

  await encoder.encode(new Array(3_000).fill('python developer remote '.repeat(20)), 'passage');

  clearInterval(count);
  expect(turns).toBeGreaterThan(2);
});

import { expect, test } from '@jest/globals';
import { familyOf } from '../src/model-family.js';

const e5 = { prefixes: { query: 'query: ', passage: 'passage: ' }, maxPieces: 512 };
const bge = {
  prefixes: { query: expect.stringMatching(/^Represent .*: $/), passage: '' },
  pooling: 'cls',
  maxPieces: 512,
};

test.each<[string, object]>([
  ['Xenova/e5-small-v2', e5],
  ['Xenova/multilingual-e5-base', e5],
  [
    'Xenova/multilingual-e5-large-instruct',
    { prefixes: { query: expect.stringMatching(/^Instruct: .*\nQuery: $/), passage: '' }, maxPieces: 512 },
  ],
  ['Xenova/bge-small-en-v1.5', bge],
  ['BAAI/bge-large-en', bge],
  [
    'Xenova/bge-base-zh-v1.5',
    { prefixes: { query: expect.stringMatching(/：$/), passage: '' }, pooling: 'cls', maxPieces: 512 },
  ],
  ['Xenova/bge-m3', { pooling: 'cls', maxPieces: 512 }],
  ['Xenova/all-MiniLM-L6-v2', {}],
  ['e5/all-MiniLM-L6-v2', {}],
])('%s is used as it was trained', (model, family) => {
  expect(familyOf(model)).toMatchObject(family);
  expect(Object.keys(familyOf(model)).filter((key) => key !== 'name')).toEqual(Object.keys(family));
});

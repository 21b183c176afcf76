import { expect, test } from '@jest/globals';
import { allocateIndexBytes } from '../../src/index.js';

test.each([Number.NaN, -1, 1.5, 1e15, 2 ** 60])('%p bytes are refused', (byteLength) => {
  expect(() => allocateIndexBytes(byteLength)).toThrow(expect.objectContaining({ code: 'OUT_OF_MEMORY' }));
});

import { expect, test } from '@jest/globals';
import { simdKernels } from '../../src/generated/simd-kernels.js';
import { bytesOfText } from '../../src/kernels/text-bytes.js';

test('the kernels are a WebAssembly module in printable ASCII', () => {
  expect(simdKernels).toMatch(/^[#-~]+$/);
  expect([...bytesOfText(simdKernels).subarray(0, 8)]).toEqual([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0]);
});

test.each([
  ['(', 0],
  ['|', 84],
  ['}#', 85],
  ['}|', 174],
  ['~#', 175],
  ['~n', 250],
  ['#', 251],
  ["'", 255],
])('%s is the byte %d', (text, byte) => {
  expect([...bytesOfText(text)]).toEqual([byte]);
});

import { expect, test } from '@jest/globals';
import { createMatrix } from '@jobsearch/ranker';
import fc from 'fast-check';
import { decodeNpy, encodeNpy, npyData, npyHeader } from '../src/index.js';

const matrices = fc
  .tuple(fc.nat(20), fc.integer({ min: 1, max: 9 }))
  .chain(([rows, dims]) =>
    fc.float32Array({ minLength: rows * dims, maxLength: rows * dims }).map((data) => createMatrix(data, dims)),
  );

// The header and data that numpy 1.26 writes for np.array([[1, 2, 3], [4, 5, 6]], dtype=np.float32).
const header = "{'descr': '<f4', 'fortran_order': False, 'shape': (2, 3), }";
const byNumpy = (dictionary = header): Buffer =>
  Buffer.concat([
    Buffer.from('\x93NUMPY\x01\x00\x76\x00', 'latin1'),
    Buffer.from(`${dictionary.padEnd(117)}\n`),
    Buffer.from(Float32Array.of(1, 2, 3, 4, 5, 6).buffer),
  ]);

test('reads back what it wrote, bit by bit', () => {
  fc.assert(
    fc.property(matrices, (matrix) => {
      expect(decodeNpy(Buffer.concat(encodeNpy(matrix)))).toEqual(matrix);
    }),
  );
});

test('writes the bytes that numpy writes', () => {
  expect(Buffer.concat(encodeNpy(createMatrix(Float32Array.of(1, 2, 3, 4, 5, 6), 3)))).toEqual(byNumpy());
});

// What numpy 1.26 writes for np.array([[1, -.5, .25], [0, .1, -1]]) as float16, and for round(127 times it) as int8.
test.each([
  ['float16', '<f2', '003c00b800340000662e00bc', 0.001],
  ['int8', '|i1', '7fc020000d81', 0.005],
] as const)('reads and writes %s as numpy does', (type, descr, hex, tolerance) => {
  const matrix = createMatrix(Float32Array.of(1, -0.5, 0.25, 0, 0.1, -1), 3);
  const bytes = Buffer.concat([byNumpy(header.replace('<f4', descr)).subarray(0, 128), Buffer.from(hex, 'hex')]);
  const read = decodeNpy(bytes);

  if (type === 'float16') expect(Buffer.concat(encodeNpy(matrix, type))).toEqual(bytes);
  else expect([...npyData(matrix, type)].map((n) => (n << 24) >> 24)).toEqual([127, -63, 32, 0, 13, -127]);
  expect(read.rows).toBe(2);
  for (const [i, value] of matrix.data.entries())
    expect(Math.abs((read.data[i] as number) - value)).toBeLessThan(tolerance);
});

test('a header with room for more rows stays as long as it is', () => {
  expect(npyHeader(7, 256, 'int8', 128)).toHaveLength(npyHeader(5_000_000, 256, 'int8', 128).length);
});

test('reads bytes that are not aligned', () => {
  const shifted = Buffer.concat([Buffer.from('x'), byNumpy()]).subarray(1);

  expect(decodeNpy(shifted)).toEqual(createMatrix(Float32Array.of(1, 2, 3, 4, 5, 6), 3));
});

test('does not copy aligned numbers', () => {
  const bytes = new Uint8Array(new ArrayBuffer(152));
  bytes.set(byNumpy());

  expect(decodeNpy(bytes).data.buffer).toBe(bytes.buffer);
});

test.each([
  ['nothing', Buffer.alloc(0), /does not begin/],
  ['another file', Buffer.from('PK\x03\x04 and more of it'), /does not begin/],
  ['half of the numbers', byNumpy().subarray(0, 140), /take 24 bytes, it has 12/],
  ['half of the header', byNumpy().subarray(0, 60), /ends inside its header/],
  ['float64', byNumpy(header.replace('<f4', '<f8')), /dtype is <f8/],
  ['big-endian numbers', byNumpy(header.replace('<f4', '>f4')), /dtype is >f4/],
  ['Fortran order', byNumpy(header.replace('False', 'True')), /Fortran order/],
  ['a vector', byNumpy(header.replace('(2, 3)', '(6,)')), /not two-dimensional/],
  ['rows of nothing', byNumpy(header.replace('(2, 3)', '(2, 0)')), /rows are empty/],
])('refuses %s', (_, bytes, message) => {
  expect(() => decodeNpy(bytes)).toThrow(
    expect.objectContaining({ code: 'INVALID_FILE', message: expect.stringMatching(message) }),
  );
});

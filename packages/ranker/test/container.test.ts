import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { xxHash32 } from '../src/serialise/checksum.js';
import { packContents, unpackContents } from '../src/serialise/container.js';

// From the reference implementation.
test.each([
  ['', 0x02cc5d05],
  ['a', 0x550d7456],
  ['abc', 0x32d153ff],
  ['Nobody inspects the spammish repetition', 0xe2293b2f],
])('xxHash32 of %j', (text, hash) => {
  expect(xxHash32(Buffer.from(text))).toBe(hash);
});

test('xxHash32 does not depend on where the bytes lie', () => {
  const bytes = Uint8Array.from({ length: 203 }, (_, i) => (i * 37) & 255);
  const moved = new Uint8Array(300);

  for (let offset = 0; offset < 9; offset++) {
    moved.set(bytes, offset);
    expect(xxHash32(moved.subarray(offset, offset + 203))).toBe(xxHash32(bytes));
  }
});

const contents = fc.record({
  meta: fc.jsonValue(),
  arrays: fc.dictionary(
    fc.string().filter((name) => name !== '__proto__'),
    fc.oneof(
      fc.float32Array({ noNaN: true }),
      fc.float64Array({ noNaN: true }),
      fc.uint8Array(),
      fc.int8Array(),
      fc.uint16Array(),
      fc.int32Array(),
      fc.uint32Array(),
    ),
  ),
});

test('unpacks what it packed, wherever the bytes lie', () => {
  fc.assert(
    fc.property(contents, fc.nat(9), ({ meta, arrays }, shift) => {
      const packed = packContents({ meta, arrays });
      const moved = new Uint8Array(packed.length + shift);
      moved.set(packed, shift);

      const unpacked = unpackContents(moved.subarray(shift));

      expect(unpacked.arrays).toEqual({ ...arrays });
      expect(JSON.stringify(unpacked.meta)).toBe(JSON.stringify(meta));
    }),
  );
});

test('copies no numbers when the bytes are aligned', () => {
  const packed = packContents({ meta: {}, arrays: { a: Float32Array.of(1, 2), b: Uint8Array.of(3) } });

  expect(unpackContents(packed).arrays.a?.buffer).toBe(packed.buffer);
});

test('finds any changed bit and any missing end', () => {
  const packed = packContents({ meta: { name: 'é' }, arrays: { a: Float32Array.of(1, 2, 3), b: Uint8Array.of(9) } });
  const meaningful = packed.length - 63; // the padding of the last array means nothing
  fc.assert(
    fc.property(fc.nat(meaningful * 8 - 1), (bit) => {
      const broken = Uint8Array.from(packed);
      broken[bit >> 3] = (broken[bit >> 3] as number) ^ (1 << (bit & 7));
      const isPadding = unpadded(packed, bit >> 3);

      if (isPadding) expect(unpackContents(broken)).toEqual(unpackContents(packed));
      else expect(() => unpackContents(broken)).toThrow(expect.objectContaining({ code: 'INVALID_INDEX' }));
    }),
  );
  for (const length of [0, 3, 15, 16, 40, packed.length - 128]) {
    expect(() => unpackContents(packed.subarray(0, length))).toThrow(
      expect.objectContaining({ code: 'INVALID_INDEX' }),
    );
  }
});

/** True for bytes between the header and the first array, and between arrays: zeros that nobody reads. */
function unpadded(packed: Uint8Array, at: number): boolean {
  const header = new DataView(packed.buffer).getUint32(8, true);
  const start = Math.ceil((16 + header) / 64) * 64;
  if (at < start) return at >= 16 + header;
  return at - start >= 12 && at - start !== 64;
}

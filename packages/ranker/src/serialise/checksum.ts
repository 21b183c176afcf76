const prime1 = 0x9e3779b1;
const prime2 = 0x85ebca77;
const prime3 = 0xc2b2ae3d;
const prime4 = 0x27d4eb2f;
const prime5 = 0x165667b1;

const rotate = (value: number, bits: number): number => (value << bits) | (value >>> (32 - bits));

/**
 * xxHash32 of bytes with seed 0: finds damage, at more than a gigabyte a second; no protection against malice.
 *
 * Specification: https://github.com/Cyan4973/xxHash/blob/dev/doc/xxhash_spec.md
 */
export function xxHash32(bytes: Uint8Array): number {
  const { length } = bytes;
  const view = new DataView(bytes.buffer, bytes.byteOffset, length);
  const stripesEnd = length - (length % 16);
  let hash = length >= 16 ? hashStripes(bytes, view, stripesEnd) : prime5;
  hash = (hash + length) | 0;
  let at = stripesEnd;
  for (; at + 4 <= length; at += 4) {
    hash = Math.imul(rotate((hash + Math.imul(view.getInt32(at, true), prime3)) | 0, 17), prime4);
  }
  for (; at < length; at++) {
    hash = Math.imul(rotate((hash + Math.imul(bytes[at] as number, prime5)) | 0, 11), prime1);
  }
  hash = Math.imul(hash ^ (hash >>> 15), prime2);
  hash = Math.imul(hash ^ (hash >>> 13), prime3);
  return (hash ^ (hash >>> 16)) >>> 0;
}

function hashStripes(bytes: Uint8Array, view: DataView, end: number): number {
  let a = (prime1 + prime2) | 0;
  let b = prime2 | 0;
  let c = 0;
  let d = -prime1 | 0;
  const aligned = bytes.byteOffset % 4 === 0 && isLittleEndian;
  const words = aligned ? new Int32Array(bytes.buffer, bytes.byteOffset, end / 4) : undefined;
  for (let at = 0; at < end; at += 16) {
    const w = at / 4;
    a = Math.imul(
      rotate((a + Math.imul(words ? (words[w] as number) : view.getInt32(at, true), prime2)) | 0, 13),
      prime1,
    );
    b = Math.imul(
      rotate((b + Math.imul(words ? (words[w + 1] as number) : view.getInt32(at + 4, true), prime2)) | 0, 13),
      prime1,
    );
    c = Math.imul(
      rotate((c + Math.imul(words ? (words[w + 2] as number) : view.getInt32(at + 8, true), prime2)) | 0, 13),
      prime1,
    );
    d = Math.imul(
      rotate((d + Math.imul(words ? (words[w + 3] as number) : view.getInt32(at + 12, true), prime2)) | 0, 13),
      prime1,
    );
  }
  return (rotate(a, 1) + rotate(b, 7) + rotate(c, 12) + rotate(d, 18)) | 0;
}

/** Whether typed arrays hold the bytes as files of ours do. True on every machine that runs JavaScript today. */
export const isLittleEndian = new Uint8Array(Uint32Array.of(1).buffer)[0] === 1;

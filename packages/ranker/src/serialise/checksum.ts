const prime1 = 0x9e3779b1;
const prime2 = 0x85ebca77;
const prime3 = 0xc2b2ae3d;
const prime4 = 0x27d4eb2f;
const prime5 = 0x165667b1;

const rotate = (value: number, bits: number): number => (value << bits) | (value >>> (32 - bits));

/**
 * xxHash32 of bytes with seed 0: finds damage, at more than a gigabyte a second; no protection against malice. On little-endian machines.
 *
 * Specification: https://github.com/Cyan4973/xxHash/blob/dev/doc/xxhash_spec.md
 */
export function xxHash32(bytes: Uint8Array): number {
  const { length } = bytes;
  if (bytes.byteOffset % 4 > 0) return xxHash32(bytes.slice());
  const words = new Int32Array(bytes.buffer, bytes.byteOffset, length >> 2);
  const stripes = words.subarray(0, (length >> 4) << 2);
  let hash = ((length >= 16 ? hashStripes(stripes) : prime5) + length) | 0;
  for (const word of words.subarray(stripes.length)) {
    hash = Math.imul(rotate((hash + Math.imul(word, prime3)) | 0, 17), prime4);
  }
  let at = words.byteLength;
  for (; at < length; at++) {
    hash = Math.imul(rotate((hash + Math.imul(bytes[at] as number, prime5)) | 0, 11), prime1);
  }
  hash = Math.imul(hash ^ (hash >>> 15), prime2);
  hash = Math.imul(hash ^ (hash >>> 13), prime3);
  return (hash ^ (hash >>> 16)) >>> 0;
}

function hashStripes(words: Int32Array): number {
  let a = (prime1 + prime2) | 0;
  let b = prime2 | 0;
  let c = 0;
  let d = -prime1 | 0;
  for (let at = 0; at < words.length; at += 4) {
    a = mixIn(a, words[at] as number);
    b = mixIn(b, words[at + 1] as number);
    c = mixIn(c, words[at + 2] as number);
    d = mixIn(d, words[at + 3] as number);
  }
  return (rotate(a, 1) + rotate(b, 7) + rotate(c, 12) + rotate(d, 18)) | 0;
}

function mixIn(sum: number, word: number): number {
  return Math.imul(rotate((sum + Math.imul(word, prime2)) | 0, 13), prime1);
}

/** Whether typed arrays hold the bytes as files of ours do. True on every machine that runs JavaScript today. */
export const isLittleEndian = new Uint8Array(Uint32Array.of(1).buffer)[0] === 1;

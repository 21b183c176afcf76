import { RankerError } from '../error.js';
import { isLittleEndian, xxHash32 } from './checksum.js';

/**
 * Numbers by name, and whatever describes them: what an index is made of.
 *
 *     0   4  "JSRK"
 *     4   4  format version
 *     8   4  length of the header, bytes
 *    12   4  xxHash32 of the header
 *    16      header, JSON in UTF-8: { meta, arrays: [{ name, type, offset, length, hash }] }
 *    …       arrays, each beginning at a multiple of 64 bytes; offsets count from the end of the padded header
 *
 * Integers and floats are little-endian.
 */
export interface Contents {
  /** Anything that JSON holds. */
  readonly meta: unknown;
  readonly arrays: Readonly<Record<string, TypedArray>>;
}

const types = {
  Uint8Array,
  Int8Array,
  Uint16Array,
  Int16Array,
  Uint32Array,
  Int32Array,
  Float32Array,
  Float64Array,
} as const;

type TypeName = keyof typeof types;
export type TypedArray = InstanceType<(typeof types)[TypeName]>;

interface Entry {
  readonly name: string;
  readonly type: TypeName;
  readonly offset: number;
  readonly length: number;
  readonly hash: number;
}

/** Both are to be had in Node and in browsers; this package compiles without the types of either. https://encoding.spec.whatwg.org/ */
const { TextEncoder, TextDecoder } = globalThis as unknown as {
  readonly TextEncoder: new () => { encode(text: string): Uint8Array };
  readonly TextDecoder: new () => { decode(bytes: Uint8Array): string };
};

const magic = 0x4b52534a; // "JSRK"
const version = 1;
const alignment = 64;
const headerStart = 16;
const padded = (length: number): number => Math.ceil(length / alignment) * alignment;

/** Everything in one block of bytes. Numbers are copied once. */
export function packContents({ meta, arrays }: Contents): Uint8Array<ArrayBuffer> {
  if (!isLittleEndian) throw new RankerError('INVALID_INDEX', 'no index can be stored on a big-endian machine');
  let offset = 0;
  const entries = Object.entries(arrays).map(([name, array]): Entry => {
    const entry = { name, type: typeNameOf(array), offset, length: array.length, hash: xxHash32(bytesOf(array)) };
    offset += padded(array.byteLength);
    return entry;
  });
  const header = new TextEncoder().encode(JSON.stringify({ meta, arrays: entries }));
  const start = padded(headerStart + header.length);
  const bytes = new Uint8Array(start + offset);
  const view = new DataView(bytes.buffer);
  [magic, version, header.length, xxHash32(header)].forEach((value, i) => {
    view.setUint32(i * 4, value, true);
  });
  bytes.set(header, headerStart);
  for (const entry of entries) bytes.set(bytesOf(arrays[entry.name] as TypedArray), start + entry.offset);
  return bytes;
}

/**
 * What {@link packContents} packed. Arrays are views of `bytes` where these begin at a multiple of 8 (a file read whole, or mapped, does);
 * otherwise everything is copied once.
 *
 * @throws RankerError `INVALID_INDEX` for other bytes, another version, damage (by checksum), or an end in the middle
 */
export function unpackContents(bytes: Uint8Array): Contents {
  const all = bytes.byteOffset % 8 === 0 ? bytes : Uint8Array.from(bytes);
  const { header, start } = readHeader(all);
  const arrays = header.arrays.map(({ name, type, offset, length, hash }) => {
    const isSound =
      Object.hasOwn(types, type) && [offset, length].every((value) => Number.isInteger(value) && value >= 0);
    if (!isSound) throw invalid(`its array ${name} cannot be`);
    const Type = types[type];
    const end = start + offset + length * Type.BYTES_PER_ELEMENT;
    if (end > all.length) throw invalid(`it ends inside the array ${name}`);
    const array = new Type(all.buffer as ArrayBuffer, all.byteOffset + start + offset, length);
    if (xxHash32(bytesOf(array)) !== hash) throw invalid(`the checksum of the array ${name} is wrong`);
    return [name, array] as const;
  });
  return { meta: header.meta, arrays: Object.fromEntries(arrays) };
}

function readHeader(bytes: Uint8Array): { header: { meta: unknown; arrays: readonly Entry[] }; start: number } {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < headerStart || view.getUint32(0, true) !== magic) throw invalid('it does not begin as one does');
  const found = view.getUint32(4, true);
  if (found !== version) throw invalid(`its version is ${found}, and this library reads ${version}`);
  const length = view.getUint32(8, true);
  const header = bytes.subarray(headerStart, headerStart + length);
  if (header.length !== length) throw invalid('it ends inside its header');
  if (xxHash32(header) !== view.getUint32(12, true)) throw invalid('the checksum of its header is wrong');
  return { header: JSON.parse(new TextDecoder().decode(header)), start: padded(headerStart + length) };
}

function typeNameOf(array: TypedArray): TypeName {
  const name = (Object.keys(types) as TypeName[]).find((key) => array instanceof types[key]);
  if (name) return name;
  throw new RankerError('INVALID_INDEX', 'no array of a kind that can be stored');
}

function bytesOf(array: TypedArray): Uint8Array {
  return new Uint8Array(array.buffer, array.byteOffset, array.byteLength);
}

function invalid(reason: string): RankerError {
  return new RankerError('INVALID_INDEX', `not a stored index: ${reason}`);
}

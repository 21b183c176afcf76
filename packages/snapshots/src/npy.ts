import { JobSearchError } from '@jobsearch/postings';
import { createMatrix, fromHalf, type Matrix, toHalf } from '@jobsearch/ranker';

/** Forms of the numbers in a NumPy file that are written and read here. int8 holds unit-length rows times 127. */
export const npyTypes = ['float32', 'float16', 'int8'] as const;
export type NpyType = (typeof npyTypes)[number];

const magic = '\x93NUMPY';
const alignment = 64;
/** What the largest number of a unit-length row becomes in int8. */
const int8Scale = 127;

interface Codec {
  readonly descr: string;
  readonly bytes: number;
  /** The numbers as the file has them; not copied where they are in that form already. */
  readonly encode: (values: Float32Array) => Uint8Array;
  /** The numbers of a file; not copied where they can be used as they lie. */
  readonly decode: (bytes: Uint8Array) => Float32Array;
}

const bytesOf = ({ buffer, byteOffset, byteLength }: ArrayBufferView): Uint8Array =>
  new Uint8Array(buffer, byteOffset, byteLength);

const codecs: Readonly<Record<NpyType, Codec>> = {
  float32: {
    descr: '<f4',
    bytes: 4,
    encode: bytesOf,
    decode(bytes) {
      if (bytes.byteOffset % 4 === 0) return new Float32Array(bytes.buffer, bytes.byteOffset, bytes.byteLength / 4);
      return new Float32Array(new Uint8Array(bytes).buffer); // a Buffer.slice would not copy
    },
  },
  float16: {
    descr: '<f2',
    bytes: 2,
    encode: (values) => bytesOf(Uint16Array.from(values, toHalf)),
    decode: (bytes) => Float32Array.from(new Uint16Array(new Uint8Array(bytes).buffer), fromHalf),
  },
  int8: {
    descr: '|i1',
    bytes: 1,
    encode: (values) =>
      bytesOf(
        Int8Array.from(values, (value) => Math.max(-int8Scale, Math.min(int8Scale, Math.round(value * int8Scale)))),
      ),
    decode: (bytes) =>
      Float32Array.from(new Int8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength), (n) => n / int8Scale),
  },
};

/**
 * The header of a NumPy file: format 1.0, C order, the data aligned to 64 bytes.
 *
 * Format: https://numpy.org/doc/stable/reference/generated/numpy.lib.format.html
 *
 * @param room bytes that it takes at least: for a file whose number of rows is known at its end only, and is written over then
 */
export function npyHeader(rows: number, dims: number, type: NpyType = 'float32', room = 0): Uint8Array {
  const dictionary = `{'descr': '${codecs[type].descr}', 'fortran_order': False, 'shape': (${rows}, ${dims}), }`;
  const start = magic.length + 4;
  const least = Math.max(start + dictionary.length + 1, room);
  const padded = dictionary.padEnd(Math.ceil(least / alignment) * alignment - start - 1);
  const header = Buffer.alloc(start + padded.length + 1);
  header.write(magic, 0, 'latin1');
  header.writeUInt8(1, 6);
  header.writeUInt8(0, 7);
  header.writeUInt16LE(padded.length + 1, 8);
  header.write(`${padded}\n`, start, 'latin1');
  return header;
}

/** The numbers of a matrix as a NumPy file of the type has them behind its header. */
export function npyData({ data }: Matrix, type: NpyType = 'float32'): Uint8Array {
  return codecs[type].encode(data);
}

/**
 * A matrix as a NumPy file that `numpy.load` reads.
 *
 * @returns header and data apart, to be written one after the other: float32 data is not copied
 */
export function encodeNpy(matrix: Matrix, type: NpyType = 'float32'): readonly [header: Uint8Array, data: Uint8Array] {
  return [npyHeader(matrix.rows, matrix.dims, type), npyData(matrix, type)];
}

/**
 * A two-dimensional matrix in C order from a NumPy file of format 1.0, 2.0 or 3.0: little-endian float32 or float16, or int8 (which is read as
 * parts of 127). float32 numbers are not copied when they are aligned in `bytes` (they are in files of {@link encodeNpy}).
 *
 * @throws JobSearchError `INVALID_FILE` for anything else, saying what it is instead.
 */
export function decodeNpy(bytes: Uint8Array): Matrix {
  const { type, dims, start } = readNpyHeader(bytes, bytes.length);
  return decodeNpyRows(bytes.subarray(start), type, dims);
}

/** What the header of a NumPy file says, and where its data begin. */
export interface NpyHeader {
  readonly type: NpyType;
  readonly rows: number;
  readonly dims: number;
  readonly start: number;
}

/** @param bytes the first of the file, its header at least @param length of the whole file @throws JobSearchError `INVALID_FILE` */
export function readNpyHeader(bytes: Uint8Array, length: number): NpyHeader {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (view.length < 12 || view.toString('latin1', 0, 6) !== magic)
    throw invalid('it does not begin as a NumPy file does');
  const major = view.readUInt8(6);
  if (major < 1 || major > 3) throw invalid(`its format version is ${major}, and 1, 2 and 3 are known`);
  const from = major === 1 ? 10 : 12;
  const start = from + (major === 1 ? view.readUInt16LE(8) : view.readUInt32LE(8));
  if (start > view.length) throw invalid('it ends inside its header');
  const header = parseHeader(view.toString('latin1', from, start));
  const { type, rows, dims } = header;
  const wanted = rows * dims * codecs[type].bytes;
  if (length - start !== wanted)
    throw invalid(`${rows} × ${dims} ${type} take ${wanted} bytes, it has ${length - start}`);
  return { ...header, start };
}

/** Rows out of the data of a NumPy file; float32 numbers are not copied where they are aligned. */
export function decodeNpyRows(bytes: Uint8Array, type: NpyType, dims: number): Matrix {
  return createMatrix(codecs[type].decode(bytes), dims);
}

function parseHeader(header: string): Omit<NpyHeader, 'start'> {
  const dtype = /'descr':\s*'([^']*)'/.exec(header)?.[1];
  const type = npyTypes.find((one) => codecs[one].descr === dtype);
  if (!type) throw invalid(`its dtype is ${dtype ?? 'not said'}: want <f4 (float32), <f2 (float16) or |i1 (int8)`);
  if (!/'fortran_order':\s*False/.test(header)) throw invalid('it is in Fortran order: want C order');
  const shape = /'shape':\s*\(\s*(\d+)\s*,\s*(\d+)\s*,?\s*\)/.exec(header);
  if (!shape) throw invalid('its shape is not two-dimensional');
  const dims = Number(shape[2]);
  if (dims < 1) throw invalid('its rows are empty');
  return { type, rows: Number(shape[1]), dims };
}

function invalid(reason: string): JobSearchError {
  return new JobSearchError('INVALID_FILE', `not a matrix in .npy form: ${reason}`);
}

import { JobSearchError } from '@jobsearch/postings';
import { createMatrix, type Matrix } from '@jobsearch/ranker';

const magic = '\x93NUMPY';
const alignment = 64;

/**
 * A matrix as a NumPy file: format 1.0, little-endian float32, C order, the data aligned to 64 bytes; `numpy.load` reads it.
 *
 * Format: https://numpy.org/doc/stable/reference/generated/numpy.lib.format.html
 *
 * @returns header and data apart, to be written one after the other: the data is not copied
 */
export function encodeNpy(matrix: Matrix): readonly [header: Uint8Array, data: Uint8Array] {
  const dictionary = `{'descr': '<f4', 'fortran_order': False, 'shape': (${matrix.rows}, ${matrix.dims}), }`;
  const start = magic.length + 4;
  const padded = dictionary.padEnd(Math.ceil((start + dictionary.length + 1) / alignment) * alignment - start - 1);
  const header = Buffer.alloc(start + padded.length + 1);
  header.write(magic, 0, 'latin1');
  header.writeUInt8(1, 6);
  header.writeUInt8(0, 7);
  header.writeUInt16LE(padded.length + 1, 8);
  header.write(`${padded}\n`, start, 'latin1');
  const { buffer, byteOffset, byteLength } = matrix.data;
  return [header, new Uint8Array(buffer, byteOffset, byteLength)];
}

/**
 * A two-dimensional little-endian float32 matrix in C order from a NumPy file of format 1.0, 2.0 or 3.0. The numbers are not copied
 * when they are aligned in `bytes` (they are in files of {@link encodeNpy}).
 *
 * @throws JobSearchError `INVALID_FILE` for anything else, saying what it is instead.
 */
export function decodeNpy(bytes: Uint8Array): Matrix {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (view.length < 12 || view.toString('latin1', 0, 6) !== magic)
    throw invalid('it does not begin as a NumPy file does');
  const major = view.readUInt8(6);
  if (major < 1 || major > 3) throw invalid(`its format version is ${major}, and 1, 2 and 3 are known`);
  const start = major === 1 ? 10 : 12;
  const end = start + (major === 1 ? view.readUInt16LE(8) : view.readUInt32LE(8));
  if (end > view.length) throw invalid('it ends inside its header');
  const [rows, dims] = parseHeader(view.toString('latin1', start, end));
  const length = rows * dims * 4;
  if (view.length - end !== length)
    throw invalid(`${rows} × ${dims} float32 take ${length} bytes, it has ${view.length - end}`);
  return createMatrix(floats(bytes, end, rows * dims), dims);
}

function parseHeader(header: string): [rows: number, dims: number] {
  const dtype = /'descr':\s*'([^']*)'/.exec(header)?.[1];
  if (dtype !== '<f4') throw invalid(`its dtype is ${dtype ?? 'not said'}: want <f4 (float32)`);
  if (!/'fortran_order':\s*False/.test(header)) throw invalid('it is in Fortran order: want C order');
  const shape = /'shape':\s*\(\s*(\d+)\s*,\s*(\d+)\s*,?\s*\)/.exec(header);
  if (!shape) throw invalid('its shape is not two-dimensional');
  const dims = Number(shape[2]);
  if (dims < 1) throw invalid('its rows are empty');
  return [Number(shape[1]), dims];
}

function floats(bytes: Uint8Array, start: number, count: number): Float32Array {
  const offset = bytes.byteOffset + start;
  if (offset % 4 === 0) return new Float32Array(bytes.buffer, offset, count);
  return new Float32Array(new Uint8Array(bytes.subarray(start)).buffer, 0, count); // a Buffer.slice would not copy
}

function invalid(reason: string): JobSearchError {
  return new JobSearchError('INVALID_FILE', `not a float32 matrix in .npy form: ${reason}`);
}

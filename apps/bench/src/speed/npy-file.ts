import { readFile } from 'node:fs/promises';
import { createMatrix, type Matrix } from '@jobsearch/ranker';

/** A float32 matrix in C order from a `.npy` file. https://numpy.org/doc/stable/reference/generated/numpy.lib.format.html */
export async function readNpyFile(path: string): Promise<Matrix> {
  const bytes = await readFile(path);
  const start = bytes.readUInt8(6) === 1 ? 10 : 12;
  const end = start + (start === 10 ? bytes.readUInt16LE(8) : bytes.readUInt32LE(8));
  const header = bytes.toString('latin1', start, end);
  const dims = /'descr': '<f4', 'fortran_order': False, 'shape': \(\d+, (\d+)\)/.exec(header)?.[1];
  if (dims === undefined) throw new Error(`${path} is no two-dimensional float32 .npy file in C order: ${header}`);
  return createMatrix(new Float32Array(new Uint8Array(bytes.subarray(end)).buffer), Number(dims));
}

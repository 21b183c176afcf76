import { halfValues } from '../kernels/half-values.js';
import { checkChoice } from './check-vectors.js';
import { packHalves } from './half.js';
import { quantise } from './int8.js';
import { type KeptForm, padded } from './row-form.js';
import { signForm } from './sign-form.js';

/** How an index keeps its rows. */
export type VectorForm = 'float32' | 'float16' | 'int8' | 'one-bit';

/**
 * The form of that name for vectors of `dims` numbers.
 *
 * @throws RankerError `INVALID_MATRIX` when there is none.
 */
export function keptForm(name: VectorForm, dims: number): KeptForm {
  checkChoice('form', name, Object.keys(forms));
  return forms[name](dims);
}

// What a float16 kernel multiplies the query by, to make up for halves that it widens without moving their exponents.
const halfFactor = 2 ** 112;

const forms: Record<VectorForm, (dims: number) => KeptForm> = {
  float32(dims) {
    const length = padded(dims, 16) * 4;
    return {
      kernel: 'float32',
      longest: 1e37,
      length,
      record: length,
      queryBytes: length,
      write(vector, buffer, offset) {
        new Float32Array(buffer, offset, dims).set(vector);
      },
      read: (buffer, offset, out) => out.set(new Float32Array(buffer, offset, dims)),
      encode: (query, buffer) => new Float32Array(buffer).set(query),
    };
  },
  float16(dims) {
    const length = padded(dims, 16) * 2;
    return {
      kernel: 'float16',
      longest: 65_504,
      length,
      record: length,
      queryBytes: 2 * length,
      write(vector, buffer, offset) {
        packHalves(vector, new Uint16Array(buffer, offset, dims));
      },
      read(buffer, offset, out) {
        const values = halfValues();
        const halves = new Uint16Array(buffer, offset, dims);
        for (let i = 0; i < dims; i++) out[i] = values[halves[i] as number] as number;
      },
      encode(query, buffer) {
        new Float32Array(buffer).set(query.map((value) => value * halfFactor));
      },
    };
  },
  int8(dims) {
    const length = padded(dims, 16);
    return {
      kernel: 'int8',
      longest: 1e37,
      length,
      record: length + 16,
      queryBytes: 2 * length + 4,
      write(vector, buffer, offset) {
        const scale = quantise(vector, 127, new Int8Array(buffer, offset, dims));
        new Float32Array(buffer, offset + length, 1)[0] = scale;
      },
      read(buffer, offset, out) {
        const values = new Int8Array(buffer, offset, dims);
        const scale = new Float32Array(buffer, offset + length, 1)[0] as number;
        for (let i = 0; i < dims; i++) out[i] = (values[i] as number) * scale;
      },
      encode(query, buffer) {
        // 16 bits, but so that no sum of dims products leaves 32 bits.
        const limit = Math.min(32_767, Math.floor(2 ** 31 / (128 * length)));
        const scale = quantise(query, limit, new Int16Array(buffer, 0, dims));
        new Float32Array(buffer, 2 * length, 1)[0] = scale;
      },
    };
  },
  'one-bit': signForm,
};

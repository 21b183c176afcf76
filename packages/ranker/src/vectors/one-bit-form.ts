import { createSignCoder } from './one-bit.js';
import { padded, type RowForm } from './row-form.js';

/**
 * One-bit codes as a fast, rough form of rows that are kept in another.
 *
 * For rows of unit length the greatest dot product is the least distance, and so the least angle between query − mean and row − mean: the code
 * of the centred query does. For rows of any length, query · row = query · mean + query · (row − mean): the code of the query itself,
 * weighted by the length of row − mean, which then follows the row's code.
 */
export function oneBitForm(dims: number, mean: Float32Array, isUnitLength: boolean): RowForm {
  const length = padded(dims, 128) / 8;
  const words = length / 4;
  const toCode = createSignCoder(dims);
  const origin = new Float32Array(dims);
  return {
    kernel: 'oneBit',
    length,
    record: isUnitLength ? length : length + 8,
    queryBytes: length + 4,
    write(vector, buffer, offset) {
      const distance = toCode(vector, mean, new Uint32Array(buffer, offset, words));
      if (!isUnitLength) new Float32Array(buffer, offset + length, 1)[0] = distance;
    },
    encode(query, buffer) {
      toCode(query, isUnitLength ? mean : origin, new Uint32Array(buffer, 0, words));
      new Uint32Array(buffer, length, 1)[0] = dims;
    },
  };
}

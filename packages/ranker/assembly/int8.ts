import { fetch, rowAt, rowInTurn, rowsToFetch } from './rows';

function dot(query: usize, row: usize, length: usize): i32 {
  let a = i32x4.splat(0);
  let b = i32x4.splat(0);
  for (let i: usize = 0; i < length; i += 16) {
    const values = v128.load(row + i);
    const at = query + (i << 1);
    a = i32x4.add(a, i32x4.dot_i16x8_s(i16x8.extend_low_i8x16_s(values), v128.load(at)));
    b = i32x4.add(b, i32x4.dot_i16x8_s(i16x8.extend_high_i8x16_s(values), v128.load(at, 16)));
  }
  const sum = i32x4.add(a, b);
  const low = i32x4.extract_lane(sum, 0) + i32x4.extract_lane(sum, 1);
  return low + i32x4.extract_lane(sum, 2) + i32x4.extract_lane(sum, 3);
}

/**
 * Scores of int8 rows, each followed by its float32 scale, against an int16 query followed by its own.
 * The parameters are those of `ScoreKernel` in src/kernels/kernels.ts.
 */
export function int8(
  query: usize,
  rows: usize,
  ids: usize,
  count: usize,
  length: usize,
  record: usize,
  out: usize,
): void {
  const scale = load<f32>(query + (length << 1));
  const step = ids === 0 ? count : rowsToFetch(length);
  for (let first: usize = 0; first < count; first += step) {
    const end = min(first + step, count);
    if (ids !== 0) fetch(rows, ids, first, end, length, record, out + (first << 2));
    for (let i = first; i < end; i++) {
      const at = rowInTurn(i, ids, count);
      const row = rowAt(rows, ids, at, record);
      store<f32>(out + (at << 2), <f32>dot(query, row, length) * (load<f32>(row + length) * scale));
    }
  }
}

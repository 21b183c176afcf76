import { rowAt } from './rows';

function differing(row: usize, at: usize, word: i64): i64 {
  return popcnt(load<i64>(row + at) ^ word);
}

/**
 * Scores of one-bit codes: dims − 2 · Hamming distance, times the row's float32 scale when one follows the code.
 * The query's code is followed by dims (uint32). The parameters are those of `ScoreKernel` in src/kernels/kernels.ts.
 */
export function oneBit(
  query: usize,
  rows: usize,
  ids: usize,
  count: usize,
  length: usize,
  record: usize,
  out: usize,
): void {
  const dims = load<i32>(query + length);
  // The query's first 384 bits are locals: they stay in registers.
  const a = load<i64>(query);
  const b = load<i64>(query, 8);
  const c = length > 16 ? load<i64>(query, 16) : 0;
  const d = length > 16 ? load<i64>(query, 24) : 0;
  const e = length > 32 ? load<i64>(query, 32) : 0;
  const f = length > 32 ? load<i64>(query, 40) : 0;
  const end = out + (count << 2);
  if (ids === 0 && record === 48 && length === 48) {
    // 384 dims without scales, the commonest: the loop below without its branches.
    for (let row = rows; out < end; out += 4, row += 48) {
      const bits =
        differing(row, 0, a) +
        differing(row, 8, b) +
        differing(row, 16, c) +
        differing(row, 24, d) +
        differing(row, 32, e) +
        differing(row, 40, f);
      store<f32>(out, <f32>(dims - 2 * <i32>bits));
    }
    return;
  }
  for (let i: usize = 0; out < end; out += 4, i++) {
    const row = rowAt(rows, ids, i, record);
    let bits = differing(row, 0, a) + differing(row, 8, b);
    if (length > 16) bits += differing(row, 16, c) + differing(row, 24, d);
    if (length > 32) bits += differing(row, 32, e) + differing(row, 40, f);
    for (let at: usize = 48; at < length; at += 16) {
      bits += differing(row, at, load<i64>(query + at)) + differing(row, at + 8, load<i64>(query + at, 8));
    }
    let score = <f32>(dims - 2 * <i32>bits);
    if (record !== length) score *= load<f32>(row + length);
    store<f32>(out, score);
  }
}

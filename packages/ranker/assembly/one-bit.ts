import { rowAt } from './rows';

function differing(row: usize, at: usize, word: i64): i64 {
  return popcnt(load<i64>(row + at) ^ word);
}

function scaled(score: i32, row: usize, length: usize, record: usize): f32 {
  return record === length ? <f32>score : <f32>score * load<f32>(row + length);
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
  const end = out + (count << 2);
  if (ids === 0 && length === 48) {
    // 384 dims from the first row to the last, the commonest: the query stays in registers.
    const a = load<i64>(query);
    const b = load<i64>(query, 8);
    const c = load<i64>(query, 16);
    const d = load<i64>(query, 24);
    const e = load<i64>(query, 32);
    const f = load<i64>(query, 40);
    for (let row = rows; out < end; out += 4, row += record) {
      const bits =
        differing(row, 0, a) +
        differing(row, 8, b) +
        differing(row, 16, c) +
        differing(row, 24, d) +
        differing(row, 32, e) +
        differing(row, 40, f);
      store<f32>(out, scaled(dims - 2 * <i32>bits, row, length, record));
    }
    return;
  }
  for (let i: usize = 0; out < end; out += 4, i++) {
    const row = rowAt(rows, ids, i, record);
    let bits: i64 = 0;
    for (let at: usize = 0; at < length; at += 16) {
      bits += differing(row, at, load<i64>(query + at)) + differing(row, at + 8, load<i64>(query + at, 8));
    }
    store<f32>(out, scaled(dims - 2 * <i32>bits, row, length, record));
  }
}

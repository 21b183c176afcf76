import { sumOfLanes } from './lanes';
import { fetch, rowAt, rowInTurn, rowsToFetch } from './rows';

// A half's sign, exponent and fraction, put where a float32 has them: the value · 2^-112, exactly, subnormal numbers too.
// The query carries the 2^112.
function widened(halves: v128): v128 {
  const sign = v128.and(halves, i32x4.splat(0x80000000));
  const magnitude = i32x4.shl(v128.and(halves, i32x4.splat(0x7fff)), 13);
  return v128.or(sign, magnitude);
}

function dot(query: usize, row: usize, length: usize): f32 {
  let a = f32x4.splat(0);
  let b = f32x4.splat(0);
  let c = f32x4.splat(0);
  let d = f32x4.splat(0);
  for (let i: usize = 0; i < length; i += 32) {
    const at = query + (i << 1);
    const low = v128.load(row + i);
    const high = v128.load(row + i, 16);
    a = f32x4.add(a, f32x4.mul(v128.load(at), widened(i32x4.extend_low_i16x8_s(low))));
    b = f32x4.add(b, f32x4.mul(v128.load(at, 16), widened(i32x4.extend_high_i16x8_s(low))));
    c = f32x4.add(c, f32x4.mul(v128.load(at, 32), widened(i32x4.extend_low_i16x8_s(high))));
    d = f32x4.add(d, f32x4.mul(v128.load(at, 48), widened(i32x4.extend_high_i16x8_s(high))));
  }
  return sumOfLanes(a, b, c, d);
}

/** Scores of float16 rows against a float32 query · 2^112. The parameters are those of `ScoreKernel` in src/kernels/kernels.ts. */
export function float16(
  query: usize,
  rows: usize,
  ids: usize,
  count: usize,
  length: usize,
  record: usize,
  out: usize,
): void {
  const step = ids === 0 ? count : rowsToFetch(length);
  for (let first: usize = 0; first < count; first += step) {
    const end = min(first + step, count);
    if (ids !== 0) fetch(rows, ids, first, end, length, record, out + (first << 2));
    for (let i = first; i < end; i++) {
      const at = rowInTurn(i, ids, count);
      store<f32>(out + (at << 2), dot(query, rowAt(rows, ids, at, record), length));
    }
  }
}

import { sumOfLanes } from './lanes';

// A half's sign, exponent and fraction, put where a float32 has them: the value · 2^-112, exactly, subnormal numbers too.
// The query carries the 2^112.
function widened(halves: v128): v128 {
  const sign = v128.and(halves, i32x4.splat(0x80000000));
  const magnitude = i32x4.shl(v128.and(halves, i32x4.splat(0x7fff)), 13);
  return v128.or(sign, magnitude);
}

/** The product of a float16 row with a float32 query · 2^112. */
export function dotFloat16(query: usize, row: usize, length: usize): f32 {
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

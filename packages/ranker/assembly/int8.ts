/** The product of an int8 row, followed by its float32 scale, with an int16 query followed by its own. */
export function dotInt8(query: usize, row: usize, length: usize): f32 {
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
  const whole = low + i32x4.extract_lane(sum, 2) + i32x4.extract_lane(sum, 3);
  return <f32>whole * (load<f32>(row + length) * load<f32>(query + (length << 1)));
}

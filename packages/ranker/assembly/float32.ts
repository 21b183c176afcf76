import { sumOfLanes } from './lanes';

/** The product of a float32 row with a float32 query, by four sums that do not wait for each other: element i of a row goes to sum i % 16. */
export function dotFloat32(query: usize, row: usize, length: usize): f32 {
  let a = f32x4.splat(0);
  let b = f32x4.splat(0);
  let c = f32x4.splat(0);
  let d = f32x4.splat(0);
  for (let i: usize = 0; i < length; i += 64) {
    a = f32x4.add(a, f32x4.mul(v128.load(query + i), v128.load(row + i)));
    b = f32x4.add(b, f32x4.mul(v128.load(query + i, 16), v128.load(row + i, 16)));
    c = f32x4.add(c, f32x4.mul(v128.load(query + i, 32), v128.load(row + i, 32)));
    d = f32x4.add(d, f32x4.mul(v128.load(query + i, 48), v128.load(row + i, 48)));
  }
  return sumOfLanes(a, b, c, d);
}

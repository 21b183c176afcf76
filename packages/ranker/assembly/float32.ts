import { sumOfLanes } from './lanes';
import { fetch, rowAt, rowInTurn, rowsToFetch } from './rows';

// Four sums that do not wait for each other: element i of a row goes to sum i % 16.
function dot(query: usize, row: usize, length: usize): f32 {
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

/** Scores of float32 rows against a float32 query. The parameters are those of `ScoreKernel` in src/kernels/kernels.ts. */
export function float32(
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

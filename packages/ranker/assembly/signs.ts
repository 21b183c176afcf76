import { rowAt } from './rows';

/**
 * Scores of rows of signs, each followed by its float32 scale, against the 16 bit planes of a query: see src/vectors/sign-form.ts.
 * The parameters are those of `ScoreKernel` in src/kernels/kernels.ts.
 */
export function signs(
  query: usize,
  rows: usize,
  ids: usize,
  count: usize,
  length: usize,
  record: usize,
  out: usize,
): void {
  const total = load<i32>(query + (length << 4));
  const scale = load<f32>(query + (length << 4), 4);
  for (let i: usize = 0; i < count; i++) {
    const row = rowAt(rows, ids, i, record);
    let sum: i32 = 0;
    for (let at: usize = 0; at < length; at += 8) {
      const word = load<i64>(row + at);
      const planes = query + (at << 4);
      sum -= (<i32>popcnt(word & load<i64>(planes, 120))) << 15;
      for (let plane: i32 = 0; plane < 15; plane++) {
        sum += (<i32>popcnt(word & load<i64>(planes + (plane << 3)))) << plane;
      }
    }
    sum = 2 * sum - total;
    store<f32>(out + (i << 2), <f32>sum * (load<f32>(row + length) * scale));
  }
}

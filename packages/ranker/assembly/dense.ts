import { dotFloat16 } from './float16';
import { dotFloat32 } from './float32';
import { dotInt8 } from './int8';
import { fetch, rowAt, rowInTurn, rowsToFetch } from './rows';

const FLOAT32 = 0;
const FLOAT16 = 1;
const INT8 = 2;

// One loop for all forms, so that the module is small. The form is asked for each row: it is always the same, and costs nothing that can be measured.
function scoreRows(
  form: i32,
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
      const row = rowAt(rows, ids, at, record);
      let score: f32;
      if (form === FLOAT32) score = dotFloat32(query, row, length);
      else if (form === FLOAT16) score = dotFloat16(query, row, length);
      else score = dotInt8(query, row, length);
      store<f32>(out + (at << 2), score);
    }
  }
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
  scoreRows(FLOAT32, query, rows, ids, count, length, record, out);
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
  scoreRows(FLOAT16, query, rows, ids, count, length, record, out);
}

/** Scores of int8 rows, each followed by its float32 scale, against an int16 query followed by its own. The parameters are those of `ScoreKernel` in src/kernels/kernels.ts. */
export function int8(
  query: usize,
  rows: usize,
  ids: usize,
  count: usize,
  length: usize,
  record: usize,
  out: usize,
): void {
  scoreRows(INT8, query, rows, ids, count, length, record, out);
}

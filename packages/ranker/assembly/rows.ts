/** Where the i-th row to score begins: row i, or, when there are ids, the row that the i-th id names. */
export function rowAt(rows: usize, ids: usize, i: usize, record: usize): usize {
  return rows + (ids === 0 ? i : <usize>load<u32>(ids + (i << 2))) * record;
}

/**
 * Which row to score as the i-th. Rows that lie in a row are taken from four places in turn: a processor reads ahead in each of several
 * streams, and one alone does not use what the memory can give. Named rows are taken as they are named.
 */
export function rowInTurn(i: usize, ids: usize, count: usize): usize {
  const part = count >> 2;
  return ids === 0 && i < part << 2 ? (i & 3) * part + (i >> 2) : i;
}

/** How many named rows to fetch at a time: about as many cache lines as a processor can wait for. */
export function rowsToFetch(length: usize): usize {
  return max<usize>(1, 6144 / length);
}

/**
 * Reads a byte of each cache line of the named rows `first … end - 1`, so that a processor waits for many lines at once. Scoring row by row, it
 * waits for one row, computes, waits for the next. The sum goes to `sink`, because reads without use are left out by compilers.
 */
export function fetch(
  rows: usize,
  ids: usize,
  first: usize,
  end: usize,
  length: usize,
  record: usize,
  sink: usize,
): void {
  let sum: u32 = 0;
  for (let i = first; i < end; i++) {
    const row = rowAt(rows, ids, i, record);
    for (let at: usize = 0; at < length; at += 64) sum += load<u8>(row + at);
  }
  store<u32>(sink, sum);
}

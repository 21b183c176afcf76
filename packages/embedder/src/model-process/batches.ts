/** Pieces in a batch, padding included: more gains nothing, takes memory, and lets other calls wait longer. */
const mostPieces = 2048;

/**
 * Row numbers, a batch each, fewest pieces first: a batch is padded to its longest row. Rows without pieces are left out.
 *
 * @param counts pieces of each row.
 */
export function batchesOf(counts: readonly number[]): readonly number[][] {
  const rows = [...counts.keys()].filter((row) => counts[row] !== 0);
  rows.sort((a, b) => (counts[a] as number) - (counts[b] as number) || a - b);
  const batches: number[][] = [];
  let batch: number[] = [];
  for (const row of rows) {
    if (batch.length > 0 && (batch.length + 1) * (counts[row] as number) > mostPieces) {
      batches.push(batch);
      batch = [];
    }
    batch.push(row);
  }
  if (batch.length > 0) batches.push(batch);
  return batches;
}

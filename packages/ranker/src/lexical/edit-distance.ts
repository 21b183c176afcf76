/**
 * Whether two strings are at most `most` edits apart, and how many: insertions, deletions, substitutions, and swaps of neighbours, none of
 * them inside a swap (optimal string alignment: Boytsov, "Indexing methods for approximate dictionary searching", 2011, after Damerau 1964).
 * Looks only at the band of cells that can be that near.
 *
 * @param b holds the second string from `start` to `end`
 * @returns the distance, or `most + 1` when it is greater
 */
export function editDistance(a: Uint16Array, b: Uint16Array, start: number, end: number, most: number): number {
  const width = end - start;
  const far = most + 1;
  if (Math.abs(a.length - width) > most) return far;
  let before = new Uint8Array(width + 1).fill(far); // the row before the last
  let last = new Uint8Array(width + 1).fill(far);
  let row = new Uint8Array(width + 1);
  for (let j = 0; j <= Math.min(width, most); j++) last[j] = j;
  for (let i = 1; i <= a.length; i++) {
    row.fill(far);
    let least = far;
    if (i <= most) least = row[0] = i;
    for (let j = Math.max(1, i - most); j <= Math.min(width, i + most); j++) {
      const same = a[i - 1] === b[start + j - 1];
      let cost = (last[j - 1] as number) + (same ? 0 : 1);
      cost = Math.min(cost, (last[j] as number) + 1, (row[j - 1] as number) + 1);
      const swapped = i > 1 && j > 1 && a[i - 1] === b[start + j - 2] && a[i - 2] === b[start + j - 1];
      if (swapped) cost = Math.min(cost, (before[j - 2] as number) + 1);
      row[j] = Math.min(cost, far);
      least = Math.min(least, cost);
    }
    if (least > most) return far;
    [before, last, row] = [last, row, before];
  }
  return last[width] as number;
}

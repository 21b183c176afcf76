/** The share of the true hits that were found, 0–1, averaged over the queries. */
export function recall(
  found: readonly (readonly { readonly row: number }[])[],
  truth: readonly (readonly { readonly row: number }[])[],
): number {
  const shares = truth.map((hits, i) => {
    const rows = new Set(found[i]?.map(({ row }) => row));
    return hits.filter(({ row }) => rows.has(row)).length / Math.max(hits.length, 1);
  });
  return shares.reduce((sum, share) => sum + share, 0) / Math.max(shares.length, 1);
}

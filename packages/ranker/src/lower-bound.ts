/** The first of `from … to` whose value is `wanted` or more; `to` when there is none. The values ascend. */
export function lowerBound(values: ArrayLike<number>, wanted: number, from: number, to: number): number {
  let low = from;
  let high = to;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((values[middle] as number) < wanted) low = middle + 1;
    else high = middle;
  }
  return low;
}

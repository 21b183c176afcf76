/** How long calls took. */
export interface Timing {
  readonly medianMs: number;
  readonly p95Ms: number;
}

/** Calls `run` with 0, 1, 2 … and times each call, after a tenth as many that are not counted. */
export function measure(run: (call: number) => unknown, calls: number): Timing {
  for (let call = 0; call < Math.ceil(calls / 10); call++) run(call);
  const times = new Float64Array(calls);
  for (let call = 0; call < calls; call++) {
    const start = performance.now();
    run(call);
    times[call] = performance.now() - start;
  }
  times.sort();
  const at = (share: number): number => times[Math.min(calls - 1, Math.floor(share * calls))] as number;
  return { medianMs: at(0.5), p95Ms: at(0.95) };
}

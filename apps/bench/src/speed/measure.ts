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
  return timingOf(times);
}

/** Of calls that were timed, one or more. */
export function timingOf(timesMs: ArrayLike<number>): Timing {
  const times = Float64Array.from(timesMs).sort();
  const at = (share: number): number => times[Math.min(times.length - 1, Math.floor(share * times.length))] as number;
  return { medianMs: at(0.5), p95Ms: at(0.95) };
}

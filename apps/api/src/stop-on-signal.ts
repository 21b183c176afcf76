import { constants } from 'node:os';

/** A signal that comes so soon after the first is the same wish: a killed process group gets it from two sides. */
const sameWishMs = 1000;

/** What of `process` is needed to be stopped. */
export interface Stoppable {
  on(signal: NodeJS.Signals, listener: (signal: NodeJS.Signals) => void): unknown;
  exit(code: number): void;
}

/**
 * Aborts at the first SIGTERM or SIGINT, which asks to close; a second one, which does not ask, ends the process with 128 + its number.
 *
 * @param now milliseconds of a clock that only goes forward
 */
export function stopOnSignal(process: Stoppable, now: () => number = () => performance.now()): AbortSignal {
  const stop = new AbortController();
  let askedAt: number | undefined;
  for (const name of ['SIGTERM', 'SIGINT'] as const) {
    process.on(name, () => {
      if (askedAt === undefined) {
        askedAt = now();
        stop.abort();
      } else if (now() - askedAt > sameWishMs) {
        process.exit(128 + constants.signals[name]);
      }
    });
  }
  return stop.signal;
}

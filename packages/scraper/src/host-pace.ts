import Bottleneck from 'bottleneck';

/** What a host is asked with when nothing is wrong. */
export interface HostPaceOptions {
  /** Requests under way at the same time, waits between tries included. */
  readonly maxConcurrent: number;
  /** Least time between the starts of two requests. */
  readonly minTimeMs: number;
  readonly sleep: (delayMs: number, signal?: AbortSignal) => Promise<unknown>;
  readonly random: () => number;
  readonly now: () => Date;
  readonly signal?: AbortSignal | undefined;
}

/** The pace of one host: it slows down when the host says so, and recovers. */
export interface HostPace {
  /** Runs the task when its turn comes. */
  run<Result>(task: () => Promise<Result>): Promise<Result>;
  /** Waits until one more request of a task that runs may start: a second try, or the page that it is sent on to. */
  turn(): Promise<void>;
  /** The host asked us to slow down: requests come at half the pace from now on. */
  slowDown(): void;
  /** A request was answered: after a clean stretch the pace doubles, up to what it was at first. */
  speedUp(): void;
  /** Raises the least time between two requests, as a robots.txt may ask; never lowers it. */
  atLeast(minTimeMs: number): void;
  /** Least time between two requests now. */
  readonly minTimeMs: number;
}

/** The pace that doubling begins with, where a source has none of its own. */
const leastStepMs = 500;
const mostSlowed = 16;
/** Answers in a row after which a slowed host is trusted again. */
const cleanStretch = 20;
/** Part of the pause that chance adds, so that requests do not come like clockwork. */
const jitter = 0.05;

/** A pace of its own for one host. */
export function createHostPace(options: HostPaceOptions): HostPace {
  const { maxConcurrent, sleep, random, now, signal } = options;
  const limiter = new Bottleneck({ maxConcurrent });
  let baseMs = options.minTimeMs;
  let slowed = 1;
  let clean = 0;
  let nextAtMs = 0;
  const minTimeMs = (): number => (slowed === 1 ? baseMs : Math.max(baseMs, leastStepMs) * slowed);
  const change = (factor: number): void => {
    slowed = factor;
    clean = 0;
  };

  // The limiter could keep the time as well, but not a simulated one.
  async function awaitTurn(): Promise<void> {
    const nowMs = now().getTime();
    const startMs = Math.max(nowMs, nextAtMs);
    nextAtMs = startMs + minTimeMs() * (1 + jitter * random());
    if (startMs > nowMs) await sleep(startMs - nowMs, signal);
  }

  return {
    turn: awaitTurn,
    run: (task) =>
      limiter.schedule(async () => {
        await awaitTurn();
        return task();
      }),
    slowDown: () => change(Math.min(mostSlowed, slowed * 2)),
    speedUp() {
      if (slowed > 1 && ++clean >= cleanStretch) change(slowed / 2);
    },
    atLeast(wantedMs) {
      baseMs = Math.max(baseMs, wantedMs);
    },
    get minTimeMs() {
      return minTimeMs();
    },
  };
}

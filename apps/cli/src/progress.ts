import { SingleBar } from 'cli-progress';
import type { Console } from './console.js';

/** Says how far a long work is. */
export interface Progress {
  report(done: number, total: number): void;
  end(): void;
}

/** A bar on a terminal, a line at each tenth elsewhere; both with the pace and the time left. */
export function createProgress(console: Console, what: string, now: () => number = () => performance.now()): Progress {
  const { stderr } = console;
  return stderr.isTTY ? barView(stderr, what, now) : lineView(stderr, what, now);
}

function barView(stream: NodeJS.WritableStream, what: string, now: () => number): Progress {
  const format = `{bar} {value} of {total} ${what}, {rate}/s, {eta_formatted} left`;
  const bar = new SingleBar({ stream, format, hideCursor: true, etaBuffer: 50 });
  const perSecond = createRate(now);
  let started = false;
  return {
    report(done, total) {
      const payload = { rate: Math.round(perSecond(done) ?? 0) };
      if (!started) bar.start(total, done, payload);
      started = true;
      bar.update(done, payload);
    },
    end: () => bar.stop(),
  };
}

function lineView(stream: NodeJS.WritableStream, what: string, now: () => number): Progress {
  const perSecond = createRate(now);
  let shown = -1;
  return {
    report(done, total) {
      const rate = perSecond(done);
      const tenth = total === 0 ? 10 : Math.floor((10 * done) / total);
      if (tenth === shown) return;
      shown = tenth;
      const pace = rate ? `, ${Math.round(rate)}/s, ${Math.ceil((total - done) / rate)} s left` : '';
      stream.write(`${done} of ${total} ${what}${pace}\n`);
    },
    end: () => {},
  };
}

/** The pace since the first report: what came before it was other work. */
function createRate(now: () => number): (done: number) => number | undefined {
  let first: { readonly done: number; readonly atMs: number } | undefined;
  return (done) => {
    first ??= { done, atMs: now() };
    const elapsedMs = now() - first.atMs;
    return elapsedMs > 0 ? (1000 * (done - first.done)) / elapsedMs : undefined;
  };
}

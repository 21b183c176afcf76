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
  const startMs = now();
  let started = false;
  return {
    report(done, total) {
      const payload = { rate: Math.round(perSecond(done, now() - startMs)) };
      if (!started) bar.start(total, 0, payload);
      started = true;
      bar.update(done, payload);
    },
    end: () => bar.stop(),
  };
}

function lineView(stream: NodeJS.WritableStream, what: string, now: () => number): Progress {
  const startMs = now();
  let shown = -1;
  return {
    report(done, total) {
      const tenth = total === 0 ? 10 : Math.floor((10 * done) / total);
      if (tenth === shown) return;
      shown = tenth;
      const rate = perSecond(done, now() - startMs);
      const left = rate > 0 ? `, ${Math.ceil((total - done) / rate)} s left` : '';
      stream.write(`${done} of ${total} ${what}, ${Math.round(rate)}/s${left}\n`);
    },
    end: () => {},
  };
}

const perSecond = (done: number, elapsedMs: number): number => (elapsedMs > 0 ? (1000 * done) / elapsedMs : 0);

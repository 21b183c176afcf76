import type { Console } from './console.js';

/** Says how far a long work is: one line that is rewritten on a terminal, a line at each tenth elsewhere. */
export function createProgress(
  console: Console,
  what: string,
): { report(done: number, total: number): void; end(): void } {
  const { stderr } = console;
  let shown = -1;
  let open = false;
  return {
    report(done, total) {
      const percent = total === 0 ? 100 : Math.floor((100 * done) / total);
      const step = stderr.isTTY ? percent : Math.floor(percent / 10);
      if (step === shown) return;
      shown = step;
      open = stderr.isTTY === true;
      stderr.write(`${stderr.isTTY ? '\r' : ''}${what} ${done}/${total} (${percent} %)${stderr.isTTY ? '' : '\n'}`);
    },
    end() {
      if (open) stderr.write('\n');
    },
  };
}

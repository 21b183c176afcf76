import { spawn } from 'node:child_process';
import { constants } from 'node:os';

const posix = process.platform !== 'win32';

/**
 * Runs a program to its end, handing on the signals that ask this process to stop.
 *
 * @param file the program
 * @param args its arguments
 * @param options `cwd`, `env`; `capture`: keep the output instead of showing it; `group`: give the program no input and
 *   a process group of its own, all of which gets the signals, for programs that would leave their children behind
 * @returns `status`, the exit code (128 + n when signal n ended the program; 127 when it was not found), and `output`
 */
export function runProgram(file, args, { cwd, env, capture = false, group = false }) {
  const output = capture ? 'pipe' : 'inherit';
  const child = spawn(file, args, {
    cwd,
    env,
    stdio: [group ? 'ignore' : 'inherit', output, output],
    detached: group && posix,
  });
  const parts = [];
  child.stdout?.on('data', (part) => parts.push(part));
  child.stderr?.on('data', (part) => parts.push(part));
  const signals = forwardSignals(child, group && posix);
  return new Promise((resolve, reject) => {
    const done = (status) => {
      signals.stop();
      resolve({ status, output: Buffer.concat(parts).toString() });
    };
    child.on('error', (error) => (error.code === 'ENOENT' ? done(127) : reject(error)));
    child.on('close', (code, signal) => {
      const status = code ?? codeOf(signal);
      // A server that was asked to stop has done well to end; a tool that was has not finished its work, whatever it says.
      done(group && status === 0 && signals.first() ? codeOf(signals.first()) : status);
    });
  });
}

const codeOf = (signal) => 128 + constants.signals[signal];

function forwardSignals(child, group) {
  // Ctrl-C in a terminal reaches a child of the same process group by itself: a second one would look like impatience.
  const sharesTerminal = process.stdin.isTTY && !group;
  let first;
  const forward = (signal) => {
    first ??= signal;
    if (signal === 'SIGINT' && sharesTerminal) return;
    try {
      if (group) process.kill(-child.pid, signal);
      else child.kill(signal);
    } catch (error) {
      if (error.code !== 'ESRCH') throw error; // it has ended meanwhile
    }
  };
  const names = ['SIGINT', 'SIGTERM', 'SIGHUP'];
  for (const name of names) process.on(name, forward);
  // npm hands a signal on to the shell between it and this process, and the shell to nobody: it just goes.
  const parent = process.ppid;
  const watch = setInterval(() => process.ppid !== parent && first === undefined && forward('SIGTERM'), 250);
  return {
    first: () => first,
    stop: () => {
      clearInterval(watch);
      for (const name of names) process.off(name, forward);
    },
  };
}

import { join } from 'node:path';
import { root, say, toolEnv } from './project.mjs';
import { runProgram } from './run-program.mjs';

const turbo = (args, capture) =>
  runProgram(process.execPath, [join(root, 'node_modules', 'turbo', 'bin', 'turbo'), 'run', ...args], {
    cwd: root,
    env: toolEnv,
    capture,
    group: true,
  });

/**
 * Runs turbo tasks, showing what they print. Leading options that are turbo's own choose what runs; all others go to the tasks:
 * `npm test -- --filter=@jobsearch/ranker -t "ranks"`.
 *
 * @returns the exit code
 */
export async function runTasks(tasks, args) {
  const { own, rest } = splitOptions(args);
  const { status } = await turbo([...tasks, ...own, ...(rest.length > 0 ? ['--', ...rest] : [])], false);
  return status;
}

/** Builds one app and what it needs, without a word on stdout: the program that follows owns it. Answers whether that went well. */
export async function buildQuietly(app) {
  const slow = setTimeout(() => say('Building …'), 1500);
  const { status, output } = await turbo(['build', `--filter=${app}...`, '--output-logs=errors-only'], true);
  clearTimeout(slow);
  if (status !== 0) process.stderr.write(output);
  return status === 0;
}

function splitOptions(args) {
  const own = [];
  let next = 0;
  for (; next < args.length; next++) {
    if (/^(--force|--affected|(--filter|--concurrency)=.+)$/.test(args[next])) own.push(args[next]);
    else if (/^(--filter|-F|--concurrency)$/.test(args[next]) && next + 1 < args.length)
      own.push(args[next], args[++next]);
    else break;
  }
  return { own, rest: withoutDashes(args.slice(next)) };
}

/** The arguments without the `--` that a habit, or a second npm in between, puts before them. */
export function withoutDashes(args) {
  return args[0] === '--' ? args.slice(1) : args;
}

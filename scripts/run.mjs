/**
 * What the npm scripts of the workspace call, so that a machine with nothing but Node and npm can run them: installs the
 * dependencies with the pinned pnpm when they are missing or stale, builds what changed, then does the work.
 *
 *   start [options]            the server        build [turbo options]   everything
 *   jobsearch <command> …      the command line  test  [turbo options]   all tests; the last line counts them
 *   scrape … · embed …         two of its commands                       check [turbo options]   what CI runs
 *   image [options]            the container image      bench [options]        speed, memory and size beside peers
 *   eval [folder]              how good the answers are, on judged queries
 *   train [inputs]             the built-in model anew (Python; its model card says from what)
 *
 * The programs run in the folder that the person called from, so relative paths mean what they say; their data lie in the
 * workspace's `data` folder unless JOBSEARCH_DATA or --data says otherwise. Their exit codes are returned unchanged.
 */
import { join } from 'node:path';
import { ensureInstalled } from './lib/install.mjs';
import { alone } from './lib/lock.mjs';
import { callersFolder, manifest, root, say } from './lib/project.mjs';
import { runProgram } from './lib/run-program.mjs';
import { clearTestCounts, readTestCounts } from './lib/test-counts.mjs';
import { buildQuietly, runTasks, withoutDashes } from './lib/turbo.mjs';

const commands = {
  start: (args) => runApp('api', args),
  jobsearch: (args) => runApp('cli', args),
  scrape: (args) => runApp('cli', ['scrape', ...args]),
  embed: (args) => runApp('cli', ['embed', ...args]),
  bench: (args) => runApp('bench', args, ['--max-old-space-size=8192']),
  eval: (args) => runApp('bench', args, [], 'eval.js'),
  train: (args) => runInstalled(() => runTasks(['train'], args)),
  build: (args) => runInstalled(() => runTasks(['build'], args)),
  image: (args) => runInstalled(() => runTasks(['image'], args)),
  test: (args) => runInstalled(() => runTests(['test', '--continue'], args)),
  check: (args) => {
    const tasks = ['lint', 'typecheck', 'dead-code', 'test', 'build', '--continue', '--output-logs=new-only'];
    return runInstalled(() => runTests(tasks, args));
  },
};

// glibc gives the memory of large blocks back to the system when they are freed, instead of keeping it: 100,000 postings take 650 MB, not 850.
const largeBlocksGoBack = { MALLOC_MMAP_THRESHOLD_: '1048576', MALLOC_TRIM_THRESHOLD_: '1048576' };

function runInstalled(work) {
  return alone(async () => ((await ensureInstalled()) ? await work() : 1));
}

async function runApp(app, args, nodeOptions = [], entry = 'main.js') {
  const built = await runInstalled(async () => ((await buildQuietly(`@jobsearch/${app}`)) ? 0 : 1));
  if (built !== 0) return built;
  const env = {
    ...largeBlocksGoBack,
    ...process.env,
    JOBSEARCH_DATA: process.env.JOBSEARCH_DATA || join(root, 'data'),
  };
  const { status } = await runProgram(
    process.execPath,
    [...nodeOptions, join(root, 'apps', app, 'dist', entry), ...args],
    {
      cwd: callersFolder(),
      env,
    },
  );
  return status;
}

async function runTests(tasks, args) {
  clearTestCounts();
  const status = await runTasks(tasks, args);
  const { passed, failed, skipped } = readTestCounts();
  if (status !== 0 && failed === 0) say('Something other than a test failed: see above.');
  console.log(`${passed} passed, ${failed} failed, ${skipped} skipped`);
  return status === 0 && failed > 0 ? 1 : status;
}

function nodeIsTooOld() {
  const [wanted, found] = [manifest.engines.node, process.versions.node].map((version) =>
    version.match(/\d+/g).map(Number),
  );
  const difference = found[0] - wanted[0] || found[1] - wanted[1];
  if (difference >= 0) return false;
  say(
    `This needs Node ${manifest.engines.node}, and this is Node ${process.versions.node}: install a newer one from https://nodejs.org.`,
  );
  return true;
}

async function main([name, ...args]) {
  if (nodeIsTooOld()) return 1;
  if (Object.hasOwn(commands, name ?? '')) return commands[name](withoutDashes(args));
  say(`Unknown command "${name ?? ''}". Known: ${Object.keys(commands).join(', ')}.`);
  return 2;
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  if (!error.syscall) throw error;
  say(`The system refuses: ${error.message}`);
  process.exitCode = 1;
}

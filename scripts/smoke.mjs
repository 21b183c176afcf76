/**
 * Starts the built server on a free port with an empty data folder, asks it something right and something wrong, stops it with SIGTERM,
 * and ends with 0 when all of it went as it should. For CI: what only a real process shows.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { root, say } from './lib/project.mjs';

const data = mkdtempSync(join(tmpdir(), 'jobsearch-smoke-'));
const server = spawn(process.execPath, [join(root, 'apps/api/dist/main.js'), '--port', '0', '--data', data], {
  stdio: ['ignore', 'pipe', 'inherit'],
});
const ended = once(server, 'exit');
const patience = setTimeout(() => server.kill('SIGKILL'), 120_000);

try {
  const [line] = await Promise.race([once(createInterface({ input: server.stdout }), 'line'), ended]);
  const url = /ready on (\S+)$/.exec(String(line))?.[1];
  expect(url !== undefined, `the server said "${line}" instead of its address`);

  const answer = await fetch(`${url}/search?query=python%20developer%20remote`);
  const { hits } = await answer.json();
  expect(answer.status === 200 && /python/i.test(hits[0]?.posting.title), 'the search did not find a Python developer');
  const refusal = await fetch(`${url}/search?query=`);
  expect(refusal.status === 400, `an empty query was answered with ${refusal.status}`);

  server.kill('SIGTERM');
  const [code] = await ended;
  expect(code === 0, `the server ended with ${code} when it was asked to stop`);
  say('The built server starts, answers, refuses and stops.');
} catch (error) {
  say(`Smoke test: ${error.message}`);
  process.exitCode = 1;
} finally {
  clearTimeout(patience);
  server.kill('SIGKILL');
  rmSync(data, { recursive: true, force: true });
}

function expect(holds, otherwise) {
  if (!holds) throw new Error(otherwise);
}

#!/usr/bin/env node
import { once } from 'node:events';
import { hasCode, JobSearchError } from '@jobsearch/postings';
import { pino } from 'pino';
import { type Config, readInvocation } from './config.js';
import { serve } from './serve.js';
import { stopOnSignal } from './stop-on-signal.js';
import { openConfiguredEngine } from './wire.js';

try {
  const invocation = readInvocation(process.argv.slice(2), process.env);
  if (invocation.kind === 'print') process.stdout.write(invocation.text);
  else await runUntilStopped(invocation.config, stopOnSignal(process));
  // A native model may hold threads open: with all closed there is nothing to wait for.
  process.exit(0);
} catch (error) {
  process.stderr.write(`jobsearch: ${describe(error)}\n`);
  process.exit(hasCode(error, 'USAGE') ? 2 : 1);
}

async function runUntilStopped(config: Config, stop: AbortSignal): Promise<void> {
  const say = (line: string) => process.stderr.write(`jobsearch: ${line}\n`);
  const log = pino(pino.destination({ dest: 2, sync: true }));
  const openEngine = () => openConfiguredEngine(config, say, stop);
  const server = await serve({ host: config.host, port: config.port, openEngine, log }).catch((error) => {
    if (!stop.aborted) throw error;
  });
  if (!server) return;
  if (!stop.aborted) {
    process.stdout.write(`jobsearch: ${server.engine.status.postings} postings, ready on ${server.url}\n`);
    await once(stop, 'abort');
  }
  await server.close();
}

/** One line for what an operator can mend; the stack only for what nobody foresaw. */
function describe(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const isForeseen = error instanceof JobSearchError || 'syscall' in error;
  return isForeseen ? error.message : (error.stack ?? error.message);
}

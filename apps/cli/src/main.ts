#!/usr/bin/env node
import { run } from './run.js';

// Whoever reads our output may stop early (`jobsearch search … | head -1`): that is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
});

// An empty variable counts as not set: that is what an unset one of a workflow looks like.
for (const name of Object.keys(process.env))
  if (name.startsWith('JOBSEARCH_') && process.env[name] === '') delete process.env[name];

process.exitCode = await run(process.argv.slice(2), process);

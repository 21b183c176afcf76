#!/usr/bin/env node
import { run } from './run.js';

// Whoever reads our output may stop early (`jobsearch search … | head -1`): that is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
});

process.exitCode = await run(process.argv.slice(2), process);

import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { workspaceFolders } from './project.mjs';

const summaries = () =>
  workspaceFolders()
    .map((folder) => join(folder, 'test-results', 'summary.json'))
    .filter((file) => existsSync(file));

/** Forgets the counts of earlier runs. */
export function clearTestCounts() {
  for (const file of summaries()) rmSync(file);
}

/** How many tests passed, failed and were skipped in all packages together. */
export function readTestCounts() {
  const sum = { passed: 0, failed: 0, skipped: 0 };
  for (const file of summaries()) {
    const counts = JSON.parse(readFileSync(file, 'utf8'));
    for (const key of Object.keys(sum)) sum[key] += counts[key];
  }
  return sum;
}

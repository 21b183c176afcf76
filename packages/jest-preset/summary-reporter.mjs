import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Writes how many tests passed, failed and were skipped to test-results/summary.json, where scripts/run.mjs adds them up. */
export default class SummaryReporter {
  constructor(globalConfig) {
    this.folder = join(globalConfig.rootDir, 'test-results');
  }

  onRunComplete(_contexts, results) {
    // A file that does not load has run no test: it counts as one failure, so that it cannot go unnoticed.
    const summary = {
      passed: results.numPassedTests,
      failed: results.numFailedTests + results.numRuntimeErrorTestSuites,
      skipped: results.numPendingTests + results.numTodoTests,
    };
    mkdirSync(this.folder, { recursive: true });
    writeFileSync(join(this.folder, 'summary.json'), JSON.stringify(summary));
  }
}

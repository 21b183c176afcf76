import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from '@jest/globals';

const root = fileURLToPath(new URL('..', import.meta.url));
const script = join(root, 'scripts/new-source.mjs');
let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'new-source-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('makes a source of a name, and never over another', () => {
  const said = execFileSync(process.execPath, [script, 'Acme Jobs', folder], { encoding: 'utf8' });

  expect(said).toContain('src/sources/acme-jobs/acme-jobs.ts');
  const entry = readFileSync(join(folder, 'src/sources/acme-jobs/entry.ts'), 'utf8');
  expect(entry).toContain('export const acmeJobs: SourceEntry');
  expect(entry).not.toContain('__');
  const again = spawnSync(process.execPath, [script, 'acme jobs', folder], { encoding: 'utf8' });
  expect([again.status, again.stderr]).toEqual([1, expect.stringContaining('there is a source "acme-jobs" already')]);
});

test.each(['', '3', '???'])('refuses the name %j', (name) => {
  const { status, stderr } = spawnSync(process.execPath, [script, name, folder], { encoding: 'utf8' });

  expect([status, stderr]).toEqual([2, expect.stringContaining('no name of a source')]);
});

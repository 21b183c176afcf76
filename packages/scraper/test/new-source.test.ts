import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
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

test.each(['Acme Jobs', 'Class', 'R&D + Co.'])(
  'what it makes of %j passes its tests',
  (name) => {
    for (const part of ['package.json', 'jest.config.mjs', 'tsconfig.json', 'src', 'test/sources/source-contract.ts'])
      cpSync(join(root, part), join(folder, part), { recursive: true });
    symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
    execFileSync(process.execPath, [script, name, folder]);

    const flags = ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning'];
    const jest = join(root, 'node_modules/jest/bin/jest.js');
    const { status, stderr } = spawnSync(process.execPath, [...flags, jest, '--rootDir', folder], {
      cwd: folder,
      encoding: 'utf8',
    });

    expect(stderr).toMatch(/Tests: +\d+ passed, \d+ total/);
    expect(status).toBe(0);
  },
  60_000,
);

test.each(['', '3', '???', "Ken's Jobs", 'a`b', 'two\nlines'])('refuses the name %j', (name) => {
  const { status, stderr } = spawnSync(process.execPath, [script, name, folder], { encoding: 'utf8' });

  expect([status, stderr]).toEqual([2, expect.stringContaining('no name of a source')]);
});

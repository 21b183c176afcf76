import { createHash } from 'node:crypto';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { manifest, root, say, toolEnv, workspaceFolders } from './project.mjs';
import { runProgram } from './run-program.mjs';

const stamp = join(root, 'node_modules', '.installed');

/** Installs the dependencies with the pinned pnpm, fetched by npm itself, when they are missing or stale. Answers whether they are there. */
export async function ensureInstalled() {
  const wanted = fingerprint();
  if (isInstalled(wanted)) return true;
  say(`Installing the dependencies with ${manifest.packageManager} …`);
  rmSync(stamp, { force: true });
  const { status, output } = await pnpmInstall();
  if (status !== 0) {
    if (status < 128) process.stderr.write(output);
    say(
      status < 128
        ? `The dependencies could not be installed (exit code ${status}). ${remedyFor(output)}`
        : 'The installation was stopped.',
    );
    return false;
  }
  writeFileSync(stamp, wanted);
  return true;
}

function fingerprint() {
  const hash = createHash('sha256').update(manifest.packageManager).update(process.versions.modules);
  for (const file of ['pnpm-lock.yaml', 'pnpm-workspace.yaml']) hash.update(readFileSync(join(root, file)));
  return hash.digest('hex');
}

function isInstalled(wanted) {
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted && workspaceFolders().every(hasDependencies);
}

function hasDependencies(folder) {
  const { dependencies, devDependencies } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  return (!dependencies && !devDependencies) || existsSync(join(folder, 'node_modules'));
}

function pnpmInstall() {
  const args = ['exec', '--yes', `--package=${manifest.packageManager}`, '--', 'pnpm', 'install', '--frozen-lockfile'];
  const options = { cwd: root, env: toolEnv, capture: true, group: true };
  const npm = process.env.npm_execpath ?? '';
  return basename(npm) === 'npm-cli.js'
    ? runProgram(process.execPath, [npm, ...args], options)
    : runProgram('npm', args, options);
}

function remedyFor(output) {
  return output.includes('ERR_PNPM_OUTDATED_LOCKFILE')
    ? `A package.json names other dependencies than pnpm-lock.yaml: run npx ${manifest.packageManager} install, and commit the lockfile.`
    : 'Check that the npm registry can be reached (npm ping) and that the disk has room, then run the command again.';
}

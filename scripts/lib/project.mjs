import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of the workspace. */
export const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');

/** The package.json of the workspace. */
export const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));

/** What the tools see: turbo finds pnpm, and pnpm the running Node, through PATH. Neither reports home or looks for updates. */
export const toolEnv = {
  ...process.env,
  TURBO_TELEMETRY_DISABLED: '1',
  TURBO_NO_UPDATE_NOTIFIER: '1',
  PATH: [join(root, 'node_modules', '.bin'), dirname(process.execPath), process.env.PATH].join(delimiter),
};

/** The folders of the packages and apps. */
export function workspaceFolders() {
  return ['packages', 'apps'].flatMap((group) =>
    readdirSync(join(root, group))
      .map((name) => join(root, group, name))
      .filter((folder) => existsSync(join(folder, 'package.json'))),
  );
}

/** Where the person called from: npm moves to the workspace and keeps that folder in INIT_CWD. */
export function callersFolder() {
  const calledByNpm = process.env.npm_package_json === join(root, 'package.json');
  return (calledByNpm && process.env.INIT_CWD) || process.cwd();
}

/** Says one line to the person, on stderr: stdout belongs to the programs. */
export function say(line) {
  process.stderr.write(`${line}\n`);
}

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, posix, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

/** A package or app, as far as its imports go. */
export interface Unit {
  /** The name in its package.json, `@jobsearch/ranker`, say. */
  readonly name: string;
  /** Its folder, relative to the workspace: `packages/ranker`. */
  readonly folder: string;
  /** The entries that others may import: `.`, and `./x` for `@jobsearch/ranker/x`. */
  readonly entries: readonly string[];
  readonly dependencies: readonly string[];
  readonly devDependencies: readonly string[];
  /** The text of every TypeScript file under `src` and `test` by its path, relative to the unit: `src/index.ts`. */
  readonly files: ReadonlyMap<string, string>;
}

const here = dirname(fileURLToPath(import.meta.url));

/** The folder of the workspace that this test belongs to. */
export const workspaceRoot = join(here, '..', '..', '..', '..');

/** Reads all packages and apps of the workspace. */
export function readWorkspace(root: string): Unit[] {
  return ['packages', 'apps'].flatMap((group) =>
    readdirSync(join(root, group), { withFileTypes: true })
      // Without a package.json it is what git left of a package of another branch.
      .filter((entry) => entry.isDirectory() && existsSync(join(root, group, entry.name, 'package.json')))
      .map((entry) => readUnit(root, `${group}/${entry.name}`)),
  );
}

function readUnit(root: string, folder: string): Unit {
  const manifest = JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8'));
  const entries = typeof manifest.exports === 'object' ? Object.keys(manifest.exports) : manifest.exports ? ['.'] : [];
  return {
    name: manifest.name,
    folder,
    entries,
    dependencies: Object.keys(manifest.dependencies ?? {}),
    devDependencies: Object.keys(manifest.devDependencies ?? {}),
    files: readSources(join(root, folder)),
  };
}

/** Generated code is left out: it may be absent, and nobody writes its imports. */
function readSources(folder: string): Map<string, string> {
  const files = new Map<string, string>();
  const visit = (path: string): void => {
    for (const entry of readdirSync(path, { withFileTypes: true })) {
      const child = join(path, entry.name);
      if (entry.isDirectory() && entry.name !== 'generated' && entry.name !== 'node_modules') visit(child);
      else if (/\.[cm]?tsx?$/.test(entry.name)) {
        files.set(relative(folder, child).split(sep).join('/'), readFileSync(child, 'utf8'));
      }
    }
  };
  for (const entry of readdirSync(folder)) if (entry === 'src' || entry === 'test') visit(join(folder, entry));
  return files;
}

/** What a file imports, as written: static, dynamic, type-only and re-exporting imports, and named type libraries. */
export function importsOf(text: string): string[] {
  const { importedFiles, typeReferenceDirectives } = ts.preProcessFile(text, true, true);
  return [...importedFiles, ...typeReferenceDirectives].map((reference) => reference.fileName);
}

/** The path that a relative import of a file means, relative to the unit; it begins with `../` when it leaves the unit. */
export function relativeTarget(file: string, specifier: string): string {
  return posix.join(posix.dirname(file), specifier).replace(/\.([cm]?)jsx?$/, '.$1ts');
}

import { describe, expect, test } from '@jest/globals';
import { findViolations, type Rule } from './architecture/violations.js';
import { readWorkspace, type Unit, workspaceRoot } from './architecture/workspace.js';

const packages = ['postings', 'ranker', 'scraper', 'embedder', 'snapshots', 'search'].map(
  (name) => `@jobsearch/${name}`,
);

/** The dependency rule of docs/architecture.md. Apps import packages, never one another. */
const rule: Rule = {
  mayImport: {
    '@jobsearch/postings': [],
    '@jobsearch/ranker': [],
    '@jobsearch/scraper': ['@jobsearch/postings'],
    '@jobsearch/embedder': ['@jobsearch/postings', '@jobsearch/ranker'],
    '@jobsearch/snapshots': ['@jobsearch/postings', '@jobsearch/ranker', '@jobsearch/embedder'],
    '@jobsearch/search': ['@jobsearch/postings', '@jobsearch/ranker', '@jobsearch/embedder', '@jobsearch/snapshots'],
    '@jobsearch/client': [],
    '@jobsearch/api': packages,
    '@jobsearch/cli': packages,
    '@jobsearch/mcp': packages,
    '@jobsearch/bench': packages,
    '@jobsearch/web': ['@jobsearch/client'],
  },
  pure: ['@jobsearch/ranker'],
};

describe('the workspace', () => {
  const units = readWorkspace(workspaceRoot);

  test('is read as a whole', () => {
    const names = units.map((unit) => unit.name);

    expect(names).toEqual(expect.arrayContaining([...packages, '@jobsearch/api', '@jobsearch/cli']));
    for (const name of packages) {
      expect(units.find((unit) => unit.name === name)?.files.has('src/index.ts')).toBe(true);
    }
  });

  test('keeps the dependency rule', () => {
    expect(findViolations(units, rule)).toEqual([]);
  });
});

describe('the check', () => {
  const files = (texts: Record<string, string>): Unit['files'] => new Map(Object.entries(texts));
  const leaf: Unit = {
    name: '@jobsearch/leaf',
    folder: 'packages/leaf',
    entries: ['.', './extra'],
    dependencies: [],
    devDependencies: ['@jobsearch/tsconfig'],
    files: files({ 'src/index.ts': "export { a } from './a.js';", 'src/a.ts': 'export const a = 1;' }),
  };
  const top: Unit = {
    name: '@jobsearch/top',
    folder: 'apps/top',
    entries: [],
    dependencies: ['@jobsearch/leaf', 'left-pad'],
    devDependencies: [],
    files: files({ 'src/main.ts': "import { a } from '@jobsearch/leaf';\nimport pad from 'left-pad';" }),
  };
  const small: Rule = {
    mayImport: { '@jobsearch/leaf': [], '@jobsearch/top': ['@jobsearch/leaf'] },
    pure: ['@jobsearch/leaf'],
  };
  const check = (...units: Unit[]): string[] => findViolations(units, small);

  test('accepts a tree that keeps the rule', () => {
    expect(check(leaf, top)).toEqual([]);
  });

  test.each([
    ['static', "import { b } from '@jobsearch/top';"],
    ['type-only', "import type { B } from '@jobsearch/top';"],
    ['dynamic', "const b = await import('@jobsearch/top');"],
    ['re-exporting', "export * from '@jobsearch/top';"],
    ['inline type', "let b: import('@jobsearch/top').B;"],
  ])('reports a forbidden %s import', (_kind, text) => {
    const bad = { ...leaf, files: files({ 'src/a.ts': text }) };

    expect(findViolations([bad, { ...top, entries: ['.'] }], { ...small, pure: [] })).toContain(
      'packages/leaf/src/a.ts: @jobsearch/leaf may not import @jobsearch/top',
    );
  });

  test('reports a forbidden import of a test', () => {
    const bad = {
      ...leaf,
      files: files({ 'test/a.test.ts': "import '@jobsearch/top';" }),
      devDependencies: ['@jobsearch/top'],
    };

    expect(check(bad, top)).toContain('packages/leaf/test/a.test.ts: @jobsearch/leaf may not import @jobsearch/top');
  });

  test('reports an import past the exports of a package, and allows its other entries', () => {
    const inside = { ...top, files: files({ 'src/main.ts': "import { a } from '@jobsearch/leaf/dist/a.js';" }) };
    const entry = { ...top, files: files({ 'src/main.ts': "import { a } from '@jobsearch/leaf/extra';" }) };

    expect(check(leaf, inside)).toEqual([
      'apps/top/src/main.ts: imports @jobsearch/leaf/dist/a.js, which @jobsearch/leaf does not export',
    ]);
    expect(check(leaf, entry)).toEqual([]);
  });

  test.each([
    ['src/main.ts', '../../../packages/leaf/src/a.js'],
    ['src/main.ts', '../test/help.js'],
    ['test/main.test.ts', '../../other/src/main.js'],
  ])('reports that %s reaches %s', (file, specifier) => {
    const bad = { ...top, dependencies: [], files: files({ [file]: `import '${specifier}';` }) };

    expect(check(leaf, bad)).toEqual([`apps/top/${file}: imports ${specifier}, outside of @jobsearch/top`]);
  });

  test.each(['node:fs', 'fs', 'left-pad', '@jobsearch/leaf'])('reports that a pure package imports %s', (specifier) => {
    const bad = { ...leaf, files: files({ 'src/a.ts': `import '${specifier}';` }) };

    expect(check(bad)).toContain(`packages/leaf/src/a.ts: imports ${specifier}, but @jobsearch/leaf is pure`);
  });

  test('reports that a pure package names type libraries or dependencies', () => {
    const bad = {
      ...leaf,
      dependencies: ['left-pad'],
      files: files({ 'src/a.ts': '/// <reference types="node" />\n' }),
    };

    expect(check(bad)).toEqual([
      'packages/leaf/src/a.ts: imports node, but @jobsearch/leaf is pure',
      'packages/leaf/package.json: depends on left-pad, but @jobsearch/leaf is pure',
    ]);
  });

  test('reports files that import each other, types included', () => {
    const bad = {
      ...leaf,
      files: files({
        'src/a.ts': "import type { B } from './deep/b.js';",
        'src/deep/b.ts': "import { c } from '../c.js';",
        'src/c.ts': "export * from './a.js';",
      }),
    };

    expect(check(bad)).toEqual([
      'packages/leaf: files import each other: src/a.ts → src/deep/b.ts → src/c.ts → src/a.ts',
    ]);
  });

  test('reports packages that depend on each other', () => {
    const bad = { ...leaf, dependencies: ['@jobsearch/top'] };

    expect(check(bad, top)).toContain('packages import each other: @jobsearch/leaf → @jobsearch/top → @jobsearch/leaf');
  });

  test('reports dependencies that are not imported, and imports that are not declared', () => {
    const idle = { ...top, files: files({ 'src/main.ts': '' }) };
    const silent = { ...top, dependencies: [] };
    const idleInTests = { ...top, devDependencies: ['@jobsearch/leaf'], dependencies: [], files: files({}) };
    const silentInTests = { ...top, dependencies: [], files: files({ 'test/a.test.ts': "import '@jobsearch/leaf';" }) };

    expect(check(leaf, idle)).toEqual(['apps/top/package.json: names @jobsearch/leaf, which src never imports']);
    expect(check(leaf, silent)).toEqual(['apps/top/package.json: lacks @jobsearch/leaf, which src imports']);
    expect(check(leaf, idleInTests)).toEqual(['apps/top/package.json: names @jobsearch/leaf, which no test imports']);
    expect(check(leaf, silentInTests)).toEqual(['apps/top/package.json: lacks @jobsearch/leaf, which tests import']);
  });

  test('reports a package that the rule does not name, and one that does not exist', () => {
    const stranger = { ...leaf, name: '@jobsearch/stranger', folder: 'packages/stranger' };
    const lost = { ...top, files: files({ 'src/main.ts': "import '@jobsearch/gone';\nimport '@jobsearch/leaf';" }) };

    expect(check(stranger)).toEqual(['packages/stranger: the dependency rule does not name @jobsearch/stranger']);
    expect(check(leaf, lost)).toContain('apps/top/src/main.ts: imports @jobsearch/gone, which does not exist');
  });
});

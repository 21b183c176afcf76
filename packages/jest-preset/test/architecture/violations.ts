import { findCycles } from './cycles.js';
import { importsOf, relativeTarget, type Unit } from './workspace.js';

/** What each unit may import of the others. A unit that is not named here breaks the rule: whoever adds one decides. */
export interface Rule {
  readonly mayImport: Readonly<Record<string, readonly string[]>>;
  /** Units that may import nothing at all: no library, nothing of Node. */
  readonly pure: readonly string[];
}

interface Import {
  readonly file: string;
  readonly specifier: string;
}

const SCOPE = '@jobsearch/';

/** The configuration packages that every unit uses, but no source imports. */
const TOOLING = ['@jobsearch/jest-preset', '@jobsearch/tsconfig'];

/** Every way in which the units break the rule, one sentence each; none when all is well. */
export function findViolations(units: readonly Unit[], rule: Rule): string[] {
  return [
    ...units.flatMap((unit) => [
      ...unnamed(unit, rule),
      ...impure(unit, rule),
      ...escapes(unit),
      ...forbidden(unit, units, rule),
      ...undeclared(unit),
      ...fileCycles(unit),
    ]),
    ...unitCycles(units),
  ];
}

function importsIn(unit: Unit, folder: string): Import[] {
  return [...unit.files]
    .filter(([file]) => file.startsWith(folder))
    .flatMap(([file, text]) => importsOf(text).map((specifier) => ({ file, specifier })));
}

const isRelative = (specifier: string): boolean => specifier.startsWith('.');

/** `@jobsearch/ranker/x` → `@jobsearch/ranker`. */
const unitOf = (specifier: string): string => specifier.split('/', 2).join('/');

function importedUnits(unit: Unit, folder: string): Set<string> {
  const ours = importsIn(unit, folder).filter(({ specifier }) => specifier.startsWith(SCOPE));
  return new Set(ours.map(({ specifier }) => unitOf(specifier)));
}

function unnamed(unit: Unit, { mayImport }: Rule): string[] {
  if (TOOLING.includes(unit.name) || Object.hasOwn(mayImport, unit.name)) return [];
  return [`${unit.folder}: the dependency rule does not name ${unit.name}`];
}

function impure(unit: Unit, { pure }: Rule): string[] {
  if (!pure.includes(unit.name)) return [];
  const foreign = importsIn(unit, 'src/').filter(({ specifier }) => !isRelative(specifier));
  return [
    ...foreign.map(({ file, specifier }) => `${unit.folder}/${file}: imports ${specifier}, but ${unit.name} is pure`),
    ...unit.dependencies.map((name) => `${unit.folder}/package.json: depends on ${name}, but ${unit.name} is pure`),
  ];
}

/** Files reach other units by name only, and what ships does not reach into the tests. */
function escapes(unit: Unit): string[] {
  const leaves = ({ file, specifier }: Import): boolean => {
    if (specifier.startsWith('/') || specifier.startsWith('file:')) return true;
    if (!isRelative(specifier)) return false;
    const target = relativeTarget(file, specifier);
    return (
      target.startsWith('..') || (file.startsWith('src/') && !target.startsWith('src/') && !target.endsWith('.json'))
    );
  };
  return importsIn(unit, '')
    .filter(leaves)
    .map(({ file, specifier }) => `${unit.folder}/${file}: imports ${specifier}, outside of ${unit.name}`);
}

function forbidden(unit: Unit, units: readonly Unit[], { mayImport }: Rule): string[] {
  const allowed = mayImport[unit.name] ?? [];
  return importsIn(unit, '').flatMap(({ file, specifier }) => {
    if (!specifier.startsWith(SCOPE)) return [];
    const where = `${unit.folder}/${file}`;
    const name = unitOf(specifier);
    const target = units.find((other) => other.name === name);
    if (target === undefined) return [`${where}: imports ${specifier}, which does not exist`];
    if (name !== unit.name && !allowed.includes(name)) return [`${where}: ${unit.name} may not import ${name}`];
    if (target.entries.includes(`.${specifier.slice(name.length)}`)) return [];
    return [`${where}: imports ${specifier}, which ${name} does not export`];
  });
}

/** The package.json must say what the imports do: turbo builds by it, and the image is cut by it. */
function undeclared(unit: Unit): string[] {
  const where = `${unit.folder}/package.json`;
  const declared = unit.dependencies.filter((name) => name.startsWith(SCOPE));
  const imported = importedUnits(unit, 'src/');
  imported.delete(unit.name);
  const forTests = importedUnits(unit, 'test/');
  forTests.delete(unit.name);
  const known = [...declared, ...unit.devDependencies];
  const used = new Set([...imported, ...forTests, ...TOOLING]);
  return [
    ...[...imported]
      .filter((name) => !declared.includes(name))
      .map((name) => `${where}: lacks ${name}, which src imports`),
    ...declared.filter((name) => !imported.has(name)).map((name) => `${where}: names ${name}, which src never imports`),
    ...[...forTests]
      .filter((name) => !known.includes(name))
      .map((name) => `${where}: lacks ${name}, which tests import`),
    ...unit.devDependencies
      .filter((name) => name.startsWith(SCOPE) && !used.has(name))
      .map((name) => `${where}: names ${name}, which no test imports`),
  ];
}

function fileCycles(unit: Unit): string[] {
  const graph = new Map(
    [...unit.files].map(([file, text]) => {
      const targets = importsOf(text).filter(isRelative);
      return [file, targets.map((specifier) => relativeTarget(file, specifier))];
    }),
  );
  return findCycles(graph).map((cycle) => `${unit.folder}: files import each other: ${cycle.join(' → ')}`);
}

function unitCycles(units: readonly Unit[]): string[] {
  const graph = new Map(
    units.map((unit) => {
      const targets = [...importedUnits(unit, 'src/'), ...unit.dependencies];
      return [unit.name, targets.filter((name) => name !== unit.name)];
    }),
  );
  return findCycles(graph).map((cycle) => `packages import each other: ${cycle.join(' → ')}`);
}

import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { ModuleKind, ScriptTarget, transpileModule } from 'typescript';
import * as library from '../src/index.js';

const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');
const examples = [...readme.matchAll(/```ts\n([\s\S]*?)```/g)].map(([, source]) => source as string);

/** Runs the n-th example and gives the variables asked for. */
function run<Result>(n: number, ...names: string[]): Result {
  const body = (examples[n] as string).replace(
    /^import \{(.*)\} from '@jobsearch\/ranker';$/m,
    'const {$1} = library;',
  );
  const options = { module: ModuleKind.ESNext, target: ScriptTarget.ES2022 };
  const { outputText } = transpileModule(`${body}\nreturn { ${names.join(', ')} };`, { compilerOptions: options });
  return new Function('library', outputText)(library) as Result;
}

type Hits = library.RankerHit<string>[];
const rowsOf = (hits: Hits) => hits.map(({ row }) => row);

test('the README has three examples', () => {
  expect(examples).toHaveLength(3);
});

test('the README’s first example gives what it says', () => {
  const { hits, exact } = run<{ hits: Hits; exact: Hits }>(0, 'hits', 'exact');

  expect(rowsOf(hits)).toEqual([0, 1]);
  expect(hits[0]?.parts?.text?.terms.map(({ term, field }) => [term, field])).toEqual(
    expect.arrayContaining([
      ['nurs', 'title'] /* the stem of nurse */,
      ['night', 'title'],
      ['night', 'body'],
    ]),
  );
  expect(hits[0]?.parts?.vector?.fields).toEqual({ title: { cosine: 1, weight: 2, vector: 0 } });
  expect(rowsOf(exact)).toEqual([2]);
});

test('the README’s second example gives what it says', () => {
  expect(rowsOf(run<{ hits: Hits }>(1, 'hits').hits)).toEqual([2, 3]);
});

test('the README’s third example gives what it says', () => {
  expect(run(2, 'found', 'quality')).toEqual({ found: [2], quality: 1 });
});

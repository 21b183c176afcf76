import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { ModuleKind, ScriptTarget, transpileModule } from 'typescript';
import * as library from '../src/index.js';

test('the README’s example gives what it says', () => {
  const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');
  const source = /```ts\n([\s\S]*?)```/.exec(readme)?.[1] ?? '';
  const body = source.replace(/^import \{(.*)\} from '@jobsearch\/ranker';$/m, 'const {$1} = library;');
  const options = { module: ModuleKind.ESNext, target: ScriptTarget.ES2022 };
  const { outputText } = transpileModule(`${body}\nreturn { hits, byText };`, { compilerOptions: options });

  const { hits, byText } = new Function('library', outputText)(library) as Record<
    'hits' | 'byText',
    library.RankerHit<string>[]
  >;

  expect(hits.map(({ row }) => row)).toEqual([1, 0]);
  expect(hits[0]?.score).toBeCloseTo(2.2, 6);
  expect(hits[0]?.parts).toMatchObject({ title: { weight: 2 }, text: { cosine: 1, weight: 1 } });
  expect(hits[1]?.score).toBe(2);
  expect(byText.map(({ row }) => row)).toEqual([2, 0]);
  expect(byText[0]?.score).toBeCloseTo(0.8, 6);
});

import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { type JudgedQuery, readJudgedSet } from '../src/quality/judged-set.js';
import { rankSet } from '../src/quality/rank-set.js';
import { pairedBootstrap, type QualityRow, scoreSystem } from '../src/quality/score.js';
import { createRandom } from '../src/speed/random.js';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'judged-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const query = (id: string, grades: Record<string, number>): JudgedQuery => ({
  id,
  text: id,
  grades: new Map(Object.entries(grades)),
});

test('the answers to the judged queries over the demo do not get worse', async () => {
  const set = await readJudgedSet(fileURLToPath(new URL('../judged', import.meta.url)));
  const rankings = await rankSet(set, { model: 'builtin', log: () => undefined });
  const [hybrid, meaning, words] = [...rankings].map(([system, own]) => scoreSystem(system, set.queries, own));

  expect(set.queries).toHaveLength(28);
  expect(hybrid?.ndcg).toBeGreaterThan(0.82);
  expect(hybrid?.ndcg).toBeGreaterThan(meaning?.ndcg as number);
  expect(hybrid?.ndcg).toBeGreaterThan(words?.ndcg as number);
  expect(hybrid?.mrr).toBeGreaterThan(0.95);
});

test('scores what was judged and what was not, and leaves out queries without an answer', () => {
  const queries = [query('a', { x: 3, y: 1 }), query('b', { z: 0 })];
  const row = scoreSystem(
    's',
    queries,
    new Map([
      ['a', ['new', 'x']],
      ['b', ['z']],
    ]),
  );

  expect([...row.ndcgs.keys()]).toEqual(['a']);
  expect(row).toMatchObject({ recallAt100: 0.5, mrr: 0.5, judged: 0.5 });
  expect(row.judgedNdcg).toBeCloseTo(7 / (7 + 1 / Math.log2(3)), 9);
  expect(row.ndcg).toBeLessThan(row.judgedNdcg);
});

test('a system beside itself differs by chance, beside a much better one it does not', () => {
  const row = (value: (i: number) => number) =>
    ({ ndcgs: new Map(Array.from({ length: 30 }, (_, i) => [`q${i}`, value(i)])) }) as unknown as QualityRow;
  const base = row((i) => (i % 10) / 20);

  expect(pairedBootstrap(base, base, createRandom(1))).toBe(1);
  expect(
    pairedBootstrap(
      base,
      row((i) => (i % 10) / 20 + 0.4 + (i % 3) / 50),
      createRandom(1),
    ),
  ).toBeLessThan(0.01);
});

test('reads postings, queries, grades and runs, and says where one is wrong', async () => {
  await writeFile(join(folder, 'postings.jsonl'), '{"id":"7","source":"s","title":"Baker","description":"x"}\n');
  await writeFile(join(folder, 'queries.tsv'), 'qid\ttype\tquery\nq1\tplain\tbaker\n');
  await writeFile(join(folder, 'qrels.tsv'), 'q1 0 7 3\n');
  await writeFile(join(folder, 'run.other'), 'q1 Q0 7 1 9.5 other\n');
  const set = await readJudgedSet(folder);

  expect(set.queries).toEqual([{ id: 'q1', text: 'baker', grades: new Map([['7', 3]]) }]);
  expect(set.runs.get('other')?.get('q1')).toEqual(['7']);
  expect((await rankSet(set, { model: 'builtin', log: () => undefined })).get('the default')?.get('q1')).toEqual(['7']);

  await writeFile(join(folder, 'qrels.tsv'), 'q1 0 7 good\n');
  await expect(readJudgedSet(folder)).rejects.toThrow(/qrels\.tsv, line 1: "good" is no grade/);
  await writeFile(join(folder, 'queries.tsv'), 'id\ttext\n');
  await expect(readJudgedSet(folder)).rejects.toThrow(/line 1/);
});

test('a folder that is not there is named as it was looked for', async () => {
  await expect(readJudgedSet('nowhere/judged')).rejects.toThrow(/cannot read .*\/nowhere\/judged: want a folder with/);
});

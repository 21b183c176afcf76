import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { createAnalyser } from '../../src/analyse/index.js';
import {
  createLexicalIndex,
  type LexicalIndex,
  lexicalIndexFromParts,
  lexicalIndexParts,
} from '../../src/lexical/index.js';
import { createRowSet } from '../../src/row-set.js';
import { oracleScores } from './oracle.js';

// Few words, some a letter apart, so that rows share words and typing errors are met.
const word = fc.constantFrom(
  'nurse',
  'nursa',
  'care',
  'cares',
  'data',
  'java',
  'javascript',
  'c++',
  'node.js',
  'front-end',
  'a',
);
const text = fc.array(word, { maxLength: 8 }).map((words) => words.join(' '));
const row = fc.record({ title: text, body: text });
const rows = fc.array(row, { maxLength: 12 });
type Row = { readonly title: string; readonly body: string };
const clause = fc.oneof(
  { weight: 4, arbitrary: word },
  fc.tuple(word, word).map(([a, b]) => `"${a} ${b}"`),
  word.map((excluded) => `-${excluded}`),
  fc.constantFrom('nurze', 'jav', 'javascrpt', 'unknown'),
);
const query = fc.array(clause, { maxLength: 5 }).map((clauses) => clauses.join(' '));
const weight = fc.constantFrom(0, 0.5, 1, 3);
const options = fc.record({
  weights: fc.record({ title: weight, body: weight }),
  prefix: fc.boolean(),
  typos: fc.boolean(),
});
const analyser = createAnalyser();

function columns(all: readonly Row[]) {
  return { title: all.map(({ title }) => title), body: all.map(({ body }) => body) };
}

function build(all: readonly Row[], positions = true) {
  const { title, body } = columns(all);
  return createLexicalIndex({
    fields: { title: { texts: title, weight: 2 }, body: { texts: body, b: 0.5 } },
    positions,
    analyser,
  });
}

function hits(index: LexicalIndex<'title' | 'body'>, ...[text, how]: Parameters<typeof index.search>) {
  return index.search(text, { limit: 1000, ...how });
}

test('scores as BM25F is written', () => {
  fc.assert(
    fc.property(rows, fc.array(word, { maxLength: 6 }), weight, weight, (all, words, title, body) => {
      const fields = columns(all);
      const index = build(all);
      const expected = oracleScores(
        [
          { texts: fields.title, weight: title, b: 0.75 },
          { texts: fields.body, weight: body, b: 0.5 },
        ],
        words.flatMap((typed) => analyser(typed).map(({ term }) => term)),
        analyser,
        1.2,
      );

      const found = index.prepare(words.join(' '), { weights: { title, body }, typos: false }).scores();

      const scores = new Map([...found.rows].map((at, i) => [at, found.scores[i]]));
      expect([...found.rows]).toEqual(expected.flatMap((score, at) => (score > 0 ? [at] : [])));
      expected.forEach((score, at) => {
        expect(scores.get(at) ?? 0).toBeCloseTo(score, 12);
      });
    }),
    { numRuns: 300 },
  );
});

test('the parts of every score add up to exactly it, in their order', () => {
  fc.assert(
    fc.property(rows, query, options, (all, typed, how) => {
      const index = build(all);
      const { rows: found, scores } = index.prepare(typed, how).scores();
      const byRow = new Map([...found].map((at, i) => [at, scores[i]]));

      for (let at = 0; at < all.length; at++) {
        const parts = index.prepare(typed, how).explain(at);
        expect(parts.reduce((sum, { score }) => sum + score, 0)).toBe(byRow.get(at) ?? 0);
        for (const { gain, frequency, total, score } of parts) expect((gain * frequency) / (1.2 + total)).toBe(score);
      }
    }),
    { numRuns: 300 },
  );
});

test('search is the top of all scores, in a total order, and gives k hits where k rows pass', () => {
  fc.assert(
    fc.property(rows, query, options, fc.nat(14), fc.integer({ min: 1, max: 3 }), (all, typed, how, limit, step) => {
      const index = build(all);
      const { rows: found, scores } = index.prepare(typed, how).scores();
      const sorted = [...found].map((at, i) => ({ row: at, score: scores[i] as number }));
      sorted.sort((a, b) => b.score - a.score || a.row - b.row);
      const filter = (at: number) => at % step === 0;
      const set = createRowSet(all.length);
      for (let at = 0; at < all.length; at += step) set.add(at);

      expect(index.search(typed, { ...how, limit })).toEqual(sorted.slice(0, limit));
      const passing = sorted.filter((hit) => filter(hit.row)).slice(0, limit);
      expect(index.search(typed, { ...how, limit, filter })).toEqual(passing);
      expect(index.search(typed, { ...how, limit, filter: set })).toEqual(passing);
      expect(sorted.every(({ score }) => score > 0 && Number.isFinite(score))).toBe(true);
    }),
    { numRuns: 300 },
  );
});

const changes = fc.array(fc.oneof(fc.record({ append: rows }), fc.record({ remove: fc.nat(30) })), { maxLength: 8 });

test('after rows were added and removed, finds exactly what an index of the living rows finds', () => {
  fc.assert(
    fc.property(
      rows,
      changes,
      fc.array(query, { minLength: 1, maxLength: 4 }),
      options,
      fc.boolean(),
      (first, steps, queries, how, keep) => {
        const index = build(first, keep);
        const all: (Row | undefined)[] = [...first];
        for (const step of steps) {
          if ('append' in step) {
            index.append(columns(step.append));
            all.push(...step.append);
          } else if (all.length > 0) {
            index.remove(step.remove % all.length);
            all[step.remove % all.length] = undefined;
          }
          hits(index, queries[0] as string, how); // what a search remembers must not outlive a change
        }
        const living = all.flatMap((each, at) => (each ? [{ at, each }] : []));
        const fresh = build(
          living.map(({ each }) => each),
          keep,
        );
        const stored = lexicalIndexParts(index);
        const again = lexicalIndexFromParts<'title' | 'body'>(
          { meta: JSON.parse(JSON.stringify(stored.meta)), arrays: stored.arrays },
          { analyser },
        );

        expect([index.rows, index.liveRows]).toEqual([all.length, living.length]);
        expect([again.rows, again.liveRows]).toEqual([all.length, living.length]);
        for (const typed of queries) {
          const expected = hits(fresh, typed, how).map((hit) => ({ ...hit, row: living[hit.row]?.at }));
          expect(hits(index, typed, how)).toEqual(expected);
          expect(hits(again, typed, how)).toEqual(expected);
        }
        again.append(columns(first));
        fresh.append(columns(first));
        const typed = queries[0] as string;
        expect(hits(again, typed, how).map(({ score }) => score)).toEqual(
          hits(fresh, typed, how).map(({ score }) => score),
        );
      },
    ),
    { numRuns: 300 },
  );
});

test('a field of weight 0 is as if the index did not have it', () => {
  fc.assert(
    fc.property(rows, query, (all, typed) => {
      const index = build(all);
      const alone = createLexicalIndex({ fields: { title: { texts: columns(all).title, weight: 2 } }, analyser });

      expect(index.search(typed, { limit: 100, weights: { body: 0 }, typos: false })).toEqual(
        alone.search(typed, { limit: 100, typos: false }),
      );
    }),
  );
});

test('a custom analyser without chunks gives the same as the built-in one', () => {
  fc.assert(
    fc.property(rows, query, options, (all, typed, how) => {
      const fields = { title: { texts: columns(all).title }, body: { texts: columns(all).body } };
      const plain = createLexicalIndex({ fields, analyser: (words) => analyser(words) });

      expect(plain.search(typed, how)).toEqual(createLexicalIndex({ fields, analyser }).search(typed, how));
    }),
  );
});

test('an analyser may make many terms of one chunk', () => {
  const letters = (text: string) => [...text].map((term, at) => ({ term, position: at, start: at, end: at + 1 }));
  const many = Object.assign((text: string) => text.split(/[^a-z]+/).flatMap(letters), {
    ofChunk: (chunk: string) => ({ tokens: letters(chunk.repeat(50)), positions: chunk.length * 50 }),
  });
  const index = createLexicalIndex({ fields: { text: { texts: ['ab c', 'b '.repeat(2000)], b: 0 } }, analyser: many });

  expect(
    index
      .prepare('a')
      .explain(0)
      .map(({ tf }) => tf),
  ).toEqual([50]);
  expect(
    index
      .prepare('b')
      .explain(1)
      .map(({ tf }) => tf),
  ).toEqual([100_000]);
});

test('a phrase finds the rows where its words follow each other in one field', () => {
  const plain = fc.constantFrom('a', 'b', 'c', 'unknown');
  const long = fc.array(plain, { maxLength: 20 }).map((words) => words.join(' '));
  const texts = fc.array(fc.record({ title: long, body: long }), { maxLength: 10 });
  fc.assert(
    fc.property(texts, fc.array(plain, { minLength: 1, maxLength: 4 }), (all, words) => {
      const phrase = words.join(' ');
      const holds = (field: string) => ` ${field} `.includes(` ${phrase} `);
      const expected = all.flatMap(({ title, body }, at) => (holds(title) || holds(body) ? [at] : []));
      const index = build(all);

      expect([...index.prepare(`"${phrase}"`).scores().rows]).toEqual(expected);
      const others = index.prepare(`${phrase} -"${phrase}"`, { typos: false }).scores().rows;
      expect([...others].filter((at) => expected.includes(at))).toEqual([]);
    }),
    { numRuns: 500 },
  );
});

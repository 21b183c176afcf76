import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { createMatrix, createRanker, type Ranker, rankerFromBytes, rankerToBytes } from '../../src/index.js';
import {
  columnsOf,
  documents,
  type FieldName,
  indexOf,
  queryText,
  queryVector,
  type RandomDocument,
} from './random-index.js';

const step = fc.oneof(
  fc.record({ what: fc.constant('add' as const), all: documents }),
  fc.record({ what: fc.constant('remove' as const), at: fc.nat() }),
  fc.record({ what: fc.constant('replace' as const), at: fc.nat(), all: documents }),
);

/** Does the steps, and keeps beside which document stands on which row. */
function change(ranker: Ranker<FieldName>, first: readonly RandomDocument[], steps: readonly unknown[]) {
  const byRow = new Map(first.map((document, row) => [row, document]));
  for (const one of steps as { what: string; all: RandomDocument[]; at: number }[]) {
    const rows = [...byRow.keys()];
    const row = rows[one.at % Math.max(rows.length, 1)];
    if (one.what === 'add') {
      const from = ranker.add(columnsOf(one.all));
      for (const [i, document] of one.all.entries()) byRow.set(from + i, document);
    } else if (row !== undefined && one.what === 'remove') {
      ranker.remove(row);
      byRow.delete(row);
    } else if (row !== undefined) {
      const document = one.all[0] as RandomDocument;
      byRow.set(ranker.replace(row, columnsOf([document])), document);
      byRow.delete(row);
    }
  }
  return [...byRow].sort(([a], [b]) => a - b);
}

test('after adding, removing and replacing it answers as an index built of what is left', () => {
  fc.assert(
    fc.property(documents, fc.array(step, { maxLength: 6 }), queryText, queryVector, (first, steps, text, query) => {
      const ranker = indexOf(first);
      const left = change(ranker, first, steps);
      fc.pre(left.length > 0);
      const fresh = indexOf(left.map(([, document]) => document));

      expect(ranker.size).toBe(left.length);
      for (const search of [{ vector: query }, { text }, { text, vector: query }]) {
        const rowOf = (row: number) => (left[row] as (typeof left)[number])[0];
        const expected = fresh.search({ ...search, limit: 50, explain: true });
        const hits = ranker.search({ ...search, limit: 50, explain: true });

        expect(hits).toEqual(expected.map((hit) => ({ ...hit, row: rowOf(hit.row) })));
      }
    }),
  );
});

const one: RandomDocument = {
  title: 'baker',
  body: '',
  vectors: { title: [1, 0, 0, 0, 0], body: [1, 0, 0, 0, 0], place: [1, 0, 0, 0, 0] },
};

test('refuses documents that do not fit, and keeps what it has', () => {
  const ranker = indexOf([one]);
  const { title, body, place } = columnsOf([one]);
  const bad = createMatrix(Float32Array.of(1, Number.NaN, 0, 0, 0), 5);
  const wrong: Record<string, object> = {
    'no texts': { title: { vectors: title.vectors }, body, place },
    'no vectors': { title, body, place: { texts: ['x'] } },
    'a field too few': { title, body },
    'texts of a field that has none': { title, body, place: { ...place, texts: ['x'] } },
    'other dims': { title, body, place: { vectors: createMatrix(new Float32Array(3), 3) } },
    'two and one': { title, body, place: { vectors: createMatrix(new Float32Array(10), 5) } },
    NaN: { title, body, place: { vectors: bad } },
    'a hole': { title: { ...title, texts: [undefined] }, body, place },
    'a text for texts': { title: { ...title, texts: 'x' }, body, place },
    'wrong offsets': { title, body, place: { ...place, offsets: Uint32Array.of(1, 1) } },
    'too few numbers': { title, body, place: { vectors: { data: new Float32Array(3), rows: 1, dims: 5 } } },
  };

  for (const [what, documents] of Object.entries(wrong)) {
    expect([what, tryTo(() => ranker.add(documents as never))]).toEqual([what, 'RankerError']);
  }
  expect([tryTo(() => ranker.remove(1)), tryTo(() => ranker.replace(0, columnsOf([one, one])))]).toEqual([
    'RankerError',
    'RankerError',
  ]);
  expect(ranker.rows).toBe(1);
  expect(rankerFromBytes(rankerToBytes(ranker)).rows).toBe(1);
  expect(ranker.search({ text: 'baker', vector: [1, 0, 0, 0, 0], limit: 5 })).toHaveLength(1);
});

test('a removed row stays removed, and cannot be removed twice', () => {
  const ranker = indexOf([one, one]);
  ranker.remove(0);

  expect(ranker.size).toBe(1);
  expect(ranker.search({ vector: [1, 0, 0, 0, 0], limit: 5 }).map(({ row }) => row)).toEqual([1]);
  expect(() => ranker.remove(0)).toThrow(/no row 0/);
  expect(() => ranker.replace(0, columnsOf([one]))).toThrow(/no row 0/);
});

function tryTo(work: () => unknown): string {
  try {
    work();
    return 'done';
  } catch (error) {
    return (error as Error).name;
  }
}

test('an analyser that throws leaves the index as it was', () => {
  const analyser = (text: string) => {
    if (text.includes('bad')) throw new Error('no words for this');
    return text.split(' ').map((term, position) => ({ term, position, start: 0, end: term.length }));
  };
  const vectors = createMatrix(Float32Array.of(1, 0, 0, 1), 2);
  const ranker = createRanker({ text: { texts: ['a b', 'b c'], vectors } }, { analyser });
  const search = () => ranker.search({ text: 'b c', vector: [1, 1], limit: 9, explain: true });
  const before = search();

  expect(() => ranker.add({ text: { texts: ['a a a b', 'bad'], vectors } })).toThrow('no words for this');

  expect(search()).toEqual(before);
  expect(ranker.add({ text: { texts: ['c', 'd'], vectors } })).toBe(2);
});

test('documents with several vectors join an index of documents with one, as if built at once', () => {
  const vectors = (...numbers: number[]) => createMatrix(Float32Array.from(numbers), 2);
  const offsets = Uint32Array.of(0, 1, 3);
  const grown = createRanker({ title: { vectors: vectors(1, 0) }, body: { vectors: vectors(0, 1), weight: 2 } });
  grown.add({
    title: { vectors: vectors(0, 1) },
    body: { vectors: vectors(1, 0, 1, 1), offsets: Uint32Array.of(0, 2) },
  });
  const fresh = createRanker({
    title: { vectors: vectors(1, 0, 0, 1) },
    body: { vectors: vectors(0, 1, 1, 0, 1, 1), offsets, weight: 2 },
  });

  const query = { vector: [1, 0.5], limit: 2, explain: true } as const;
  expect(grown.search(query)).toEqual(fresh.search(query));
  expect(rankerFromBytes(rankerToBytes(grown)).search(query)).toEqual(fresh.search(query));
});

import { describe, expect, test } from '@jest/globals';
import { createLexicalIndex } from '../../src/lexical/index.js';

const postings = [
  ['Staff Nurse', 'Ashgrove Hospital', 'Leeds', 'Care for patients on a surgical ward. Night shifts.'],
  ['Software Engineer (C++)', 'Ferrous Labs', 'Berlin', 'Write low-latency code. No Java.'],
  ['Front-End Developer', 'Peachtree', 'Remote', 'React, TypeScript and a data-driven mind.'],
  ['Frontend Engineer', 'Lumen & Co', 'Paris', 'JavaScript, Node.js.'],
  ['Data Scientist', 'Peachtree', 'Berlin', 'Statistics, Python, machine learning. Nurse an idea until it grows.'],
  ['Machine Operator', 'Holt Mills', 'Leeds', 'Learning on the job, shifts by day.'],
  ['.NET Developer', 'Ferrous Labs', 'Łódź', 'C#, ASP.NET, SQL.'],
  ['Engine Mechanic', 'Vale Garage', 'York', 'Repair engines.'],
  ['Accountant', 'Night Owl', 'York', 'Shift the books to our new ledger. Java is a place to visit.'],
  ['Nursing Home Manager', 'Ashgrove', 'Hull', 'Lead a team of nurses.'],
] as const;
const column = (at: 0 | 1 | 2 | 3) => postings.map((posting) => posting[at]);
const fields = {
  title: { texts: column(0), weight: 3 },
  company: { texts: column(1) },
  location: { texts: column(2) },
  description: { texts: column(3) },
};
const index = createLexicalIndex({ fields });
const rows = (query: string, options?: Parameters<typeof index.search>[1]) =>
  index.search(query, options).map(({ row }) => row);

describe('ranks', () => {
  test.each([
    ['a title and a description above one of them', 'nurse', [9, 0, 4]],
    ['more words above fewer', 'engineer berlin', [1]],
    ['a rare word above a frequent one', 'developer peachtree', [2]],
    ['c++ as itself', 'c++', [1]],
    ['c# as itself', 'c#', [6]],
    ['.net as itself', '.net', [6]],
    ['node for node.js', 'node', [3]],
    ['front-end and frontend as one', 'frontend', [3, 2]],
    ['a place without its diacritics', 'lodz', [6]],
    ['words of one stem', 'nurses', [9, 0, 4]],
    ['engines apart from engineers', 'engine', [7]],
  ])('%s: %s', (_, query, first) => {
    expect(rows(query).slice(0, first.length)).toEqual(first);
  });

  test('by other weights when asked', () => {
    expect(rows('peachtree nurse', { weights: { title: 0, description: 0 } })).toEqual([2, 4]);
    expect(rows('nurse', { weights: { title: 0, company: 0, location: 0, description: 0 } })).toEqual([]);
  });
});

describe('phrases', () => {
  test.each([
    ['"machine learning"', [4]],
    ['machine learning', [5, 4]],
    ['"learning machine"', []],
    ['"nurse idea"', []],
    ['"night shifts"', [0]],
    ['"front end developer"', [2]],
    ['"front-end developer" react', [2]],
    ['"ashgrove leeds"', []],
    ['berlin "machine learning"', [4]],
    ['"machine learning" "night shifts"', []],
    ['"unheard of"', []],
    ['"', []],
  ])('%s finds %j', (query, expected) => {
    expect(rows(query)).toEqual(expected);
  });

  test('are words in one field when no positions are kept', () => {
    const smaller = createLexicalIndex({ fields, positions: false });

    expect(smaller.search('"learning machine"').map(({ row }) => row)).toEqual([4]);
    expect(smaller.search('"ashgrove leeds"')).toEqual([]);
  });
});

describe('exclusions', () => {
  test.each([
    ['java -accountant', [1]],
    ['developer -.net', [2]],
    ['engineer -c++', [3]],
    ['nurse -"night shifts"', [9, 4]],
    ['engineer -front-end', [3, 1]],
    ['nurse -unheard', [9, 0, 4]],
    ['-nurse', []],
  ])('%s finds %j', (query, expected) => {
    expect(rows(query, { typos: false })).toEqual(expected);
  });
});

test('tells which rows phrases and exclusions leave, whether or not they have a word', () => {
  const passes = index.prepare('nurse -"night shifts" -java').restriction;

  expect(postings.flatMap((_, row) => (passes?.(row) ? [row] : []))).toEqual([2, 3, 4, 5, 6, 7, 9]);
  expect(index.prepare('nurse').restriction).toBeUndefined();
});

describe('an unfinished last word', () => {
  test('finds what begins so, the finished word first among equal texts', () => {
    const equal = createLexicalIndex({ fields: { text: { texts: ['javascript', 'java', 'python'] } } });

    expect(rows('develo', { prefix: true, typos: false }).sort()).toEqual([2, 6]);
    expect(rows('develo', { typos: false })).toEqual([]);
    expect(rows('java', { prefix: true }).sort()).toEqual([1, 3, 8]);
    expect(equal.search('java', { prefix: true }).map(({ row }) => row)).toEqual([1, 0]);
  });

  test('on its way to a word with a shorter stem finds that', () => {
    expect(rows('engineeri', { prefix: true, typos: false })).toEqual(rows('engineering'));
  });

  test('says which word it met', () => {
    const [part] = index.prepare('scien', { prefix: true }).explain(4);

    expect(part).toMatchObject({ term: 'scien', as: 'scientist', field: 'title', tf: 1, weight: 3 });
  });

  test('is only the last, and not in quotes', () => {
    expect(rows('develo berlin', { prefix: true, typos: false }).sort()).toEqual([1, 4]);
    expect(rows('"develo"', { prefix: true })).toEqual([]);
  });
});

describe('typing errors', () => {
  test.each([
    ['enginer', 'engineer'],
    ['develpoer', 'developer'],
    ['acountent', 'accountant'],
    ['tyepscript', 'typescript'],
    ['kavascript', 'javascript'],
  ])('%s finds what %s finds', (typed, meant) => {
    expect(rows(meant)).not.toEqual([]);
    expect(rows(typed)).toEqual(rows(meant));
    expect(rows(typed, { typos: false })).toEqual([]);
  });

  test('are not looked for in short words, names with signs, phrases, or words that are known', () => {
    expect(rows('sqk')).toEqual([]);
    expect(rows('node.ja -')).toEqual(rows('node.ja', { typos: false }));
    expect(rows('"enginer"')).toEqual([]);
    expect(rows('engine')).toEqual([7]);
  });

  test('say which word was meant', () => {
    expect(index.prepare('enginer').explain(1)[0]).toMatchObject({ term: 'enginer', as: 'engineer', field: 'title' });
  });

  test('rank behind the word as typed, when that is rare', () => {
    const texts: string[] = Array.from({ length: 3000 }, (_, row) =>
      row % 100 === 0 ? 'manager' : 'other words here',
    );
    texts[7] = `${'filler '.repeat(200)} managre`;
    const large = createLexicalIndex({ fields: { text: { texts } } });

    const found = large.search('managre', { limit: 100 });

    expect(found).toHaveLength(31);
    expect(found[0]?.row).toBe(7);
  });
});

describe('input', () => {
  test('of every kind gives an answer', () => {
    const words = Array.from({ length: 10_000 }, (_, i) => `word${i}`).join(' ');

    expect(rows(`${words} nurse`, { prefix: true })[0]).toBe(9);
    expect(index.search('nurse '.repeat(10_000))).toEqual(index.search('nurse'));
    for (const query of ['', ' ', '"""', '-', '+', 'a'.repeat(1_000_000), '\ud800']) expect(rows(query)).toEqual([]);
    expect(rows('nurse', { limit: 0 })).toEqual([]);
  });

  test('of no rows, or of empty texts, is an index', () => {
    const empty = createLexicalIndex({ fields: { title: { texts: [] } } });

    expect([empty.rows, empty.search('a')]).toEqual([0, []]);
    empty.append({ title: ['', 'a job'] });
    expect(empty.search('job').map(({ row }) => row)).toEqual([1]);
    empty.remove(1);
    expect([empty.liveRows, empty.search('job')]).toEqual([1, []]);
  });

  test('of a word more often than a byte counts, scores as it should', () => {
    const many = createLexicalIndex({
      fields: { text: { texts: ['a '.repeat(70_000), 'a '.repeat(300), 'b'], b: 0 } },
    });

    expect(many.prepare('a').explain(0)[0]?.tf).toBe(70_000);
    expect(many.prepare('a').explain(1)[0]?.tf).toBe(300);
    expect(many.search('"a a"').map(({ row }) => row)).toEqual([0, 1]);
  });

  test.each([
    ['no fields', () => createLexicalIndex({ fields: {} }), 'INVALID_MATRIX'],
    [
      'texts of unequal number',
      () => createLexicalIndex({ fields: { a: { texts: [''] }, b: { texts: [] } } }),
      'INVALID_MATRIX',
    ],
    [
      'a hole',
      () => createLexicalIndex({ fields: { a: { texts: [undefined as unknown as string] } } }),
      'INVALID_MATRIX',
    ],
    ['a negative weight', () => createLexicalIndex({ fields: { a: { texts: [], weight: -1 } } }), 'INVALID_WEIGHTS'],
    ['b above 1', () => createLexicalIndex({ fields: { a: { texts: [], b: 1.1 } } }), 'INVALID_WEIGHTS'],
    [
      'k1 that is no number',
      () => createLexicalIndex({ fields: { a: { texts: [] } }, k1: Number.NaN }),
      'INVALID_WEIGHTS',
    ],
    ['a weight of NaN', () => index.search('a', { weights: { title: Number.NaN } }), 'INVALID_WEIGHTS'],
    ['an unknown field', () => index.search('a', { weights: { salary: 1 } as object }), 'UNKNOWN_FIELD'],
    ['texts of an unknown field', () => index.append({ ...fieldTexts(), salary: [] } as never), 'UNKNOWN_FIELD'],
    ['texts that lack a field', () => index.append({ title: [] } as never), 'UNKNOWN_FIELD'],
    [
      'an analyser that is none',
      () => createLexicalIndex({ fields: { a: { texts: [] } }, analyser: 5 as never }),
      'INVALID_INDEX',
    ],
    ['a query that is no text', () => index.search(5 as never), 'INVALID_QUERY'],
    ['a filter that is none', () => index.search('a', { filter: 5 as never }), 'INVALID_QUERY'],
    ['a negative limit', () => index.search('a', { limit: -1 }), 'INVALID_QUERY'],
    ['a row beyond', () => index.prepare('a').explain(10), 'INVALID_QUERY'],
    ['to remove no row', () => index.remove(0.5), 'INVALID_QUERY'],
  ])('that is %s is refused', (_, act, code) => {
    expect(act).toThrow(expect.objectContaining({ code }));
  });

  test('that is a negative limit is named as one', () => {
    expect(() => index.search('a', { limit: -1 })).toThrow(/^limit is -1/);
  });

  test('a filter that throws leaves nothing behind', () => {
    const filter = () => {
      throw new Error('no');
    };

    expect(() => index.search('nurse', { filter })).toThrow('no');
    expect(rows('berlin')).toEqual([1, 4]);
  });
});

function fieldTexts() {
  return { title: [], company: [], location: [], description: [] };
}

describe('what a query repeats', () => {
  const repeated = (clause: string) => `${clause} `.repeat(5000);

  test.each([
    '"machine learning"',
    '-engineer shift',
    '-"machine learning" shifts',
    '"night shifts"',
    '"shifts night"',
  ])('%s means the same however often it is said', (query) => {
    expect(rows(repeated(query))).toEqual(rows(query));
  });

  test('several phrases must all stand', () => {
    expect(rows('"machine learning" "nurse an idea"')).toEqual([4]);
    expect(rows('"machine learning" "night shifts"')).toEqual([]);
    expect(rows('"night shifts" "machine learning" "sql"')).toEqual([]);
  });

  test('a phrase may have a word twice', () => {
    const twice = createLexicalIndex({
      fields: { text: { texts: ['again and again', 'again and then again', 'and again'] } },
    });

    expect(twice.search('"again and again"').map(({ row }) => row)).toEqual([0]);
    expect(twice.search(`"${'again '.repeat(5000)}"`)).toEqual([]);
  });
});

import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { createAnalyser, fold, stemEnglish } from '../../src/analyse/index.js';

const analyse = createAnalyser();
const terms = (text: string) => analyse(text).map(({ term }) => term);

test.each([
  ['C# and C++, F#', 'c# and c++ f#'],
  ['.NET, ASP.NET; c#.net', '.net asp.net c# .net'],
  ['Node.js Vue.JS.', 'node.js node vue.js vue'],
  ['R or r&d, AT&T', 'r or r&d at&t'],
  ['c/c++ and/or CI/CD', 'c c++ and or ci cd'],
  ['c++/c#/.net/java', 'c++ c# .net java'],
  ['(C++) "C#" c++17', 'c++ c# c++ 17'],
  ['24/7 12/05/2019', '24/7 12 05 2019'],
  ['3.5 years, 5+ people, v1', '3.5 years 5 people v1'],
  ['front-end', 'front frontend end'],
  ['state-of-the-art', 'state of the art'],
  ['node.js-based', 'node.js node based'],
  ["nurse's nurses’ O'Brien don’t", 'nurse nurses obrien dont'],
  ['U.S.A. e.g. Ph.D', 'usa eg ph d'],
  ['our team.Also glued', 'our team also glued'],
  ['.network end..Next #tag a+b', 'network end next tag a b'],
  ['Škoda Łódź Straße Ærø café Đà İzmir', 'skoda lodz strasse aero cafe da izmir'],
  ['ｐｙｔｈｏｎ ﬁne in\u00adfor\u00admed', 'python fine informed'],
  ['软件工程师 データ', '软 件 工 程 师 デ ー タ'],
  ['한국어 разработчик Ελλάδα', '한국어 разработчик ελλαδα'],
  ['😀 ok 𝒳 a\ud800b', 'ok x a b'],
  ['', ''],
  [" -- ... '' & + # / \"", ''],
])('%j gives %j', (text, expected) => {
  expect(terms(text).join(' ')).toBe(expected);
});

test('says where each word stands', () => {
  const text = 'A Front-End job (Node.js), Zoë’s';

  expect(analyse(text).map(({ term, position, start, end }) => [term, position, text.slice(start, end)])).toEqual([
    ['a', 0, 'A'],
    ['front', 1, 'Front'],
    ['frontend', 1, 'Front-End'],
    ['end', 2, 'End'],
    ['job', 3, 'job'],
    ['node.js', 4, 'Node.js'],
    ['node', 4, 'Node'],
    ['zoe', 5, 'Zoë’s'],
  ]);
});

test('leaves stop words out and keeps their positions', () => {
  const analyser = createAnalyser({ stopWords: ['of', 'the'] });

  expect(analyser('State of the Art').map(({ term, position }) => [term, position])).toEqual([
    ['state', 0],
    ['art', 3],
  ]);
});

test('stems words of letters only, after folding, and keeps diacritics when asked', () => {
  const stem = (word: string) => `${word}~`;

  expect(createAnalyser({ stem })('Été c# node.js').map(({ term }) => term)).toEqual([
    'ete~',
    'c#',
    'node.js',
    'node~',
  ]);
  expect(createAnalyser({ fold: false })('Été').map(({ term }) => term)).toEqual(['été']);
});

const pieces = fc.constantFrom(...'ab1.+#-/&\' é软😀"\ud800\u0301N', 'net', 'js', '.net', '++', "'s", ' ');

test('gives terms in order of position, each where it says, whatever the text', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string({ unit: 'binary' }),
        fc.array(pieces).map((all) => all.join('')),
      ),
      (text) => {
        let position = 0;
        for (const token of analyse(text)) {
          expect(token.term).not.toBe('');
          expect(token.position).toBeGreaterThanOrEqual(position);
          expect(token.start).toBeLessThan(token.end);
          expect(token.end).toBeLessThanOrEqual(text.length);
          position = token.position;
        }
      },
    ),
    { numRuns: 500 },
  );
});

test('a text between spaces gives what it gives alone', () => {
  fc.assert(
    fc.property(fc.array(pieces), fc.array(pieces), (a, b) => {
      expect(terms(`${a.join('')} ${b.join('')}`)).toEqual([...terms(a.join('')), ...terms(b.join(''))]);
    }),
  );
});

test('reads a megabyte of one character, and cuts what is no word', () => {
  for (const unit of [
    'a',
    '-',
    '.',
    "'",
    '+',
    'a.',
    'a-',
    'a/',
    'a+',
    '.net',
    'é',
    '软',
    '😀',
    '\ud800',
    '\u0301',
    '1.',
  ]) {
    const tooLong = terms(unit.repeat(1_000_000 / unit.length)).filter(({ length }) => length > 64);

    expect(tooLong).toEqual([]);
  }
});

test('folding twice changes nothing', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (word) => {
      expect(fold(fold(word))).toBe(fold(word));
    }),
  );
});

test.each([
  ['nurs', 'nurse nurses nursing nursed'],
  ['engineer', 'engineer engineers engineering engineered'],
  ['engin', 'engine engines'],
  ['compani', 'company companies'],
  ['movi', 'movie movies'],
  ['studi', 'study studies studied studying'],
  ['plan', 'plan plans planning planned'],
  ['base', 'base based'],
  ['operat', 'operate operating operated operates'],
  ['care', 'care cares caring cared'],
  ['car', 'cars'],
  ['class', 'class classes'],
  ['box', 'boxes'],
  ['employe', 'employee employees'],
  ['hous', 'house houses housing'],
  ['sell', 'sell sells selling'],
  ['add', 'adds adding added'],
  ['universal', 'universal'],
  ['universiti', 'university universities'],
  ['manager', 'manager managers'],
  ['management', 'management'],
])('%s is the stem of %s', (stem, words) => {
  for (const word of words.split(' ')) expect(stemEnglish(word)).toBe(stem);
});

test.each(['analysis', 'campus', 'need', 'string', 'business', 'aws', 'c#', 'node.js', 'été', 'Nurses', ''])(
  'leaves %j as it is',
  (word) => {
    expect(stemEnglish(word)).toBe(word);
  },
);

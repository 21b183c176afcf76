import { describe, expect, test } from '@jest/globals';
import { BertTokenizer } from '@xenova/transformers';
import fc from 'fast-check';
import { builtinFolder, readStaticModel } from '../src/static/builtin-files.js';
import { createWordPieces, isSigned, unknownPiece } from '../src/static/word-pieces.js';
import { bertTokenizerJson } from './support/tiny-model.js';

const { table } = await readStaticModel(builtinFolder);
// BERT knows no words with signs in them: in their places here is what no text can become.
const vocabulary = table.vocabulary.map((piece) => (isSigned(piece) ? 'x'.repeat(101) : piece));
const wordPieces = createWordPieces(vocabulary);

// The library's tokeniser over the same vocabulary: its row 0 is the unknown piece.
const oracle = new BertTokenizer(bertTokenizerJson(['[UNK]', ...vocabulary]), {
  tokenizer_class: 'BertTokenizer',
  unk_token: '[UNK]',
});
const oraclePieces = (text: string): number[] =>
  oracle.encode(text, null, { add_special_tokens: false }).map((id: number) => id - 1);
const allPieces = (text: string) => [...wordPieces.pieces(text, Number.POSITIVE_INFINITY)];
const spelled = (text: string) => allPieces(text).map((row) => vocabulary[row] ?? '[UNK]');

describe('word pieces are those of the reference tokeniser', () => {
  test.each([
    'Senior C++/C# Developer (m/w/d) – Remote, EU',
    'node.js & .NET: $90,000–$120,000 p.a. + 10% bonus',
    'Krankenpfleger für die Nachtschicht, Düsseldorf',
    'Ingénieur logiciel à Saint-Étienne, CDI',
    'Voditelj skladišta, Đakovo; čišćenje, žurno',
    'Desarrollador/a de software – Málaga (España)',
    'Инженер-программист, Санкт-Петербург, йод',
    '軟體工程師 東京のソフトウェア・エンシニア募集',
    '소프트웨어 개발자',
    'مهندس برمجيات دبي',
    'We’re hiring 🚀👩‍💻 “rock stars”…',
    'İSTANBUL ΟΔΥΣΣΕΎΣ Straße ŒUVRE ﬁnance ①②',
    'a\u200bb\ufeffc\u00add\u0000e\ufffdf\u0085g\u2028h\u3000i\u00a0j\tk\r\nl',
    'e\u0301cole \u0301 ~`^|<>=+$ _under_score_',
    'x'.repeat(100),
    'x'.repeat(101),
    `${'Pneumonoultramicroscopicsilicovolcanoconiosis '.repeat(200)}`,
    '',
    ' \n\t ',
  ])('%j', (text) => {
    expect(allPieces(text)).toEqual(oraclePieces(text));
  });

  test('any mixture of letters, marks, signs and blanks', () => {
    const characters = fc.constantFrom(
      ...'abcdefgXYZ0189éÜñçžđßøŁαΣςЖйě.,-/#+$_\'"&@ \t\n\u00a0\u2009\u0301\u0308\u200d’“€™中京の가ﬁ²½',
    );
    fc.assert(
      fc.property(fc.string({ unit: characters, maxLength: 60 }), (text) => {
        expect(allPieces(text)).toEqual(oraclePieces(text));
      }),
      { numRuns: 500 },
    );
  });
});

test('marks outside the Latin range are stripped as well, as in BERT itself', () => {
  // The library strips U+0300–U+036F only; BERT strips every nonspacing mark.
  expect(spelled('הָאָב')).toEqual(spelled('האב'));
  expect(spelled('エンジニアが')).toEqual(spelled('エンシニアか'));
});

test('a Chinese character beyond the first plane is a word of its own', () => {
  expect(spelled('a𠀀b')).toEqual(['a', '[UNK]', 'b']);
});

test('reads no more than the limit', () => {
  expect(wordPieces.pieces('night nurse wanted', 2)).toEqual(allPieces('night nurse'));
  expect(wordPieces.pieces('night nurse wanted', 0)).toEqual([]);
});

test('a long word that is remembered and one that is not are spelled alike', () => {
  const long = 'night-nurse/'.repeat(10);

  expect(allPieces(long)).toEqual(allPieces('night-nurse/ '.repeat(10)));
});

test('a word that cannot be spelled to its end is one unknown piece', () => {
  const small = createWordPieces(['un', '##able', '##a', 'c', '#', '##']);

  expect(small.pieces('unable unablex c# ##', 99)).toEqual([0, 1, unknownPiece, 3, 4, 4, 4]);
});

describe('words with signs in them', () => {
  const pieces = [
    'c',
    '#',
    '+',
    '.',
    'net',
    'node',
    'js',
    'asp',
    'a',
    '##b',
    'c#',
    'c++',
    '.net',
    'asp.net',
    'node.js',
    '§',
  ];
  const own = createWordPieces(pieces);
  const spelledIn = (text: string): string[] => own.pieces(text, 100).map((row) => pieces[row] ?? '[UNK]');

  test.each<[string, string[]]>([
    ['C#', ['c#']],
    ['c++', ['c++']],
    ['.NET', ['.net']],
    ['ASP.NET', ['asp.net']],
    ['Node.js', ['node.js']],
    ['node js', ['node', 'js']],
    ['C#/.NET, (c++).', ['c#', '[UNK]', '.net', '[UNK]', '[UNK]', 'c++', '[UNK]', '.']],
    ['a c#c c# c', ['a', 'c', '#', 'c', 'c#', 'c']],
    ['ac#', ['[UNK]', '#']],
    ['c+++', ['c++', '+']],
    ['§c#', ['§', 'c#']],
    ['node.jsc', ['node', '.', '[UNK]']],
    ['a.net', ['a', '.', 'net']],
  ])('%j', (text, expected) => {
    expect(spelledIn(text)).toEqual(expected);
  });

  // What Hugging Face's tokenizers made of these with the shipped vocabulary (training/static_encoder.py).
  test.each([
    ['Senior C# / .NET developer', 'senior c# / .net developer'],
    ['c#.net', 'c# .net'],
    ['c++++', 'c++ + +'],
    ['node.js.net', 'node.js . net'],
    ['c#_', 'c # _'],
    ['c#²', 'c# ²'],
    ['²c#', '² c#'],
    ['ç#', 'c#'],
    ['中c#', '中 c#'],
    ['React.js, Vue.js (Next.js)', 'react.js , vue.js ( next.js )'],
    ['ASP.NET Core; VB.NET', 'asp.net core ; vb.net'],
    ['C++17 and d3.js.', 'c + + 17 and d3.js .'],
    ['e.g. node.jsx', 'e . g . node . js ##x'],
    ['F# F#m', 'f# f # m'],
  ])('%j is what the training makes of it', (text, expected) => {
    const shipped = createWordPieces(table.vocabulary);
    expect(
      shipped
        .pieces(text, 100)
        .map((row) => table.vocabulary[row] ?? '[UNK]')
        .join(' '),
    ).toBe(expected);
  });

  test('are found in stretches of any length', () => {
    expect(spelledIn(`${'c#,'.repeat(50)}c`).filter((piece) => piece === 'c#')).toHaveLength(50);
  });
});

import { expect, test } from '@jest/globals';
import { openEncoder } from '@jobsearch/embedder';
import { rowOf } from '@jobsearch/ranker';
import fc from 'fast-check';
import { type Passage, passageByMeaning, passageByWords } from '../src/passages.js';

const description = [
  'Our bakery has stood at the harbour since 1911, and people come from far away for its bread. '.repeat(3).trim(),
  'You bake at night and sell in the morning. C++ is no help here, and neither is Kotlin.',
  '- Bread, cakes and pastries\n- A van, for which you have a licence',
  'We are an equal opportunity employer.',
].join('\n\n');

const marked = ({ text, marks }: Passage): string[] => marks.map(({ start, end }) => text.slice(start, end));

test('shows the sentences with most of the words, and where these stand', () => {
  const found = passageByWords(
    description,
    new Map([
      ['bake', 2],
      ['night', 1],
      ['bread', 1],
    ]),
  ) as Passage;

  expect(found.text).toMatch(/^You bake at night/);
  expect(marked(found)).toEqual(['bake', 'night', 'Bread']);
});

test('a rare word counts more than two common ones', () => {
  const found = passageByWords(
    description,
    new Map([
      ['c++', 5],
      ['bread', 1],
      ['harbour', 1],
    ]),
  ) as Passage;

  expect(marked(found)).toEqual(['C++', 'Bread']);
});

test('shows nothing where none of the words stands', () => {
  expect(passageByWords(description, new Map([['cobol', 1]]))).toBeUndefined();
  expect(passageByWords('', new Map([['cobol', 1]]))).toBeUndefined();
});

test('finds what is meant, where no word is the same; never what every employer says', async () => {
  const encoder = await openEncoder({ model: 'builtin' });
  const [driving, equal] = ['driver of a delivery vehicle', 'equal opportunity employer'];
  const vectors = await encoder.encode([driving, equal], 'query');

  const found = await passageByMeaning(description, rowOf(vectors, 0), encoder);
  const boilerplate = await passageByMeaning(description, rowOf(vectors, 1), encoder);

  expect(found?.text).toContain('A van');
  expect(boilerplate?.text).not.toContain('equal');
  expect(await passageByMeaning(' ', rowOf(vectors, 0), encoder)).toBeUndefined();
  await encoder.dispose();
});

test('a passage is a part of the description, and its marks lie within', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 900 }), fc.lorem({ maxCount: 60 }), (odd, text) => {
      const whole = `${text} ${odd} ${text}`;
      const found = passageByWords(whole, new Map([[(text.split(' ')[0] as string).toLowerCase(), 1]]));
      if (!found) return;
      expect(whole).toContain(found.text);
      expect(found.text.length).toBeLessThanOrEqual(300);
      for (const { start, end } of found.marks)
        expect(0 <= start && start < end && end <= found.text.length).toBe(true);
    }),
  );
});

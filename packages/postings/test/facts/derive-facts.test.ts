import { beforeAll, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { cleanPosting, type Fact, type FactReader, loadFacts, withFacts, withoutDerived } from '../../src/index.js';
import { aPosting } from '../support/a-posting.js';

let read: FactReader;
beforeAll(async () => {
  read = await loadFacts();
});

const open = aPosting({
  title: 'Senior baker',
  location: 'Split, Croatia',
  workplace: 'unknown',
  skills: [],
  description:
    'You bake for us in the mornings, and teach those who will. This role is on-site.\nJob type: Full-time\nSalary: €1,800 - €2,200 per month\nRequirements: HACCP, 3 years of experience in a bakery, high school diploma required',
});

test('what the words state fills what the source leaves open, and says so', () => {
  expect(withFacts(open, read(open))).toEqual({
    ...open,
    places: [{ city: 'Split', country: 'HR' }],
    workplace: 'on-site',
    employmentType: ['full-time'],
    experienceYears: 3,
    seniority: 'mid-senior',
    salary: { min: 1800, max: 2200, currency: 'EUR', period: 'month', origin: 'text' },
    skills: ['HACCP'],
    degree: 'secondary',
    language: 'en',
    derived: [
      'workplace',
      'places',
      'employmentType',
      'seniority',
      'experienceYears',
      'salary',
      'skills',
      'degree',
      'language',
    ],
  });
});

test('what the source says stays', () => {
  const published = aPosting({ ...open, workplace: 'hybrid', seniority: 'entry', skills: ['sourdough'] });

  expect(withFacts(published, read(published))).toMatchObject({
    workplace: 'hybrid',
    seniority: 'entry',
    skills: ['sourdough'],
  });
});

test('deriving again gives the same, and changes with the text', () => {
  const once = withFacts(open, read(open));
  const changed = { ...once, title: 'Baker', description: 'You bake.' };

  expect(withFacts(once, read(once))).toEqual(once);
  expect(withoutDerived(once)).toEqual(open);
  expect(withFacts(changed, read(changed))).not.toHaveProperty('seniority');
});

test('a text that lost its line breaks is read as if it had them, and its words stand where they are', () => {
  const description =
    'You bake bread.Experience: 3 -5 YearsLocation: SplitJob Type: Full-timeStipend: €900/monthRequired Skills: HACCP';
  const facts = read({ title: '', location: '', description });

  expect(facts).toMatchObject({
    experienceYears: { value: 3 },
    places: [{ value: { city: 'Split' }, evidence: { words: 'Split' } }],
    employmentType: [{ value: 'full-time' }],
    salary: { value: { min: 900, currency: 'EUR', period: 'month' }, evidence: { words: '€900' } },
    skills: [{ value: 'HACCP', evidence: { start: 107, end: 112 } }],
  });
});

// Each of them took a minute or more once: looking for what ends it behind each of its characters.
test.each([' ', '\n', '\n- ', 'R, ', 'C++ ', '🚀', '1 ', '(', '$1 - ', 'years of experience '])(
  'a long text of nothing but %j is read',
  (piece) => {
    const long = piece.repeat(100_000 / piece.length);
    const clean = cleanPosting({ ...open, title: `x${long}`, location: long.slice(0, 1000), description: long });

    expect(read({ title: long, location: long, description: long })).toBeDefined();
    expect(read(clean)).toBeDefined();
  },
);

const words = fc.constantFrom(
  ...[
    'remote',
    'hybrid',
    'on-site',
    'full-time',
    'contract',
    'Salary:',
    '$20',
    '€60.000',
    '-',
    '30k',
    'per hour',
    '/year',
    '\n',
  ],
  ...[
    '3',
    '+',
    'years',
    'experience',
    'Bachelor',
    'degree',
    'required',
    'Closing date:',
    '12',
    'March',
    '2026',
    'Python',
    'C#',
    'R,',
    'İ',
  ],
  ...[
    'Zagreb',
    ', Croatia',
    'VA',
    'London',
    ';',
    '(',
    ')',
    'visa sponsorship',
    'Requirements:',
    'Benefits',
    '.Next',
    'lineBroken',
    '🥖',
    '’',
  ],
);
const text = fc.oneof(
  fc.array(words, { maxLength: 40 }).map((parts) => parts.join(' ')),
  fc.array(words, { maxLength: 40 }).map((parts) => parts.join('')),
  fc.string({ unit: 'binary' }),
);

test('whatever the texts, it does not throw, and the words of each fact stand where it says', () => {
  fc.assert(
    fc.property(text, text, text, (title, location, description) => {
      const texts = { title, location, description };
      const facts = Object.values(read(texts)).flat() as (Fact<unknown> | undefined)[];

      for (const fact of facts) {
        if (!fact) continue;
        const { field, start, end, words: shown } = fact.evidence;
        expect(texts[field].slice(start, end)).toBe(shown);
        expect(start).toBeLessThanOrEqual(end);
      }
    }),
    { numRuns: 1000 },
  );
});

import { beforeAll, describe, expect, test } from '@jest/globals';
import { loadGazetteer, type Posting } from '@jobsearch/postings';
import fc from 'fast-check';
import { isOneEditAway } from '../../src/understand/correct-words.js';
import {
  asksNothingElse,
  createCompanyNames,
  createPlaceNames,
  type Knowledge,
  remainingWords,
  understandQuery,
} from '../../src/understand/index.js';
import { aPosting } from '../support/postings.js';

const place = (city: string, country: string, company = 'Korica'): Posting =>
  aPosting('test:1', { company, location: `${city}, ${country}`, places: [{ city, country }] });

const postings = [
  place('London', 'GB', 'Stripe, Inc.'),
  place('Zagreb', 'HR', 'Saint Brigid Hospital'),
  place('Reading', 'GB', 'Night'),
  place('Mobile', 'US', 'Remote'),
  place('Nice', 'FR', 'Data Science'),
  place('Split', 'HR', 'Mlin'),
  place('Vienna', 'AT'),
  place('Java', 'US'),
  place('Orange', 'US'),
  place('Cambridge', 'GB'),
  place('Cambridge', 'US'),
  { ...place('Austin', 'US'), places: [{ city: 'Austin', region: 'Texas', country: 'US' }] },
];

/** Words that many postings have: they are more than names. The others stand where the place or company is. */
const common = new Set(
  'reading mobile nice split remote night data science teacher nurse developer jobs work places turkey us'.split(' '),
);
const named = new Set('london zagreb vienna cambridge austin stripe saint brigid hospital mlin korica'.split(' '));

let knowledge: Knowledge;
beforeAll(async () => {
  knowledge = {
    places: createPlaceNames(postings, await loadGazetteer()),
    companies: createCompanyNames(postings),
    frequency: (word) => (common.has(word) ? 500 : named.has(word) ? 2 : 0),
  };
});

/** "kind: value [words]" of each. */
const read = (query: string): string[] =>
  understandQuery(query, knowledge).map(
    ({ meaning: { kind, value }, start, end }) => `${kind}: ${value} [${query.slice(start, end)}]`,
  );

describe('what wants no experience', () => {
  test.each([
    ['no experience needed, will train', ['no experience needed', 'will train']],
    ["we'll train the right person", ["we'll train"]],
    ['driver, willing to train', ['willing to train']],
    ['on the job training provided', ['on the job training provided']],
    ['welder paid training', ['paid training']],
    ['clerk, training is given', ['training is given']],
  ])('%j: %j', (query, expected) => {
    expect(read(query)).toEqual(expected.map((words) => `experience: none [${words}]`));
  });

  test.each([
    'engineer who will train models',
    'coach who will train athletes',
    'on-the-job training coordinator',
    'paid training contract',
    'nurse, no training provided',
    'training manager',
  ])('%j is none of it', (query) => {
    expect(read(query).filter((one) => one.startsWith('experience'))).toEqual([]);
  });
});

describe('places', () => {
  test.each([
    ['nurse london', ['place: London, GB [london]']],
    ['zagreb', ['place: Zagreb, HR [zagreb]']],
    ['Koch in Wien', ['place: Vienna, AT [Wien]']],
    ['nurse, Reading', ['place: Reading, GB [Reading]']],
    ['teacher in reading', ['place: Reading, GB [reading]']],
    ['cook in nice for a year', ['place: Nice, FR [nice]']],
    ['nurse Split', ['place: Split, HR [Split]']],
    ['nurse Reading UK', ['place: Reading, GB [Reading UK]']],
    ['engineer cambridge', ['place: Cambridge [cambridge]']],
    ['engineer cambridge, uk', ['place: Cambridge, GB [cambridge, uk]']],
    ['Austin, TX barista', ['place: Austin, Texas, US [Austin, TX]']],
    ['barista austin tx', ['place: Austin, Texas, US [austin tx]']],
    ['barista in TX', ['place: Texas, US [TX]']],
    ['waiter texas', ['place: Texas [texas]']],
    ['jobs in the usa', ['place: United States [usa]']],
    ['jobs in the us', ['place: United States [us]']],
    ['posao hrvatska', ['place: Croatia [hrvatska]']],
    ['nurse within 20 miles of london', ['place: within 20 miles of London, GB [within 20 miles of london]']],
    ['nurse 30km around Zagreb', ['place: within 30 km of Zagreb, HR [30km around Zagreb]']],
    ['nurse near zagreb', ['place: near Zagreb, HR [near zagreb]']],
    ['nurse within 1 mile of Austin, TX', ['place: within 1 mile of Austin, Texas, US [within 1 mile of Austin, TX]']],
    ['nurse within 10 miles of reading', ['place: within 10 miles of Reading, GB [within 10 miles of reading]']],
    ['nurse within 0 miles of london', ['place: London, GB [london]']],
    ['driver, 200 miles a day, london', ['place: London, GB [london]']],
    ['nurse within 20 miles of Croatia', ['place: Croatia [Croatia]']],
    ['Omaha, NE nurse', ['place: Omaha, Nebraska, US [Omaha, NE]']],
    ['nurse reykjavik', ['place: Reykjavík, IS [reykjavik]']],
  ])('%j names %j', (query, expected) => {
    expect(read(query)).toEqual(expected);
  });

  test.each([
    'reading teacher',
    'nice job in a garage',
    'in nice places',
    'mobile developer',
    'split teacher',
    'turkey farm',
    'orange county electrician',
    'join us',
    'jobs per day',
  ])('%j names none', (query) => {
    expect(read(query).filter((one) => one.startsWith('place'))).toEqual([]);
  });

  test('a code of a country is one behind "remote"', () => {
    expect(read('remote us')).toEqual(['workplace: remote [remote]', 'place: United States [us]']);
  });

  test('a language is a place of that name only behind a comma', () => {
    expect(read('java developer')).toEqual(['skill: Java [java]']);
    expect(read('developer in java')).toEqual(['skill: Java [java]']);
    expect(read('developer, Java')).toEqual(['place: Java, US [Java]']);
  });
});

test.each([
  ['python remote', ['skill: Python [python]', 'workplace: remote [remote]']],
  ['fully remote nurse', ['workplace: remote [fully remote]']],
  ['work from home', ['workplace: remote [work from home]']],
  ['hybrid nurse', ['workplace: hybrid [hybrid]']],
  ['on-site cook', ['workplace: on-site [on-site]']],
  ['remote sensing scientist', ['skill: Remote sensing [remote sensing]']],
  ['hybrid cloud', []],

  ['entry level clerk', ['seniority: entry [entry level]']],
  ['junior accountant', ['seniority: entry [junior]']],
  ['junior high teacher', []],
  ['senior cook', ['seniority: mid-senior [senior]']],
  ['senior care assistant', []],
  ['intern', ['seniority: internship [intern]']],
  ['Head of kitchen', ['seniority: director [Head of]']],
  ['assistant director', []],
  ['pa to director', []],
  ['executive assistant to the ceo', []],
  ['graduate degree nursing', []],
  ['graduate programmer', ['seniority: entry [graduate]']],
  ['graduate programme', ['seniority: entry [graduate]']],
  ['graduate program coordinator', []],
  ['zero hours contract', []],
  ['smart contract', []],
  ['sales executive', []],

  ['nurse no experience', ['experience: none [no experience]']],
  ['welder with 3 years of experience', ['experience: 3 years [3 years of experience]']],
  ['3 years old children', []],

  ['full time nurse', ['employmentType: full-time [full time]']],
  ['Koch Teilzeit', ['employmentType: part-time [Teilzeit]']],
  ['contract jobs', ['employmentType: contract [contract]']],
  ['contract lawyer', []],
  ['freelance translator', ['employmentType: contract [freelance]']],

  ['nurse night shift', ['shift: night [night shift]']],
  ['barista weekends', ['shift: weekend [weekends]']],
  ['first shift welder', ['shift: day [first shift]']],

  ['cook over 60k', ['salary: 60,000 a year or more [over 60k]']],
  ['€4,000 per month', ['salary: 4,000 EUR a month or more [€4,000 per month]']],
  ['driver $25/hour', ['salary: 25 USD an hour or more [$25/hour]']],
  ['50-60k', ['salary: 50,000 a year or more [50-60k]']],
  ['cook under 40k', []],
  ['cook up to €60,000', []],
  ['cook 50k max', []],
  ['Koch bis 50.000 €', []],
  ['not remote cook', []],
  ['non-remote cook', []],
  ['cook without weekends', []],
  ['Koch ohne Nachtschicht', []],
  ['cook no experience', ['experience: none [no experience]']],
  ['at least 45000 gbp', ['salary: 45,000 GBP a year or more [at least 45000 gbp]']],
  ['401k', []],
  ['over 50 years', []],
  ['ISO 27001', ['skill: ISO 27001 [ISO 27001]']],
  ['24/7 support', []],

  ['nurse at Stripe', ['company: Stripe, Inc. [Stripe]']],
  ['saint brigid hospital', ['company: Saint Brigid Hospital [saint brigid hospital]']],
  ['work at night', []],
  ['data science', ['skill: Data science [data science]']],

  ['C# and SQL', ['skill: C# [C#]', 'skill: SQL [SQL]']],
])('%j asks for %j', (query, expected) => {
  expect(read(query)).toEqual(expected);
});

test('what stands in quotes or after a minus is meant as it stands', () => {
  expect(read('nurse "remote london" -junior')).toEqual([]);
  expect(read('nurse “full time” -"night shift" remote')).toEqual(['workplace: remote [remote]']);
  expect(read('front-end python')).toEqual(['skill: Python [python]']);
});

test('reads words in spite of a typing error, where no posting has them', () => {
  expect(read('nurse Londn')).toEqual(['place: London, GB [Londn]']);
  expect(read('Zagerb hybrd baker')).toEqual(['place: Zagreb, HR [Zagerb]', 'workplace: hybrid [hybrd]']);
  expect(read('lndn')).toEqual([]);
});

test('an edit is a letter changed, missing or too much, or two that changed places', () => {
  const letters = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 5 });
  fc.assert(
    fc.property(letters, letters, (a, b) => {
      expect(isOneEditAway(a, b)).toBe(a !== b && editsOf(a).has(b));
    }),
  );
});

/** All that one edit makes of a word. */
function editsOf(word: string): Set<string> {
  const edits = new Set<string>();
  for (let at = 0; at <= word.length; at++) {
    const [before, after] = [word.slice(0, at), word.slice(at)];
    for (const letter of 'abc') edits.add(before + letter + after).add(before + letter + after.slice(1));
    edits.add(before + after.slice(1));
    if (after.length > 1) edits.add(before + after[1] + after[0] + after.slice(2));
  }
  return edits;
}

test('words that say nothing but a constraint are left out of what is searched for, unless nothing else is there', () => {
  const rest = (query: string) => remainingWords(query, understandQuery(query, knowledge)).replace(/\s+/g, ' ').trim();

  expect(rest('remote -java')).toBe('remote -java');
  expect(rest('junior python developer remote over 60k london')).toBe('junior python developer london');
  expect(rest('remote part time')).toBe('remote part time');
  expect(rest('sales jobs in Zagreb')).toBe('sales in Zagreb');
  expect(rest('jobs over 60k')).toBe('');
  expect(rest('baker within 20 miles of london')).toBe('baker');
  expect(rest('jobs within 20 miles of london')).toBe('');
  expect(rest('jobs in london')).toBe('in london');
  expect(rest('nurse 12 hr shifts')).toBe('nurse 12 shifts');
  expect(rest('nurse 12-hrs')).toBe('nurse 12-');
  expect(rest('hr manager')).toBe('hr manager');
  expect(rest('no experience needed')).toBe('');
  expect(rest('remote over 60k')).toBe('remote');
  expect(rest('I want a job with animals')).toBe('I want a with animals');
  expect(rest('job coach')).toBe('job coach');
  expect(rest('working as a job coach')).toBe('working as a job coach');
  expect(rest('a job, with animals')).toBe('a , with animals');
  expect(rest('over 60k -consultant')).toBe('-consultant');
  expect(rest('over 60k ＂night shift＂')).toBe('＂night shift＂');
  expect(rest('nurse job')).toBe('nurse');
  expect(rest('summer jobs baker')).toBe('baker');
  expect(rest('jobs')).toBe('jobs');
  expect(rest('"open positions" jobs')).toBe('"open positions"');
  expect(rest('remote "night shift" -junior')).toBe('"night shift" -junior');
});

test.each([
  ['jobs over 60k', true],
  ['remote jobs in Zagreb', true],
  ['work in Zagreb or in Croatia', true],
  ['junior', true],
  ['remote -java', true],
  ['remote "java"', false],
  ['python', false],
  ['remote python', false],
  ['sales in Zagreb', false],
  ['jobs', false],
])('that %j asks for nothing but what is understood is %j', (query, expected) => {
  expect(asksNothingElse(query, understandQuery(query, knowledge))).toBe(expected);
});

test('spans lie within the query, in order and apart, whatever it is', () => {
  const words = fc.constantFrom(
    ...[
      'in',
      'Londn',
      'london',
      ',',
      'UK',
      'remote',
      '"',
      '-',
      '60k',
      '€',
      'over',
      'İ',
      'ﬁ',
      'ß',
      '\u0000',
      '😀',
      'C++',
      'no',
      'experience',
      'night',
      'shift',
      '\u0301',
      'austin',
      'tx',
    ],
  );
  const query = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 60 }),
    fc.array(words, { maxLength: 12 }).map((some) => some.join(' ')),
    fc.array(words, { maxLength: 12 }).map((some) => some.join('')),
  );
  fc.assert(
    fc.property(query, (text) => {
      let last = 0;
      for (const { start, end, meaning } of understandQuery(text, knowledge)) {
        expect(start).toBeGreaterThanOrEqual(last);
        expect(end).toBeGreaterThan(start);
        expect(meaning.value).not.toBe('');
        last = end;
      }
      expect(last).toBeLessThanOrEqual(text.length);
    }),
    { numRuns: 500 },
  );
});

test('reads the longest query that is taken in a moment', () => {
  for (const text of ['in ', '9', '1 ', 'a-', '"', '- ', '€ ', 'over ', '(,']) {
    const start = performance.now();
    understandQuery(text.repeat(1000).slice(0, 1000), knowledge);
    expect(performance.now() - start).toBeLessThan(2000);
  }
});

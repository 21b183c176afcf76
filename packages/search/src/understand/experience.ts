import type { Constraint } from './constraint.js';
import { type QueryPattern, readPatterns } from './read-patterns.js';

const numbers: Readonly<Record<string, number>> = { one: 1, two: 2, three: 3, four: 4, five: 5, six: 6, ten: 10 };
const number = `(\\d{1,2}|${Object.keys(numbers).join('|')})`;

const patterns: readonly QueryPattern[] = [
  {
    words:
      /\b(?:no|without|zero|any)\s+(?:(?:previous|prior|work|any)\s+)*experience(?:\s+(?:needed|required|necessary))?\b|\bohne (?:berufs)?erfahrung\b|\bbez iskustva\b|\bsin experiencia\b/gi,
    means: { kind: 'experience', value: 'none', years: 0 },
    isPure: true,
  },
  {
    words:
      /\b(?:(?:we |we['’]ll )?will(?: fully)? train|willing to train|(?:full |paid |all )*training (?:(?:is |will be )?provided|given)|(?:paid |on[- ]the[- ]job )training)\b/gi,
    means: { kind: 'experience', value: 'none', years: 0 },
  },
  {
    words: new RegExp(
      `(?<![\\p{L}\\d.,-])${number}\\s*\\+?\\s*(?:years?|yrs?|jahren?|godin[ae]|años|ans)(?:['’]|\\s+of)?\\s+(?:\\p{L}+\\s+)?(?:experience|exp\\b|(?:berufs)?erfahrung|iskustva|(?:de )?experiencia)`,
      'giu',
    ),
    means: ([, count = '']) => {
      const years = numbers[count.toLowerCase()] ?? Number(count);
      return { kind: 'experience', value: years === 1 ? '1 year' : `${years} years`, years };
    },
    isPure: true,
  },
];

/** What postings say that want none. */
export const noExperiencePhrases: readonly string[] = [
  'no experience necessary',
  'no experience required',
  'no experience needed',
  'no previous experience',
  'no prior experience',
  'will train',
  'training provided',
];

/** "no experience", "2 years of experience": what the person has, so that a posting must not ask for more. */
export const readExperience = (text: string): Constraint[] => readPatterns(text, patterns);

import type { Constraint } from './constraint.js';
import { type QueryPattern, readPatterns } from './read-patterns.js';

const numbers: Readonly<Record<string, number>> = { one: 1, two: 2, three: 3, four: 4, five: 5, six: 6, ten: 10 };
const number = `(\\d{1,2}|${Object.keys(numbers).join('|')})`;

/** Whom they will train, if anybody is named: who comes; not models or athletes. */
const willTrain = String.raw`\b(?:(?:we['’]ll|(?:we )?will)(?: fully)? train|willing to train)(?=\s*(?:$|[,.;!)]|you\b|(?:the )?right\b))`;
const given = '(?:(?:is|will be) )?(?:provided|given)';
const training = String.raw`\b(?:(?:(?:full|paid|all|on[- ]the[- ]job) )+training(?: ${given})?|training ${given})\b`;
/** Whose job training is needs experience. */
const nobodysJob = String.raw`(?!\s+(?:coordinators?|managers?|specialists?|officers?|instructors?|providers?|contracts?|programm?e?s?)\b)`;

const patterns: readonly QueryPattern[] = [
  {
    words:
      /\b(?:no|without|zero|any)\s+(?:(?:previous|prior|work|any)\s+)*experience(?:\s+(?:needed|required|necessary))?\b|\bohne (?:berufs)?erfahrung\b|\bbez iskustva\b|\bsin experiencia\b/gi,
    means: { kind: 'experience', value: 'none', years: 0 },
    isPure: true,
  },
  {
    words: new RegExp(`${willTrain}|${training}${nobodysJob}`, 'gi'),
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

/** How postings say that they want none, beside what their facts tell: each a phrase that says little else. */
export const noExperiencePhrases: readonly string[] = [
  ...['no experience', 'no previous experience', 'no prior experience'].flatMap((none) =>
    ['necessary', 'required', 'needed'].flatMap((end) => [`${none} ${end}`, `${none} is ${end}`]),
  ),
  'will train',
  'willing to train',
  'paid training',
  'training provided',
  'on the job training',
];

/** "no experience", "2 years of experience": what the person has, so that a posting must not ask for more. */
export const readExperience = (text: string): Constraint[] => readPatterns(text, patterns);

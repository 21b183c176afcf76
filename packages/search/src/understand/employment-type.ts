import { fullTimeWords, partTimeWords } from '@jobsearch/postings';
import type { Constraint, Meaning } from './constraint.js';
import { type QueryPattern, readPatterns } from './read-patterns.js';

type EmploymentType = Extract<Meaning, { kind: 'employmentType' }>['value'];

const type = (value: EmploymentType): Meaning => ({ kind: 'employmentType', value });
/** What makes "contract" and "temp" a kind of work, and nothing that one works on ("contract law", "smart contract"), nor another ("zero hours contract"). */
const work = '(?=\\s+(?:jobs?|roles?|positions?|work|basis|vacanc(?:y|ies)|opportunit(?:y|ies))\\b|\\s*$|\\s*,)';
const whole = (words: string): RegExp => new RegExp(`(?<![\\p{L}-])(?:${words})(?![\\p{L}-])`, 'giu');

const patterns: readonly QueryPattern[] = [
  { words: whole(fullTimeWords), means: type('full-time'), isPure: true },
  { words: whole(partTimeWords), means: type('part-time'), isPure: true },
  {
    words: new RegExp(`(?<![\\p{L}-])(?<!\\b(?:smart|hours?)\\s+)(?:contract(?:or)?|temp)${work}`, 'giu'),
    means: ([words]) => type(/temp/i.test(words) ? 'temporary' : 'contract'),
  },
  { words: whole('freelanc(?:e|er|ing)|freiberuflich'), means: type('contract') },
  { words: whole('temporary|seasonal|fixed[- ]term|summer jobs?|befristet'), means: type('temporary'), isPure: true },
  {
    words: whole('volunteer(?:ing)?(?!\\s+(?:coordinator|manager|director|services))'),
    means: type('volunteer'),
  },
];

/** "full time", "Teilzeit", "contract jobs", "freelance", "seasonal". */
export const readEmploymentTypes = (text: string): Constraint[] => readPatterns(text, patterns);

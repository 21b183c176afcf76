import type { Constraint, Meaning } from './constraint.js';
import { type QueryPattern, readPatterns } from './read-patterns.js';

type Seniority = Extract<Meaning, { kind: 'seniority' }>['value'];

const level = (words: string, value: Seniority, isPure: boolean): QueryPattern => ({
  words: new RegExp(`(?<![\\p{L}-])(?:${words})(?![\\p{L}-])`, 'giu'),
  means: { kind: 'seniority', value },
  isPure,
});

/** Who helps a director is none: "assistant director", "pa to director", "assistant to the ceo". */
const helping = '(?<!\\b(?:assistant|deputy|associate|junior|pa|ea|secretary)(?:\\s+to)?(?:\\s+(?:the|our))?\\s+)';

/** Those that are no level: "senior care", "junior high school", "graduate school", "trainee coordinator". */
const patterns: readonly QueryPattern[] = [
  level(
    'intern(?:ship)?s?|trainee(?:ship)?s?(?!\\s+(?:coordinator|manager|recruiter))|apprentice(?:ship)?s?(?!\\s+(?:coordinator|manager))|(?:pflicht)?praktik(?:um|ant(?:in)?)|werkstudent(?:in)?|stagiaire|becari[oa]|pripravnik',
    'internship',
    false,
  ),
  level('entry[- ]?level|early[- ]career|for beginners|berufseinsteiger(?:in)?|career starters?', 'entry', true),
  level(
    'junior(?!\\s+(?:high|college|league|school))|jr\\.?|(?:new |recent )?grad(?:uate)?s?(?!\\s+(?:school|admission|studies|education|assistants?|medical|degrees?|levels?|programm?e?s?\\s+(?:coordinator|director|manager|advis[eo]r|administrator|assistant|specialist))(?![\\p{L}-]))',
    'entry',
    false,
  ),
  level('associate[- ]level', 'associate', true),
  level('mid[- ]?(?:senior|level|career)(?:[- ]level)?|senior[- ]level', 'mid-senior', true),
  level(
    'senior(?!\\s+(?:care|living|citizens?|services|housing|home|center|centre|helper)s?(?![\\p{L}]))|sr\\.?',
    'mid-senior',
    false,
  ),
  level(`${helping}(?:director(?:[- ]level)?|head of|vice[- ]president|vp)`, 'director', false),
  level('executive[- ]level|c[- ]level|c[- ]suite', 'executive', true),
  level(`${helping}(?:ceo|cto|cfo|coo|cmo|chief \\p{L}+ officer)`, 'executive', false),
];

/** "entry level", "junior", "internship", "senior", "head of". */
export const readSeniorities = (text: string): Constraint[] => readPatterns(text, patterns);

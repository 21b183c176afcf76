import { namedWorkplaces } from '@jobsearch/postings';
import type { Constraint } from './constraint.js';
import { type QueryPattern, readPatterns } from './read-patterns.js';

/** How people ask for it, beyond the words of postings. */
const patterns: readonly QueryPattern[] = [
  {
    words:
      /\b(?:(?:fully|100 ?%|completely|entirely)[ -]remote|remotely|(?:work(?:ing)? )?from (?:home|anywhere)|telecommut\w+|t[ée]l[ée]travail|teletrabajo|rad(?:i?ti)? od ku[ćc]e)(?![\p{L}-])/giu,
    means: { kind: 'workplace', value: 'remote' },
    isPure: true,
  },
  { words: /\boffice[ -]based\b/gi, means: { kind: 'workplace', value: 'on-site' }, isPure: true },
];

/** "remote", "work from home", "hybrid", "on site". */
export function readWorkplaces(text: string): Constraint[] {
  const named = namedWorkplaces(text).map(({ value, evidence: { start, end } }) => ({
    meaning: { kind: 'workplace' as const, value },
    start,
    end: start + text.slice(start, end).trimEnd().length,
    isPure: true,
  }));
  return [...named, ...readPatterns(text, patterns)];
}

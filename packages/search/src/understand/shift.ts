import type { Constraint, Shift } from './constraint.js';
import { type QueryPattern, readPatterns } from './read-patterns.js';

const shift = (words: RegExp, value: Shift): QueryPattern => ({
  words,
  means: { kind: 'shift', value },
  isPure: true,
});

const patterns: readonly QueryPattern[] = [
  shift(
    /\b(?:(?:over)?night|graveyard|3rd|third)[- ]?shifts?\b|\bnights(?: only)?\b|\bnachtschicht(?:en)?\b|\bnachtdienst\b/gi,
    'night',
  ),
  shift(
    /\b(?:evening|late|second|2nd|swing)[- ]?shifts?\b|\bevenings(?: only)?\b|\bsp(?:ä|ae)tschicht(?:en)?\b/gi,
    'evening',
  ),
  shift(/\b(?:day|morning|early|first|1st)[- ]?shifts?\b|\bfr(?:ü|ue)hschicht(?:en)?\b/gi, 'day'),
  shift(/\bweekend(?:s|[- ]?shifts?)?(?: only)?\b|\bsaturdays?(?: and sundays?)?\b|\bam wochenende\b/gi, 'weekend'),
];

/** "night shift", "weekends". */
export const readShifts = (text: string): Constraint[] => readPatterns(text, patterns);

/** How postings write it, each a phrase. They have no field for it. */
export const shiftPhrases: Readonly<Record<Shift, readonly string[]>> = {
  day: ['day shift', 'day shifts', 'morning shift', 'first shift', '1st shift', 'early shift', 'Frühschicht'],
  evening: ['evening shift', 'evening shifts', 'second shift', '2nd shift', 'late shift', 'swing shift', 'Spätschicht'],
  night: ['night shift', 'night shifts', 'overnight shift', 'third shift', '3rd shift', 'nights', 'Nachtschicht'],
  weekend: ['weekend shift', 'weekend', 'weekends', 'Saturdays', 'Wochenende'],
};

import { skillFacts } from '@jobsearch/postings';
import type { Constraint } from './constraint.js';

/** The skills that the query names, by any of their names. */
export function readSkills(text: string): Constraint[] {
  return skillFacts({ title: text, location: '', description: '' }).map(({ value, evidence: { start, end } }) => ({
    meaning: { kind: 'skill', value },
    start,
    end,
    isPure: false,
  }));
}

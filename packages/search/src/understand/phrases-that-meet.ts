import type { Meaning } from './constraint.js';
import { noExperiencePhrases } from './experience.js';
import { shiftPhrases } from './shift.js';

/** How postings say in their words what no fact of theirs tells: who has one of these phrases, and no fact that says otherwise, meets what is asked for. */
export function phrasesThatMeet(meaning: Meaning): readonly string[] {
  if (meaning.kind === 'shift') return shiftPhrases[meaning.value];
  if (meaning.kind === 'experience' && meaning.years === 0) return noExperiencePhrases;
  return [];
}

import type { Ranker } from '@jobsearch/ranker';
import { remembered } from '../remembered.js';
import { nameKey } from '../understand/index.js';

/** Names that more titles have are as common as each other. */
const mostCounted = 1000;

/** A text may speak of any trade: of "masons" where nobody seeks one. */
const inTitles = { title: 1, company: 0, location: 0, description: 0 };

/**
 * Tells how common names of jobs are: how many titles have one; where none has it whole, less than 1, the more the commoner the rarest of its words is. It is worked
 * out once a name, of which there are as many as the table of names has.
 */
export function createMentions(ranker: Ranker<string>): (name: string) => number {
  return remembered((name) => {
    const whole = ranker.search({ text: `"${name}"`, textWeights: inTitles, limit: mostCounted }).length;
    if (whole > 0) return whole;
    const frequencies = nameKey(name)
      .split(' ')
      .map((word) => ranker.documentFrequency(word));
    return Math.min(...frequencies) / (ranker.size + 1);
  });
}

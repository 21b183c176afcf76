import type { Ranker } from '@jobsearch/ranker';
import { LRUCache } from 'lru-cache';
import type { PostingHead } from '../posting-head.js';
import { remembered } from '../remembered.js';
import {
  type Agreement,
  agreementWith,
  type ConstraintKind,
  factsOf,
  type Knowledge,
  type Meaning,
  phrasesThatMeet,
} from '../understand/index.js';
import { groupAlike } from './alike.js';

/** Per row what {@link numberOf} makes of its agreement. */
export type Verdicts = Int8Array;

/** Verdicts of so many constraints are kept: a byte a posting each. */
const mostKept = 64;

export const numberOf: Readonly<Record<Agreement, number>> = { met: 1, unknown: 0, contradicted: -1 };

/** Tells of each posting whether it meets a constraint; the latest ones stay known. */
export function createVerdicts(
  postings: readonly PostingHead[],
  ranker: Ranker<string>,
): (meaning: Meaning, knowledge: Knowledge) => Verdicts {
  const kept = new LRUCache<string, Verdicts>({ max: mostKept });
  // Postings have far fewer different facts than there are postings.
  const alike = remembered((kind: ConstraintKind) => groupAlike(postings, factsOf[kind]));

  return (meaning, knowledge) => {
    const id = JSON.stringify(meaning);
    const verdicts = kept.get(id) ?? judge(meaning, knowledge);
    kept.set(id, verdicts);
    return verdicts;
  };

  function judge(meaning: Meaning, { places }: Knowledge): Verdicts {
    const agreement = agreementWith(meaning, places);
    const { groups, firsts } = alike(meaning.kind);
    const ofGroup = Int8Array.from(firsts, (row) => numberOf[agreement(postings[row] as PostingHead)]);
    const verdicts = new Int8Array(postings.length);
    for (let row = 0; row < verdicts.length; row++) verdicts[row] = ofGroup[groups[row] as number] as number;
    for (const phrase of phrasesThatMeet(meaning))
      for (const { row } of ranker.search({ text: `"${phrase}"`, limit: postings.length }))
        if (verdicts[row] === numberOf.unknown) verdicts[row] = numberOf.met;
    return verdicts;
  }
}

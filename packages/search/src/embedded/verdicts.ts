import type { Ranker } from '@jobsearch/ranker';
import { LRUCache } from 'lru-cache';
import type { PostingHead } from '../posting-head.js';
import { remembered } from '../remembered.js';
import {
  agreementWith,
  type ConstraintKind,
  factsOf,
  type Knowledge,
  type Meaning,
  phrasesThatMeet,
} from '../understand/index.js';
import { groupAlike } from './alike.js';

/** What postings make of a constraint: bits by row, as in a `RowSet`. */
export interface Verdicts {
  /** Those that meet it. */
  readonly met: Uint32Array;
  /** Those that do not contradict it: who meets it, and who does not tell. */
  readonly open: Uint32Array;
}

/** Verdicts of so many constraints are kept: two bits a posting each. */
const mostKept = 64;

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
    const ofGroup = Array.from(firsts, (row) => agreement(postings[row] as PostingHead));
    const met = bitsOf(
      groups,
      Uint8Array.from(ofGroup, (one) => +(one === 'met')),
    );
    const open = bitsOf(
      groups,
      Uint8Array.from(ofGroup, (one) => +(one !== 'contradicted')),
    );
    for (const phrase of phrasesThatMeet(meaning))
      for (const { row } of ranker.search({ text: `"${phrase}"`, limit: postings.length }))
        if (bitOf(open, row) === 1) met[row >>> 5] = (met[row >>> 5] as number) | (1 << (row & 31));
    return { met, open };
  }
}

/** 1 or 0. */
export function bitOf(words: Uint32Array, row: number): number {
  return ((words[row >>> 5] as number) >>> (row & 31)) & 1;
}

/** @param ofGroup by group, the bit of its rows */
function bitsOf(groups: ArrayLike<number>, ofGroup: Uint8Array): Uint32Array {
  const words = new Uint32Array(Math.ceil(groups.length / 32));
  for (let row = 0; row < groups.length; row++)
    words[row >>> 5] = (words[row >>> 5] as number) | ((ofGroup[groups[row] as number] as number) << (row & 31));
  return words;
}

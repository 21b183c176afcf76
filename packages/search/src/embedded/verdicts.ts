import type { Ranker } from '@jobsearch/ranker';
import { LRUCache } from 'lru-cache';
import type { PostingHead } from '../posting-head.js';
import { type Agreement, agreementWith, type Knowledge, type Meaning, phrasesThatMeet } from '../understand/index.js';

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
  // Names are compared slowly, and there are far fewer of them than postings.
  const placed = once(() =>
    groupAlike(postings, ({ location, workplace, places }) =>
      places?.length ? `${workplace} ${JSON.stringify(places)}` : location,
    ),
  );
  const employed = once(() => groupAlike(postings, ({ company }) => company));
  return (meaning, knowledge) => {
    const id = JSON.stringify(meaning);
    const verdicts = kept.get(id) ?? judge(meaning, knowledge);
    kept.set(id, verdicts);
    return verdicts;
  };

  function judge(meaning: Meaning, { places }: Knowledge): Verdicts {
    const verdicts = verdictsByFacts(meaning, agreementWith(meaning, places));
    for (const phrase of phrasesThatMeet(meaning))
      for (const { row } of ranker.search({ text: `"${phrase}"`, limit: postings.length }))
        if (verdicts[row] === numberOf.unknown) verdicts[row] = numberOf.met;
    return verdicts;
  }

  function verdictsByFacts({ kind }: Meaning, agreement: (posting: PostingHead) => Agreement): Verdicts {
    const verdicts = new Int8Array(postings.length);
    const alike = kind === 'place' ? placed() : kind === 'company' ? employed() : undefined;
    const verdictOf = (row: number): number => numberOf[agreement(postings[row] as PostingHead)];
    if (!alike) {
      for (let row = 0; row < verdicts.length; row++) verdicts[row] = verdictOf(row);
      return verdicts;
    }
    const ofGroup = Int8Array.from(alike.firsts, verdictOf);
    for (let row = 0; row < verdicts.length; row++) verdicts[row] = ofGroup[alike.groups[row] as number] as number;
    return verdicts;
  }
}

/** Postings of which one thing is the same. */
interface Alike {
  /** Per row the number of its group. */
  readonly groups: Uint32Array;
  /** Per group its first row. */
  readonly firsts: readonly number[];
}

function groupAlike(postings: readonly PostingHead[], keyOf: (posting: PostingHead) => string): Alike {
  const numbers = new Map<string, number>();
  const firsts: number[] = [];
  const groups = Uint32Array.from(postings, (posting, row) => {
    const key = keyOf(posting);
    const known = numbers.get(key);
    if (known !== undefined) return known;
    numbers.set(key, firsts.length);
    return firsts.push(row) - 1;
  });
  return { groups, firsts };
}

function once<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => {
    made ??= make();
    return made;
  };
}

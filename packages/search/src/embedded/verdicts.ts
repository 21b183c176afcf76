import type { Ranker } from '@jobsearch/ranker';
import type { PostingHead } from '../posting-head.js';
import {
  type Agreement,
  agreementWith,
  type Knowledge,
  type Meaning,
  noExperiencePhrases,
  shiftPhrases,
} from '../understand/index.js';

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
  const kept = new Map<string, Verdicts>();
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
    kept.delete(id);
    kept.set(id, verdicts);
    if (kept.size > mostKept) kept.delete(kept.keys().next().value as string);
    return verdicts;
  };

  /** Who asks for years, or for a level, trains others. */
  function mayBeLearnt(row: number): boolean {
    const { experienceYears, seniority } = postings[row] as PostingHead;
    return !experienceYears && (seniority === undefined || seniority === 'entry' || seniority === 'internship');
  }

  function judge(meaning: Meaning, { places }: Knowledge): Verdicts {
    const verdicts = new Int8Array(postings.length);
    const rowsThatSay = (phrases: readonly string[]): number[] =>
      phrases.flatMap((phrase) => ranker.search({ text: `"${phrase}"`, limit: postings.length }).map(({ row }) => row));
    if (meaning.kind === 'shift') {
      for (const row of rowsThatSay(shiftPhrases[meaning.value])) verdicts[row] = numberOf.met;
      return verdicts;
    }
    const agreement = agreementWith(meaning, places);
    const alike = meaning.kind === 'place' ? placed() : meaning.kind === 'company' ? employed() : undefined;
    if (!alike) {
      for (let row = 0; row < verdicts.length; row++) verdicts[row] = numberOf[agreement(postings[row] as PostingHead)];
      if (meaning.kind === 'experience' && meaning.years === 0)
        for (const row of rowsThatSay(noExperiencePhrases)) if (mayBeLearnt(row)) verdicts[row] = numberOf.met;
      return verdicts;
    }
    const ofGroup = Int8Array.from(alike.firsts, (row) => numberOf[agreement(postings[row] as PostingHead)]);
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

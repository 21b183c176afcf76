import type { Posting } from '@jobsearch/postings';
import type { Ranker } from '@jobsearch/ranker';
import { type Agreement, agreementWith, type Knowledge, type Meaning, shiftPhrases } from '../understand/index.js';

/** Per row what {@link numberOf} makes of its agreement. */
export type Verdicts = Int8Array;

/** Verdicts of so many constraints are kept: a byte a posting each. */
const mostKept = 64;

export const numberOf: Readonly<Record<Agreement, number>> = { met: 1, unknown: 0, contradicted: -1 };

/** Tells of each posting whether it meets a constraint; the latest ones stay known. */
export function createVerdicts(
  postings: readonly Posting[],
  ranker: Ranker<string>,
): (meaning: Meaning, knowledge: Knowledge) => Verdicts {
  const kept = new Map<string, Verdicts>();
  return (meaning, knowledge) => {
    const id = JSON.stringify(meaning);
    const verdicts = kept.get(id) ?? judge(meaning, knowledge);
    kept.delete(id);
    kept.set(id, verdicts);
    if (kept.size > mostKept) kept.delete(kept.keys().next().value as string);
    return verdicts;
  };

  function judge(meaning: Meaning, { places }: Knowledge): Verdicts {
    const verdicts = new Int8Array(postings.length);
    if (meaning.kind === 'shift') {
      for (const phrase of shiftPhrases[meaning.value])
        for (const { row } of ranker.search({ text: `"${phrase}"`, limit: postings.length }))
          verdicts[row] = numberOf.met;
      return verdicts;
    }
    const agreement = agreementWith(meaning, places);
    for (const [row, posting] of postings.entries()) verdicts[row] = numberOf[agreement(posting)];
    return verdicts;
  }
}

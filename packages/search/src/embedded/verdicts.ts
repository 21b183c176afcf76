import { type Ranker, type RowSet, toRowSet } from '@jobsearch/ranker';
import type { PostingHead } from '../posting-head.js';
import { remembered, rememberLatest } from '../remembered.js';
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

/** What postings make of a constraint. */
export interface Verdicts {
  /** Those that meet it. */
  readonly met: RowSet;
  /** Those that do not contradict it: who meets it, and who does not tell. */
  readonly open: RowSet;
}

/** Verdicts of so many constraints are kept: two bits a posting each. */
const mostKept = 64;

/** Tells of each posting whether it meets a constraint; the latest ones stay known. */
export function createVerdicts(
  postings: readonly PostingHead[],
  ranker: Ranker<string>,
): (meaning: Meaning, knowledge: Knowledge) => Verdicts {
  const latest = rememberLatest<Verdicts>(mostKept);
  // Postings have far fewer different facts than there are postings.
  const alike = remembered((kind: ConstraintKind) => groupAlike(postings, factsOf[kind]));

  return (meaning, knowledge) => latest(JSON.stringify(meaning), () => judge(meaning, knowledge));

  function judge(meaning: Meaning, { places }: Knowledge): Verdicts {
    const agreement = agreementWith(meaning, places);
    const { groups, firsts } = alike(meaning.kind);
    const ofGroup = Array.from(firsts, (row) => agreement(postings[row] as PostingHead));
    const rowsOf = (passes: (one: Agreement) => boolean): RowSet => {
      const pass = ofGroup.map(passes);
      return toRowSet((row) => pass[groups[row] as number] === true, postings.length);
    };
    const met = rowsOf((one) => one === 'met');
    const open = rowsOf((one) => one !== 'contradicted');
    for (const phrase of phrasesThatMeet(meaning))
      for (const { row } of ranker.search({ text: `"${phrase}"`, limit: postings.length }))
        if (open.has(row)) met.add(row);
    return { met, open };
  }
}

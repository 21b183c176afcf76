import { documentFrequency, wordFrequency } from './document-frequency.js';
import { groupScore } from './explain.js';
import { type Group, inverseFrequency, type Member, type Scoring, visitLive } from './scoring.js';

/** Of words that only begin with the query's last word. */
const PREFIX_PENALTY = 0.5;
/** One character begins too many words to mean any. */
const MIN_PREFIX_LENGTH = 2;
/** The most frequent words are kept when more begin with it. */
const MAX_PREFIX_WORDS = 32;
/** Of words one edit and two edits away. */
const TYPO_PENALTIES = [1, 0.5, 0.25];
const MAX_TYPO_WORDS = 8;
/** A word found in a greater share of rows is taken as typed. */
const RARE_SHARE = 1 / 2000;
/** How much more frequent than a rare word another must be to be what was meant: errors are rarer than words. */
const MIN_TYPO_RATIO = 10;
/** The shortest word, in UTF-16 code units, that may have one edit, and two. */
const ONE_EDIT_LENGTH = 4;
const TWO_EDITS_LENGTH = 8;
/** The shortest word that may stand for a longer, unknown beginning: `engineeri` is on its way to `engineering`, whose stem is shorter. */
const MIN_STEM_LENGTH = 4;

/** A word that is looked for. */
export interface QueryWord {
  readonly term: string;
  /** Length of the word as typed. */
  readonly length: number;
  readonly isPrefix: boolean;
  readonly mayHaveTypos: boolean;
}

/** The groups that a query's word gives: itself when it is known, and what begins like it or is spelt nearly as it. */
export function expandWord(scoring: Scoring, word: QueryWord): Group[] {
  const { vocabulary } = scoring.store;
  const term = vocabulary.find(word.term);
  const exact = term < 0 ? undefined : createGroup(scoring, word.term, [{ term }], 1);
  const groups = exact ? [exact] : [];
  const begun = word.isPrefix && word.term.length >= MIN_PREFIX_LENGTH ? prefixMembers(scoring, word.term) : [];
  const prefixed = createGroup(scoring, word.term, begun, PREFIX_PENALTY);
  if (prefixed) return [...groups, prefixed];
  const frequency = term < 0 ? 0 : wordFrequency(scoring, term);
  if (!word.mayHaveTypos || frequency > scoring.store.liveRows * RARE_SHARE) return groups;
  const meant = typoGroup(scoring, word, frequency, exact);
  return meant ? [...groups, meant] : groups;
}

function createGroup(scoring: Scoring, word: string, members: readonly Member[], penalty: number): Group | undefined {
  const terms = members.map(({ term }) => term);
  const frequency = documentFrequency(scoring, terms);
  if (frequency === 0) return undefined;
  return { word, members, frequency, gain: inverseFrequency(scoring.store.liveRows, frequency) * penalty };
}

function prefixMembers(scoring: Scoring, prefix: string): Member[] {
  const { vocabulary, similar } = scoring.store;
  const begun = mostFrequent(scoring, similar.beginningWith(prefix), MAX_PREFIX_WORDS);
  if (begun.length > 0) return begun;
  for (let length = prefix.length - 1; length >= MIN_STEM_LENGTH; length--) {
    const as = prefix.slice(0, length);
    const term = vocabulary.find(as);
    if (term >= 0 && wordFrequency(scoring, term) > 0) return [{ term, as }];
  }
  return [];
}

function typoGroup(scoring: Scoring, word: QueryWord, frequency: number, exact: Group | undefined): Group | undefined {
  if (word.length < ONE_EDIT_LENGTH || word.term.length < ONE_EDIT_LENGTH || !/^\p{L}+$/u.test(word.term))
    return undefined;
  const most = word.length < TWO_EDITS_LENGTH ? 1 : 2;
  const near = scoring.store.similar.near(word.term, most);
  for (let distance = 1; distance <= most; distance++) {
    const terms = near.filter((found) => found.distance === distance).map(({ term }) => term);
    const meant = mostFrequent(scoring, terms, MAX_TYPO_WORDS).filter(
      (found) => found.frequency >= frequency * MIN_TYPO_RATIO,
    );
    const group = createGroup(scoring, word.term, meant, TYPO_PENALTIES[distance] as number);
    if (group) return exact ? below(scoring, group, exact) : group;
  }
  return undefined;
}

/** The group with so small a gain that no row scores by it as much as the least by the exact word. */
function below(scoring: Scoring, group: Group, exact: Group): Group {
  let least = group.gain;
  for (const { term } of exact.members) {
    visitLive(scoring.store, term, (row) => {
      const score = groupScore(scoring, exact, row);
      if (score > 0) least = Math.min(least, score * 0.9);
    });
  }
  return { ...group, gain: least };
}

function mostFrequent(scoring: Scoring, terms: readonly number[], most: number) {
  const { vocabulary } = scoring.store;
  const found = terms
    .map((term) => ({ term, frequency: wordFrequency(scoring, term) }))
    .filter(({ frequency }) => frequency > 0);
  found.sort((a, b) => b.frequency - a.frequency);
  const last = found[most - 1]?.frequency ?? 0;
  // Words are spelt out only where they decide: the order must not depend on which was met first.
  return found
    .filter(({ frequency }) => frequency >= last)
    .map(({ term, frequency }) => ({ term, frequency, as: vocabulary.word(term) }))
    .sort((a, b) => b.frequency - a.frequency || (a.as < b.as ? -1 : 1))
    .slice(0, most);
}

import { lowerBound } from '../lower-bound.js';
import { contribution } from './score-rows.js';
import { type Group, inverseFrequency, isLive, type Scoring } from './scoring.js';
import { listOf } from './segment.js';

/** What one word of the vocabulary in one field gave a row. */
export interface LexicalPart<Field extends string = string> {
  /** The query's word, as the analyser makes it. */
  readonly term: string;
  /** The vocabulary's word that was met instead, by its beginning or in spite of a typing error. */
  readonly as?: string;
  readonly field: Field;
  /** How often the word stands in the field. */
  readonly tf: number;
  /** Of the query's word, or of all words that stand for it together: see `inverseFrequency`. */
  readonly idf: number;
  /** The field's weight in this search. */
  readonly weight: number;
  /** tf · weight, normalised by the field's length, less a penalty for what is only similar. */
  readonly frequency: number;
  /** Sum of `frequency` over fields and words that stand for the same query word: what saturates. */
  readonly total: number;
  /** What the word adds at most: idf, less a penalty for what is only similar. */
  readonly gain: number;
  /** gain · frequency / (k1 + total). */
  readonly score: number;
}

/** The parts of a row's score; added in this order to 0 they make exactly the score that a search gives. */
export function explainRow(scoring: Scoring, groups: readonly Group[], row: number): LexicalPart[] {
  const { store } = scoring;
  if (!isLive(store, row)) return [];
  return groups.flatMap((group) => explainGroup(scoring, group, row));
}

/** What the group gives the row. */
export function groupScore(scoring: Scoring, group: Group, row: number): number {
  return explainGroup(scoring, group, row).reduce((sum, { score }) => sum + score, 0);
}

function explainGroup(scoring: Scoring, group: Group, row: number): LexicalPart[] {
  const { store } = scoring;
  const met = group.members.flatMap((member) =>
    postingsOf(scoring, member.term, row).map(({ key, tf }) => {
      return {
        member,
        field: key & ((1 << store.fieldBits) - 1),
        tf,
        frequency: contribution(scoring, key, tf),
      };
    }),
  );
  const total = met.reduce((sum, { frequency }) => sum + frequency, 0);
  const idf = inverseFrequency(store.liveRows, group.frequency);
  return met
    .filter(({ frequency }) => frequency > 0)
    .map(({ member, field, tf, frequency }) => ({
      term: group.word,
      ...(member.as !== undefined && { as: member.as }),
      field: store.options.fields[field]?.name as string,
      tf,
      idf,
      weight: scoring.weights[field] as number,
      frequency,
      total,
      gain: group.gain,
      score: (group.gain * frequency) / (store.options.k1 + total),
    }));
}

function postingsOf({ store }: Scoring, term: number, row: number): { key: number; tf: number }[] {
  for (const segment of store.segments) {
    const list = listOf(segment, term);
    if (list < 0) continue;
    const end = segment.offsets[list + 1] as number;
    const next = (row + 1) << store.fieldBits;
    let at = lowerBound(segment.keys, row << store.fieldBits, segment.offsets[list] as number, end);
    const postings: { key: number; tf: number }[] = [];
    for (; at < end && (segment.keys[at] as number) < next; at++) {
      postings.push({ key: segment.keys[at] as number, tf: segment.frequencies[at] as number });
    }
    if (postings.length > 0) return postings;
  }
  return [];
}

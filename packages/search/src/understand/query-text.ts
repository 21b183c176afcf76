import { fold } from '@jobsearch/ranker';

/** A word of a query. */
export interface QueryWord {
  /** Without case and accents. */
  readonly key: string;
  readonly start: number;
  readonly end: number;
  /** What stands between the word before and this one. */
  readonly gap: string;
  /** Whether it begins with a capital letter. */
  readonly isCapital: boolean;
}

/** A query as far as it may be understood. */
export interface QueryText {
  /** As long as the query; what stands in quotes or after a minus is hidden. */
  readonly text: string;
  readonly words: readonly QueryWord[];
}

/** Stands for a character that is not to be read: no word, no space, no sign. */
const hidden = '\u0000';

const literal = /(?<![^\s])-[^\s-]\S*|-?["“”„‟＂][^"“”„‟＂]*["“”„‟＂]/gu;
const word = /[\p{L}\p{N}][\p{L}\p{M}\p{N}]*/gu;

/** Part of a query: from `start` to before `end`, in UTF-16 units. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** Whether a stretch has a place in common with any of the others. */
export function overlaps({ start, end }: Stretch, others: readonly Stretch[]): boolean {
  return others.some((other) => other.start < end && start < other.end);
}

/** Hides phrases in quotes and words after a minus: they are meant as they stand. */
export function readQueryText(query: string): QueryText {
  const text = query.replace(literal, (found) => hidden.repeat(found.length));
  const words: QueryWord[] = [];
  for (const match of text.matchAll(word)) {
    const [found] = match;
    words.push({
      key: fold(found),
      start: match.index,
      end: match.index + found.length,
      gap: text.slice(words.at(-1)?.end ?? 0, match.index),
      isCapital: /^\p{Lu}/u.test(found),
    });
  }
  return { text, words };
}

/** Words in a row, as a name has them. */
export interface Run {
  /** The words' keys with a space between. */
  readonly key: string;
  /** Positions of the first word and of the one after the last. */
  readonly from: number;
  readonly to: number;
}

const joint = /^[\s.'’&/-]{1,3}$/;

/** The runs of words that begin with one, the longest first. @param most words in a run */
export function* runsFrom({ words }: QueryText, from: number, most: number): Generator<Run> {
  let to = from + 1;
  while (to < words.length && to < from + most && joint.test((words[to] as QueryWord).gap)) to++;
  for (; to > from; to--) {
    const keys = words.slice(from, to).map(({ key }) => key);
    yield { key: keys.join(' '), from, to };
  }
}

/** The key that a run of the same words has. */
export function nameKey(name: string): string {
  return Array.from(name.matchAll(word), ([found]) => fold(found)).join(' ');
}

const denial = /(?<![\p{L}\p{N}])(no|not|non|without|ohne|nicht|keine?[mnrs]?|bez|ne)[\s-]+$/iu;

/** Whether what begins there is denied: "not remote", "no weekends". "NE" is Nebraska. */
export function isDenied(text: string, start: number): boolean {
  const found = denial.exec(text.slice(Math.max(0, start - 12), start))?.[1];
  return found !== undefined && found !== 'NE';
}

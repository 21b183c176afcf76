import {
  type Constraint,
  commonerName,
  hasWords,
  type JobName,
  nameKey,
  overlaps,
  remainingWords,
  type Stretch,
  without,
} from '../understand/index.js';

/** What is searched for by words. */
export interface SearchedWords {
  readonly words: string;
  /** What skills and jobs that the query has another name of are called: among the words, and searched for by meaning, too. */
  readonly names: readonly string[];
  /** Words of which a posting should have all: those that are left of the query, and the same with such skills and jobs by another name alone. */
  readonly readings: readonly string[];
  /** What is left of the query without such skills and jobs: words that nothing else stands for. */
  readonly plain: string;
}

/** A part of a query, and what else is searched for in its stead. */
export interface OtherName extends Stretch {
  readonly name: string;
}

interface NamedParts {
  /** What of the query was understood. */
  readonly used: readonly Constraint[];
  /** Names of jobs in it that may be others, too. */
  readonly jobs: readonly JobName[];
  /** Abbreviations in it, where nothing else was understood. */
  readonly abbreviations: readonly OtherName[];
  /** How common a name is among the postings. */
  readonly mentions: (name: string) => number;
}

export function searchedWords(query: string, { used, jobs, abbreviations, mentions }: NamedParts): SearchedWords {
  const rest = remainingWords(query, used);
  const skills = otherNames(query, used);
  // "HGV" is a skill, too; what is pay, or a place, is no job.
  const taken = used.filter((one) => one.meaning.kind !== 'skill' || skills.includes(one));
  const others: OtherName[] = [
    ...skills.map(({ start, end, meaning }) => ({ start, end, name: meaning.value })),
    ...misspelt(used),
    ...otherCityNames(query, used),
    ...abbreviations,
    ...jobs.flatMap((job) => {
      const name = overlaps(job, taken) ? undefined : commonerName(job, mentions);
      return name === undefined ? [] : { start: job.start, end: job.end, name };
    }),
  ];
  if (others.length === 0) return { words: rest, names: [], readings: [rest], plain: rest };
  const names = others.map(({ name }) => name);
  const plain = without(rest, others);
  const renamed = hasWords(plain) ? [plain, ...names] : names;
  return { words: [rest, ...names].join(' '), names, readings: [rest, renamed.join(' ')], plain };
}

/** What was misspelt, as it was understood: the index may have no word that is near enough ("intership", where an internship is an intern's). */
function misspelt(used: readonly Constraint[]): OtherName[] {
  return used.flatMap(({ start, end, said, isPure }) =>
    said === undefined || isPure ? [] : [{ start, end, name: said }],
  );
}

/** Cities that a query calls by another name, as postings call them: "Bangalore" is Bengaluru, "Munich" may be München. */
function otherCityNames(query: string, used: readonly Constraint[]): OtherName[] {
  return used.flatMap(({ meaning, start, end, said }) => {
    if (meaning.kind !== 'place' || meaning.place.city === undefined || meaning.place.around || said !== undefined)
      return [];
    const name = meaning.value.split(',')[0] as string;
    return ` ${nameKey(query.slice(start, end))} `.includes(` ${nameKey(name)} `) ? [] : [{ start, end, name }];
  });
}

/** Shorter names are other words, too: "Go" is no help to who asks for golang. */
const shortestName = 4;

/** Skills that a query calls by another name, as postings call them: neither an encoder nor a posting need know what "SRE" or "k8s" is. */
function otherNames(query: string, used: readonly Constraint[]): readonly Constraint[] {
  return used.filter(({ meaning, start, end }) => {
    if (meaning.kind !== 'skill' || meaning.value.length < shortestName) return false;
    const typed = new Set(nameKey(query.slice(start, end)).split(' '));
    return !nameKey(meaning.value)
      .split(' ')
      .some((word) => typed.has(word));
  });
}

/** Skills that neither words find: those of the query stand in no posting, and their own names are too short to be searched for. */
export function unspokenSkills(
  query: string,
  used: readonly Constraint[],
  frequency: (word: string) => number,
): readonly Constraint[] {
  return used.filter(({ meaning, start, end }) => {
    if (meaning.kind !== 'skill' || meaning.value.length >= shortestName) return false;
    return nameKey(query.slice(start, end))
      .split(' ')
      .every((word) => frequency(word) === 0);
  });
}

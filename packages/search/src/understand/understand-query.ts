import { parseQuery } from '@jobsearch/ranker';
import { type CompanyNames, readCompanies } from './companies.js';
import type { Constraint, ConstraintKind } from './constraint.js';
import { correctWords } from './correct-words.js';
import { readEmploymentTypes } from './employment-type.js';
import { readExperience } from './experience.js';
import type { PlaceNames } from './place-names.js';
import { readPlaces } from './places.js';
import { isDenied, overlaps, readQueryText, type Stretch } from './query-text.js';
import { readSalaries } from './salary.js';
import { readSeniorities } from './seniority.js';
import { readShifts } from './shift.js';
import { readSkills } from './skills.js';
import { readWorkplaces } from './workplace.js';

/** What queries are understood with: names and words of a collection of postings. */
export interface Knowledge {
  readonly places: PlaceNames;
  readonly companies: CompanyNames;
  /** How many postings have a word, wherever in them. */
  readonly frequency: (word: string) => number;
}

/**
 * What a query asks for besides its words: stretches of it that no others overlap, in their order. Of several readings the longest is taken, and what stands in
 * quotes or after a minus is not read. Never throws.
 */
export function understandQuery(query: string, { places, companies, frequency }: Knowledge): Constraint[] {
  const typed = readQueryText(query);
  const corrected = correctWords(typed, frequency, namesOf(places, companies));
  const text = corrected.text === typed.text ? typed : readQueryText(corrected.text);
  const skills = readSkills(text.text);
  const isSkill = (start: number, end: number): boolean =>
    skills.some((skill) => skill.start <= start && skill.end >= end);
  // Of readings of one length the first.
  const readings = [
    ...readWorkplaces(text.text),
    ...readEmploymentTypes(text.text),
    ...readSeniorities(text.text),
    ...readExperience(text.text),
    ...readShifts(text.text),
    ...readSalaries(text.text),
    ...readPlaces(text, { names: places, frequency, isSkill }),
    ...readCompanies(text, companies, frequency),
    ...skills,
  ];
  const meant = readings.filter(
    ({ start, end }) => beginsDenied.test(text.text.slice(start, end)) || !isDenied(text.text, start),
  );
  return longestApart(meant).map((one) => {
    const place = corrected.original(one.start, one.end);
    const said = text.text.slice(one.start, one.end);
    return { ...one, ...place, ...(said !== typed.text.slice(place.start, place.end) && { said }) };
  });
}

function* namesOf(places: PlaceNames, companies: CompanyNames): Generator<string> {
  yield* places.words;
  yield* companies.words;
}

/** Such as "no experience": what is denied is within. */
const beginsDenied = /^(?:no|without|zero|any|ohne|bez|sin)\s/i;

/** Without those that overlap a longer one; in the order of the text. */
function longestApart(readings: readonly Constraint[]): Constraint[] {
  const taken: Constraint[] = [];
  const byLength = readings
    .map((reading, order) => ({ reading, order }))
    .sort((a, b) => lengthOf(b.reading) - lengthOf(a.reading) || a.order - b.order);
  for (const { reading } of byLength) {
    if (!overlaps(reading, taken)) taken.push(reading);
  }
  return taken.sort((a, b) => a.start - b.start);
}

const lengthOf = ({ start, end }: Constraint): number => end - start;

/** What every posting is: "jobs in Berlin", "I want a job"; a "job coach" is something else. */
const noise =
  /(?<![\p{L}\p{N}-])(?:jobs|vacancies|openings|positions|(?<=\b(?:an?|my|any|new|first|the)\s+)job(?=\s*(?:[^\s\p{L}\p{N}]|$)|\s+(?:in|at|as|on|for|with|near|from|to|of|and|or|where|which|that|who|doing|working|outside|abroad)(?![\p{L}-]))|job(?=\s*$))(?![\p{L}\p{N}-])/giu;

/** Hours that look like human resources: "12 hr shifts", "$20/hr". */
const hours = /(?<=[\d/][\s-]?)hrs?(?![\p{L}\p{N}])/giu;

/** What they say stands in no posting in those words; of places, that is what is around a city. */
const wordless: ReadonlySet<ConstraintKind> = new Set(['experience', 'salary', 'place']);

/**
 * The query without the words that say nothing but constraints, and those that every posting could have. When nothing else would be left, what postings say in
 * the same words ("remote", "night shift"); of "over 60k" alone no words at all. As long as the query: what is left out is blank.
 */
export function remainingWords(query: string, constraints: readonly Constraint[]): string {
  const unsaid = [...stretches(query, noise), ...stretches(query, hours)];
  const pure = constraints.filter(({ isPure }) => isPure);
  const unspoken = pure.filter(({ meaning }) => wordless.has(meaning.kind));
  for (const some of [
    [...pure, ...unsaid],
    [...unspoken, ...unsaid],
  ]) {
    const rest = without(query, some);
    if (hasWords(rest)) return rest;
  }
  return unspoken.length > 0 ? without(query, [...unspoken, ...unsaid]) : query;
}

/** Whether there is anything to search for: what is excluded is not, a phrase in quotes is. */
export function hasWords(text: string): boolean {
  return parseQuery(text).some(
    ({ text: clause, isExcluded, isPhrase }) => !isExcluded && (isPhrase || readQueryText(clause).words.length > 0),
  );
}

/** What a query says, for an encoder: without quotes, without what it excludes, and hours as a word. */
export function spokenText(query: string): string {
  const clauses = parseQuery(query).filter(({ isExcluded }) => !isExcluded);
  return clauses
    .map(({ text }) => text)
    .join(' ')
    .replace(hours, 'hour');
}

/** Words that join what is asked to what it is asked of: "jobs in London", "work at Stripe or Google". */
const joining =
  /(?<![\p{L}\p{N}-])(?:in|at|for|near|around|with|from|by|and|or|the|an?|work|working|bei|in|und|oder|kod|u|i|ili|chez|et|en)(?![\p{L}\p{N}-])/giu;

/** Whether a query says no more than what was understood of it, so that what meets it is what is wanted: "jobs over 60k", "remote jobs in London". A skill is what postings are about, except for `unspoken` ones. */
export function asksNothingElse(
  query: string,
  constraints: readonly Constraint[],
  unspoken: readonly Constraint[] = [],
): boolean {
  const isWord = (one: Constraint): boolean => one.meaning.kind === 'skill' && !unspoken.includes(one);
  if (constraints.length === 0 || constraints.some(isWord)) return false;
  const rest = without(query, [...constraints, ...stretches(query, noise), ...stretches(query, joining)]);
  return !hasWords(rest);
}

function stretches(query: string, of: RegExp): { start: number; end: number }[] {
  const found = readQueryText(query).text.matchAll(of);
  return Array.from(found, ({ 0: words, index: start }) => ({ start, end: start + words.length }));
}

/** The text with the stretches blank. */
export function without(text: string, parts: readonly Stretch[]): string {
  const isLeft = (at: number): boolean => !parts.some(({ start, end }) => start <= at && at < end);
  return Array.from({ length: text.length }, (_, at) => (isLeft(at) ? text[at] : ' ')).join('');
}

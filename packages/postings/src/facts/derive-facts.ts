import { closingFact } from './dates.js';
import { type Degree, degreeFact, type Visa, visaFact } from './demands.js';
import { type EmploymentType, employmentFacts } from './employment.js';
import { experienceFact } from './experience.js';
import type { Fact, FactTexts } from './fact.js';
import { languageFact, loadLanguageDetector } from './language.js';
import { loadGazetteer } from './places/gazetteer.js';
import { type Place, placeFacts } from './places.js';
import { type Salary, salaryFact } from './salary.js';
import { type Seniority, seniorityFact } from './seniority.js';
import { skillFacts } from './skills.js';
import { unglue } from './unglue.js';
import { type Workplace, workplaceFact } from './workplace.js';

/** What a posting's own words state. What they do not state is absent: nothing is guessed. */
export interface PostingFacts {
  readonly workplace?: Fact<Workplace>;
  /** Where people of a remote job may live: countries by their codes, wider regions by their names. */
  readonly remoteRegions?: readonly Fact<string>[];
  readonly places?: readonly Fact<Place>[];
  readonly employmentType?: readonly Fact<EmploymentType>[];
  readonly seniority?: Fact<Seniority>;
  /** The least years asked for. */
  readonly experienceYears?: Fact<number>;
  readonly salary?: Fact<Salary>;
  readonly language?: Fact<string>;
  readonly skills?: readonly Fact<string>[];
  readonly degree?: Fact<Degree>;
  readonly visa?: Fact<Visa>;
  /** When it closes, ISO 8601. */
  readonly validThrough?: Fact<string>;
}

/** Reads the facts of postings. */
export type FactReader = (texts: FactTexts) => PostingFacts;

/** Loads what facts are read with: the names of places and of languages' letters. About half a second and 100 MB. */
export async function loadFacts(): Promise<FactReader> {
  const [gazetteer, detector] = await Promise.all([loadGazetteer(), loadLanguageDetector()]);
  const read = (texts: FactTexts): PostingFacts => {
    const workplace = workplaceFact(texts);
    const isRemote = workplace?.value === 'remote';
    const { places, remoteRegions } = placeFacts(texts, gazetteer, isRemote);
    const experienceYears = experienceFact(texts);
    return {
      workplace,
      places,
      remoteRegions,
      employmentType: employmentFacts(texts),
      experienceYears,
      seniority: seniorityFact(texts, experienceYears),
      salary: salaryFact(texts, places[0]?.value.country, isRemote),
      language: languageFact(texts, detector),
      skills: skillFacts(texts),
      degree: degreeFact(texts),
      visa: visaFact(texts),
      validThrough: closingFact(texts),
    } as PostingFacts;
  };
  return ({ title, location, description }) => {
    const { text, original } = unglue(description);
    const facts = read({ title, location, description: text });
    return text === description ? facts : mapEvidence(facts, { description, original });
  };
}

/** The facts of a text that was unglued, with their words where the original has them. */
function mapEvidence(
  facts: PostingFacts,
  { description, original }: { description: string; original: (at: number) => number },
): PostingFacts {
  const move = <Value>(fact: Fact<Value>): Fact<Value> => {
    if (fact.evidence.field !== 'description') return fact;
    const [start, end] = [original(fact.evidence.start), original(fact.evidence.end)];
    return { ...fact, evidence: { field: 'description', start, end, words: description.slice(start, end) } };
  };
  const moved = Object.entries(facts).map(([name, fact]) => [
    name,
    Array.isArray(fact) ? fact.map(move) : fact && move(fact as Fact<unknown>),
  ]);
  return Object.fromEntries(moved) as PostingFacts;
}

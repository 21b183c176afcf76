import type { Posting } from '../posting.js';
import type { PostingFacts } from './derive-facts.js';
import type { Fact } from './fact.js';

const valuesOf = <Value>(facts: readonly Fact<Value>[] | undefined): Value[] => (facts ?? []).map(({ value }) => value);

/**
 * A posting with the facts that its own words state in the fields that its source leaves open; `derived` names these. What the source says stays, and what
 * was derived before is derived anew.
 */
export function withFacts(posting: Posting, facts: PostingFacts): Posting {
  const published = withoutDerived(posting);
  const stated: Partial<Posting> = {
    workplace: facts.workplace?.value,
    remoteRegions: valuesOf(facts.remoteRegions),
    places: valuesOf(facts.places),
    employmentType: valuesOf(facts.employmentType),
    seniority: facts.seniority?.value,
    experienceYears: facts.experienceYears?.value,
    salary: facts.salary?.value,
    skills: valuesOf(facts.skills),
    degree: facts.degree?.value,
    visa: facts.visa?.value,
    language: facts.language?.value,
    validThrough: facts.validThrough?.value,
  };
  const isRemote = (published.workplace === 'unknown' ? stated.workplace : published.workplace) === 'remote';
  const added = Object.entries(stated).filter(([name, value]) => {
    if (isOpen(value) || !isOpen(published[name as keyof Posting])) return false;
    return name !== 'remoteRegions' || isRemote;
  });
  if (added.length === 0) return published;
  return { ...published, ...Object.fromEntries(added), derived: added.map(([name]) => name) };
}

/** The posting as its source says it. */
export function withoutDerived(posting: Posting): Posting {
  if (posting.derived === undefined) return posting;
  const { derived, ...rest } = posting;
  const published = Object.fromEntries(Object.entries(rest).filter(([name]) => !derived.includes(name)));
  return { workplace: 'unknown', skills: [], ...(published as Omit<Posting, 'workplace' | 'skills'>) };
}

const isOpen = (value: unknown): boolean =>
  value === undefined || value === 'unknown' || (Array.isArray(value) && value.length === 0);

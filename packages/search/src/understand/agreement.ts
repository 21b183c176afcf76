import { annualPay } from '@jobsearch/postings';
import { distanceKm } from '../geo.js';
import type { PostingHead } from '../posting-head.js';
import type { ConstraintKind, Meaning } from './constraint.js';
import type { PlaceNames } from './place-names.js';
import { nameKey } from './query-text.js';

type PlaceKeys = Pick<PlaceNames, 'cityKey' | 'regionKey' | 'locationKey' | 'point'>;
type Place = NonNullable<PostingHead['places']>[number];

/** Whether a posting's facts meet what is asked for; `unknown` where it does not say. */
export type Agreement = 'met' | 'unknown' | 'contradicted';

/** What of a posting {@link agreementWith} reads: it tells the same of all that have it in common. */
export const factsOf: Readonly<Record<ConstraintKind, readonly (keyof PostingHead)[]>> = {
  place: ['places', 'location', 'workplace'],
  workplace: ['workplace'],
  seniority: ['seniority', 'employmentType'],
  experience: ['experienceYears', 'seniority'],
  employmentType: ['employmentType'],
  salary: ['salary'],
  company: ['company'],
  skill: ['skills'],
  shift: [],
};

/** Tells it of postings. `shift` is told by words that stand in postings: here it is unknown. */
export function agreementWith(meaning: Meaning, places: PlaceKeys): (posting: PostingHead) => Agreement {
  switch (meaning.kind) {
    case 'place':
      return placeAgreementWith(meaning, places);
    case 'workplace':
      return ({ workplace }) => stated(workplace === 'unknown' ? undefined : workplace === meaning.value);
    case 'seniority':
      return ({ seniority, employmentType }) =>
        meaning.value === 'internship' && employmentType?.includes('internship')
          ? 'met'
          : stated(seniority && seniority === meaning.value);
    case 'experience':
      return ({ experienceYears, seniority }) => {
        if (experienceYears !== undefined) return stated(experienceYears <= meaning.years);
        if (seniority === 'entry' || seniority === 'internship') return 'met';
        return meaning.years === 0 && seniority !== undefined && seniority !== 'associate' ? 'contradicted' : 'unknown';
      };
    case 'employmentType':
      return ({ employmentType }) => stated(employmentType?.includes(meaning.value));
    case 'salary':
      return ({ salary }) => {
        if (!salary || (meaning.currency !== undefined && salary.currency !== meaning.currency)) return 'unknown';
        const { min, max } = annualPay(salary);
        return stated((max ?? min ?? 0) >= meaning.least);
      };
    case 'company': {
      const key = nameKey(meaning.value);
      return ({ company }) => stated(company === meaning.value || nameKey(company) === key);
    }
    case 'skill':
      return ({ skills }) => stated(skills.length === 0 ? undefined : skills.includes(meaning.value));
    case 'shift':
      return () => 'unknown';
  }
}

const stated = (isMet: boolean | undefined | ''): Agreement =>
  isMet === undefined || isMet === '' ? 'unknown' : isMet ? 'met' : 'contradicted';

function placeAgreementWith(
  { value, place: asked }: Extract<Meaning, { readonly kind: 'place' }>,
  { cityKey, regionKey, locationKey, point }: PlaceKeys,
): (posting: PostingHead) => Agreement {
  const { around } = asked;
  const name = nameKey(asked.city ?? asked.region ?? value);
  const region = asked.region && nameKey(asked.region);
  const isThere = (place: Place): boolean => {
    if (around) {
      const where = point(place);
      return where !== undefined && distanceKm(where, around) <= around.km;
    }
    if (asked.country !== undefined && place.country !== asked.country) return false;
    if (asked.city !== undefined && cityKey(place) !== asked.city) return false;
    // A city whose state is not told may be the one that is asked for.
    if (region === undefined || (place.region === undefined && asked.city !== undefined)) return true;
    return regionKey(place) === region;
  };
  // A remote job, or one somewhere in the country, may be there.
  const isWider = ({ country, city, region: state }: Place, workplace: string): boolean =>
    country === asked.country && (workplace === 'remote' || (city === undefined && state === undefined));

  return ({ places = [], location, workplace }) => {
    if (places.length === 0) {
      if (location === '') return 'unknown';
      if (around) return 'unknown';
      return ` ${locationKey(location)} `.includes(` ${name} `) ? 'met' : 'unknown';
    }
    if (places.some(isThere)) return 'met';
    const mayBe = places.some((place) => isWider(place, workplace) || (around && point(place) === undefined));
    return mayBe ? 'unknown' : 'contradicted';
  };
}

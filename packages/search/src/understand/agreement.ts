import { annualPay, type Posting } from '@jobsearch/postings';
import type { AskedPlace, Meaning } from './constraint.js';
import type { PlaceNames } from './place-names.js';
import { nameKey } from './query-text.js';

/** Whether a posting's facts meet what is asked for; `unknown` where it does not say. */
export type Agreement = 'met' | 'unknown' | 'contradicted';

/** Tells it of postings. `shift` is told by words that stand in postings: here it is unknown. */
export function agreementWith(meaning: Meaning, places: Pick<PlaceNames, 'cityKey'>): (posting: Posting) => Agreement {
  switch (meaning.kind) {
    case 'place': {
      const name = nameKey(meaning.place.city ?? meaning.place.region ?? meaning.value);
      return (posting) => placeAgreement(posting, meaning.place, name, places);
    }
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
        return seniority === 'entry' || seniority === 'internship' ? 'met' : 'unknown';
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

function placeAgreement(
  { places = [], location, workplace }: Posting,
  asked: AskedPlace,
  name: string,
  { cityKey }: Pick<PlaceNames, 'cityKey'>,
): Agreement {
  if (places.length === 0) {
    if (location === '') return 'unknown';
    return ` ${nameKey(location)} `.includes(` ${name} `) ? 'met' : 'unknown';
  }
  const isThere = places.some(
    (place) =>
      (asked.city === undefined || cityKey(place) === asked.city) &&
      (asked.region === undefined || place.region === undefined
        ? asked.region === undefined || asked.city !== undefined
        : nameKey(place.region) === nameKey(asked.region)) &&
      (asked.country === undefined || place.country === asked.country),
  );
  if (isThere) return 'met';
  // A remote job, or one somewhere in the country, may be there.
  const isWider = places.some(
    (place) =>
      place.country === asked.country &&
      (workplace === 'remote' || (place.city === undefined && place.region === undefined)),
  );
  return isWider ? 'unknown' : 'contradicted';
}

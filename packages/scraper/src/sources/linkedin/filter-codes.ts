import type { EmploymentType, Filters, Seniority, Workplace } from './filters.js';

const workplaceCodes: Readonly<Record<Workplace, string>> = { 'on-site': '1', hybrid: '3', remote: '2' };
const experienceCodes: Readonly<Record<Seniority, string>> = {
  internship: '1',
  entry: '2',
  associate: '3',
  'mid-senior': '4',
  director: '5',
  executive: '6',
};
const employmentTypeCodes: Readonly<Record<EmploymentType, string>> = {
  'full-time': 'F',
  'part-time': 'P',
  contract: 'C',
  temporary: 'T',
  internship: 'I',
  volunteer: 'V',
  other: 'O',
};

/** The filters as parameters of LinkedIn's search; several values of one are joined by commas. */
export function filterParameters(filters: Filters): Record<string, string> {
  const { postedWithinSeconds, workplace, employmentType, experience, distanceMiles, companies } = filters;
  return {
    ...(postedWithinSeconds !== undefined && { f_TPR: `r${postedWithinSeconds}` }),
    ...(workplace && { f_WT: workplace.map((name) => workplaceCodes[name]).join(',') }),
    ...(employmentType && { f_JT: employmentType.map((name) => employmentTypeCodes[name]).join(',') }),
    ...(experience && { f_E: experience.map((name) => experienceCodes[name]).join(',') }),
    ...(distanceMiles !== undefined && { distance: String(distanceMiles) }),
    ...(companies && { f_C: companies.join(',') }),
  };
}

const codesOf = { f_WT: workplaceCodes, f_JT: employmentTypeCodes, f_E: experienceCodes };

/** The name of a code in a search's address; a code that is not known stays, to be refused where names are checked. */
export function nameOfCode(parameter: keyof typeof codesOf, code: string): string {
  return Object.entries(codesOf[parameter]).find(([, known]) => known === code)?.[0] ?? code;
}

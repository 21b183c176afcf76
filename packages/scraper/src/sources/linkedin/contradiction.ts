import type { Filters } from './filters.js';
import type { PostingFacts } from './posting-page.js';

/**
 * True when the posting itself says that it is not what the search asked for: LinkedIn's filters leak. A posting that is silent
 * contradicts nothing; nor does a workplace, which pages without an account hardly ever tell.
 */
export function contradicts(
  { employmentType, seniority, companyId }: Pick<PostingFacts, 'employmentType' | 'seniority' | 'companyId'>,
  asked: Filters,
): boolean {
  return (
    noneOf(asked.employmentType, employmentType ?? []) ||
    noneOf(asked.experience, seniority ? [seniority] : []) ||
    noneOf(asked.companies, companyId ? [companyId] : [])
  );
}

function noneOf(asked: readonly string[] | undefined, said: readonly string[]): boolean {
  return asked !== undefined && said.length > 0 && !said.some((value) => asked.includes(value));
}

// What adapters make of the values in boards' answers.
export {
  addressOf,
  employmentTypesOf,
  field,
  lineOf,
  linesOf,
  placeOf,
  salaryOf,
  timeOf,
  timeOfSeconds,
  workplaceNamed as workplaceOf,
} from '@jobsearch/postings';

/** A board's own name in an address: `acme`, `acme-labs`, `Acme2`, `acme.com`; a dot at an end would make it another address. */
export const boardName = /^(?!\.)[\w.-]{1,100}(?<!\.)$/;

export { type Agreement, agreementWith, factsOf } from './agreement.js';
export { createCompanyNames } from './companies.js';
export type { Constraint, ConstraintKind, Meaning } from './constraint.js';
export { isOneEditAway } from './correct-words.js';
export { commonerName, findJobNames, type JobName } from './job-names.js';
export { phrasesThatMeet } from './phrases-that-meet.js';
export { createPlaceNames } from './place-names.js';
export { isDenied, nameKey, overlaps, readQueryText, type Stretch } from './query-text.js';
export { spelledOut } from './spelled-out.js';
export {
  asksNothingElse,
  hasWords,
  type Knowledge,
  remainingWords,
  spokenText,
  understandQuery,
  without,
} from './understand-query.js';

export { annualPay } from './annual-pay.js';
export { isBoilerplate } from './clean/boilerplate.js';
export { cleanPosting } from './clean/clean-posting.js';
export { htmlToText, tidyLine, tidyText } from './clean/html-text.js';
export { canonicalUrl, linkedInKey } from './clean/url.js';
export { csvHeader, toCsvRow } from './codecs/csv.js';
export { type JobPostingFacts, readJobPostings } from './codecs/json-ld/read-job-postings.js';
export { toJobPosting } from './codecs/json-ld/to-job-posting.js';
export { toJsonLine } from './codecs/json-lines.js';
export { demoPostingsFile } from './demo/demo-postings.js';
export { markDuplicates } from './duplicates/mark-duplicates.js';
export { type ErrorCode, hasCode, JobSearchError } from './error.js';
export { relativeDate } from './facts/dates.js';
export { type FactReader, loadFacts, type PostingFacts } from './facts/derive-facts.js';
export { fullTimeWords, partTimeWords } from './facts/employment.js';
export type { Evidence, Fact, FactTexts } from './facts/fact.js';
export type { City } from './facts/places/cities.js';
export { cityNamed, isRegion } from './facts/places/city-named.js';
export { type Gazetteer, loadGazetteer } from './facts/places/gazetteer.js';
export { type Region, regionsByCode, regionsByName } from './facts/places/regions.js';
export { skillFacts } from './facts/skills.js';
export { withFacts, withoutDerived } from './facts/with-facts.js';
export { namedWorkplaces } from './facts/workplace.js';
export { createInspector, type DataReport, type Inspector, type RowsWith } from './inspect/inspector.js';
export { isAlive, removeLeftovers, temporaryName } from './leftovers.js';
export { byPostingId, type MergeResult, mergePostings } from './merge.js';
export { type MergeCounts, type MergedPostings, mergeIntoFile } from './merge-into-file.js';
export {
  degrees,
  employmentTypes,
  type Posting,
  parsePosting,
  postingJsonSchema,
  postingSchema,
  seniorities,
  visas,
  workplaces,
} from './posting.js';
export { readPostingsFile, streamPostingsFile, writePostingsFile } from './postings-file.js';
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
  workplaceNamed,
} from './published-values.js';
export { formatOf, type ImportedRow, type PostingsFormat, readRows } from './read-rows.js';
export { writeSynced } from './write-synced.js';

export { htmlToText, tidyLine, tidyText } from './clean/html-text.js';
export { type ErrorCode, hasCode, JobSearchError } from './error.js';
export { employmentTypes, type Posting, parsePosting, postingSchema, seniorities, workplaces } from './posting.js';

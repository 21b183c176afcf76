export { type CrawlOptions, type CrawlProgress, type CrawlResult, crawl } from './crawl.js';
export {
  createPageFetcher,
  type FetchedPage,
  type FetchOptions,
  type FetchTimeouts,
  type PageFetcher,
  type RetryNotice,
} from './fetch-page.js';
export { formatCrawlReport } from './format-report.js';
export { type Outcome, outcomes } from './outcome.js';
export type { CrawlProblem, CrawlReport } from './report.js';
export type { Pace, Page, PageRequest, ParsedPage, PostingDraft, Source } from './source.js';
export type { SourceEntry, SourceOptions } from './source-entry.js';
export { createLinkedInSource, type LinkedInContext, type LinkedInQuery } from './sources/linkedin/linkedin.js';

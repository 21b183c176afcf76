export { type CrawlConfig, configJsonSchema, parseConfig, type SearchConfig } from './config.js';
export { type CrawlOptions, type CrawlProgress, type CrawlResult, crawl } from './crawl.js';
export {
  defaultUserAgent,
  type FetchOptions,
  type FetchRequest,
  type FetchTimeouts,
  type RetryNotice,
} from './fetch-page.js';
export { type FileJournal, type FileJournalOptions, openFileJournal } from './file-journal.js';
export { formatCrawlReport } from './format-report.js';
export type { CrawlJournal, FinishedPage, KeptPage } from './journal.js';
export { type BaseUrls, type CrawlTarget, listSources, openTarget, targetWithQuery } from './open-target.js';
export type { Outcome } from './outcome.js';
export { parseDays } from './parse-days.js';
export type { CrawlProblem, CrawlReport, Throttling } from './report.js';
export { createSites, type Sites } from './sites.js';
export type { Page, PageRequest, ParsedPage, PendingPage, PostingDraft, Source } from './source.js';
export type { SourceEntry, SourceOptions } from './source-entry.js';
export { type AnySourceEntry, sourceEntries, sourceEntry } from './sources/index.js';
export { createLinkedInSource, type LinkedInContext, type LinkedInQuery } from './sources/linkedin/linkedin.js';

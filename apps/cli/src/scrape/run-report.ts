import type { MergeCounts, MergedPostings } from '@jobsearch/postings';
import { type CrawlReport, formatCrawlReport } from '@jobsearch/scraper';
import type { CrawlState } from './crawl-state.js';
import type { FinishedCrawl } from './run-crawls.js';

/** What a target's crawl did, and what is odd about it. */
interface TargetReport extends CrawlReport {
  readonly target: string;
  /** How filled the fields were in the last crawl. */
  readonly lastFields?: Readonly<Record<string, number>>;
  /** Fields that say less than they did in the last crawl. */
  readonly warnings: readonly string[];
}

/** What a run did. */
export interface RunReport extends MergeCounts {
  /** True when no page was lost. A run that stopped at the pages asked for has lost nothing. */
  readonly lostNothing: boolean;
  readonly targets: readonly TargetReport[];
}

/** So much less of the postings have a field than did before: a change of the site's layout, perhaps. */
const fall = 0.2;
/** Fewer postings than this say nothing about rates. */
const enoughPostings = 20;

/** The report of a run. */
export function reportOf(crawls: readonly FinishedCrawl[], counts: MergeCounts, { last }: CrawlState): RunReport {
  const targets = crawls.map(({ target, result: { report } }): TargetReport => {
    const before = last[target.name];
    const lastFields = before && { lastFields: before.fields };
    return { target: target.name, ...report, ...lastFields, warnings: fallenFields(report, before) };
  });
  return { ...counts, lostNothing: targets.every(({ problems }) => problems.length === 0), targets };
}

function fallenFields({ postings, fields }: CrawlReport, last: CrawlState['last'][string] | undefined): string[] {
  if (!last || postings < enoughPostings || last.postings < enoughPostings) return [];
  return Object.entries(last.fields).flatMap(([field, before]) => {
    const now = fields[field] ?? 0;
    if (before - now <= fall) return [];
    return [`${field} is filled in ${percent(now)} of the postings, and was in ${percent(before)} the last time`];
  });
}

/** The report for people: Markdown, readable as plain text, fit for a pull request's body. */
export function formatRunReport({ targets, ...counts }: RunReport, path: string): string {
  const parts = targets.map((target) => {
    const warnings = target.warnings.map((warning) => `- **warning**: ${warning}\n`);
    return `${formatCrawlReport({ ...target, source: target.target })}${warnings.join('')}`;
  });
  const sources = Object.entries(counts.bySource);
  const each = sources.length > 1 ? sources.map(([source, merged]) => `- ${source}: ${whatBecame(merged)}\n`) : [];
  return `${parts.join('\n')}\n${each.join('')}${whatBecame(counts)}; ${counts.total} postings in ${path}\n`;
}

function whatBecame({ added, changed, unchanged, closed, reopened }: MergedPostings): string {
  const turns = closed + reopened > 0 ? ` (${closed} closed, ${reopened} reopened)` : '';
  return `${added} added, ${changed} changed${turns}, ${unchanged} unchanged`;
}

const percent = (rate: number): string => `${Math.round(100 * rate)} %`;

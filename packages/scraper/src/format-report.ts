import { outcomes } from './outcome.js';
import type { CrawlProblem, CrawlReport } from './report.js';

/** So many problems are listed; the rest is counted. */
const shownProblems = 10;
/** Filled in every posting by construction: no news. */
const alwaysFilled = new Set(['id', 'source', 'firstSeenAt', 'lastSeenAt']);

/** A short summary of a crawl in Markdown, readable as plain text: for a terminal and for the body of a pull request. */
export function formatCrawlReport(report: CrawlReport): string {
  const lines = [
    `### ${report.source}: ${report.postings} postings, ${verdict(report)}`,
    '',
    `- ${report.requests} requests in ${seconds(report)} s; pages: ${pages(report)}`,
    ...asides(report),
    ...(report.incomplete > 0
      ? [`- ${report.incomplete} postings held back: their page was lost; the next run tries them again`]
      : []),
    ...(report.postings > 0 ? [`- fields filled: ${fields(report)}`] : []),
    ...report.notes.map((note) => `- ${inCode(note)}`),
    ...problems(report.problems),
  ];
  return `${lines.join('\n')}\n`;
}

function verdict(report: CrawlReport): string {
  if (report.problems.length > 0) return `**incomplete** (${report.problems.length} problems)`;
  return report.capped ? 'nothing lost, more pages were left out' : 'complete';
}

function seconds({ startedAt, finishedAt }: CrawlReport): string {
  return ((Date.parse(finishedAt) - Date.parse(startedAt)) / 1000).toFixed(1);
}

function pages(report: CrawlReport): string {
  const seen = outcomes.filter((outcome) => report.outcomes[outcome] > 0);
  return seen.map((outcome) => `${report.outcomes[outcome]} ${outcome}`).join(', ') || 'none';
}

function fields(report: CrawlReport): string {
  const filled = Object.entries(report.fields).filter(([field, rate]) => rate > 0 && !alwaysFilled.has(field));
  return filled.map(([field, rate]) => `${field} ${Math.floor(rate * 100)} %`).join(', ');
}

/** What is said only when there is something to say. */
function asides({ throttling, resumed, repeated, leftOut, fresh }: CrawlReport): string[] {
  const { times, waitedMs } = throttling;
  return [
    ...(times > 0 ? [`- asked to slow down ${times} times: waited ${Math.round(waitedMs / 1000)} s`] : []),
    ...(resumed > 0 ? [`- went on where an earlier run ended: ${resumed} pages were there`] : []),
    ...(fresh > 0 ? [`- ${fresh} postings were read not long ago and not asked for`] : []),
    ...(leftOut > 0 ? [`- ${leftOut} postings left out: they are not what was asked for`] : []),
    ...(repeated > 0 ? [`- ${repeated} postings were met more than once`] : []),
  ];
}

/** Words of a page: a code span keeps them from becoming mark-up. */
function inCode(text: string): string {
  return `\`${text.replace(/[`\s]+/g, ' ')}\``;
}

function problems(all: readonly CrawlProblem[]): string[] {
  if (all.length === 0) return [];
  const lines = all.slice(0, shownProblems).map(({ url, outcome, message }) => {
    return `  - ${outcome}: ${inCode(`${message} – ${url}`)}`;
  });
  const more = all.length - lines.length;
  return ['- problems:', ...lines, ...(more > 0 ? [`  - and ${more} more`] : [])];
}

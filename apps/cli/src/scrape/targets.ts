import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { JobSearchError } from '@jobsearch/postings';
import {
  type AnySourceEntry,
  type BaseUrls,
  type CrawlConfig,
  type CrawlTarget,
  type LinkedInQuery,
  listSources,
  openTarget,
  parseConfig,
  parseDays,
  type SearchConfig,
  sourceEntry,
  targetWithQuery,
} from '@jobsearch/scraper';

/** What the command line says of what to collect. */
export interface TargetOptions {
  readonly data: string;
  readonly config?: string;
  readonly source: readonly string[];
  readonly keywords: readonly string[];
  readonly search: Omit<SearchConfig, 'keywords'>;
}

/** What is to be crawled, and how. */
export interface CrawlPlan {
  readonly targets: readonly CrawlTarget[];
  readonly refreshAfter?: string;
  readonly ignoreRobots?: boolean;
}

const configName = 'jobsearch.yaml';

/**
 * What the options ask for: `--config`, `--source` and `--keywords` add up; without any, `jobsearch.yaml` of this folder or of the data.
 *
 * @throws JobSearchError `USAGE` when there is nothing to collect, `INVALID_FILE`, `DATA_UNREADABLE`
 */
export async function planCrawl(options: TargetOptions, baseUrls: BaseUrls): Promise<CrawlPlan> {
  const { source, keywords, search } = options;
  const asked = source.length > 0 || keywords.length > 0;
  const path = options.config ?? (asked ? undefined : findConfig(options.data));
  if (!asked && path === undefined) {
    throw new JobSearchError(
      'USAGE',
      `nothing to collect: give --keywords to search LinkedIn, --source for a board, or --config ${configName}; ${listSources()}`,
    );
  }
  const config = path === undefined ? undefined : await readConfig(path);
  const searches = [
    ...(keywords.length > 0 ? [{ ...search, keywords: [...keywords] }] : []),
    ...(config?.searches ?? []),
  ];
  const boards = [...source, ...(config?.boards ?? [])];
  const targets = [
    ...searches.map((one) => searchTarget(one, baseUrls)),
    ...boards.map((board) => openTarget(board, baseUrls)),
  ];
  const distinct = [
    ...new Map(targets.map((target) => [JSON.stringify([target.entry.id, target.query]), target])).values(),
  ];
  return {
    targets: distinct,
    ...(config?.refreshAfter && { refreshAfter: config.refreshAfter }),
    ...(config?.ignoreRobots && { ignoreRobots: true }),
  };
}

function findConfig(data: string): string | undefined {
  return [configName, join(data, configName)].find((path) => existsSync(path));
}

async function readConfig(path: string): Promise<CrawlConfig> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    throw new JobSearchError('DATA_UNREADABLE', `cannot read ${path}: ${(error as Error).message}`, { cause: error });
  }
  return parseConfig(text, path);
}

function searchTarget(search: SearchConfig, baseUrls: BaseUrls): CrawlTarget {
  const { postedWithin, locations = [], pages = 1, ...rest } = search;
  const query: LinkedInQuery = {
    ...rest,
    locations,
    pages,
    ...(postedWithin !== undefined && { postedWithinDays: parseDays('postedWithin', postedWithin) }),
  };
  return targetWithQuery(sourceEntry('linkedin') as AnySourceEntry, query, searchName(search), baseUrls);
}

/** Names a search by all that it asks: two that differ are two targets, each with what it remembers. */
function searchName({ keywords, locations = [], pages = 1, ...filters }: SearchConfig): string {
  const where = locations.length > 0 ? `@${listed(locations)}` : '';
  const values = Object.entries(filters).map(([name, value]) => {
    const said = Array.isArray(value) ? listed(value.map(String)) : String(value);
    return typeof value === 'string' || Array.isArray(value) ? said : `${name} ${said}`;
  });
  const more = [...values, ...(pages === 1 ? [] : [`${pages} pages`])];
  return `linkedin:${listed(keywords)}${where}${more.length > 0 ? ` (${more.join('; ')})` : ''}`;
}

/** One that has a comma of its own stands in quotes. */
const listed = (items: readonly string[]): string =>
  items.map((item) => (item.includes(',') ? JSON.stringify(item) : item)).join(', ');

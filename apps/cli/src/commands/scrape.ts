import { writeFile } from 'node:fs/promises';
import { employmentTypes, JobSearchError, seniorities, streamPostingsFile } from '@jobsearch/postings';
import { type BaseUrls, type CrawlTarget, parseDays, sourceEntries } from '@jobsearch/scraper';
import { postingsPath } from '@jobsearch/search';
import { Command, InvalidArgumentError, Option } from 'commander';
import type { Console, Finish } from '../console.js';
import { ExitCode } from '../exit-code.js';
import { dataOption, wholeNumber } from '../options.js';
import { createCrawlProgress } from '../scrape/crawl-progress.js';
import { type CrawlState, readCrawlState, writeCrawlState } from '../scrape/crawl-state.js';
import { lockCrawls } from '../scrape/lock-crawls.js';
import { mergeCrawls } from '../scrape/merge-crawls.js';
import { type FinishedCrawl, runCrawls } from '../scrape/run-crawls.js';
import { formatRunReport, type RunReport, reportOf } from '../scrape/run-report.js';
import { type CrawlPlan, planCrawl, type TargetOptions } from '../scrape/targets.js';

interface ScrapeOptions {
  readonly data: string;
  readonly config?: string;
  readonly source: string[];
  readonly keywords: string[];
  readonly locations: string[];
  readonly pages: number;
  readonly postedWithin?: string;
  readonly workplace?: string[];
  readonly type?: string[];
  readonly experience?: string[];
  readonly distance?: number;
  readonly company?: string[];
  readonly refreshAfter?: string;
  readonly ignoreRobots?: true;
  readonly linkedinUrl?: string;
  readonly report?: string;
}

const span = (text: string): string => {
  try {
    parseDays('the time', text);
    return text;
  } catch (error) {
    throw new InvalidArgumentError((error as Error).message);
  }
};

const named = sourceEntries.map(({ id, target }) => (target ? `${id}:${target.example}` : id)).join(', ');

export function scrapeCommand(console: Console, finish: Finish): Command {
  return new Command('scrape')
    .summary('collect postings from public pages')
    .description(
      'Reads job boards and searches, and merges what they have into <data>/postings.jsonl. A run that was killed goes on where it was.\n' +
        `Sources: ${named}.`,
    )
    .addOption(dataOption())
    .option('-c, --config <file>', 'what to collect, in YAML (default: jobsearch.yaml here or in the data folder)')
    .option('-s, --source <source...>', 'boards to read whole: a source, or the address of a careers page', [])
    .option('-k, --keywords <text...>', 'what to search LinkedIn for; several are searched one by one', [])
    .option('-l, --locations <place...>', 'where, for example: Zagreb Remote (default: anywhere)', [])
    .addOption(
      new Option('-p, --pages <n>', 'pages of ten to read for each keyword and location; 100 reads all')
        .argParser(wholeNumber(1, 100))
        .default(1),
    )
    .addOption(new Option('--posted-within <time>', 'only postings of so long: 24h, 7d, 2w').argParser(span))
    .addOption(new Option('--workplace <kind...>', 'only these').choices(['on-site', 'hybrid', 'remote']))
    .addOption(new Option('--type <type...>', 'only these types of employment').choices(employmentTypes))
    .addOption(new Option('--experience <level...>', 'only these levels').choices(seniorities))
    .addOption(new Option('--distance <miles>', 'around each location').argParser(wholeNumber(1, 1000)))
    .option('--company <number...>', 'only these companies, by LinkedIn’s numbers')
    .addOption(
      new Option('--refresh-after <time>', 'do not ask again for postings read less long ago: 7d').argParser(span),
    )
    .option('--ignore-robots', 'fetch also what a robots.txt does not allow: yours to answer for')
    .addOption(
      new Option('--linkedin-url <url>', 'the site to ask instead, for mirrors and tests').env(
        'JOBSEARCH_LINKEDIN_URL',
      ),
    )
    .option('--report <file>', 'write the report there too: Markdown, or JSON when its name ends in .json')
    .addHelpText(
      'after',
      '\nAnother address for a source, for mirrors and tests: JOBSEARCH_<SOURCE>_URL, for example JOBSEARCH_GREENHOUSE_URL.\n',
    )
    .action(async (options: ScrapeOptions) => {
      const plan = await planCrawl(targetOptions(options), baseUrls(options));
      const unlock = await lockCrawls(options.data);
      try {
        await scrape(plan, options, { console, finish });
      } finally {
        await unlock();
      }
    });
}

async function scrape(
  plan: CrawlPlan,
  options: ScrapeOptions,
  { console, finish }: { console: Console; finish: Finish },
): Promise<void> {
  const { data } = options;
  const state = await readCrawlState(data);
  // A broken collection must show before a site is asked for anything.
  const isFresh = await freshness(data, options.refreshAfter ?? plan.refreshAfter);
  const noticed = showNotices(plan.targets, state, console);
  const crawls = await crawlInterruptibly(plan, { ...options, state, isFresh }, console);
  const counts = await mergeCrawls(data, crawls);
  const report = reportOf(crawls, counts, state);
  await writeCrawlState(data, nextState({ ...state, noticed }, crawls));
  // What was put into the collection need not be kept, but where the next run can go on.
  for (const { result, journal } of crawls) if (!result.canGoOn) await journal.remove();
  await tell(report, options, console);
  const found = report.targets.some(({ postings, fresh }) => postings + fresh > 0);
  if (!report.lostNothing) finish(found ? ExitCode.incomplete : ExitCode.failed);
}

function targetOptions(options: ScrapeOptions): TargetOptions {
  const { data, config, source, keywords, locations, pages, postedWithin } = options;
  const search = {
    locations,
    pages,
    ...(postedWithin !== undefined && { postedWithin }),
    ...(options.workplace && { workplace: options.workplace }),
    ...(options.type && { employmentType: options.type }),
    ...(options.experience && { experience: options.experience }),
    ...(options.distance !== undefined && { distanceMiles: options.distance }),
    ...(options.company && { companies: options.company }),
  } as TargetOptions['search']; // commander has checked the choices
  return { data, source, keywords, search, ...(config !== undefined && { config }) };
}

function baseUrls({ linkedinUrl }: ScrapeOptions): BaseUrls {
  const variable = (id: string): string => `JOBSEARCH_${id.toUpperCase().replaceAll('-', '_')}_URL`;
  const all = sourceEntries.map(({ id }) => [id, process.env[variable(id)]] as const);
  return { ...Object.fromEntries(all), ...(linkedinUrl && { linkedin: linkedinUrl }) };
}

/** Reads the collection whole, for its errors' sake too, and tells which postings need not be asked for again. */
async function freshness(
  data: string,
  refreshAfter: string | undefined,
): Promise<((id: string) => boolean) | undefined> {
  const days = refreshAfter === undefined ? 0 : parseDays('refreshAfter', refreshAfter);
  const since = Date.now() - days * 86_400_000;
  const fresh = new Set<string>();
  for await (const { posting } of streamPostingsFile(postingsPath(data))) {
    if (posting.closedAt === undefined && Date.parse(posting.lastSeenAt) > since) fresh.add(posting.id);
  }
  return days > 0 ? (id) => fresh.has(id) : undefined;
}

/** The terms of a source are shown when it is first used. */
function showNotices(targets: readonly CrawlTarget[], { noticed }: CrawlState, { stderr }: Console): string[] {
  const entries = new Set(targets.map(({ entry }) => entry));
  const news = [...entries].filter(({ id, notice }) => notice && !noticed.includes(id));
  for (const { notice } of news) stderr.write(`${notice}\n`);
  return [...noticed, ...news.map(({ id }) => id)];
}

type CrawlSettings = ScrapeOptions & {
  readonly state: CrawlState;
  readonly isFresh: ((id: string) => boolean) | undefined;
};

/** The first interrupt ends the crawls with what they have; a second one ends the process as usual. */
async function crawlInterruptibly(
  plan: CrawlPlan,
  settings: CrawlSettings,
  console: Console,
): Promise<FinishedCrawl[]> {
  const { data, state, isFresh, ignoreRobots } = settings;
  const interrupt = new AbortController();
  const stop = (): void => {
    console.stderr.write('stopping: what was read so far is kept\n');
    interrupt.abort();
  };
  const view = createCrawlProgress(console);
  process.once('SIGINT', stop).once('SIGTERM', stop);
  try {
    return await runCrawls(plan.targets, {
      data,
      state,
      isFresh,
      robots: ignoreRobots || plan.ignoreRobots ? 'ignore' : 'obey',
      signal: interrupt.signal,
      minTimeMs: ({ source }) => (isOwnMachine(source.baseUrl) ? 0 : undefined),
      onProgress: view.page,
      onRetry: view.retry,
    });
  } finally {
    view.end();
    process.off('SIGINT', stop).off('SIGTERM', stop);
  }
}

/** A replay server on this machine needs no pace; any other site gets the source's own. */
function isOwnMachine(url: string): boolean {
  return URL.canParse(url) && ['127.0.0.1', '[::1]', 'localhost'].includes(new URL(url).hostname);
}

/** Postings of targets that nobody crawls any more are not waited for longer than this. */
const longestWaitMs = 30 * 86_400_000;

function nextState(state: CrawlState, crawls: readonly FinishedCrawl[]): CrawlState {
  const oldest = new Date(Date.now() - longestWaitMs).toISOString();
  const waiting = Object.entries(state.pending).map(([name, pages]) => {
    return [name, pages.filter(({ since }) => since > oldest)] as const;
  });
  const pending = Object.fromEntries(waiting.filter(([, pages]) => pages.length > 0));
  const last = { ...state.last };
  for (const { target, result } of crawls) {
    if (result.pending.length > 0) pending[target.name] = [...result.pending];
    else delete pending[target.name];
    const { postings, fields } = result.report;
    if (postings > 0) last[target.name] = { postings, fields };
  }
  return { ...state, pending, last };
}

async function tell(
  report: RunReport,
  { data, report: path }: ScrapeOptions,
  { stdout, stderr }: Console,
): Promise<void> {
  const markdown = formatRunReport(report, postingsPath(data));
  stdout.write(markdown);
  if (report.targets.some(({ problems }) => problems.some(({ message }) => message.includes('robots.txt'))))
    stderr.write('a robots.txt kept pages back: if you may read them, and answer for it, add --ignore-robots\n');
  if (!path) return;
  try {
    await writeFile(path, path.endsWith('.json') ? `${JSON.stringify(report, null, 2)}\n` : markdown);
  } catch (error) {
    throw new JobSearchError('DATA_UNWRITABLE', `cannot write ${path}: ${(error as Error).message}`, { cause: error });
  }
}

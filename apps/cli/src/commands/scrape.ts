import { writeFile } from 'node:fs/promises';
import { JobSearchError, type Posting, readPostingsFile } from '@jobsearch/postings';
import {
  type CrawlProgress,
  type CrawlResult,
  crawl,
  createLinkedInSource,
  formatCrawlReport,
} from '@jobsearch/scraper';
import { postingsPath } from '@jobsearch/search';
import { Command, Option } from 'commander';
import { addToCollection } from '../collection.js';
import type { Console, Finish } from '../console.js';
import { ExitCode } from '../exit-code.js';
import { dataOption, wholeNumber } from '../options.js';

interface ScrapeOptions {
  readonly data: string;
  readonly keywords: string[];
  readonly locations: string[];
  readonly pages: number;
  readonly linkedinUrl?: string;
  readonly report?: string;
}

const terms =
  "LinkedIn's terms do not allow automated collection: what you collect, how often and for what is for you to answer for.";

export function scrapeCommand(console: Console, finish: Finish): Command {
  return new Command('scrape')
    .summary('collect postings from LinkedIn’s public pages')
    .description(
      'Searches LinkedIn’s guest pages for every keyword in every location, reads each posting and merges them into <data>/postings.jsonl.\n' +
        `"Remote" among the locations means remote work, wherever. ${terms}`,
    )
    .addOption(dataOption())
    .requiredOption('-k, --keywords <text...>', 'what to search for; several are searched one by one')
    .option('-l, --locations <place...>', 'where, for example: Zagreb Remote (default: anywhere)', [])
    .addOption(
      new Option('-p, --pages <n>', 'pages of ten to read for each keyword and location')
        .argParser(wholeNumber(1, 100))
        .default(1),
    )
    .addOption(
      new Option('--linkedin-url <url>', 'the site to ask instead, for mirrors and tests').env(
        'JOBSEARCH_LINKEDIN_URL',
      ),
    )
    .option('--report <file>', 'write the report there too: Markdown, or JSON when its name ends in .json')
    .action(async (options: ScrapeOptions) => {
      // A broken collection must show before the site is asked for anything.
      await readPostingsFile(postingsPath(options.data));
      const source = createLinkedInSource({ ...(options.linkedinUrl && { baseUrl: options.linkedinUrl }) });
      console.stderr.write(`${terms}\n`);
      const result = await crawlInterruptibly(source, options, console);
      await save(result, options, console);
      const { problems, postings } = result.report;
      if (problems.length > 0) finish(postings > 0 ? ExitCode.incomplete : ExitCode.failed);
    });
}

/** The first interrupt ends the crawl with what it has; a second one ends the process as usual. */
async function crawlInterruptibly(
  source: ReturnType<typeof createLinkedInSource>,
  { keywords, locations, pages, linkedinUrl }: ScrapeOptions,
  { stderr }: Console,
): Promise<CrawlResult> {
  const interrupt = new AbortController();
  const stop = (): void => {
    stderr.write('stopping: what was read so far is kept\n');
    interrupt.abort();
  };
  process.once('SIGINT', stop).once('SIGTERM', stop);
  try {
    return await crawl(
      source,
      { keywords, locations, pages },
      {
        signal: interrupt.signal,
        minTimeMs: isOwnMachine(linkedinUrl) ? 0 : undefined,
        onProgress: (progress) => stderr.write(`${describe(progress)}\n`),
        onRetry: ({ url, delayMs, message }) =>
          stderr.write(`${message}: trying again in ${(delayMs / 1000).toFixed(1)} s – ${url}\n`),
      },
    );
  } finally {
    process.off('SIGINT', stop).off('SIGTERM', stop);
  }
}

/** A replay server on this machine needs no pace; any other site gets the source's own. */
function isOwnMachine(url: string | undefined): boolean {
  return url !== undefined && URL.canParse(url) && ['127.0.0.1', '[::1]', 'localhost'].includes(new URL(url).hostname);
}

function describe({ done, waiting, outcome, url }: CrawlProgress): string {
  return `${done} of ${done + waiting} pages: ${outcome} – ${url}`;
}

async function save(result: CrawlResult, { data, report }: ScrapeOptions, { stdout }: Console): Promise<void> {
  const change = await addToCollection(data, (known) => [...result.postings, ...closeGone(known, result)]);
  const { added, changed, unchanged, path, total } = change;
  const markdown = `${formatCrawlReport(result.report)}- ${added} added, ${changed} changed, ${unchanged} unchanged; ${total} postings in ${path}\n`;
  stdout.write(markdown);
  if (report) await writeReport(report, markdown, { ...result.report, added, changed, unchanged, total });
}

/** Postings that we have and whose page is no longer there are closed now. */
function closeGone(known: readonly Posting[], { gone, report }: CrawlResult): Posting[] {
  const ids = new Set(gone);
  return known
    .filter(({ id, closedAt }) => ids.has(id) && closedAt === undefined)
    .map((posting) => ({ ...posting, closedAt: report.startedAt }));
}

async function writeReport(path: string, markdown: string, report: object): Promise<void> {
  try {
    await writeFile(path, path.endsWith('.json') ? `${JSON.stringify(report, null, 2)}\n` : markdown);
  } catch (error) {
    throw new JobSearchError('DATA_UNWRITABLE', `cannot write ${path}: ${(error as Error).message}`, { cause: error });
  }
}

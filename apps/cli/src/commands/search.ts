import {
  defaultLimit,
  maxLimit,
  openEngine,
  type Preset,
  presets,
  type SearchFilters,
  type SearchMode,
  searchModes,
  type UnderstandMode,
  understandModes,
} from '@jobsearch/search';
import { Command, Option } from 'commander';
import type { Console } from '../console.js';
import { withFilterOptions } from '../filter-options.js';
import { dataOption, listOption, modelDirOption, number, wholeNumber } from '../options.js';
import { type OutputFormat, outputFormats, printHits } from '../output.js';

interface SearchOptions extends SearchFilters {
  readonly data: string;
  readonly modelDir?: string;
  readonly limit: number;
  readonly strict?: readonly string[];
  readonly plain?: readonly string[];
  readonly facets?: true;
  readonly cursor?: string;
  readonly preset?: Preset;
  readonly mode: SearchMode;
  readonly understand?: UnderstandMode;
  readonly freshnessDays?: number;
  readonly maxPerCompany?: number;
  readonly explain?: true;
  readonly format: OutputFormat;
}

export function searchCommand(console: Console): Command {
  const command = new Command('search')
    .summary('search the published postings')
    .argument('<query...>', 'what you are looking for, for example: python developer remote')
    .addOption(dataOption())
    .addOption(modelDirOption())
    .addOption(
      new Option('-n, --limit <n>', 'how many hits at most').argParser(wholeNumber(1, maxLimit)).default(defaultLimit),
    )
    .option(
      '--cursor <cursor>',
      'go on where an answer to the same search ended: what it tells behind "more: --cursor", or as nextCursor in JSON',
    )
    .addOption(
      new Option(
        '--preset <name>',
        "rank otherwise; classic: by meaning alone, with the Python demo's weights",
      ).choices([...presets]),
    )
    .addOption(new Option('--mode <mode>', 'what decides').choices([...searchModes]).default('hybrid'))
    .addOption(
      new Option(
        '--understand <how>',
        'what the query asks for besides its words ("remote", "London") comes first, or is a condition, or is just words (default: boost)',
      ).choices([...understandModes]),
    )
    .addOption(
      listOption(
        '--strict <list>',
        'parts of the query that a posting must meet, of those that are understood: london,remote',
      ),
    )
    .addOption(listOption('--plain <list>', 'parts of the query that are plain words: london'))
    .addOption(
      new Option(
        '--freshness-days <n>',
        'prefer newer postings: after so many days half of what can fade of a score has faded',
      ).argParser(number(1, 3650)),
    )
    .addOption(
      new Option('--max-per-company <n>', 'of one company at most so many').argParser(wholeNumber(1, maxLimit)),
    )
    .option('--facets', 'show what the postings that meet the conditions have, and how many')
    .option('--explain', 'show for each the passage that answers, and what made its score')
    .addOption(new Option('-f, --format <format>', 'how to print them').choices([...outputFormats]).default('table'));
  return withFilterOptions(command).action(async (words: string[], options: SearchOptions) => {
    const { data, modelDir, limit, cursor, preset, mode, understand, explain, facets, format, ...others } = options;
    const { strict, plain, freshnessDays, maxPerCompany, ...filters } = others;
    const engine = await openEngine({ data, modelDir });
    try {
      const how = {
        ...{ limit, mode, filters },
        ...(cursor !== undefined && { cursor }),
        ...(preset && { preset }),
        ...(understand && { understand }),
        ...(strict && { strict }),
        ...(plain && { plain }),
        ...(facets && { facets }),
        ...(freshnessDays !== undefined && { freshnessDays }),
        ...(maxPerCompany !== undefined && { maxPerCompany }),
        ...(explain && { explain, passages: true }),
      };
      printHits(await engine.search({ query: words.join(' '), ...how }), format, console);
    } finally {
      await engine.close();
    }
  });
}

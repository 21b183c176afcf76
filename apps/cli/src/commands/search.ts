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
import { dataOption, modelDirOption, wholeNumber } from '../options.js';
import { type OutputFormat, outputFormats, printHits } from '../output.js';

interface SearchOptions extends SearchFilters {
  readonly data: string;
  readonly modelDir?: string;
  readonly limit: number;
  readonly preset?: Preset;
  readonly mode: SearchMode;
  readonly understand?: UnderstandMode;
  readonly format: OutputFormat;
}

const listOption = (flags: string, description: string): Option =>
  new Option(flags, description).argParser((text) =>
    text
      .split(',')
      .map((value) => value.trim())
      .filter(Boolean),
  );

export function searchCommand(console: Console): Command {
  return new Command('search')
    .summary('search the published postings')
    .argument('<query...>', 'what you are looking for, for example: python developer remote')
    .addOption(dataOption())
    .addOption(modelDirOption())
    .addOption(
      new Option('-n, --limit <n>', 'how many hits at most').argParser(wholeNumber(1, maxLimit)).default(defaultLimit),
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
    .addOption(new Option('-f, --format <format>', 'how to print them').choices([...outputFormats]).default('table'))
    .addOption(listOption('--workplace <list>', 'of these only, parted by commas: on-site, hybrid, remote, unknown'))
    .addOption(listOption('--country <list>', 'of these only: two letters each, HR,AT'))
    .addOption(listOption('--city <list>', 'of these only'))
    .addOption(
      listOption(
        '--employment-type <list>',
        'of these only: full-time, part-time, contract, temporary, internship, volunteer, other',
      ),
    )
    .addOption(
      listOption('--seniority <list>', 'of these only: internship, entry, associate, mid-senior, director, executive'),
    )
    .addOption(listOption('--skills <list>', 'with all of these'))
    .addOption(listOption('--company <list>', 'of these only'))
    .addOption(listOption('--not-company <list>', 'of none of these'))
    .addOption(listOption('--language <list>', 'in these only: en,de'))
    .addOption(listOption('--source <list>', 'from these only'))
    .addOption(
      new Option('--min-salary <amount>', 'that pay so much a year at least, in their own currency').argParser(
        wholeNumber(0),
      ),
    )
    .option('--currency <code>', 'that pay in this currency: EUR')
    .option('--include-unknown-salary', 'also those that do not tell their pay')
    .addOption(new Option('--posted-within-days <n>', 'so many days ago at most').argParser(wholeNumber(1)))
    .option('--include-closed', 'also those that are closed')
    .action(async (words: string[], options: SearchOptions) => {
      const { data, modelDir, limit, preset, mode, understand, format, ...filters } = options;
      const engine = await openEngine({ data, modelDir });
      try {
        const how = { limit, mode, filters, ...(preset && { preset }), ...(understand && { understand }) };
        printHits(await engine.search({ query: words.join(' '), ...how }), format, console);
      } finally {
        await engine.close();
      }
    });
}

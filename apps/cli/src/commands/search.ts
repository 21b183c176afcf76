import {
  defaultLimit,
  maxLimit,
  openEngine,
  type Preset,
  presets,
  type SearchMode,
  searchModes,
} from '@jobsearch/search';
import { Command, Option } from 'commander';
import type { Console } from '../console.js';
import { dataOption, modelDirOption, wholeNumber } from '../options.js';
import { type OutputFormat, outputFormats, printHits } from '../output.js';

interface SearchOptions {
  readonly data: string;
  readonly modelDir?: string;
  readonly limit: number;
  readonly preset?: Preset;
  readonly mode: SearchMode;
  readonly format: OutputFormat;
}

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
    .addOption(new Option('-f, --format <format>', 'how to print them').choices([...outputFormats]).default('table'))
    .action(async (words: string[], { data, modelDir, limit, preset, mode, format }: SearchOptions) => {
      const engine = await openEngine({ data, modelDir });
      try {
        printHits(
          await engine.search({ query: words.join(' '), limit, mode, ...(preset && { preset }) }),
          format,
          console,
        );
      } finally {
        await engine.close();
      }
    });
}

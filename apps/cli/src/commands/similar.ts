import { defaultLimit, maxLimit, openEngine, type SearchFilters } from '@jobsearch/search';
import { Command, Option } from 'commander';
import type { Console } from '../console.js';
import { withFilterOptions } from '../filter-options.js';
import { dataOption, modelDirOption, wholeNumber } from '../options.js';
import { type OutputFormat, outputFormats, printHits } from '../output.js';

interface SimilarOptions extends SearchFilters {
  readonly data: string;
  readonly modelDir?: string;
  readonly limit: number;
  readonly otherCompanies?: true;
  readonly format: OutputFormat;
}

export function similarCommand(console: Console): Command {
  const command = new Command('similar')
    .summary('find the postings nearest to one')
    .argument('<id>', 'the posting, as search --format json names it, for example: greenhouse:acme/123')
    .addOption(dataOption())
    .addOption(modelDirOption())
    .addOption(
      new Option('-n, --limit <n>', 'how many at most').argParser(wholeNumber(1, maxLimit)).default(defaultLimit),
    )
    .option('--other-companies', 'not those of the same company')
    .addOption(new Option('-f, --format <format>', 'how to print them').choices([...outputFormats]).default('table'));
  return withFilterOptions(command).action(async (id: string, options: SimilarOptions) => {
    const { data, modelDir, limit, otherCompanies = false, format, ...filters } = options;
    const engine = await openEngine({ data, modelDir });
    try {
      printHits(await engine.similar({ id, limit, otherCompanies, filters }), format, console);
    } finally {
      await engine.close();
    }
  });
}

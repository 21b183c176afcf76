import { type Command, Option } from 'commander';
import { listOption, number, wholeNumber } from './options.js';

/** The conditions that a posting must meet; the options' values are a `SearchFilters`. */
export function withFilterOptions(command: Command): Command {
  return command
    .addOption(
      listOption(
        '--workplace <list>',
        'of these only, parted by commas (\\, is a comma within a value): on-site, hybrid, remote, unknown',
      ),
    )
    .addOption(listOption('--country <list>', 'of these only: two letters each, HR,AT'))
    .addOption(listOption('--region <list>', 'of these only: states, counties and the like'))
    .addOption(listOption('--city <list>', 'of these only'))
    .option('--near <place>', 'around a city, "Zagreb", "London, UK" or "Portland, ME", or a point, 45.81,15.98')
    .addOption(
      new Option('--within-km <n>', 'how far from --near, in kilometres (default: 50)').argParser(number(1, 20_000)),
    )
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
    .addOption(listOption('--any-skills <list>', 'with one of these at least'))
    .addOption(
      new Option('--max-experience-years <n>', 'that ask for so many years at most, or for none').argParser(
        wholeNumber(0),
      ),
    )
    .addOption(listOption('--company <list>', 'of these only'))
    .addOption(listOption('--not-company <list>', 'of none of these'))
    .addOption(listOption('--language <list>', 'in these only: en,de'))
    .addOption(listOption('--source <list>', 'from these only'))
    .addOption(
      new Option('--min-salary <amount>', 'that pay so much a year at least, in their own currency').argParser(
        wholeNumber(0),
      ),
    )
    .addOption(
      new Option('--max-salary <amount>', 'whose pay begins at so much a year or below').argParser(wholeNumber(0)),
    )
    .option('--currency <code>', 'that pay in this currency: EUR')
    .option('--include-unknown-salary', 'also those that do not tell their pay')
    .addOption(new Option('--posted-within-days <n>', 'so many days ago at most').argParser(wholeNumber(1)))
    .option('--include-closed', 'also those that are closed');
}

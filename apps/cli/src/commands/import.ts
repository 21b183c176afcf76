import type { Posting, PostingsFormat } from '@jobsearch/postings';
import { Command, Option } from 'commander';
import { addToCollection } from '../collection.js';
import type { Console, Finish } from '../console.js';
import { ExitCode } from '../exit-code.js';
import { dataOption } from '../options.js';
import { nameOf, readPostingFile } from '../posting-files.js';

interface ImportOptions {
  readonly data: string;
  readonly format?: PostingsFormat;
}

interface FileReport {
  readonly postings: Posting[];
  readonly skipped: number;
}

/** Problems that are listed for one file; the others are counted. */
const listedProblems = 50;

export function importCommand(console: Console, finish: Finish): Command {
  return new Command('import')
    .summary('add postings from CSV or JSON Lines files')
    .description(
      'Adds postings from files to <data>/postings.jsonl: CSV with the names of the fields (or of the Python demo) as header, or JSON Lines, packed (.gz) or not.\n' +
        'A row needs a title and a description. Rows that make no posting are listed with their line and skipped (exit code 3).',
    )
    .argument('<file...>', 'files to read; "-" is the standard input')
    .addOption(dataOption())
    .addOption(
      new Option('-f, --format <format>', 'what the files are, where their names do not tell').choices([
        'csv',
        'jsonl',
      ]),
    )
    .action(async (files: string[], options: ImportOptions) => {
      const postings: Posting[] = [];
      let skipped = 0;
      for (const file of files) {
        const report = await readFile(file, options, console);
        for (const posting of report.postings) postings.push(posting);
        skipped += report.skipped;
      }
      const result = await addToCollection(options.data, postings);
      const { added, changed, unchanged, path, total } = result;
      console.stdout.write(
        `${added} added, ${changed} changed, ${unchanged} unchanged, ${skipped} skipped; ${total} postings in ${path}\n`,
      );
      if (skipped > 0) finish(postings.length > 0 ? ExitCode.incomplete : ExitCode.failed);
    });
}

async function readFile(file: string, options: ImportOptions, console: Console): Promise<FileReport> {
  const name = nameOf(file);
  const postings: Posting[] = [];
  const ignored = new Set<string>();
  let skipped = 0;
  for await (const row of readPostingFile(file, options.format, console)) {
    for (const field of row.unknownFields ?? []) ignored.add(field);
    if ('posting' in row) {
      postings.push(row.posting);
    } else if (++skipped <= listedProblems) {
      console.stderr.write(`${name}, line ${row.line}: ${row.problem}\n`);
    }
  }
  if (skipped > listedProblems) console.stderr.write(`${name}: ${skipped - listedProblems} more rows were skipped\n`);
  if (ignored.size > 0) console.stderr.write(`${name}: no posting has ${[...ignored].join(', ')}: not read\n`);
  return { postings, skipped };
}

import { JobSearchError, type Posting, type PostingsFormat } from '@jobsearch/postings';
import { keepVectors } from '@jobsearch/search';
import { Command, Option } from 'commander';
import { addToCollection } from '../collection.js';
import type { Console, Finish } from '../console.js';
import { ExitCode } from '../exit-code.js';
import { type ModelOptions, openModel } from '../open-model.js';
import { dataOption, dtypeOption, modelDirOption, modelOption } from '../options.js';
import { nameOf, readPostingFile } from '../posting-files.js';
import { readVectorFiles } from '../vector-files.js';

interface ImportOptions extends ModelOptions {
  readonly format?: PostingsFormat;
  readonly vectors?: string;
}

interface FileReport {
  readonly postings: Posting[];
  /** Which row of the file each posting was, from 0. */
  readonly rows: number[];
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
    .addOption(
      new Option('--vectors <dir>', 'NumPy files with the vectors of the rows, so that embed need not make them'),
    )
    .addOption(modelOption())
    .addOption(modelDirOption())
    .addOption(dtypeOption())
    .addHelpText('after', vectorsHelp)
    .action(async (files: string[], options: ImportOptions) => {
      if (options.vectors !== undefined)
        return importWithVectors(files, { ...options, vectors: options.vectors }, { console, finish });
      const postings: Posting[] = [];
      let skipped = 0;
      for (const file of files) {
        const report = await readFile(file, options, console);
        for (const posting of report.postings) postings.push(posting);
        skipped += report.skipped;
      }
      await add(postings, skipped, options, { console, finish });
    });
}

const vectorsHelp = `
--vectors takes title, company, location and description, each as <name>.npy or <name>_embeddings.npy (org for company), float32, float16 or
int8, a row for each row of the one file that is imported; --model names what made them. The next embed with that model takes them.
`;

type Ends = { readonly console: Console; readonly finish: Finish };

async function add(
  postings: readonly Posting[],
  skipped: number,
  { data }: ImportOptions,
  { console, finish }: Ends,
): Promise<void> {
  const { added, changed, unchanged, path, total } = await addToCollection(data, postings);
  console.stdout.write(
    `${added} added, ${changed} changed, ${unchanged} unchanged, ${skipped} skipped; ${total} postings in ${path}\n`,
  );
  if (skipped > 0) finish(postings.length > 0 ? ExitCode.incomplete : ExitCode.failed);
}

async function importWithVectors(
  [file, ...others]: string[],
  options: ImportOptions & { readonly vectors: string },
  ends: Ends,
): Promise<void> {
  if (file === undefined || others.length > 0)
    throw new JobSearchError('USAGE', '--vectors belongs to one file: import the others by themselves');
  const { data, model } = options;
  const encoder = await openModel(options, ends.console);
  try {
    const { postings, rows, skipped } = await readFile(file, options, ends.console);
    const vectors = await readVectorFiles(options.vectors, { rows, total: postings.length + skipped });
    const kept = await keepVectors({ data, postings, vectors, encoder });
    await add(postings, skipped, options, ends);
    ends.console.stdout.write(`${kept} vectors kept for embed --model ${model}\n`);
  } finally {
    await encoder.dispose();
  }
}

async function readFile(file: string, options: ImportOptions, console: Console): Promise<FileReport> {
  const name = nameOf(file);
  const postings: Posting[] = [];
  const rows: number[] = [];
  const ignored = new Set<string>();
  let skipped = 0;
  for await (const row of readPostingFile(file, options.format, console)) {
    for (const field of row.unknownFields ?? []) ignored.add(field);
    if ('posting' in row) {
      rows.push(postings.length + skipped);
      postings.push(row.posting);
    } else if (++skipped <= listedProblems) {
      console.stderr.write(`${name}, line ${row.line}: ${row.problem}\n`);
    }
  }
  if (skipped > listedProblems) console.stderr.write(`${name}: ${skipped - listedProblems} more rows were skipped\n`);
  if (ignored.size > 0) console.stderr.write(`${name}: no posting has ${[...ignored].join(', ')}: not read\n`);
  return { postings, rows, skipped };
}

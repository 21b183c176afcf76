import {
  cleanPosting,
  createInspector,
  type DataReport,
  type ImportedRow,
  loadFacts,
  type PostingsFormat,
  type RowsWith,
  withFacts,
} from '@jobsearch/postings';
import { postingsPath } from '@jobsearch/search';
import Table from 'cli-table3';
import { Command, Option } from 'commander';
import type { Console, Finish } from '../console.js';
import { ExitCode } from '../exit-code.js';
import { dataOption } from '../options.js';
import { nameOf, readPostingFile } from '../posting-files.js';

interface InspectOptions {
  readonly data: string;
  readonly format: 'table' | 'json';
  readonly input?: PostingsFormat;
  readonly facts?: true;
}

export function inspectCommand(console: Console, finish: Finish): Command {
  return new Command('inspect')
    .summary('tell what a file of postings holds')
    .description(
      'Counts the rows of a CSV or JSON Lines file (or of its .gz), or of the collection: how filled each field is, how long the texts are,\n' +
        'the commonest values, repeats, and rows that look odd, with their lines. Nothing is changed. Ends with 3 when rows make no posting.',
    )
    .argument('[file]', 'the file; "-" is the standard input (default: <data>/postings.jsonl)')
    .addOption(dataOption())
    .addOption(new Option('-f, --format <format>', 'how to answer').choices(['table', 'json']).default('table'))
    .addOption(
      new Option('--input <format>', 'what the file is, where its name does not tell').choices(['csv', 'jsonl']),
    )
    .option('--facts', 'clean the texts and read the facts that they state first, as embed does')
    .action(async (file: string | undefined, options: InspectOptions) => {
      const path = file ?? postingsPath(options.data);
      const inspector = createInspector(new Date().toISOString());
      const prepare = options.facts ? await factReader() : (row: ImportedRow) => row;
      for await (const row of readPostingFile(path, options.input, console)) inspector.add(prepare(row));
      const report = inspector.report();
      console.stdout.write(
        options.format === 'json' ? `${JSON.stringify(report, null, 2)}\n` : toText(report, nameOf(path)),
      );
      if (report.postings < report.rows) finish(report.postings > 0 ? ExitCode.incomplete : ExitCode.failed);
    });
}

/** Rows as a search will see them. */
async function factReader(): Promise<(row: ImportedRow) => ImportedRow> {
  const readFacts = await loadFacts();
  return (row) => {
    if ('problem' in row) return row;
    const clean = cleanPosting(row.posting);
    return { ...row, posting: withFacts(clean, readFacts(clean)) };
  };
}

function toText(report: DataReport, name: string): string {
  const { rows, postings, closed, repeatedIds, repeatedPostings, unknownFields, posted } = report;
  const lines = [
    `${name}: ${rows} rows, ${postings} postings, ${closed} of them closed`,
    `repeats: ${repeatedIds} ids, ${repeatedPostings} postings with company, title, place and text of another`,
    ...(posted ? [`posted from ${posted[0].slice(0, 10)} to ${posted[1].slice(0, 10)}`] : []),
    ...(unknownFields.length > 0 ? [`not read, since no posting has it: ${unknownFields.join(', ')}`] : []),
    fieldTable(report),
    ...section('rows that make no posting', report.unreadable),
    ...section('rows that look odd', report.suspicious),
  ];
  return `${lines.join('\n')}\n`;
}

function fieldTable({ filled, lengths, top }: DataReport): string {
  const table = new Table({
    head: ['field', 'filled', 'characters: median, 95 %, most', 'commonest'],
    style: { head: [], border: [] },
  });
  for (const [field, rate] of Object.entries(filled)) {
    if (rate === 0) continue;
    const length = lengths[field as keyof typeof lengths];
    const values = (top[field] ?? []).map(([value, count]) => `${printable(value)} (${count})`).join(', ');
    table.push([
      field,
      `${Math.floor(100 * rate)} %`,
      length ? `${length.median}, ${length.p95}, ${length.max}` : '',
      values,
    ]);
  }
  return table.toString();
}

function section(title: string, all: readonly RowsWith[]): string[] {
  if (all.length === 0) return [];
  const rows = all.map(({ reason, rows, lines }) => {
    const more = rows > lines.length ? ' …' : '';
    return `  ${rows}: ${printable(reason)} (line ${lines.join(', ')}${more})`;
  });
  return [`${title}:`, ...rows];
}

// A posting is foreign text: control characters in it must not reach a terminal.
function printable(text: string): string {
  return text.replace(/\p{Cc}/gu, ' ').slice(0, 60);
}

#!/usr/bin/env node
import { writeFileSync } from 'node:fs';
import { Command, Option } from 'commander';
import { machine, toSizeTable, toTable } from './report.js';
import { benchEncoders } from './speed/encoders.js';
import { librarySizes } from './speed/library-size.js';
import { benchSearch } from './speed/search.js';
import { benchVectors } from './speed/vectors.js';
import { benchWords } from './speed/words.js';
import { growTexts, realTexts, textGrowth, wordQueries } from './speed/words-texts.js';

interface BenchOptions {
  readonly exactRows: number;
  readonly largeRows: number;
  readonly postings: number;
  readonly queries: number;
  readonly vectorFiles: string[];
  readonly postingFiles: string[];
  readonly python: string;
  readonly models: string[];
  readonly modelDir?: string;
  readonly texts: number;
  readonly only?: 'vectors' | 'words' | 'encoders' | 'search' | 'size';
  readonly json?: string;
}

const count = (text: string): number => {
  const value = Number(text.replaceAll('_', ''));
  if (Number.isInteger(value) && value > 0) return value;
  throw new Error(`"${text}" is no count: want a whole number above 0`);
};

await new Command('bench')
  .description(
    'Times @jobsearch/ranker beside its peers in one run, encoders beside each other, and searches of the whole engine. Sizes default to what takes about a minute; the figures of the README are of the large ones.',
  )
  .option('--exact-rows <n>', 'vectors that are scanned exactly', count, 20_000)
  .option('--large-rows <n>', 'vectors that are searched by their codes', count, 100_000)
  .option('--postings <n>', 'postings that are searched by words, and by the whole engine', count, 5_000)
  .option('--queries <n>', 'searches of each kind', count, 200)
  .option(
    '--vector-files <file...>',
    '.npy files with vectors of real texts (default: the demo postings by the built-in model)',
    [],
  )
  .option(
    '--posting-files <file...>',
    'JSON Lines (or .gz) with title, company, location, description (default: the demo postings)',
    [],
  )
  .option('--python <file>', 'the Python that has numpy and usearch (apps/bench/peers/requirements.txt)', 'python3')
  .option('--models <id...>', 'encoders, with @int8 or @fp32 behind a transformer', ['builtin'])
  .option('--model-dir <dir>', 'folder of transformer models')
  .option('--texts <n>', 'titles and descriptions that are encoded', count, 500)
  .addOption(new Option('--only <what>', 'one of them').choices(['vectors', 'words', 'encoders', 'search', 'size']))
  .option('--json <file>', 'write the rows there, too')
  .action(async (options: BenchOptions) => {
    const log = (line: string) => process.stderr.write(`${line}\n`);
    const { only } = options;
    console.log(machine());
    const rows = only === undefined || only === 'vectors' ? await benchVectors({ ...options, log }) : [];
    if (only === undefined || only === 'words') rows.push(...(await words(options, log)));
    if (only === undefined || only === 'encoders') rows.push(...(await encoders(options, log)));
    if (only === undefined || only === 'search') rows.push(...(await search(options, log)));
    if (rows.length > 0) console.log(toTable(rows));
    const sizes = only === undefined || only === 'size' ? await librarySizes() : [];
    if (sizes.length > 0) console.log(toSizeTable(sizes));
    if (options.json) writeFileSync(options.json, `${JSON.stringify({ machine: machine(), rows, sizes }, null, 2)}\n`);
  })
  .parseAsync()
  .catch((error: Error) => {
    process.stderr.write(`bench: ${error.message}\n`);
    process.exitCode = 1;
  });

async function words({ postingFiles, postings, queries }: BenchOptions, log: (line: string) => void) {
  const real = await realTexts(postingFiles);
  if (real.length < postings) log(`${real.length} real postings; ${textGrowth}`);
  return benchWords({ texts: growTexts(real, postings), queries: wordQueries(real, queries), log });
}

async function search({ postingFiles, postings, queries }: BenchOptions, log: (line: string) => void) {
  const real = await realTexts(postingFiles);
  return benchSearch({ texts: growTexts(real, postings), queries: wordQueries(real, queries), log });
}

async function encoders({ postingFiles, texts, queries, models, modelDir }: BenchOptions, log: (line: string) => void) {
  const real = await realTexts(postingFiles);
  const found = { texts: growTexts(real, texts), queries: wordQueries(real, queries) };
  return benchEncoders({ ...found, models, ...(modelDir && { modelDir }), log });
}

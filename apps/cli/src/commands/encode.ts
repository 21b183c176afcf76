import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import type { Encoder, EncoderRole } from '@jobsearch/embedder';
import { JobSearchError } from '@jobsearch/postings';
import { rowOf } from '@jobsearch/ranker';
import { type NpyType, npyData, npyHeader, npyTypes } from '@jobsearch/snapshots';
import { Command, Option } from 'commander';
import type { Console } from '../console.js';
import { type ModelOptions, openModel } from '../open-model.js';
import { dataOption, dtypeOption, modelDirOption, modelOption } from '../options.js';
import { type OutFile, openOutFile, streamOut } from '../out-file.js';
import { nameOf } from '../posting-files.js';

interface EncodeOptions extends ModelOptions {
  readonly role: EncoderRole;
  readonly format: 'jsonl' | 'npy';
  readonly numbers: NpyType;
  readonly out?: string;
}

/** Texts that are encoded at a time. */
const batchSize = 256;
/** Bytes for the header of a NumPy file, whatever the number of its rows. */
const headerRoom = 128;

export function encodeCommand(console: Console): Command {
  return new Command('encode')
    .summary('turn lines of text into vectors')
    .description(
      'Encodes a file of texts, one a line (an empty line is an empty text, a row of zeros), or the standard input.\n' +
        'jsonl: an object a line, { "text", "vector" }. npy: a NumPy file, a row a line, with --out.',
    )
    .argument('[file]', 'the file; "-" is the standard input', '-')
    .addOption(modelOption())
    .addOption(modelDirOption())
    .addOption(dtypeOption())
    .addOption(dataOption())
    .addOption(
      new Option('--role <role>', 'what the texts are: some models want questions and answers marked differently')
        .choices(['query', 'passage'])
        .default('passage'),
    )
    .addOption(new Option('-f, --format <format>', 'what is written').choices(['jsonl', 'npy']).default('jsonl'))
    .addOption(new Option('--numbers <type>', 'the numbers of a NumPy file').choices([...npyTypes]).default('float32'))
    .option('-o, --out <file>', 'where to write it (default: the standard output)')
    .action(async (file: string, options: EncodeOptions) => {
      if (options.format === 'npy' && options.out === undefined) {
        throw new JobSearchError('USAGE', 'a NumPy file begins with the number of its rows: give --out FILE');
      }
      const encoder = await openModel(options, console);
      const out = options.out === undefined ? streamOut(console.stdout) : await openOutFile(options.out);
      try {
        const rows = encodeLines(linesOf(file, console), encoder, options.role);
        const { dims } = encoder.spec;
        const texts =
          options.format === 'npy' ? await writeNpy(rows, out, dims, options.numbers) : await writeJson(rows, out);
        console.stderr.write(`${texts} texts encoded, ${dims} numbers each\n`);
      } catch (error) {
        await out.abandon();
        throw error;
      } finally {
        await encoder.dispose();
      }
    });
}

interface Encoded {
  readonly texts: readonly string[];
  readonly matrix: Awaited<ReturnType<Encoder['encode']>>;
}

async function* linesOf(file: string, { stdin }: Console): AsyncGenerator<string> {
  const input = file === '-' ? stdin : createReadStream(file);
  try {
    yield* createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY });
  } catch (error) {
    throw new JobSearchError('DATA_UNREADABLE', `cannot read ${nameOf(file)}: ${(error as Error).message}`, {
      cause: error,
    });
  }
}

async function* encodeLines(
  lines: AsyncIterable<string>,
  encoder: Encoder,
  role: EncoderRole,
): AsyncGenerator<Encoded> {
  let texts: string[] = [];
  for await (const line of lines) {
    texts.push(line);
    if (texts.length < batchSize) continue;
    yield { texts, matrix: await encoder.encode(texts, role) };
    texts = [];
  }
  if (texts.length > 0) yield { texts, matrix: await encoder.encode(texts, role) };
}

async function writeNpy(rows: AsyncIterable<Encoded>, out: OutFile, dims: number, type: NpyType): Promise<number> {
  // How many rows there are is known at the end.
  await out.write(npyHeader(0, dims, type, headerRoom));
  let count = 0;
  for await (const { matrix } of rows) {
    await out.write(npyData(matrix, type));
    count += matrix.rows;
  }
  await out.finish(npyHeader(count, dims, type, headerRoom));
  return count;
}

async function writeJson(rows: AsyncIterable<Encoded>, out: OutFile): Promise<number> {
  let count = 0;
  for await (const { texts, matrix } of rows) {
    const lines = texts.map(
      (text, row) => `${JSON.stringify({ text, vector: Array.from(rowOf(matrix, row), short) })}\n`,
    );
    await out.write(lines.join(''));
    count += texts.length;
  }
  await out.finish();
  return count;
}

/** Seven digits are all that a float32 has. */
const short = (value: number): number => Number(value.toPrecision(7));

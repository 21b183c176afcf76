import type { Encoder } from '@jobsearch/embedder';
import { demoPostingsFile, JobSearchError, type Posting, readPostingsFile } from '@jobsearch/postings';
import { indexPostings, planIndex, postingsPath } from '@jobsearch/search';
import { Command, Option } from 'commander';
import type { Console } from '../console.js';
import { type ModelOptions, openModel } from '../open-model.js';
import { dataOption, dtypeOption, modelDirOption, modelOption, share, wholeNumber } from '../options.js';
import { createProgress } from '../progress.js';

interface EmbedOptions extends ModelOptions {
  readonly demo?: true;
  readonly minPostings: number;
  readonly maxDrop: number;
  readonly force?: true;
  readonly dryRun?: true;
}

export function embedCommand(console: Console): Command {
  return new Command('embed')
    .summary('turn the postings into vectors and publish them')
    .description(
      'Encodes title, company, location and description of each posting in <data>/postings.jsonl and publishes a snapshot.\n' +
        'Texts that the published snapshot holds already are not encoded again; a run that was killed goes on where it was.',
    )
    .addOption(dataOption())
    .addOption(modelOption())
    .addOption(modelDirOption())
    .addOption(dtypeOption())
    .option('--demo', 'publish the demo postings instead of <data>/postings.jsonl')
    .addOption(new Option('--min-postings <n>', 'refuse to publish fewer').argParser(wholeNumber(0)).default(1))
    .addOption(
      new Option('--max-drop <share>', 'refuse to lose more than this share of what is published')
        .argParser(share)
        .default(0.5),
    )
    .option('--force', 'publish whatever was lost')
    .option('--dry-run', 'only tell what would be encoded, and write nothing')
    .action(async (options: EmbedOptions) => {
      const path = options.demo ? demoPostingsFile : postingsPath(options.data);
      const postings = await readPostingsFile(path);
      if (postings.length === 0) {
        throw new JobSearchError(
          'NOT_FOUND',
          `${path} has no postings: run scrape or import first, or embed --demo for the demo postings`,
        );
      }
      const encoder = await openModel(options, console);
      try {
        await (options.dryRun ? tellPlan : embed)({ postings, encoder, options, console });
      } finally {
        await encoder.dispose();
      }
    });
}

interface Work {
  readonly postings: readonly Posting[];
  readonly encoder: Encoder;
  readonly options: EmbedOptions;
  readonly console: Console;
}

const logTo =
  ({ stderr }: Console) =>
  (line: string): void =>
    void stderr.write(`${line}\n`);

async function embed({ postings, encoder, options, console }: Work): Promise<void> {
  const progress = createProgress(console, 'texts encoded');
  try {
    const log = logTo(console);
    const report = await indexPostings({ ...options, postings, encoder, log, onProgress: progress.report });
    const what = report.published ? 'published' : 'is up to date';
    console.stdout.write(
      `snapshot ${report.snapshot} ${what}: ${report.postings} postings (${report.duplicates} duplicates), ` +
        `${report.encoded} texts encoded, ${report.reused} reused, model ${encoder.spec.model}\n`,
    );
  } finally {
    progress.end();
  }
}

async function tellPlan({ postings, encoder, options, console }: Work): Promise<void> {
  const plan = await planIndex({ data: options.data, postings, encoder, log: logTo(console) });
  console.stdout.write(
    `would publish ${plan.postings} postings (${plan.duplicates} duplicates): ${plan.toEncode} texts to encode ` +
      `(${plan.characters} characters), ${plan.reused} reused, model ${encoder.spec.model}\n`,
  );
}

#!/usr/bin/env node
import { Command } from 'commander';
import { readJudgedSet } from './quality/judged-set.js';
import { rankSet } from './quality/rank-set.js';
import { pairedBootstrap, type QualityRow, scoreSystem } from './quality/score.js';
import { newTable } from './report.js';
import { createRandom } from './speed/random.js';

interface EvalOptions {
  readonly model: string;
  readonly modelDir?: string;
  readonly perQuery?: true;
  readonly json?: true;
}

const fixed = (value: number): string => value.toFixed(3).replace(/^0/, '');

await new Command('eval')
  .description(
    'How good the answers are, on queries that somebody judged: nDCG@10 with what nobody judged as not relevant (and without it), recall@100, MRR. p: how likely\n' +
      'chance alone makes such a difference from the default (paired bootstrap). Judged: part of the first ten. Postings, queries and grades as TREC has them.',
  )
  .argument(
    '[folder]',
    'postings.jsonl(.gz), queries.tsv, qrels.tsv, run.* (default: a small set over the demo postings)',
    new URL('../judged', import.meta.url).pathname,
  )
  .option('-m, --model <id>', 'model', 'builtin')
  .option('--model-dir <dir>', 'folder of transformer models')
  .option('--per-query', 'nDCG@10 of each query, too')
  .option('--json', 'as JSON')
  .action(async (folder: string, { perQuery, json, ...options }: EvalOptions) => {
    const set = await readJudgedSet(folder);
    const rankings = await rankSet(set, { ...options, log: (line) => process.stderr.write(`${line}\n`) });
    const rows = [...rankings, ...set.runs].map(([system, own]) => scoreSystem(system, set.queries, own));
    if (json)
      return console.log(
        JSON.stringify(
          rows.map((row) => ({ ...row, ndcgs: Object.fromEntries(row.ndcgs) })),
          null,
          2,
        ),
      );
    console.log(qualityTable(rows));
    if (perQuery) console.log(queryTable(rows, set.queries));
  })
  .parseAsync()
  .catch((error: Error) => {
    process.stderr.write(`eval: ${error.message}\n`);
    process.exitCode = 1;
  });

function qualityTable(rows: readonly QualityRow[]): string {
  const table = newTable(['system', 'nDCG@10', 'judged alone', 'recall@100', 'MRR', 'judged', 'p']);
  for (const row of rows) {
    const p = row === rows[0] ? '' : pairedBootstrap(rows[0] as QualityRow, row, createRandom(7)).toFixed(3);
    table.push([
      row.system,
      fixed(row.ndcg),
      fixed(row.judgedNdcg),
      fixed(row.recallAt100),
      fixed(row.mrr),
      `${Math.round(100 * row.judged)} %`,
      p,
    ]);
  }
  return table.toString();
}

function queryTable(
  rows: readonly QualityRow[],
  queries: readonly { readonly id: string; readonly text: string }[],
): string {
  const table = newTable(['query', ...rows.map(({ system }) => system)]);
  for (const { id, text } of queries)
    table.push([`${id} ${text}`, ...rows.map(({ ndcgs }) => (ndcgs.has(id) ? fixed(ndcgs.get(id) as number) : ''))]);
  return table.toString();
}

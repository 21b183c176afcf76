import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { JobSearchError } from '@jobsearch/postings';
import { decodeTable, parseModelCard, type StaticModelCard, type VectorTable } from './table.js';

/** The folder of the built-in model: the same seen from src/static and from dist/static. */
export const builtinFolder = fileURLToPath(new URL('../../models/builtin/', import.meta.url));

/** Read and checked files of a static model. */
export interface LoadedTable {
  readonly card: StaticModelCard;
  readonly table: VectorTable;
}

/**
 * Reads a static model's three files and checks them against the checksums of `model.json`.
 *
 * @throws JobSearchError `MODEL_UNAVAILABLE` when one is missing or changed.
 */
export async function readStaticModel(folder: string): Promise<LoadedTable> {
  const [json, vocabulary, weights] = await Promise.all(
    ['model.json', 'vocabulary.txt', 'weights.bin'].map((name) => readModelFile(folder, name)),
  );
  if (!json || !vocabulary || !weights) throw new JobSearchError('MODEL_UNAVAILABLE', `no static model in "${folder}"`);
  const card = parseModelCard(json.toString('utf8'));
  check(folder, 'vocabulary.txt', vocabulary, card.vocabularySha256);
  check(folder, 'weights.bin', weights, card.weightsSha256);
  return { card, table: decodeTable(card, vocabulary.toString('utf8'), weights) };
}

/**
 * Words that English texts have, in lower case: the pieces of the built-in model that are whole words, some 27,000, words of the names of skills among them. Not every word, but what is
 * among them is taken for no typing error.
 *
 * @throws JobSearchError `MODEL_UNAVAILABLE`
 */
export async function loadCommonWords(): Promise<ReadonlySet<string>> {
  const pieces = (await readModelFile(builtinFolder, 'vocabulary.txt')).toString('utf8').split('\n');
  return new Set(pieces.filter((piece) => piece !== '' && !piece.startsWith('##')));
}

async function readModelFile(folder: string, name: string): Promise<Buffer> {
  try {
    return await readFile(`${folder}/${name}`);
  } catch (cause) {
    throw new JobSearchError(
      'MODEL_UNAVAILABLE',
      `cannot read "${name}" of the static model in "${folder}": restore it from the repository or the package`,
      { cause },
    );
  }
}

function check(folder: string, name: string, bytes: Uint8Array, sha256: string): void {
  if (createHash('sha256').update(bytes).digest('hex') === sha256) return;
  throw new JobSearchError(
    'MODEL_UNAVAILABLE',
    `"${name}" in "${folder}" is not the file that model.json names (SHA-256 ${sha256}): restore it`,
  );
}

import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { createGunzip } from 'node:zlib';
import { demoPostingsFile, readPostingsFile } from '@jobsearch/postings';
import { createRandom } from './random.js';

/** The texts of a posting that are searched by words. */
export interface PostingTexts {
  readonly title: string;
  readonly company: string;
  readonly location: string;
  readonly description: string;
}

export const textFields = ['title', 'company', 'location', 'description'] as const;

/** How {@link growTexts} makes postings: for the report. */
export const textGrowth =
  'postings beyond the real ones have title, company and place of three real ones, and the sentences of a fourth, each with chance ½ replaced by one of a fifth';

/**
 * The texts of real postings: of JSON Lines files with these fields, `.gz` or not, or of the demo postings.
 *
 * @throws Error naming the file that cannot be read or parsed.
 */
export async function realTexts(files: readonly string[]): Promise<PostingTexts[]> {
  if (files.length === 0) return (await readPostingsFile(demoPostingsFile)).map(pickTexts);
  const all: PostingTexts[] = [];
  for (const file of files) {
    const bytes = createReadStream(file);
    const lines = createInterface({ input: file.endsWith('.gz') ? bytes.pipe(createGunzip()) : bytes });
    for await (const line of lines) {
      if (line.trim() !== '') all.push(pickTexts(JSON.parse(line) as Partial<PostingTexts>));
    }
  }
  return all;
}

/** As many postings as wanted: the real ones first, then mixtures of them. */
export function growTexts(real: readonly PostingTexts[], count: number): PostingTexts[] {
  const random = createRandom(7);
  const pick = <T>(values: readonly T[]): T => values[Math.floor(random() * values.length)] as T;
  const sentences = real.map(({ description }) => description.split(/(?<=[.!?\n])\s*/));
  const grown = real.slice(0, count);
  while (grown.length < count) {
    const other = pick(sentences);
    const mixed = pick(sentences).map((sentence) => (random() < 0.5 ? sentence : pick(other)));
    const { title } = pick(real);
    const { company } = pick(real);
    const { location } = pick(real);
    grown.push({ title, company, location, description: flat(mixed.join(' ')) });
  }
  return grown;
}

/** What people type: one to three words of a title, in two of five cases a word of a place with them. */
export function wordQueries(real: readonly PostingTexts[], count: number): string[] {
  const random = createRandom(11);
  const pick = <T>(values: readonly T[]): T => values[Math.floor(random() * values.length)] as T;
  const words = (text: string): string[] =>
    text
      .toLowerCase()
      .split(/[^\p{L}\p{N}+#.]+/u)
      .filter(Boolean);
  const queries: string[] = [];
  while (queries.length < count) {
    const title = words(pick(real).title).slice(0, 1 + Math.floor(random() * 3));
    const place = random() < 0.4 ? words(pick(real).location).slice(0, 1) : [];
    if (title.length > 0) queries.push([...title, ...place].join(' '));
  }
  return queries;
}

function pickTexts({ title, company, location, description }: Partial<PostingTexts>): PostingTexts {
  return { title: title ?? '', company: company ?? '', location: location ?? '', description: description ?? '' };
}

// V8 keeps a joined string as a tree of its parts; whoever reads it first would pay for that.
function flat(text: string): string {
  return Buffer.from(text, 'utf16le').toString('utf16le');
}

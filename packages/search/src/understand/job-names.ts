import { jobNamesTable } from './job-names-table.js';
import { isDenied, nameKey, type QueryText, runsFrom, type Stretch } from './query-text.js';

/** A stretch of a query that names a job which goes by other names, too. */
export interface JobName extends Stretch {
  readonly key: string;
  /** As it is typed. */
  readonly text: string;
  readonly others: readonly string[];
}

/** The longest name has so many words: "speech and language therapist". */
const most = 4;

const namesOf: ReadonlyMap<string, readonly string[]> = new Map(
  jobNamesTable
    .trim()
    .split('\n')
    .flatMap((line) => {
      const [typed = '', names = ''] = line.split(/ > ?/);
      const others = names === '' ? [] : names.split(', ');
      return typed.split(', ').map((name) => [nameKey(name), others] as const);
    }),
);

/** Jobs of the query that go by other names, whatever the collection calls them; in the plural, too. */
export function findJobNames(query: QueryText): JobName[] {
  const found: JobName[] = [];
  for (let from = 0; from < query.words.length; from++) {
    for (const { key, to } of runsFrom(query, from, most)) {
      // "NPS" are no nurse practitioners.
      const others = namesOf.get(key) ?? (key.length > 3 ? namesOf.get(key.replace(/s$/, '')) : undefined);
      const [first, last] = [query.words[from], query.words[to - 1]];
      if (!others || !first || !last || isDenied(query.text, first.start)) continue;
      found.push({ start: first.start, end: last.end, key, text: query.text.slice(first.start, last.end), others });
      from = to - 1;
      break;
    }
  }
  return found;
}

/**
 * What the collection calls a job: whoever types "HGV driver" where postings say "truck driver" means these. Undefined where it has the name as typed more often.
 *
 * @param mentions how common a name is
 */
export function commonerName({ text, others }: JobName, mentions: (name: string) => number): string | undefined {
  const [best] = others.map((name) => ({ name, count: mentions(name) })).sort((a, b) => b.count - a.count);
  return best && best.count > mentions(text) ? best.name : undefined;
}

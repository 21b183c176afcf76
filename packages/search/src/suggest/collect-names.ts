import type { PostingHead } from '../posting-head.js';
import { type Completion, completionKey } from './completions.js';

const suggestionKinds = ['title', 'skill', 'company', 'place'] as const;
export type SuggestionKind = (typeof suggestionKinds)[number];

/** Longer titles are sentences that nobody types. */
const longestTitle = 80;
const countries = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });
const countryNames = new Map<string, string | undefined>();

/** Kept, as it is asked for every posting. */
function countryName(code: string): string | undefined {
  if (!countryNames.has(code)) countryNames.set(code, countries.of(code));
  return countryNames.get(code);
}

const namesOf: Readonly<Record<SuggestionKind, (posting: PostingHead) => readonly (string | undefined)[]>> = {
  title: ({ title }) => (title.length > longestTitle ? [] : [plainTitle(title)]),
  skill: ({ skills }) => skills,
  company: ({ company }) => [company],
  place: ({ places = [] }) =>
    places.flatMap(({ city, region, country }) => [city, region, country && countryName(country)]),
};

/** The name of the job: without what stands in brackets, behind a dash or a bar, and at a loose end. "Nurse (RN) – Nights, $30" is a "Nurse". */
export function plainTitle(title: string): string {
  const [name = ''] = title
    .replace(/[([{][^)\]}]*[)\]}]/g, ' ')
    .split(/\s[-–—/]+\s|\s*[|•·;:]\s*|\s[$€£]|\s*,\s*(?=\d)/);
  return (
    name
      .replace(/[^\p{L}\p{N}+#.]+$/u, '')
      .replace(/\s+(?=,)/g, '')
      .trim() || title
  );
}

/** What postings are called, want, and where they are; each once whatever its case and accents, in its commonest spelling. */
export function collectNames(postings: Iterable<PostingHead>): Completion<SuggestionKind>[] {
  const counts = countNames(postings);
  const found = new Map<string, { kind: SuggestionKind; text: string; most: number; count: number }>();
  for (const kind of suggestionKinds) {
    for (const [name, count] of counts[kind]) {
      const text = name.replace(/\s+/g, ' ').trim();
      if (text === '') continue;
      const key = completionKey(text);
      const known = found.get(key);
      if (!known) found.set(key, { kind, text, most: count, count });
      else {
        known.count += count;
        if (count > known.most || (count === known.most && text < known.text))
          Object.assign(known, { kind, text, most: count });
      }
    }
  }
  return Array.from(found.values(), ({ text, kind, count }) => ({ text, kind, count }));
}

/** How many postings have each name, as it is written. */
function countNames(postings: Iterable<PostingHead>): Record<SuggestionKind, Map<string, number>> {
  const counts = { title: new Map(), skill: new Map(), company: new Map(), place: new Map() };
  for (const posting of postings) {
    for (const kind of suggestionKinds) {
      const own = counts[kind];
      for (const name of new Set(namesOf[kind](posting)))
        if (name !== undefined) own.set(name, (own.get(name) ?? 0) + 1);
    }
  }
  return counts;
}

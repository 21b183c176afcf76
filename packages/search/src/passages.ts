import { chunkText, type Encoder } from '@jobsearch/embedder';
import { isBoilerplate } from '@jobsearch/postings';
import { rowOf } from '@jobsearch/ranker';
import { analyse } from './analyse.js';

/** The part of a description that answers a query best. */
export interface Passage {
  /** Whole sentences of the description, some 300 characters at the most. */
  readonly text: string;
  /** Where words of the query stand in the text, ascending: from `start` to before `end`, in UTF-16 units. */
  readonly marks: readonly Mark[];
}

interface Mark {
  readonly start: number;
  readonly end: number;
}

const mostCharacters = 300;
/** So many chunks of one description are compared by meaning: beyond them even a patient reader has given up. */
const mostCompared = 40;

/**
 * The passage that holds most of the words, rare ones counting more; undefined when it holds none of them.
 *
 * @param terms words of the query that the posting was found by, as the analyser makes them, and what each counts (> 0)
 */
export function passageByWords(description: string, terms: ReadonlyMap<string, number>): Passage | undefined {
  const tokens = analyse(description).filter(({ term }) => terms.has(term));
  if (tokens.length === 0) return undefined;
  let best: { readonly chunk: Mark; readonly worth: number } | undefined;
  let from = 0;
  for (const chunk of chunkText(description, mostCharacters)) {
    const met = new Set<string>();
    for (; (tokens[from]?.start ?? Number.POSITIVE_INFINITY) < chunk.end; from++) met.add(tokens[from]?.term as string);
    let worth = 0;
    for (const term of met) worth += terms.get(term) as number;
    if (worth > (best?.worth ?? 0)) best = { chunk, worth };
  }
  return best && passage(description, best.chunk, tokens);
}

/** The passage whose vector is nearest to the query's; undefined for an empty description. @param query of unit length */
export async function passageByMeaning(
  description: string,
  query: Float32Array,
  encoder: Pick<Encoder, 'encode'>,
): Promise<Passage | undefined> {
  const chunks = chunkText(description, mostCharacters, isBoilerplate).slice(0, mostCompared);
  if (chunks.length === 0) return undefined;
  const vectors = await encoder.encode(
    chunks.map(({ start, end }) => description.slice(start, end)),
    'passage',
  );
  const cosines = chunks.map((_, row) => rowOf(vectors, row).reduce((sum, x, i) => sum + x * (query[i] as number), 0));
  return passage(description, chunks[cosines.indexOf(Math.max(...cosines))] as Mark, []);
}

function passage(description: string, { start, end }: Mark, words: readonly Mark[]): Passage {
  const inside = words.filter((word) => word.start >= start && word.end <= end);
  const marks = inside.map((word) => ({ start: word.start - start, end: word.end - start }));
  return { text: description.slice(start, end), marks };
}

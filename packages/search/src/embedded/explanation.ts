import type { Posting } from '@jobsearch/postings';
import { parseQuery, type ScoreParts } from '@jobsearch/ranker';
import { analyse } from '../analyse.js';
import type { Explanation, MeaningPart, SearchField, SearchRequest, WordPart } from '../engine.js';
import { remembered } from '../remembered.js';

interface ExplainedSearch extends Pick<SearchRequest, 'freshnessDays'> {
  /** The query, as it was searched for by words. */
  readonly words: string;
  /** What all scores of the answer are multiplied with. */
  readonly fit: number;
}

/** What made a score, in plain terms: the parts' scores add up to it, up to rounding. */
export function explain(
  parts: ScoreParts<SearchField>,
  posting: Posting,
  { freshnessDays, words, fit }: ExplainedSearch,
): Explanation {
  const { vector, text, boost, freshness, fused } = parts;
  const counts = fused > 0; // factors leave the others as they are
  const factor = fit * (counts ? boost * freshness : 1);
  const shareOf = ({ score, weight = 1, best }: { score: number; weight?: number; best?: number }): number =>
    best === undefined ? score : best > 0 ? (weight * Math.max(0, score)) / best : 0;
  return {
    ...(vector && { meaning: meaningOf(vector.fields, factor * shareOf(vector), vector.score) }),
    ...(text &&
      text.score > 0 && { words: wordsOf(text.terms, (factor * shareOf(text)) / text.score, posting, words) }),
    understood: counts ? boost : 1,
    ...(freshnessDays !== undefined && { freshness: counts ? freshness : 1 }),
  };
}

function meaningOf(
  fields: NonNullable<ScoreParts<SearchField>['vector']>['fields'],
  score: number,
  whole: number,
): Explanation['meaning'] {
  const scale = whole === 0 ? 0 : score / whole;
  const parts = Object.entries(fields).map(([field, { cosine, weight }]): MeaningPart => {
    return { field: field as SearchField, cosine, weight, score: scale * weight * cosine };
  });
  return { score, fields: parts };
}

function wordsOf(
  terms: NonNullable<ScoreParts<SearchField>['text']>['terms'],
  scale: number,
  posting: Posting,
  query: string,
): Explanation['words'] {
  const typed = spellingsOf(
    parseQuery(query)
      .map(({ text }) => text)
      .join(' '),
  );
  const spellingsIn = remembered((field: SearchField) => {
    const wanted = terms.flatMap((part) => (part.field === field ? (part.as ?? part.term) : []));
    return spellingsOf(posting[field], new Set(wanted));
  });
  const parts = terms.map(({ term, as = term, field, score }): WordPart => {
    return { word: typed.get(term) ?? term, found: spellingsIn(field).get(as) ?? as, field, score: scale * score };
  });
  return { score: parts.reduce((sum, { score }) => sum + score, 0), words: parts };
}

/** A text is read in pieces of so many characters, to the end of a word. */
const pieceLength = 400;

/** How each term of a text is spelt where it stands first. @param wanted the text is read no further than needed for these; default all */
export function spellingsOf(text: string, wanted?: ReadonlySet<string>): ReadonlyMap<string, string> {
  const spellings = new Map<string, string>();
  let missing = wanted?.size ?? Infinity;
  for (let from = 0; from < text.length && missing > 0; ) {
    const space = text.indexOf(' ', from + pieceLength);
    const piece = text.slice(from, space < 0 ? text.length : space);
    for (const { term, start, end } of analyse(piece)) {
      if (spellings.has(term)) continue;
      spellings.set(term, piece.slice(start, end));
      if (wanted?.has(term)) missing--;
    }
    from += piece.length;
  }
  return spellings;
}

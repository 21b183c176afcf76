import type { Card } from './search-page.js';

/** So few cards without a word of the search prove nothing. */
const fewestCards = 5;

/**
 * A sentence when no card of a first page has anything of the keywords in its title, company or place: where nothing matches, LinkedIn
 * may show "Jobs you may be interested in" as if they were results. The cards are read all the same, since a description may match,
 * in another language too.
 */
export function doubtAboutCards(cards: readonly Card[], keywords: string): string | undefined {
  const words = wordsOf(keywords);
  if (words.length === 0 || cards.length < fewestCards) return undefined;
  const texts = cards.map(({ title, company, location }) => fold(`${title} ${company} ${location}`));
  if (texts.some((text) => words.some((word) => text.includes(word)))) return undefined;
  return `none of the ${cards.length} first results for "${keywords}" has a word of it in title, company or place: they may be suggestions, not results`;
}

/** Words by their first letters, so that "developer" meets "development"; operators of a search are no words. */
function wordsOf(keywords: string): string[] {
  return (keywords.match(/[\p{L}\p{N}+#.]+/gu) ?? [])
    .filter((word) => !/^(?:AND|OR|NOT)$/.test(word))
    .map((word) => fold(word).slice(0, 5));
}

function fold(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
}

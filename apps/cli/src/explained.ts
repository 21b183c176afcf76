import type { Hit } from '@jobsearch/search';
import { printable } from './printable.js';

/** What made the score of a hit, for people: its title, the passage that answers, and each part with what it adds. */
export function explained({ posting, score, duplicates, passage, explanation }: Hit): string {
  const { meaning, words, understood = 1, freshness = 1 } = explanation ?? {};
  const byWords = (words?.words ?? []).map(({ word, found, field, score: part }) => {
    const stands = word.toLowerCase() === found.toLowerCase() ? `"${word}"` : `"${found}" for "${word}"`;
    return { part, text: `${stands} in the ${field}` };
  });
  const byMeaning = (meaning?.fields ?? []).map(({ field, cosine, score: part }) => {
    return { part, text: `${field} near in meaning (cosine ${cosine.toFixed(2)})` };
  });
  const parts = [...byWords, ...byMeaning].sort((a, b) => b.part - a.part);
  return [
    `${score.toFixed(3)}  ${posting.title}${duplicates ? ` (repeated ${duplicates === 1 ? 'once' : `${duplicates} times`})` : ''}`,
    ...(passage ? [`       … ${passage.text} …`] : []),
    ...parts.map(({ part, text }) => `       ${part.toFixed(3)}  ${text}`),
    ...(understood < 1
      ? [
          `       each times ${understood.toFixed(2)}: it does not meet, or does not say, all that is asked, or has not all the rare words`,
        ]
      : []),
    ...(freshness < 1 ? [`       each times ${freshness.toFixed(2)}: for its age`] : []),
  ]
    .map(printable)
    .join('\n');
}

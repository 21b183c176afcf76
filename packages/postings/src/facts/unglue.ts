import { repairGluedText } from '../clean/glued-lines.js';

/** A text as it is read, and where its characters stand in the one that it was made of. */
export interface Unglued {
  readonly text: string;
  /** The place in the original of a place in the text. */
  readonly original: (at: number) => number;
}

/** Where a sentence runs into the next one, or a heading into what it heads. */
const glue = /[a-zß-ÿ]{2}[.!?:;)][A-ZÀ-Þ][a-zß-ÿ]|[a-zß-ÿ]{3}[A-ZÀ-Þ][a-zß-ÿ]{2}/g;
/** So many in a thousand characters are no accident: the line breaks were lost. */
const perThousand = 1;
const least = 3;
/** As much of a text tells. */
const sample = 2000;

/** A text whose line breaks were lost gets them back, for reading: a fact ends where its line ended. Another one stays as it is. */
export function unglue(text: string): Unglued {
  const start = text.slice(0, sample);
  const count = start.match(glue)?.length ?? 0;
  if (count < least || (1000 * count) / start.length < perThousand) return { text, original: (at) => at };
  const repaired = repairGluedText(text);
  const breaks: number[] = [];
  let at = 0;
  for (let i = 0; i < repaired.length && at <= text.length; i++) {
    if (repaired[i] === text[at]) at++;
    else breaks.push(i);
  }
  return { text: repaired, original: (place) => place - countBelow(breaks, place) };
}

function countBelow(sorted: readonly number[], bound: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sorted[middle] as number) < bound) low = middle + 1;
    else high = middle;
  }
  return low;
}

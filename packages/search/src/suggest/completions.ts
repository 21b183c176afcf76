import { fold } from '@jobsearch/ranker';

/** A text that a beginning may be completed to. */
export interface Completion<Kind extends string = string> {
  readonly text: string;
  readonly kind: Kind;
  /** How many postings have it. */
  readonly count: number;
}

/** Finds texts by the beginning of any of their words. */
export interface Completions<Kind extends string> {
  /**
   * Those with the highest counts first, equal ones in the order of their texts.
   *
   * @param accepts which of them; default all
   */
  find(prefix: string, limit: number, accepts?: (one: Completion<Kind>) => boolean): Completion<Kind>[];
}

const wordStart = /(?<![\p{L}\p{M}\p{N}])[\p{L}\p{N}]/gu;

/** Without case, accents and doubled spaces; signs stay: "c++" begins nothing that "c#" begins. A space at the end stays, too: it ends a word. */
export function completionKey(text: string): string {
  return fold(text).replace(/\s+/g, ' ').trimStart();
}

/** One text a key: of several spellings the first. */
export function createCompletions<Kind extends string>(all: readonly Completion<Kind>[]): Completions<Kind> {
  const separator = '\u0000';
  const lines: string[] = [];
  for (const [index, { text }] of all.entries()) {
    const key = completionKey(text);
    const starts = new Set([0, ...Array.from(key.matchAll(wordStart), (match) => match.index)]);
    for (const start of starts) lines.push(`${key.slice(start)}${separator}${index}`);
  }
  // Strings are compared much faster than what a function would compare.
  lines.sort();
  const owners = Uint32Array.from(lines, (line) => Number(line.slice(line.lastIndexOf(separator) + 1)));
  return {
    find(prefix, limit, accepts = () => true) {
      const key = completionKey(prefix);
      const best: Completion<Kind>[] = [];
      if (key === '') return best;
      const end = firstFrom(lines, `${key}\uffff`);
      for (let at = firstFrom(lines, key); at < end; at++) {
        const one = all[owners[at] as number] as Completion<Kind>;
        const last = best[limit - 1];
        if (last && (one.count < last.count || compare(one, last) >= 0)) continue;
        // A text with the beginning in two of its words comes twice.
        if (!accepts(one) || best.includes(one)) continue;
        best.splice(place(best, one), 0, one);
        if (best.length > limit) best.pop();
      }
      return best;
    },
  };
}

function compare(a: Completion, b: Completion): number {
  return b.count - a.count || (a.text < b.text ? -1 : a.text > b.text ? 1 : 0);
}

function place(sorted: readonly Completion[], one: Completion): number {
  const at = sorted.findIndex((other) => compare(one, other) < 0);
  return at < 0 ? sorted.length : at;
}

/** The first line that is not before the key, by halving. */
function firstFrom(lines: readonly string[], key: string): number {
  let low = 0;
  let high = lines.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((lines[middle] as string) < key) low = middle + 1;
    else high = middle;
  }
  return low;
}

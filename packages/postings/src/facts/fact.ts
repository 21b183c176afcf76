import { wordPlaces } from './word-places.js';

/** What facts are read in. */
export interface FactTexts {
  readonly title: string;
  /** As published; "" unknown. */
  readonly location: string;
  readonly description: string;
}

/** The words that state a fact, and where they stand. */
export interface Evidence {
  readonly field: keyof FactTexts;
  /** In UTF-16 code units; `words` is the field's text from `start` to `end`. */
  readonly start: number;
  readonly end: number;
  readonly words: string;
}

/** Something that a posting states. */
export interface Fact<Value> {
  readonly value: Value;
  readonly evidence: Evidence;
}

/** The evidence that a stretch of a field's text is. */
export function evidenceOf(texts: FactTexts, field: keyof FactTexts, start: number, length: number): Evidence {
  const end = start + length;
  return { field, start, end, words: texts[field].slice(start, end) };
}

/** A statement: words that mean the value, unless words around them take it back. */
export interface Pattern<Value> {
  /** With the flag `g`. */
  readonly words: RegExp;
  readonly value: Value | ((match: RegExpMatchArray) => Value | undefined);
  /** Of {@link hintWords}: one of them is among the words, and the pattern is tried only around them. */
  readonly hints?: readonly string[];
  /** What must not stand within the {@link nearby} characters before or after. */
  readonly unless?: RegExp;
}

const nearby = 60;

/** All that the patterns find in a field, in the order of the patterns. */
export function* findFacts<Value>(
  texts: FactTexts,
  field: keyof FactTexts,
  patterns: readonly Pattern<Value>[],
): Generator<Fact<Value>> {
  const text = texts[field];
  if (text === '') return;
  for (const { words, value, unless, hints } of patterns) {
    for (const [from, to] of hints ? windowsAround(text, hints) : [[0, text.length] as const]) {
      const window = from === 0 && to === text.length ? text : text.slice(from, to);
      for (const match of window.matchAll(words)) {
        const at = from + match.index;
        const [found] = match;
        if (unless?.test(sentenceAround(text, at, at + found.length))) continue;
        const meant =
          typeof value === 'function' ? (value as (match: RegExpMatchArray) => Value | undefined)(match) : value;
        if (meant !== undefined) yield { value: meant, evidence: evidenceOf(texts, field, at, found.length) };
      }
    }
  }
}

/** So far around a hint a statement may reach. */
const reach = 120;

function windowsAround(text: string, hints: readonly string[]): (readonly [number, number])[] {
  const places = wordPlaces(text);
  const all = hints.flatMap((hint) => places.get(hint) ?? []);
  const windows: [number, number][] = [];
  for (const place of all.sort((a, b) => a - b)) {
    const from = Math.max(0, place - reach);
    const to = Math.min(text.length, place + reach);
    const last = windows.at(-1);
    if (last && from <= last[1]) last[1] = to;
    else windows.push([from, to]);
  }
  return windows;
}

/** The first of them. */
export function findFact<Value>(
  texts: FactTexts,
  fields: readonly (keyof FactTexts)[],
  patterns: readonly Pattern<Value>[],
): Fact<Value> | undefined {
  for (const field of fields) {
    for (const fact of findFacts(texts, field, patterns)) return fact;
  }
  return undefined;
}

/** What stands close to a stretch of text, within its sentence or line. */
function sentenceAround(text: string, start: number, end: number): string {
  const before = text.slice(Math.max(0, start - nearby), start);
  const after = text.slice(end, end + nearby);
  const begin =
    Math.max(before.lastIndexOf('\n'), before.lastIndexOf('. '), before.lastIndexOf('! '), before.lastIndexOf('? ')) +
    1;
  const stop = /\n|[.!?](?:\s|$)/.exec(after)?.index ?? after.length;
  return before.slice(begin) + text.slice(start, end) + after.slice(0, stop);
}

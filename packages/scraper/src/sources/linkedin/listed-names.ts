import { industryNames } from './industry-names.js';

/** "Design, Art/Creative, and Sales", "Engineering and Sales": LinkedIn's names of functions hold neither comma nor "and". */
export function splitFunctions(text: string): string[] {
  return text.split(/, (?:and )?| and /).filter((name) => name !== '');
}

const known = new Set(industryNames);
const longestList = 500;

/**
 * The industries of a list such as "Software Development, IT Services and IT Consulting, and Banking". What is made up of known names
 * falls into these; else a comma before "and" shows a list of three or more, and any other text stays whole.
 */
export function splitIndustries(text: string): string[] {
  if (text === '') return [];
  if (text.length > longestList) return [text];
  return splitIntoKnown(text) ?? (text.includes(', and ') ? splitAtCommas(text) : [text]);
}

function splitIntoKnown(text: string): string[] | undefined {
  if (known.has(text)) return [text];
  for (const separator of text.matchAll(/, and | and |, /g)) {
    const [name, rest] = around(text, separator);
    const names = known.has(name) ? splitIntoKnown(rest) : undefined;
    if (names) return [name, ...names];
  }
  return undefined;
}

function splitAtCommas(text: string): string[] {
  const commas = [...text.matchAll(/, (?:and )?/g)];
  const separator = commas.find((comma) => known.has(around(text, comma)[0])) ?? commas[0];
  if (!separator) return [text];
  const [before, rest] = around(text, separator);
  return [before, ...splitAtCommas(rest)];
}

function around(text: string, separator: RegExpExecArray): [string, string] {
  return [text.slice(0, separator.index), text.slice(separator.index + separator[0].length)];
}

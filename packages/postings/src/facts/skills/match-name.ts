const isGap = (character: string | undefined): boolean =>
  character === ' ' || character === '-' || character === '\n' || character === '\u2011' || character === '\u2013';

/**
 * How many characters of a text, from a place on, are a name; 0 when they are not. A blank or hyphen of the name stands for one or two of these in the
 * text, an apostrophe may be missing, and no letter, digit, `+` or `#` may follow.
 *
 * @param text in lower-case letters, where the name is
 */
export function matchName(text: string, start: number, name: string): number {
  let at = start;
  for (const wanted of name) {
    if (wanted === ' ' || wanted === '-') {
      if (!isGap(text[at])) return 0;
      at += isGap(text[at + 1]) ? 2 : 1;
    } else if (wanted === "'") {
      if (text[at] === "'" || text[at] === '’') at++;
    } else if (text[at] === wanted) at++;
    else return 0;
  }
  return continuesWord(text, at) ? 0 : at - start;
}

/** Whether a word goes on at the place, or a chain of words such as "end-to-end". */
function continuesWord(text: string, at: number): boolean {
  const next = text[at];
  if (next === undefined) return false;
  if (next === '+' || next === '#') return true;
  if (next === '-') return /^-\p{L}{2,3}-/u.test(text.slice(at, at + 5));
  return next > '/' && isWordCharacter(next);
}

const isWordCharacter = (character: string): boolean => /[\p{L}\p{N}]/u.test(character);

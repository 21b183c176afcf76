const vowel = /[aeiouy]/;
const vowelThenConsonant = /[aeiou][^aeiou]/;

/**
 * A light English stemmer: plurals, -ing, -ed and a final -e, so that nurse, nurses and nursing meet, as do engineer and
 * engineering. Endings that make another word (-er, -ment, -ity, -ation …) stay: engine is no engineer, universal no
 * university. Steps 1a, 1b, 1c and 5a of Porter, "An algorithm for suffix stripping" (1980), less its -eed rule, with the
 * exceptions to the plural of Harman, "How effective is suffixing?" (1991), and -is.
 *
 * @param word lower case; anything but four or more of a–z comes back as it is
 */
export function stemEnglish(word: string): string {
  if (!/^[a-z]{4,}$/.test(word)) return word;
  return dropFinalE(finalYToI(dropIngOrEd(toSingular(word))));
}

function toSingular(word: string): string {
  if (/..[^ae]ies$/.test(word)) return word.slice(0, -2);
  return /[^sui]s$/.test(word) ? word.slice(0, -1) : word;
}

function dropIngOrEd(word: string): string {
  if (/..[^e]ied$/.test(word)) return word.slice(0, -2);
  const ending = /(?:ing|[^e]ed)$/.exec(word);
  if (!ending) return word;
  const stem = word.slice(0, word.endsWith('ing') ? -3 : -2);
  return stem.length > 1 && vowel.test(stem) ? mend(stem) : word;
}

// What the ending took or doubled: operat-ing → operate, plann-ing → plan, bas-ed → base.
function mend(stem: string): string {
  if (/(?:at|bl|iz)$/.test(stem)) return `${stem}e`;
  if (/..([^aeiouylsz])\1$/.test(stem)) return stem.slice(0, -1);
  return isShort(stem) ? `${stem}e` : stem;
}

function finalYToI(word: string): string {
  return /[aeiou].*[^aeiou]y$/.test(word) ? `${word.slice(0, -1)}i` : word;
}

function dropFinalE(word: string): string {
  if (!word.endsWith('e')) return word;
  const stem = word.slice(0, -1);
  return vowelThenConsonant.test(stem) && !isShort(stem) ? stem : word;
}

// One syllable that ends vowel, consonant: car-, bas-, us-; without its e it would be another word.
function isShort(stem: string): boolean {
  return /^[^aeiou]*[aeiouy][^aeiouwxy]$/.test(stem);
}

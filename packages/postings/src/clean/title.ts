import { cleanLine } from './clean-line.js';
import { tidyLine } from './html-text.js';
import { settle } from './settle.js';

/** Who may apply, by sex, as German and French titles say it: "(m/w/d)", "(f/m/x)", "(H/F)", "m/w/d". */
const anybody =
  /\s*[([]\s*(?:all genders?|[mwfdxhi]\s*(?:[/|,*]\s*[mwfdxhi*]\s*){1,3})[)\]]|\s+[-–|]?\s*(?:[mwf]\/[mwf]\/[dx]|H\/F)(?=\s|$)/gi;
const emoji =
  /\p{Extended_Pictographic}(?:\u200d\p{Extended_Pictographic}|[\ufe0f\u{1f3fb}-\u{1f3ff}])*|[\u{1f1e6}-\u{1f1ff}]{2}/gu;
const badges = /\s*\(?with verification\)?\s*$/i;
/** Letters and digits that are also emoji of their own are none here. */
const plainEmoji = /^[\d#*©®™]/;

/**
 * A title without what does not belong to it: emoji, badges, "(m/w/d)", and "Job in Split" where Split is the place; a title in capitals becomes
 * one in lower case with capitals at the beginnings of words. Names such as C#, R&D and .NET stay. Idempotent; never longer than it was.
 *
 * @param location the posting's place, as published
 */
export function cleanTitle(title: string, location = ''): string {
  return settle(title, (text) => {
    const whole = cleanLine(text);
    const bare = tidyLine(whole.replace(emoji, (found) => (plainEmoji.test(found) ? found : ' ')))
      .replace(badges, '')
      .replace(anybody, '')
      .replace(/([*~=_])\1{2,}/g, ' ')
      .replace(/([!?-])\1{2,}/g, '$1');
    const cut = withoutPlace(tidyLine(bare), location).replace(/^[\s!*~|,;:–-]+|[\s!*~|,;:–-]+$/g, '');
    return quiet(cut) || whole;
  });
}

/** "Baker Job in Split" says what the place says. */
function withoutPlace(title: string, location: string): string {
  const [, job, place] = /^(.+?)\s+jobs? in\s+(.+)$/i.exec(title) ?? [];
  const first = place?.split(',')[0]?.trim().toLowerCase();
  return job && first && location.toLowerCase().includes(first) ? job : title;
}

/** Capitals throughout, in a title of several words, are shouting. Short words in capitals may be names: they stay. */
function quiet(title: string): string {
  const letters = title.replace(/[^\p{L}]/gu, '');
  const shouts =
    letters.length > 12 &&
    title.includes(' ') &&
    letters === letters.toUpperCase() &&
    letters !== letters.toLowerCase();
  if (!shouts) return title;
  return title.replace(/\p{Lu}{5,}/gu, (word) =>
    /[AEIOUYÀ-ÖØ-Ý]/.test(word) ? word.charAt(0) + lower(word.slice(1)) : word,
  );
}

/** Some capitals have longer small letters: those stay. */
function lower(text: string): string {
  const small = text.toLowerCase();
  return small.length === text.length ? small : text;
}

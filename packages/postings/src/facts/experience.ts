import { type Fact, type FactTexts, findFacts, type Pattern } from './fact.js';
import { hintWords } from './word-places.js';

const numbers: Readonly<Record<string, number>> = {
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  twelve: 12,
  fifteen: 15,
  ein: 1,
  zwei: 2,
  drei: 3,
  fünf: 5,
  dos: 2,
  tres: 3,
  cinco: 5,
  dois: 2,
  três: 3,
  jednu: 1,
  dvije: 2,
  tri: 3,
};
const number = `(\\d{1,2}(?:\\.5)?|\\b(?:${Object.keys(numbers).join('|')})\\b)`;
const years = "(?:years?|yrs?|godin\\w*|jahren?|años?|anos?|ans|anni)\\b[.'’]?";
const count = `(?<![\\d$€£,/–-]|\\d\\.|\\d ?[-–] |\\d to )${number}\\s*(?:\\(\\d{1,2}\\)\\s*)?`;
const range = `(?:(?:-|–|—|to|or|/|do|bis|a)\\s*(?:\\d{1,2}|${Object.keys(numbers).join('|')})\\s*(?:\\(\\d{1,2}\\)\\s*)?\\+?\\s*)?`;
const leastOf = ([, least = '']: RegExpMatchArray): number => numbers[least.toLowerCase()] ?? Number(least);

const yearWords = hintWords(
  'years',
  'year',
  'yrs',
  'yr',
  'godina',
  'godine',
  'godinu',
  'jahre',
  'jahren',
  'años',
  'año',
  'anos',
  'ans',
  'anni',
);

const patterns: readonly Pattern<number>[] = [
  {
    hints: yearWords,
    words: new RegExp(
      `${count}(?:\\+|plus|or more)?\\s*${range}(?:full |or more |plus |solid |relevant )?${years}(?=[^.;\\n]{0,80}?(?:\\bexp|experi[eê]n|erfahrung|iskustv|esperienza|expérience|work|background|\\bin (?:a|an|the)\\b|teaching|managing|leading|practice|hands|develop|programming|professional))`,
      'gi',
    ),
    value: leastOf,
  },
  {
    hints: yearWords,
    words: new RegExp(`${count}(?:(?:\\+|plus\\b|or more\\b)\\s*|(?:-|–|to|a)\\s*\\d{1,2}\\s*\\+\\s*)${years}`, 'gi'),
    value: leastOf,
  },
  {
    hints: yearWords,
    words: new RegExp(
      `\\b(?:minimum(?: of)?|min\\.?|at least|mindestens|m[ií]nimo(?: de)?|minimalno|najmanje)\\s+${count}\\+?\\s*${range}${years}`,
      'gi',
    ),
    value: leastOf,
  },
  {
    hints: yearWords,
    words: new RegExp(
      `(?:\\bexperience|\\bexp|erfahrung|iskustv[oa]|experi[eê]ncia)\\b\\s*(?:level|required|needed|range)?\\s*[:\\-–(]+\\s*(?:minimum|min\\.?|at least|of)?\\s*${number}\\s*\\+?\\s*${range}${years}`,
      'gi',
    ),
    value: leastOf,
  },
];

/** Years of the company, of all its people, of a warranty, of a life, of a course: not of the one who is looked for. */
const notBefore =
  /\b(?:our|company|firm|history|founded|serving|combined|collective|together|been|heritage|tradition|(?<!\b(?:you|must|should|candidates?|applicants?|will|to|who)\s)(?:has|have|had)|for (?:over|more than|nearly|almost|the)|over the(?: past| last)?|the (?:past|last|first|next)|past|last|within|every|after|each|ages?|aged|first|next|contract|warranty|celebrat\w+|brings?|boasts?|across|than|leader|presence|graduat\w+ within|up to)\s+(?:\w+\s+){0,2}$/i;
const notAfter =
  /^\s*(?:\w+\s)?(?:old|of age|ago|degree|college|university|program|course|diploma|certificat|contract|anniversary|or older|in business|in a row|of history|of service to|of innovation|of success|of growth|of trust|later|from now)/i;

const wished = /\b(?:prefer|desir|plus\b|nice to have|ideally|bonus|advantage|asset|beneficial|would be)/i;
const most = 25;

/** The years of experience that are asked for first, the least of a range; those that are only wished for do not count. */
export function experienceFact(texts: FactTexts): Fact<number> | undefined {
  let first: Fact<number> | undefined;
  for (const fact of findFacts(texts, 'description', patterns)) {
    if (fact.value > most || isOfOthers(texts.description, fact) || isWished(texts.description, fact)) continue;
    if (!first || fact.evidence.start < first.evidence.start) first = fact;
  }
  return first;
}

function isOfOthers(text: string, { evidence: { start, end } }: Fact<number>): boolean {
  const before = text.slice(Math.max(0, start - 40), start).replace(/^[^\n]*\n|^.*[.!?]\s/s, '');
  return notBefore.test(before) || notAfter.test(text.slice(end, end + 30));
}

function isWished(text: string, { evidence }: Fact<number>): boolean {
  const lineStart = text.lastIndexOf('\n', evidence.start) + 1;
  const lineEnd = text.indexOf('\n', evidence.end);
  const line = text.slice(
    Math.max(lineStart, evidence.start - 60),
    Math.min(lineEnd < 0 ? text.length : lineEnd, evidence.end + 70),
  );
  const heading = text.slice(Math.max(0, lineStart - 60), lineStart).trimEnd();
  if (/\b(?:prefer|nice to have|desirable|bonus)/i.test(heading.slice(heading.lastIndexOf('\n') + 1))) return true;
  const [sentence = ''] = line.slice(Math.max(0, Math.min(evidence.start - lineStart, 60))).split(/[.;,]\s/);
  return wished.test(sentence);
}

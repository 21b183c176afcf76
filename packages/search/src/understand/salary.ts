import { annualPay } from '@jobsearch/postings';
import type { Constraint, Meaning } from './constraint.js';
import { type QueryPattern, readPatterns } from './read-patterns.js';

const signs: Readonly<Record<string, string>> = {
  $: 'USD',
  us$: 'USD',
  usd: 'USD',
  dollars: 'USD',
  '€': 'EUR',
  eur: 'EUR',
  euro: 'EUR',
  euros: 'EUR',
  '£': 'GBP',
  gbp: 'GBP',
  pounds: 'GBP',
  chf: 'CHF',
  cad: 'CAD',
  aud: 'AUD',
  pln: 'PLN',
  '₹': 'INR',
  inr: 'INR',
};
/** How a period is written; the shortest ones need the "per" before them. */
const periods = [
  ['hour', /h(?:ou)?rs?|hourly|stunde|sat/],
  ['day', /days?|daily|tag/],
  ['week', /weeks?|weekly|woche/],
  ['month', /months?|monthly|monat|mjesec/],
  ['year', /years?|yearly|annum|annually|a|jahr|godi[sš]nje/],
] as const;

const least =
  'over|above|more than|at least|min(?:imum)?(?: of)?|from|starting at|>=?|≥|ab|über|mindestens|preko|od|salary(?: of| over| above| from)?|pay(?:ing|s)?(?: over| above| at least)?|earn(?:ing)?';
/** What is wanted at most is no wish that postings could meet too well. */
const most =
  'under|below|up to|less than|at most|no more than|max(?:imum)?(?: of)?|bis(?: zu)?|unter|höchstens|do|ispod|najviše|<=?|≤';
const currency = '(?:us\\$|[$€£₹]|(?:usd|eur|euros?|gbp|chf|cad|aud|pln|inr|dollars|pounds)(?![\\p{L}]))';
const low = "\\d{1,3}(?:[.,’' ]\\d{3})+|\\d{1,7}";
const high = `(?:\\s?(?:-|–|to)\\s?${currency}?\\s?\\d[\\d.,]*\\s?(?<highK>k(?!\\p{L}))?)?`;
const per =
  '(?:per|an?|\\/|pro|na)\\s*(?<per>hours?|hrs?|h|days?|weeks?|months?|years?|annum|a|stunde|sat|tag|woche|monat|mjesec|jahr)';
const period = `(?:\\s*(?:${per}|(?<adverb>hourly|daily|weekly|monthly|yearly|annually|p\\.?a\\.?))(?!\\p{L}))?`;

const pattern: QueryPattern = {
  words: new RegExp(
    `(?<![\\p{L}\\p{N}.,$€£₹/-])(?:(?:(?<most>${most})|(?<least>${least}))\\s*)?(?<before>${currency})?\\s?(?<low>${low})\\s?(?<k>k(?!\\p{L}))?${high}` +
      `\\s?(?<after>${currency})?\\s?\\+?${period}(?:\\s+(?:salary|gross|brutto))?(?<top>\\s+max(?:imum)?)?(?![\\p{L}\\p{N}%+])`,
    'giu',
  ),
  means: ({ groups = {} }) => readPay(groups),
  isPure: true,
};

/** "over 60k", "€4,000 a month", "$25/hour": the least that is wanted. */
export const readSalaries = (text: string): Constraint[] => readPatterns(text, [pattern]);

type Groups = Readonly<Record<string, string | undefined>>;

function readPay(groups: Groups): Meaning | undefined {
  if (groups.most !== undefined || groups.top !== undefined) return undefined;
  const isThousands = (groups.k ?? groups.highK) !== undefined;
  const low = Number((groups.low ?? '').replace(/\D/g, '')) * (isThousands ? 1000 : 1);
  const sign = (groups.before ?? groups.after)?.toLowerCase();
  const stated = periodOf(groups.per ?? groups.adverb);
  // A number is pay where a currency, a period or "60k" says so, or where it is as large as pay for a year and wanted at least.
  const isPay =
    sign !== undefined || (groups.per ?? groups.adverb) !== undefined || isThousands || groups.least !== undefined;
  if (!isPay || low <= 0 || /^40[13]$/.test(groups.low ?? '')) return undefined;
  const period = stated ?? guessPeriod(low, sign !== undefined);
  if (!period) return undefined;
  const named = sign === undefined ? undefined : signs[sign];
  const pay = annualPay({ min: low, currency: named ?? 'EUR', period, origin: 'text' }).min as number;
  const value = `${low.toLocaleString('en')}${named ? ` ${named}` : ''} a ${period} or more`;
  return { kind: 'salary', value: value.replace('a hour', 'an hour'), least: pay, ...(named && { currency: named }) };
}

function periodOf(word: string | undefined): (typeof periods)[number][0] | undefined {
  if (word === undefined) return undefined;
  const plain = word.toLowerCase().replace(/\./g, '');
  if (plain === 'pa') return 'year';
  if (plain === 'h') return 'hour';
  return periods.find(([, words]) => new RegExp(`^(?:${words.source})$`).test(plain))?.[0];
}

/** By what nobody earns in another one. */
function guessPeriod(low: number, hasCurrency: boolean): 'hour' | 'month' | 'year' | undefined {
  if (low >= 15_000) return 'year';
  if (!hasCurrency) return undefined;
  if (low >= 700) return 'month';
  return low >= 5 && low <= 200 ? 'hour' : undefined;
}

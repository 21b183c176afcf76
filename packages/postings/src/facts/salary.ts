import type { Posting } from '../posting.js';
import { evidenceOf, type Fact, type FactTexts } from './fact.js';

export type Salary = NonNullable<Posting['salary']>;
type Period = Salary['period'];

const currencies: readonly (readonly [RegExp, string])[] = [
  [/^(?:US\$|USD\s?\$?|\$USD|U\.S\. dollars?)$/i, 'USD'],
  [/^(?:CA\$|C\$|CAD|CDN\$?|\$CAD|CAD\s?\$)$/i, 'CAD'],
  [/^(?:AU\$|A\$|AUD\s?\$?|\$AUD)$/i, 'AUD'],
  [/^(?:NZ\$|NZD\s?\$?)$/i, 'NZD'],
  [/^(?:S\$|SGD\s?\$?)$/i, 'SGD'],
  [/^(?:HK\$|HKD)$/i, 'HKD'],
  [/^(?:R\$|BRL)$/i, 'BRL'],
  [/^(?:€|EUR\s?€?|euros?)$/i, 'EUR'],
  [/^(?:£|GBP\s?£?|pounds?)$/i, 'GBP'],
  [/^(?:₹|INR|Rs\.?|rupees)$/i, 'INR'],
  [/^(?:CHF|SFr\.?)$/i, 'CHF'],
  [/^(?:PLN|zł)$/i, 'PLN'],
  [/^(?:CZK|Kč)$/i, 'CZK'],
  [/^SEK$/i, 'SEK'],
  [/^NOK$/i, 'NOK'],
  [/^DKK$/i, 'DKK'],
  [/^(?:ZAR)$/i, 'ZAR'],
  [/^(?:AED)$/i, 'AED'],
  [/^(?:MXN|MX\$)$/i, 'MXN'],
  [/^(?:PHP|₱)$/i, 'PHP'],
  [/^(?:NGN|₦)$/i, 'NGN'],
  [/^(?:ILS|₪)$/i, 'ILS'],
  [
    /^(?:HUF|RON|BGN|RSD|TRY|UAH|JPY|CNY|KRW|THB|MYR|IDR|VND|KES|GHS|EGP|SAR|QAR|KWD|PKR|LKR|BDT|COP|CLP|ARS|PEN)$/i,
    '',
  ],
];
/** What a dollar is where the place says nothing, and where it does. */
const dollars: Readonly<Record<string, string>> = { CA: 'CAD', AU: 'AUD', NZ: 'NZD', SG: 'SGD', HK: 'HKD' };

const code =
  '(?:USD|CAD|AUD|NZD|SGD|GBP|EUR)\\s?[$€£]|US\\$|CA\\$|C\\$|AU\\$|A\\$|NZ\\$|S\\$|HK\\$|MX\\$|R\\$|\\$USD|\\$CAD|\\$AUD|USD|CAD|AUD|NZD|SGD|HKD|BRL|EUR|GBP|INR|CHF|PLN|CZK|SEK|NOK|DKK|ZAR|AED|MXN|PHP|Php|NGN|ILS|HUF|RON|BGN|RSD|TRY|UAH|JPY|CNY|KRW|THB|MYR|IDR|VND|KES|GHS|EGP|SAR|QAR|KWD|PKR|LKR|BDT|COP|CLP|ARS|PEN|Rs\\.?|CDN\\$?|[$€£₹₱₦₪]|zł|Kč|euros?\\b|pounds?\\b';
const amount = "\\d{1,3}(?:[.,'’  ]\\d{3})+(?:[.,]\\d{1,2})?|\\d+(?:[.,]\\d{1,2})?";
const thousand = '\\s?[kK]\\b|\\s?lakhs?\\b|\\s?LPA\\b|\\s?tys\\.?';
const one = (n: number) =>
  `(?:(?<before${n}>${code})\\s?)?(?<amount${n}>${amount})(?<scale${n}>${thousand})?(?:\\s?(?<after${n}>${code}))?`;
const link =
  '\\s*(?:/-|\\.00)?\\s*(?:(?:per|an?|/)\\s*(?:hour|hr|year|annum|month|week|day)\\s*)?(?:-+|–|—|−|~|\\bto\\b|\\band\\b|\\bbis\\b|\\bup to\\b|\\bthrough\\b|\\ba\\b|à|→)\\s*(?:(?:to|max(?:imum)?|up to):?\\s*)?';
const money = new RegExp(`(?<![\\d,$€£]|\\d\\.|[A-Za-z](?=\\d))${one(1)}(?:${link}${one(2)})?(?<plus>\\s?\\+)?`, 'g');

const periods: readonly (readonly [Period, RegExp])[] = [
  [
    'hour',
    /(?:\bper|\ban|\beach|\/|\bthe|\bpro|\bpor|\bna)\s*\.?\s*(?:hour|hr|h\b|stunde|hora|sat\b)|\bhourly|\bp\.?\/?h\.?\b|\bphr\b|\bstundenlohn|\bsatnic|\/\s*(?:hour|hr|h)\b/i,
  ],
  [
    'day',
    /(?:\bper|\ba|\beach|\/|\bpro|\bpor)\s*(?:day|diem|tag|d[ií]a)\b|\bdaily (?:rate|pay)|\bday rate|\bp\.?d\.?\b/i,
  ],
  ['week', /(?:\bper|\ba|\beach|\/|\bpro)\s*(?:week|wk|woche|semana)\b|\bweekly\b|\bp\.?w\.?\b/i],
  [
    'month',
    /(?:\bper|\ba|\beach|\/|\bpro|\bal|\bpor)\s*(?:month|mo\b|monat|m[eê]s\b|mies)|\bmonthly\b|\bmonatlich|\bmensual|\bmensais|\bmjese[cč]n|\bp\.?c?\.?m\.?\b/i,
  ],
  [
    'year',
    /(?:\bper|\ba|\bin|\beach|\/|\bpro|\bal|\bpor|\bpar)\s*(?:year|yr\b|annum|jahr|a[nñ]o|ano\b|an\b|godin)|\bannual|\byearly\b|\bj[aä]hrlich|\banuales?\b|\bannuel|\bgodišnj|\bp\.?\/?\s?a\.?(?=$|[\s,.;)])|\bper annum|\bbrutto[- ]?jahres|\bpa\b|\bLPA\b|\bCTC\b/i,
  ],
];
const payWords =
  /\b(?:salar(?:y|ies)|pay(?!ment|ing (?:off|for)|able)|paid|compensation|wages?|earn(?:ing)?s?|rate|remuneration|stipend|ctc|package|base|OTE|income|gehalt|lohn|verg[uü]tung|verdienst|sueldo|salario|sal[aá]rio|remuneraci[oó]n|plać\p{L}*|plat\p{L}|satnic\p{L}*|wynagrodzenie|l[oö]n|salaire|rémunération|retribuzione|range|hiring range)(?!\p{L})/iu;
/** Money that is not what the job pays. */
const otherMoney =
  /\b(?:bonus(?:es)?|sign[- ]?on|signing|referral|401|tuition|reimburse\w*|allowance|budget(?:s|ed)? of|revenues?|turnover|growth|new business|variable comp\w*|sales (?:of|over|goal|quota|target)|quota|portfolio|assets?|fund(?:s|ing|ed|raising)?|rais(?:ed|ing)|valu(?:ed|ation)|invest(?:ed|ment|ing)|million|billion|bn|mn|insurance|coverage|deductible|discount|savings?|loan|grant|scholarship|prize|gift|credit|fine|fee|cost|education|professional development|assistance|minimum payment|supplement|weighting|HCAS|session|price|purchase|donat\w+|equipment|relocation|equity|stock|RSU|shift differential|differential|per mile|cents|commission(?:s)? of|capital|contracts? (?:worth|valued)|projects? (?:worth|valued|ranging|from)|P&L|annual (?:sales|revenue|volume|budget|spend)|spend|gross margin|debt|perks?|voucher|learning|home office|wellness|match(?:ing)?|limit|tax|retention|incentives?|sponsor|deposit|award|cash flow|client|customers?)\b/i;
/** In this order beyond belief, for any currency: below and above. */
const bounds: Readonly<Record<Period, readonly [number, number]>> = {
  hour: [3, 2_000],
  day: [20, 20_000],
  week: [50, 60_000],
  month: [100, 2_000_000],
  year: [2_000, 60_000_000],
};

/**
 * What the job pays, as its text or title states it: a range, or one amount ("up to", "from"); its currency and its period. Undefined where the
 * words around an amount do not say that it is pay, or of what period. An amount alone with a dollar is of the country's dollar.
 *
 * @param country of the place of work, ISO 3166-1 alpha-2, where it is known
 * @param isRemote whether the work is done from anywhere: a dollar is then certain only where the country has no other one
 */
export function salaryFact(texts: FactTexts, country?: string, isRemote = false): Fact<Salary> | undefined {
  const home = { country, isRemote };
  let atBest: Fact<Salary> | undefined;
  for (const field of ['title', 'description'] as const) {
    const text = texts[field];
    if (!/\d/.test(text)) continue;
    for (const match of text.matchAll(money)) {
      const value = readPay(text, match, home, field === 'title');
      if (!value) continue;
      const fact = { value, evidence: evidenceOf(texts, field, match.index, match[0].length) };
      // What one earns when all targets are met is second to what is certain.
      if (!/(?:\bOTE\b|\bon[- ]target)[^.;\n]*$/i.test(text.slice(Math.max(0, match.index - 30), match.index)))
        return fact;
      atBest ??= fact;
    }
  }
  return atBest;
}

/** Where the work is done. */
interface Home {
  readonly country: string | undefined;
  readonly isRemote: boolean;
}

function readPay(text: string, match: RegExpMatchArray, home: Home, isTitle: boolean): Salary | undefined {
  const groups = match.groups as Record<string, string | undefined>;
  const sign = groups.before1 ?? groups.after1 ?? groups.before2 ?? groups.after2;
  const scale = groups.scale1 ?? groups.scale2;
  const start = match.index as number;
  const end = start + match[0].length;
  const before = clause(text.slice(Math.max(0, start - 90), start), 'end');
  const after = clause(text.slice(end, end + 60), 'start');
  const currency = currencyOf(sign, `${before.slice(-25)} ${after.slice(0, 25)}`, home, groups);
  if (!currency) return undefined;
  if (/^(?:401|403|457)$/.test(groups.amount1 ?? '') && groups.before1 === undefined) return undefined; // plans for retirement
  const amounts = amountsOf(groups, scale);
  if (!amounts) return undefined;
  const [low, high] = amounts;
  if (/^\s*(?:million|billion|mn|bn|m\b|b\b|mm\b|\+?\s*(?:million|billion))/i.test(after)) return undefined;
  const period = periodOf(before, match[0], after, high, currency);
  if (!period) return undefined;
  const [least, most] = bounds[period];
  if (low < least || high > most || high > low * 8) return undefined;
  const isRange = groups.amount2 !== undefined;
  if (!isPay({ before, after, period, words: match[0], isTitle, isRange })) return undefined;
  return payOf({ low, high, isRange, before, plus: groups.plus, currency, period });
}

interface Read {
  readonly low: number;
  readonly high: number;
  readonly isRange: boolean;
  readonly before: string;
  readonly plus: string | undefined;
  readonly currency: string;
  readonly period: Period;
}

function payOf({ low, high, isRange, before, plus, currency, period }: Read): Salary | undefined {
  const isMost =
    !isRange &&
    /\b(?:up to|upto|maximum(?: of)?|max\.?|bis(?: zu)?|hasta|jusqu['’]à|do|at[eé]|(?:salary|pay|earn(?:ings?)?) to)\s*:?\s*$/i.test(
      before,
    );
  const isLeast =
    !isRange &&
    (plus !== undefined ||
      /\b(?:from|starting (?:at|from|pay(?: of)?|salary(?: of)?)|starts? (?:at|from)|at least|minimum(?: of)?|ab|desde|od)\s*:?\s*$/i.test(
        before,
      ));
  if (isMost && isLeast) return undefined;
  return {
    ...(!isMost && { min: low }),
    ...(!isLeast && { max: high }),
    currency,
    period,
    origin: 'text',
  };
}

/** The part of a neighbourhood that belongs to the same line or sentence. */
function clause(text: string, side: 'start' | 'end'): string {
  if (side === 'start')
    return text.slice(0, /\n|(?<!\/(?:hr|yr|mo|wk)|\bp\.?a)[.;!?](?:\s|$)/.exec(text)?.index ?? text.length);
  // A heading ("Salary") may stand on the line above.
  const lines = text.split('\n');
  const own = lines.at(-1) ?? '';
  const whole = own.trim().length < 12 && lines.length > 1 ? lines.slice(-2).join('\n') : own;
  // Not behind an abbreviation: "in the U.S. is $20".
  const cut = [...whole.matchAll(/(?:\p{Ll}{2}|[)\d%])[.;!?]\s/gu)].at(-1);
  return cut ? whole.slice(cut.index + cut[0].length) : whole;
}

function currencyOf(
  sign: string | undefined,
  around: string,
  { country, isRemote }: Home,
  groups: Record<string, string | undefined>,
): string | undefined {
  const all = [groups.before1, groups.after1, groups.before2, groups.after2, sign].filter((one) => one !== undefined);
  for (const one of all) {
    for (const [words, value] of currencies) if (words.test(one.trim())) return value || one.trim().toUpperCase();
  }
  if (
    sign === undefined &&
    country &&
    /(?:salary|pay|wage|compensation|gehalt|plaća)\b[^.\n]{0,20}$/i.test(around.slice(0, 26))
  )
    return currencyIn(country, groups);
  if (sign?.trim() !== '$') return undefined;
  const named = /\b(USD|CAD|AUD|NZD|SGD|HKD|MXN)\b/.exec(around)?.[1];
  const own = dollars[country ?? ''];
  // From anywhere, it may be the dollar of the employer's country or of one's own.
  return named ?? (own && isRemote ? undefined : (own ?? 'USD'));
}

const euroCountries = /^(?:AT|BE|HR|CY|EE|FI|FR|DE|GR|IE|IT|LV|LT|LU|MT|NL|PT|SK|SI|ES)$/;
const ownCurrencies: Readonly<Record<string, string>> = {
  US: 'USD',
  GB: 'GBP',
  IN: 'INR',
  CH: 'CHF',
};

/** Without a sign: "Salary to 72K" is in the money of the country. */
function currencyIn(
  country: string,
  { scale1, scale2, amount1 = '' }: Record<string, string | undefined>,
): string | undefined {
  if (!scale1 && !scale2 && !/^\d{2,3}[.,]\d{3}$/.test(amount1)) return undefined;
  return ownCurrencies[country] ?? (euroCountries.test(country) ? 'EUR' : undefined);
}

function amountsOf(
  groups: Record<string, string | undefined>,
  scale: string | undefined,
): readonly [number, number] | undefined {
  const first = numberOf(groups.amount1 as string);
  const second = groups.amount2 === undefined ? undefined : numberOf(groups.amount2);
  const factor = (own: string | undefined): number => {
    const unit = (own ?? scale)?.trim().toLowerCase() ?? '';
    return unit === '' ? 1 : /^(?:lakh|lpa)/.test(unit) ? 100_000 : 1000;
  };
  const low = first * (first < 1000 ? factor(groups.scale1) : 1);
  const high = second === undefined ? low : second * (second < 1000 ? factor(groups.scale2) : 1);
  return low > 0 && high >= low ? [low, high] : undefined;
}

/** "60.000" and "60,000" are sixty thousand; "60.50" and "60,50" are not. */
function numberOf(text: string): number {
  const tight = text.replace(/['’\u00a0\u202f ]/g, '');
  const [, whole = tight, cents = ''] = /^(.*?)(?:[.,](\d{1,2}))?$/.exec(tight) ?? [];
  return Number(whole.replace(/[.,]/g, '') + (cents && `.${cents}`));
}

function periodOf(before: string, words: string, after: string, high: number, currency: string): Period | undefined {
  const near = [
    words,
    after.slice(0, 28),
    `${before.slice(-70).replace(/hours?\s*(?:per|a|\/)\s*week/gi, '')} ${after}`,
  ];
  for (const text of near) {
    for (const [period, pattern] of periods) if (pattern.test(text) && high <= mostIn(period, currency)) return period;
  }
  // Nobody earns this much in less than a year, in a currency of this worth.
  return high >= 15_000 && isStrong(currency) ? 'year' : undefined;
}

const isStrong = (currency: string): boolean => /^(?:USD|EUR|GBP|CAD|AUD|CHF|NZD)$/.test(currency);
/** In a currency of much worth more than this is another period's pay. */
const mostInStrong: Readonly<Record<Period, number>> = {
  hour: 600,
  day: 6_000,
  week: 12_000,
  month: 60_000,
  year: 5_000_000,
};
const mostIn = (period: Period, currency: string): number =>
  isStrong(currency) ? mostInStrong[period] : bounds[period][1];

interface Surroundings {
  readonly before: string;
  readonly after: string;
  readonly period: Period;
  readonly words: string;
  readonly isTitle: boolean;
  readonly isRange: boolean;
}

function isPay({ before, after, period, words, isTitle, isRange }: Surroundings): boolean {
  const close = `${before.slice(-45)}${words}${after.slice(0, 30)}`;
  const saysPay = payWords.test(before) || payWords.test(after.slice(0, 40)) || isTitle;
  if (
    otherMoney.test(`${before.slice(-40)} | ${after.slice(0, 40)}`) &&
    !/\b(?:salary|base pay|pay range|compensation range|hourly rate|pay rate|wage)\b/i.test(close)
  ) {
    return false;
  }
  const saysPeriod = periods.some(([one, pattern]) => one === period && pattern.test(`${words} ${after.slice(0, 40)}`));
  // A line of its own: "CHF 110k–130k".
  const isAlone = isRange && before.trim().length + after.trim().length < 12;
  return saysPay || isAlone || (saysPeriod && (isRange || period === 'hour' || period === 'year'));
}

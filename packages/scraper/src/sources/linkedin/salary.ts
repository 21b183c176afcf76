import type { Posting } from '@jobsearch/postings';

type Salary = NonNullable<Posting['salary']>;

const currencies: Readonly<Record<string, string>> = {
  $: 'USD',
  US$: 'USD',
  CA$: 'CAD',
  A$: 'AUD',
  NZ$: 'NZD',
  '€': 'EUR',
  '£': 'GBP',
  '₹': 'INR',
};
const periods: Readonly<Record<string, Salary['period']>> = {
  hr: 'hour',
  day: 'day',
  wk: 'week',
  mo: 'month',
  yr: 'year',
};
const amount =
  /^([A-Z]{2,3}(?=\s|\d)|(?:US|CA|A|NZ)?\$|[€£₹])\s?(\d{1,3}(?:,\d{2,3})+|\d+)(\.\d+)?(K)?\/(hr|day|wk|mo|yr)$/;

/**
 * A pay line of LinkedIn's English pages, "$120,000.00/yr - $150,000.00/yr" or one amount; there "$" alone is the US dollar.
 * Undefined for any other form: without a currency or a period a number means nothing.
 */
export function readSalary(text: string): Salary | undefined {
  const parts = text.trim().split(/\s*[-–—]\s*/);
  const [low, high = low] = parts.map(readAmount);
  if (parts.length > 2 || !low || !high) return undefined;
  if (low.currency !== high.currency || low.period !== high.period || low.value > high.value) return undefined;
  return { min: low.value, max: high.value, currency: low.currency, period: low.period, origin: 'published' };
}

function readAmount(text: string): { value: number; currency: string; period: Salary['period'] } | undefined {
  const [, sign = '', digits = '', cents = '', thousands, unit = ''] = amount.exec(text.trim()) ?? [];
  const currency = currencies[sign] ?? (/^[A-Z]{3}$/.test(sign) ? sign : undefined);
  const period = periods[unit];
  if (!currency || !period) return undefined;
  return { value: Number(digits.replaceAll(',', '') + cents) * (thousands ? 1000 : 1), currency, period };
}

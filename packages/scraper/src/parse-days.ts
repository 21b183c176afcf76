import { JobSearchError } from '@jobsearch/postings';

const unitDays: Readonly<Record<string, number>> = { h: 1 / 24, d: 1, w: 7 };

/**
 * A span of time as people write it, in days: `12h`, `7d`, `2w`.
 *
 * @param name what it is of, for the error
 * @throws JobSearchError `USAGE` naming the text
 */
export function parseDays(name: string, text: string): number {
  const [, count, unit = ''] = /^(\d+(?:\.\d+)?)\s*([hdw])$/i.exec(text.trim()) ?? [];
  const days = Number(count) * (unitDays[unit.toLowerCase()] ?? Number.NaN);
  if (days > 0) return days;
  throw new JobSearchError('USAGE', `${name} is "${text}": want hours, days or weeks, for example 12h, 7d or 2w`);
}

import type { Posting } from './posting.js';

/** How often a period of pay stands in a year of full work: 52 weeks of 5 days of 8 hours. */
const perYear: Readonly<Record<NonNullable<Posting['salary']>['period'], number>> = {
  hour: 2080,
  day: 260,
  week: 52,
  month: 12,
  year: 1,
};

/** Pay for a year of full work in its own currency, so that pay by the hour and by the month can be compared. */
export function annualPay({ min, max, currency, period }: NonNullable<Posting['salary']>): {
  readonly min?: number;
  readonly max?: number;
  readonly currency: string;
} {
  const times = perYear[period];
  return { ...(min !== undefined && { min: min * times }), ...(max !== undefined && { max: max * times }), currency };
}

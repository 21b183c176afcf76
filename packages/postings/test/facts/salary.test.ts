import { expect, test } from '@jest/globals';
import { salaryFact } from '../../src/facts/salary.js';
import { annualPay } from '../../src/index.js';
import { texts } from './read.js';

test.each([
  ['Salary: $120,000 - $150,000 per year', '120000-150000 USD/year'],
  ['Pay Rate: $28/hour', '28-28 USD/hour'],
  ['Pay: $45/hr', '45-45 USD/hour'],
  ['Salary £23–27k', '23000-27000 GBP/year'],
  ['Gehalt: 60.000 € brutto im Jahr', '60000-60000 EUR/year'],
  ['Plaća 1.500 - 2.000 EUR mjesečno', '1500-2000 EUR/month'],
  ['Satnica 7 €', '7-7 EUR/hour'],
  ['The range for this role in the U.S. is $66,300.00 - $146,900.00.', '66300-146900 USD/year'],
  ['Up to £55,000 per annum', '-55000 GBP/year'],
  ['Starting salary: $40,000+', '40000- USD/year'],
  ['Wages start at $10.50 / hour', '10.5- USD/hour'],
  ['Stipend: ₹25,000/month', '25000-25000 INR/month'],
  ['Compensation: USD $12.00 - USD $19.00 /Hr.', '12-19 USD/hour'],
  ['Pay range: $80K - $90K', '80000-90000 USD/year'],
  ['Base salary 10 to 12 LPA INR', '1000000-1200000 INR/year'],
  ['Salary: CHF 95’000 per year', '95000-95000 CHF/year'],
  ['Daily rate: €450 per day', '450-450 EUR/day'],
  ['Gross salary range of €3,000 - €5,000 per month', '3000-5000 EUR/month'],
  ['We raised $40 million in funding.', undefined],
  ['A sign-on bonus of $5,000', undefined],
  ['Up to $700K+ in annual new business growth', undefined],
  ['$2,000 learning budget per year', undefined],
  ['401(k) match up to $3,000', undefined],
  ['You manage a portfolio of $500,000 per year.', undefined],
  ['Over 120,000 customers trust us.', undefined],
  ['Call 555-0100 by 5 pm', undefined],
  ['Salary: competitive', undefined],
])('%j pays %j', (description, pay) => {
  const salary = salaryFact(texts({ description }))?.value;

  expect(salary && `${salary.min ?? ''}-${salary.max ?? ''} ${salary.currency}/${salary.period}`).toBe(pay);
});

test('a dollar is the one of the country; a salary without a sign is in its money', () => {
  const of = (description: string, country?: string) => salaryFact(texts({ description }), country)?.value;

  expect(of('Salary: $90,000 per year', 'CA')).toMatchObject({ currency: 'CAD' });
  expect(of('Salary: $90,000 USD per year', 'CA')).toMatchObject({ currency: 'USD' });
  expect(of('Salary to 72K depending on experience', 'US')).toMatchObject({ max: 72_000, currency: 'USD' });
  expect(of('Salary to 72K depending on experience')).toBeUndefined();
  expect(salaryFact(texts({ description: 'Salary: $90,000 per year' }), 'CA', true)).toBeUndefined();
  expect(salaryFact(texts({ description: 'Salary: $90,000 per year' }), 'US', true)?.value.currency).toBe('USD');
});

test('shows the words', () => {
  expect(salaryFact(texts({ description: 'We pay well: salary $20-$25 an hour.' }))).toEqual({
    value: { min: 20, max: 25, currency: 'USD', period: 'hour', origin: 'text' },
    evidence: { field: 'description', start: 20, end: 27, words: '$20-$25' },
  });
});

test.each([
  ['Full time (37.5 hours per week)\nRate: £28,471', '28471-28471 GBP/year'],
  ['Compensation$81,000 – $102,000 /yr', '81000-102000 USD/year'],
  ['plus up to $4,000/year for professional education', undefined],
  ['Competitive Pay 401K Retirement Plan', undefined],
  ['Rémunération : 45 000 € à 55 000 € brut par an', '45000-55000 EUR/year'],
  ['OTE $120k. Base salary $60k-$70k.', '60000-70000 USD/year'],
  ['£400 - £450 per day (Inside IR35)', '400-450 GBP/day'],
  ['CHF 110k–130k', '110000-130000 CHF/year'],
  ['a rate equal to $200 per week', '200-200 USD/week'],
])('of glued and crowded lines: %j pays %j', (description, pay) => {
  const salary = salaryFact(texts({ description }))?.value;

  expect(salary && `${salary.min ?? ''}-${salary.max ?? ''} ${salary.currency}/${salary.period}`).toBe(pay);
});

test('pay of any period is told for a year', () => {
  const of = (period: 'hour' | 'month' | 'year') =>
    annualPay({ min: 20, max: 30, currency: 'EUR', period, origin: 'text' });

  expect([of('hour'), of('month'), of('year')]).toEqual([
    { min: 41_600, max: 62_400, currency: 'EUR' },
    { min: 240, max: 360, currency: 'EUR' },
    { min: 20, max: 30, currency: 'EUR' },
  ]);
  expect(annualPay({ max: 10, currency: 'EUR', period: 'day', origin: 'text' })).toEqual({
    max: 2600,
    currency: 'EUR',
  });
});

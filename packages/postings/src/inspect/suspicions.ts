import type { Posting } from '../posting.js';

/** A sign that a posting was read or written wrong: why, in a few words. */
interface Suspicion {
  readonly reason: string;
  readonly applies: (posting: Posting, nowMs: number) => boolean;
}

const markup = /<\/?(?:p|div|br|ul|li|span|strong|b|em|h\d)\b[^>]*>/i;
const entity = /&(?:amp|lt|gt|quot|nbsp|#\d{2,5});/i;
/** What UTF-8 looks like when it was read as Windows-1252: "Ã©", "â€™". */
const mojibake = /Ã[\u0080-\u00bf©¤¨«±³¶¼]|â€[™œ\u009d“”¦–]|Â[\u00a0·£°]/;
const dayMs = 86_400_000;
/** Pay beyond these is a misread number. */
const mostPay: Readonly<Record<NonNullable<Posting['salary']>['period'], number>> = {
  hour: 1000,
  day: 10_000,
  week: 50_000,
  month: 200_000,
  year: 3_000_000,
};

const suspicions: readonly Suspicion[] = [
  { reason: 'the title is very long', applies: ({ title }) => title.length > 150 },
  {
    reason: 'the title shouts',
    applies: ({ title }) => title.length > 12 && title === title.toUpperCase() && title !== title.toLowerCase(),
  },
  { reason: 'the title has mark-up or entities', applies: ({ title }) => markup.test(title) || entity.test(title) },
  {
    reason: 'the title is the company',
    applies: ({ title, company }) => company !== '' && title.toLowerCase() === company.toLowerCase(),
  },
  { reason: 'the company has more than one line in it', applies: ({ company }) => /\s\d\.\d$/.test(company) },
  { reason: 'the description is short', applies: ({ description }) => description.length < 100 },
  { reason: 'the description has mark-up', applies: ({ description }) => markup.test(description) },
  { reason: 'the description has entities', applies: ({ description }) => entity.test(description) },
  {
    reason: 'the description ends in the words of buttons',
    applies: ({ description }) => /show more\s+show less\s*$/i.test(description),
  },
  {
    reason: 'the text was decoded wrong',
    applies: ({ title, description }) => mojibake.test(title) || mojibake.test(description),
  },
  {
    reason: '"Remote" stands for a place',
    applies: ({ places = [] }) => places.some(({ city }) => /^remote$/i.test(city ?? '')),
  },
  {
    reason: 'it was posted in the future',
    applies: ({ postedAt }, nowMs) => postedAt !== undefined && Date.parse(postedAt) > nowMs + 2 * dayMs,
  },
  {
    reason: 'it ends before it was posted',
    applies: ({ postedAt, validThrough }) =>
      postedAt !== undefined && validThrough !== undefined && Date.parse(validThrough) < Date.parse(postedAt),
  },
  {
    reason: 'the pay is beyond belief',
    applies: ({ salary }) =>
      salary !== undefined && Math.max(salary.min ?? 0, salary.max ?? 0) > mostPay[salary.period],
  },
];

/** Why a posting looks odd; none for most. */
export function suspicionsOf(posting: Posting, nowMs: number): string[] {
  return suspicions.filter(({ applies }) => applies(posting, nowMs)).map(({ reason }) => reason);
}

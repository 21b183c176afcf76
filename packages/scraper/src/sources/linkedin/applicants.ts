/** The site's bound below which it says "be among the first 25", in every language. */
const firstApplicants = 25;
const number = /\d{1,3}(?:[.,\s]\d{3})+(?!\d)|\d+/g;

/**
 * How many have applied, from the line under a posting's title: "133 applicants", "Over 200 applicants" (at least so many). Undefined
 * for "Be among the first 25 applicants", which names no number of applicants; in other languages for anything that could say that.
 *
 * @param text on one tidy line
 * @param few true where the line carries the mark of the first applicants, a clock, whatever its language
 */
export function readApplicants(text: string, few: boolean): number | undefined {
  const numbers = text.match(number) ?? [];
  const [digits = ''] = numbers;
  if (few || numbers.length !== 1) return undefined;
  const count = Number(digits.replace(/\D/g, ''));
  const english = /^(?:over )?[\d,]+ applicants?$/i.test(text);
  return english || count > firstApplicants ? count : undefined;
}

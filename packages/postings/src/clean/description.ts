import { decodeEntities } from './entities.js';
import { htmlToText, tidyText } from './html-text.js';
import { mendMojibake } from './mojibake.js';
import { settle } from './settle.js';

const markup = /<\/?(?:p|div|br|ul|ol|li|span|strong|b|i|em|h[1-6]|table|tr|td|a)\b[^<>]*>/i;
/** Lines that belong to the page around a description, at its beginning or end. */
const leftover =
  /^(?:show (?:more|less)|see (?:more|less)|read more|about the job|job description|full job description|apply(?: now| today| for this job)?|easy apply|save(?: job)?|share(?: this job)?(?: on \w+)?|report this job|back to (?:jobs|search results|all jobs)|accept (?:all )?cookies|we use cookies\b.{0,200}|this (?:web)?site uses cookies\b.{0,200}|print|print this page)[.:!…]?$/i;

/**
 * A description as text: mark-up and entities made text, also where they were escaped twice; what the page around it left at its ends ("Show more",
 * "About the job", notes on cookies) cut; characters mended where they were certainly read wrong. Paragraphs and lists stay. Idempotent; never
 * longer than it was.
 */
export function cleanDescription(description: string): string {
  return settle(description, (text) => {
    const plain = mendMojibake(decodeEntities(markup.test(text) ? htmlToText(text) : text));
    const tidied = tidyText(plain);
    return withoutLeftovers(tidied) || tidied;
  });
}

function withoutLeftovers(text: string): string {
  const lines = text.split('\n');
  let start = 0;
  let end = lines.length;
  while (start < end && isLeftover(lines[start] as string)) start++;
  while (end > start && isLeftover(lines[end - 1] as string)) end--;
  return lines.slice(start, end).join('\n').trim();
}

function isLeftover(line: string): boolean {
  return line.trim() === '' || leftover.test(line.trim());
}

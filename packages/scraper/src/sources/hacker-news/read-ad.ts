import { employmentTypesOf, field, htmlToText, linesOf, type Posting } from '@jobsearch/postings';

/** What an ad says of itself in its first line; the whole text is its description. */
export type Ad = Pick<Posting, 'title' | 'company' | 'location' | 'description'> &
  Partial<Pick<Posting, 'workplace' | 'employmentType'>>;

const role =
  /\b(?:engineers?|developers?|designers?|managers?|scientists?|analysts?|architects?|leads?|directors?|head|vp|cto|ceo|founding|writers?|researchers?|specialists?|consultants?|administrators?|sre|devops|full[- ]?stack|front[- ]?end|back[- ]?end|interns?|operators?|roles|positions|marketers?|recruiters?|technicians?|programmers?)\b/i;
const workplace = /\b(remote|hybrid|on-?\s?site|in-?office)\b/gi;
const types = /\b(full[- ]?time|part[- ]?time|contract(?:or)?|freelance|intern(?:ship)?|temporary)\b/gi;
const pay = /[$€£]\s?\d|\d\s?k\b|\bequity\b|\bsalary\b|\bbenefits\b/i;
const address = /\bhttps?:|\bwww\.|^\S+\.(?:com|io|ai|co|org|net|dev|app)\/?\S*$/i;
const longestTitle = 140;

/**
 * Reads an ad of "Who is hiring?", whose first line is by custom `Company | Role | Location | Remote | …`. What the line does not tell
 * for certain stays unknown; undefined for an ad without a text.
 */
export function readAd(html: string): Ad | undefined {
  const description = htmlToText(html);
  const [first = '', ...others] = description.split('\n').map((line) => line.trim());
  if (!first) return undefined;
  const parts = linesOf(first.split(/\s*\|\s*/));
  if (parts.length < 2) return { title: cut(first), company: '', location: '', description };
  const [company = '', ...rest] = parts;
  const title = rest.find((part) => role.test(part) && !address.test(part) && !pay.test(part));
  const remaining = rest.filter(
    (part) => part !== title && !address.test(part) && !pay.test(part) && !isOnlyWords(part),
  );
  const kinds = new Set([...first.matchAll(workplace)].map(([, word = '']) => kindOf(word)));
  const isWhole = others.length > 0 || rest.length > 1;
  return {
    title: cut(title ?? first),
    company: isWhole ? withoutAddress(company) : '',
    location: remaining.filter((part) => !role.test(part)).join('; '),
    description,
    ...field('workplace', kinds.size === 1 ? [...kinds][0] : undefined),
    ...field('employmentType', employmentTypesOf([...first.matchAll(types)].map(([word]) => word))),
  };
}

function kindOf(word: string): Posting['workplace'] {
  const plain = word.toLowerCase();
  return plain === 'remote' || plain === 'hybrid' ? plain : 'on-site';
}

/** "REMOTE" or "Full-time, Onsite" says nothing of a place; "Remote (US only)" does. */
function isOnlyWords(part: string): boolean {
  return (
    part
      .replace(workplace, '')
      .replace(types, '')
      .replace(/\bonly\b/gi, '')
      .replace(/[\s,/&()+-]+|\bor\b/gi, '') === ''
  );
}

function withoutAddress(company: string): string {
  return company
    .replace(/\s*\(\s*(?:https?:|www\.)[^)]*\)\s*/gi, ' ')
    .replace(/\s*\bhttps?:\S+/gi, '')
    .trim();
}

function cut(text: string): string {
  return text.length <= longestTitle ? text : `${text.slice(0, longestTitle - 1).trimEnd()}…`;
}

import { canonicalUrl } from '../clean/url.js';
import type { Posting } from '../posting.js';

/** Legal forms behind a company's name: "Korica d.o.o." is Korica. */
const legalForm =
  /\s+(?:gmbh|mbh|ag|se|kg|ohg|ug|ltd|limited|plc|llc|llp|inc|incorporated|corp|corporation|co|company|d\s?o\s?o|a\s?s|sa|sas|sarl|srl|spa|bv|nv|oy|ab|aps|group)$/;
/** Who may apply, by sex: "(m/w/d)", "(f/m/x)", "H/F". */
const anybody = /[([]\s*(?:all genders|[mwfdxhi](?:\s*[/|,]\s*[mwfdxhi*]){1,3})\s*[)\]]|\b[hf]\/[hf]\b/gi;

/** What of a posting must be equal before its text is compared. */
export interface PostingKeys {
  /** Company and title, without case, marks, legal form and "(m/w/d)". */
  readonly job: string;
  /** The place's first part: "Split, Croatia" is Split. */
  readonly place: string;
  /** The whole of it, what stands in brackets aside. */
  readonly wholePlace: string;
  readonly hasCompany: boolean;
  /** The page that a person opens, without what follows its reader. */
  readonly url: string | undefined;
}

/** The keys of a posting. */
export function keysOf({ company, title, location, url }: Posting): PostingKeys {
  const companyKey = plain(company).replace(legalForm, '').replace(legalForm, '');
  return {
    job: `${companyKey}\n${plain(title.replace(anybody, ' '))}`,
    place: plain(location.split(/[,;(|/]/)[0] ?? ''),
    wholePlace: plain(location.replace(/\([^)]*\)|\[[^\]]*\]/g, ' ')),
    hasCompany: companyKey !== '',
    url: url && canonicalUrl(url),
  };
}

/** Whether two places can be one: "Split" and "Split, Croatia" can, two sites in one town cannot. */
export function isOnePlace(a: PostingKeys, b: PostingKeys): boolean {
  const [short, long] = a.wholePlace.length <= b.wholePlace.length ? [a, b] : [b, a];
  return short.wholePlace === '' ? long.wholePlace === '' : `${long.wholePlace} `.startsWith(`${short.wholePlace} `);
}

/** Lower case, without diacritics and marks; `+` and `#` stay, since C, C++ and C# are three. */
function plain(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}+#]+/gu, ' ')
    .trim();
}

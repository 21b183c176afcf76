import { JobSearchError } from '@jobsearch/postings';
import { optionalField } from './optional-field.js';
import type { LinkedInQuery } from './query.js';

/** Options of a target, and the form of their values. */
const options = [
  'keywords',
  'location',
  'geo-id',
  'posted-within',
  'workplace',
  'type',
  'experience',
  'distance',
  'company',
  'pages',
] as const;
/** Pages of ten that a target reads when it does not say how many. */
const defaultPages = 10;
const example = 'python developer@Zagreb?posted-within=7d&workplace=remote,hybrid';

/**
 * The query of a target: `keywords@location`, then options as in a web address; or the number of a single posting. After "?" come
 * `posted-within`, `workplace`, `type`, `experience`, `distance` (miles), `company` (numbers), `geo-id`, `pages` (a number or "all"), and
 * `keywords` or `location` where these hold "@" or "?" themselves. Several values of one option are joined by commas.
 *
 * @throws JobSearchError `USAGE` naming the option, the value and what it may be.
 */
export function parseTarget(target: string): LinkedInQuery {
  const text = target.trim();
  if (/^\d{6,15}$/.test(text)) return { keywords: [], locations: [], postings: [text] };
  const [, before = '', after = ''] = /^([^?]*)\??(.*)$/s.exec(text) ?? [];
  const said = readOptions(after);
  const [, keywords = '', location = ''] = /^(.*?)(?:@([^@]*))?$/s.exec(before) ?? [];
  if (!hasSubject(said, keywords))
    throw new JobSearchError(
      'USAGE',
      `"${target}" names nothing to search LinkedIn for: want "python developer@Zagreb"`,
    );
  const list = (name: Option) => said.get(name)?.split(',');
  return {
    keywords: filled(said.get('keywords') ?? keywords),
    locations: filled(said.get('location') ?? location),
    ...optionalField('geoId', said.get('geo-id')),
    ...optionalField('postedWithinDays', daysOf(said.get('posted-within'))),
    ...optionalField('workplace', list('workplace')),
    ...optionalField('employmentType', list('type')),
    ...optionalField('experience', list('experience')),
    ...optionalField('distanceMiles', numberOf(said.get('distance'))),
    ...optionalField('companies', list('company')),
    ...optionalField('pages', said.get('pages') === 'all' ? undefined : (numberOf(said.get('pages')) ?? defaultPages)),
  };
}

function hasSubject(said: ReadonlyMap<Option, string>, keywords: string): boolean {
  return Boolean((said.get('keywords') ?? keywords).trim() || said.get('company'));
}

type Option = (typeof options)[number];

function readOptions(text: string): Map<Option, string> {
  const said = [...new URLSearchParams(text)];
  const odd = said.find(([name]) => !options.some((option) => option === name));
  if (odd)
    throw new JobSearchError('USAGE', `LinkedIn has no option "${odd[0]}": it has ${options.join(', ')}; "${example}"`);
  return new Map(said as [Option, string][]);
}

function filled(text: string): string[] {
  return text.trim() ? [text.trim()] : [];
}

const daysIn: Readonly<Record<string, number>> = { '': 1 / 86_400, s: 1 / 86_400, m: 1 / 1440, h: 1 / 24, d: 1, w: 7 };

/** "7d", "24h" or seconds. */
function daysOf(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const [, digits = '', unit = ''] = /^(\d{1,9})([smhdw]?)$/.exec(text.trim()) ?? [];
  if (Number(digits) > 0) return Number(digits) * (daysIn[unit] ?? 0);
  throw new JobSearchError('USAGE', `posted-within "${text}": give days such as "7d", hours such as "24h", or seconds`);
}

/** What is no number becomes NaN: the query's own check names it. */
function numberOf(text: string | undefined): number | undefined {
  return text === undefined ? undefined : Number(text || Number.NaN);
}

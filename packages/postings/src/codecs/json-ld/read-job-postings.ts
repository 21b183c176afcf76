import { jsonrepair } from 'jsonrepair';
import { htmlToText, tidyText } from '../../clean/html-text.js';
import type { Posting } from '../../posting.js';
import {
  addressOf,
  employmentTypesOf,
  field,
  lineOf,
  linesOf,
  placeOf,
  salaryOf,
  timeOf,
} from '../../published-values.js';

/** What a `JobPosting` of schema.org says; what it does not say is left out. `key` is its own identifier, if it has one. */
export type JobPostingFacts = Readonly<Partial<Omit<Posting, 'id' | 'source' | 'firstSeenAt' | 'lastSeenAt'>>> & {
  readonly title: string;
  readonly description: string;
  readonly key?: string;
};

type Node = Readonly<Record<string, unknown>>;

/**
 * The job postings in the text of a `script` of type `application/ld+json`: alone, in lists, in a `@graph` or below other things.
 *
 * It takes what real pages have: CDATA marks, raw control characters, missing or doubled commas, entities escaped twice, types as full
 * addresses, values that are a thing, a list of one or a text.
 *
 * @returns none for a text that holds no job posting; undefined for one that no repair makes JSON
 * @see https://schema.org/JobPosting
 */
export function readJobPostings(text: string): JobPostingFacts[] | undefined {
  const value = parse(
    text.replace(/^\s*(?:\/\/|\/\*)?\s*<!\[CDATA\[\s*(?:\*\/)?|\s*(?:\/\/|\/\*)?\s*\]\]>\s*(?:\*\/)?\s*$/g, '').trim(),
  );
  if (value === undefined) return undefined;
  return [...jobPostings(value, 0)].flatMap((node) => factsOf(node) ?? []);
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    try {
      // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
      return JSON.parse(jsonrepair(text.replace(/[\u0000-\u001f]+/g, ' ')));
    } catch {
      return undefined;
    }
  }
}

const deepest = 8;

function* jobPostings(value: unknown, depth: number): Generator<Node> {
  if (depth > deepest || typeof value !== 'object' || value === null) return;
  if (Array.isArray(value)) {
    for (const item of value) yield* jobPostings(item, depth + 1);
  } else if (isJobPosting(value as Node)) yield value as Node;
  else for (const item of Object.values(value)) yield* jobPostings(item, depth + 1);
}

function isJobPosting(node: Node): boolean {
  return listOf(node['@type']).some((type) => /(?:^|[/:])JobPosting$/i.test(String(type)));
}

function factsOf(node: Node): JobPostingFacts | undefined {
  const title = plain(node.title ?? node.name);
  const description = descriptionOf(node);
  if (!title || !description) return undefined;
  const organisation = first(node.hiringOrganization);
  const places = listOf(node.jobLocation).map(readPlace);
  const isRemote = listOf(node.jobLocationType).some((type) => /telecommute/i.test(String(type)));
  return {
    title,
    description,
    company: plain(nameOf(organisation)) ?? '',
    location: linesOf(places.map(({ text }) => text)).join('; '),
    ...field('key', keyOf(node.identifier)),
    ...field('url', addressOf(textOf(node.url))),
    ...field('companyUrl', addressOf(textOf((organisation as Node)?.sameAs) ?? textOf((organisation as Node)?.url))),
    ...field(
      'places',
      places.flatMap(({ place }) => place),
    ),
    ...field('workplace', isRemote ? ('remote' as const) : undefined),
    ...field(
      'remoteRegions',
      isRemote ? linesOf(listOf(node.applicantLocationRequirements).map((one) => plain(nameOf(one)))) : [],
    ),
    ...field('employmentType', employmentTypesOf(wordsOf(node.employmentType))),
    ...field('experienceYears', yearsOf(first(node.experienceRequirements))),
    ...field('salary', payOf(first(node.baseSalary))),
    ...field('skills', linesOf(wordsOf(node.skills).filter((skill) => skill.length <= 60))),
    ...field('industries', linesOf(wordsOf(node.industry))),
    ...field('categories', linesOf(listOf(node.occupationalCategory).map((one) => plain(textOf(one) ?? nameOf(one))))),
    ...field('postedAt', timeOf(textOf(node.datePosted))),
    ...field('validThrough', timeOf(textOf(node.validThrough))),
  };
}

/** The description, and what pages put beside it instead of into it. */
function descriptionOf(node: Node): string {
  const main = textOfHtml(textOf(node.description) ?? '');
  const others = ['responsibilities', 'qualifications', 'educationRequirements', 'jobBenefits']
    .map((name) => textOfHtml(textOf(node[name]) ?? ''))
    .filter((text) => text !== '' && !main.includes(text));
  return [main, ...others].filter(Boolean).join('\n\n');
}

/** HTML as text; a text without mark-up keeps its lines. */
function textOfHtml(value: string): string {
  const html = unescaped(value);
  if (/<\/?[a-z][^>]*>/i.test(html)) return htmlToText(html);
  return tidyText(html.split('\n').map(htmlToText).join('\n'));
}

/** HTML whose own mark-up was escaped, once or twice, as it was. */
function unescaped(html: string): string {
  let text = html;
  for (let times = 0; times < 2 && /&(?:amp;)*lt;\/?[a-z]/i.test(text) && !/<\/?[a-z][^>]*>/i.test(text); times++) {
    text = text
      .replace(/&lt;/gi, '<')
      .replace(/&gt;/gi, '>')
      .replace(/&quot;/gi, '"')
      .replace(/&#0?39;|&apos;/gi, "'")
      .replace(/&amp;/gi, '&');
  }
  return text;
}

function readPlace(value: unknown): { text: string | undefined; place: NonNullable<Posting['places']> } {
  if (typeof value === 'string') return { text: plain(value), place: [] };
  const node = (value ?? {}) as Node;
  const address = first(node.address);
  const name = plain(textOf(node.name));
  if (typeof address === 'string') return { text: name ?? plain(address), place: [] };
  const parts = (address ?? {}) as Node;
  const city = plain(textOf(parts.addressLocality));
  const region = plain(textOf(parts.addressRegion));
  const country = plain(textOf(parts.addressCountry) ?? nameOf(first(parts.addressCountry)));
  const written = linesOf([city, region, country]).join(', ') || undefined;
  // A page that repeats one address for every place names the places right: an address that its name contradicts is none.
  if (name && city && !name.toLowerCase().includes(city.toLowerCase())) return { text: name, place: [] };
  return { text: written ?? name, place: placeOf({ city, region, country }) };
}

function payOf(value: unknown): Posting['salary'] | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const node = value as Node;
  const amount = first(node.value);
  const currency = textOf(node.currency);
  if (typeof amount !== 'object' || amount === null) {
    const only = numberOf(amount);
    return salaryOf({ min: only, max: only, currency, period: textOf(node.unitText) });
  }
  const { minValue, maxValue, value: single, unitText } = amount as Node;
  const only = numberOf(single);
  return salaryOf({
    min: numberOf(minValue) ?? only,
    max: numberOf(maxValue) ?? only,
    currency: currency ?? textOf((amount as Node).currency),
    period: textOf(unitText) ?? textOf(node.unitText),
  });
}

function yearsOf(value: unknown): number | undefined {
  const months = numberOf((value as Node | undefined)?.monthsOfExperience);
  return months === undefined ? undefined : Math.round((10 * months) / 12) / 10;
}

function keyOf(value: unknown): string | undefined {
  const identifier = first(value);
  const text = typeof identifier === 'object' ? textOf((identifier as Node | null)?.value) : textOf(identifier);
  return lineOf(text)?.replace(/\s+/g, '-');
}

function listOf(value: unknown): unknown[] {
  return value === undefined || value === null ? [] : Array.isArray(value) ? value : [value];
}

function first(value: unknown): unknown {
  return listOf(value)[0];
}

/** Texts, those with commas taken apart. */
function wordsOf(value: unknown): string[] {
  return listOf(value).flatMap((one) => (textOf(one) ?? nameOf(one) ?? '').split(/[,;•]/));
}

function textOf(value: unknown): string | undefined {
  const one = first(value);
  return typeof one === 'string' || typeof one === 'number' ? String(one) : undefined;
}

function nameOf(value: unknown): string | undefined {
  return typeof value === 'object' && value !== null ? textOf((value as Node).name) : textOf(value);
}

function numberOf(value: unknown): number | undefined {
  const number = typeof value === 'string' && /^\d+(?:\.\d+)?$/.test(value.trim()) ? Number(value) : value;
  return typeof number === 'number' && Number.isFinite(number) ? number : undefined;
}

/** A text on one line, its entities made characters. */
function plain(text: string | undefined | unknown): string | undefined {
  return typeof text === 'string' ? lineOf(htmlToText(htmlToText(text))) : undefined;
}

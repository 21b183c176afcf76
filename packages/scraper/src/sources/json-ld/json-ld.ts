import { createHash } from 'node:crypto';
import { type JobPostingFacts, JobSearchError, type Posting, readJobPostings } from '@jobsearch/postings';
import { type CheerioAPI, load } from 'cheerio';
import type { Page, PageRequest, ParsedPage, Source } from '../../source.js';
import { boardPosting } from '../board-posting.js';

/** A posting's page, or one that leads to postings. */
export interface JsonLdQuery {
  readonly url: string;
}

/** What a request carries: whether its links may be followed. */
export interface JsonLdContext {
  readonly isStart: boolean;
}

type Request = PageRequest<JsonLdContext>;

/** So many pages of a site are looked at. */
const mostPages = 200;

/** Words in the addresses of postings. */
const postingPath =
  /(?:^|[/_-])(?:jobs?|careers?|positions?|vacanc(?:y|ies)|openings?|opportunit(?:y|ies)|postings?|stellen?(?:angebote?)?|emplois?|offres?|empleos?|posao|oglas)(?:[/_-]|$)/i;

/** Any page with postings marked up as schema.org's JobPosting in JSON-LD, and any page of the same site that links to such. */
export function createJsonLdSource({ baseUrl = '' } = {}): Source<JsonLdQuery, JsonLdContext> {
  return {
    id: 'json-ld',
    baseUrl,
    pace: { maxConcurrent: 1, minTimeMs: 1500 },
    start: ({ url }) => [request(url, true)],
    parse(page, { context }, now) {
      const $ = load(page.body);
      refuseChallenge($);
      const { found, problems } = readScripts($);
      const postings = found.map((facts, index) => postingOf(facts, { address: page.url, index, now }));
      if (postings.length > 0) return { outcome: 'ok', postings, problems };
      if (!context.isStart) return { outcome: 'ok', problems };
      return { ...follow($, page), problems };
    },
  };
}

function request(url: string, isStart: boolean): Request {
  return { key: url, url, kind: isStart ? 'list' : 'posting', headers: { accept: 'text/html' }, context: { isStart } };
}

/** @throws JobSearchError `BLOCKED` for a page that wants to know whether a person reads it. */
function refuseChallenge($: CheerioAPI): void {
  const isChallenge =
    /^(?:just a moment|attention required)/i.test($('title').text().trim()) || $('#challenge-form').length > 0;
  if (isChallenge) throw new JobSearchError('BLOCKED', 'the site asks for proof that a person reads it');
}

function readScripts($: CheerioAPI): { found: JobPostingFacts[]; problems: string[] } {
  const texts = $('script[type^="application/ld+json" i]')
    .toArray()
    .map((element) => $(element).text());
  const read = texts.filter((text) => text.trim() !== '').map((text) => readJobPostings(text));
  const broken = read.filter((postings) => postings === undefined).length;
  return {
    found: read.flatMap((postings) => postings ?? []),
    problems: broken > 0 ? [`${broken} scripts of JSON-LD cannot be read`] : [],
  };
}

function follow($: CheerioAPI, page: Page): ParsedPage<JsonLdContext> {
  const links = linksOf($, page.url);
  if (links.length === 0)
    throw new JobSearchError(
      'LAYOUT_CHANGED',
      'no JobPosting in JSON-LD, and no link that looks like one to a posting',
    );
  return {
    outcome: 'ok',
    requests: links.slice(0, mostPages).map((url) => request(url, false)),
    capped: links.length > mostPages,
  };
}

/** Links of the same host that look like postings, each once, in their order, those left out that say `nofollow`. */
function linksOf($: CheerioAPI, address: string): string[] {
  const page = new URL(address);
  page.hash = '';
  const links = $('a[href]')
    .toArray()
    .map((element) => $(element))
    .filter((link) => !/\bnofollow\b/i.test(link.attr('rel') ?? ''))
    .map((link) => link.attr('href') ?? '')
    .filter((href) => URL.canParse(href, address))
    .map((href) => new URL(href, address));
  const found = new Set<string>();
  for (const link of links) {
    link.hash = '';
    const leadsDeeper = link.pathname.length > 1 && link.href !== page.href;
    if (link.host === page.host && leadsDeeper && postingPath.test(link.pathname + link.search)) found.add(link.href);
  }
  return [...found];
}

function postingOf(
  { key, url, ...facts }: JobPostingFacts,
  { address, index, now }: { address: string; index: number; now: string },
): Posting {
  const { host } = new URL(address);
  const page = index === 0 ? address : `${address}#${index}`;
  const own = key
    ? encodeURIComponent(key)
    : createHash('sha256')
        .update(url ?? page)
        .digest('hex')
        .slice(0, 16);
  return boardPosting({ ...facts, id: `json-ld:${host}/${own}`, source: 'json-ld', url: url ?? address }, now);
}

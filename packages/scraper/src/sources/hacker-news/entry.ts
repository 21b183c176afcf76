import { JobSearchError } from '@jobsearch/postings';
import type { SourceEntry } from '../../source-entry.js';
import { createHackerNewsSource, type HackerNewsContext, type HackerNewsQuery } from './hacker-news.js';

/** The monthly thread of Hacker News: `hacker-news:latest`, `hacker-news:2026-07`. */
export const hackerNews: SourceEntry<HackerNewsQuery, HackerNewsContext> = {
  id: 'hacker-news',
  name: 'Hacker News: Who is hiring?',
  home: 'https://hn.algolia.com',
  target: { what: '"latest" or a month', example: 'latest' },
  parseTarget(target) {
    if (target === 'latest') return {};
    if (/^\d{4}-(?:0[1-9]|1[0-2])$/.test(target)) return { month: target };
    throw new JobSearchError('USAGE', `"${target}" is no month: want "latest", or one as 2026-07`);
  },
  recognise: ({ hostname, pathname }) =>
    hostname === 'news.ycombinator.com' && pathname === '/jobs' ? 'latest' : undefined,
  create: createHackerNewsSource,
};

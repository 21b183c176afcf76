import type { SourceEntry } from '../../source-entry.js';
import { type FeedContext, noQuery } from '../feed.js';
import { createRemotiveSource } from './remotive.js';

/** The latest of Remotive's remote jobs: `remotive`. */
export const remotive: SourceEntry<null, FeedContext> = {
  id: 'remotive',
  name: 'Remotive',
  home: 'https://remotive.com',
  notice:
    'Remotive asks that its postings link to it and name it, and that they are not submitted to other job boards.',
  parseTarget: noQuery,
  recognise: ({ hostname }) => (/^(?:www\.)?remotive\.com$/.test(hostname) ? '' : undefined),
  create: createRemotiveSource,
};

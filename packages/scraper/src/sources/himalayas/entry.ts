import type { SourceEntry } from '../../source-entry.js';
import { type FeedContext, noQuery } from '../feed.js';
import { createHimalayasSource } from './himalayas.js';

/** The latest of Himalayas' remote jobs: `himalayas`. */
export const himalayas: SourceEntry<null, FeedContext> = {
  id: 'himalayas',
  name: 'Himalayas',
  home: 'https://himalayas.app',
  notice:
    'Himalayas asks that its postings link to it and name it, and that they are not submitted to other job boards.',
  parseTarget: noQuery,
  recognise: ({ hostname }) => (/^(?:www\.)?himalayas\.app$/.test(hostname) ? '' : undefined),
  create: createHimalayasSource,
};

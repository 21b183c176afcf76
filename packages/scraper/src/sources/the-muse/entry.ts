import type { SourceEntry } from '../../source-entry.js';
import { type FeedContext, noQuery } from '../feed.js';
import { createTheMuseSource } from './the-muse.js';

/** The latest of The Muse's jobs: `the-muse`. */
export const theMuse: SourceEntry<null, FeedContext> = {
  id: 'the-muse',
  name: 'The Muse',
  home: 'https://www.themuse.com',
  notice: 'The Muse asks that users of its API follow its terms of use, and that its postings link to it.',
  parseTarget: noQuery,
  recognise: ({ hostname }) => (/^(?:www\.)?themuse\.com$/.test(hostname) ? '' : undefined),
  create: createTheMuseSource,
};

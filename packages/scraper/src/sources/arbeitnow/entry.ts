import type { SourceEntry } from '../../source-entry.js';
import { type FeedContext, noQuery } from '../feed.js';
import { createArbeitnowSource } from './arbeitnow.js';

/** Arbeitnow's jobs: `arbeitnow`. */
export const arbeitnow: SourceEntry<null, FeedContext> = {
  id: 'arbeitnow',
  name: 'Arbeitnow',
  home: 'https://www.arbeitnow.com',
  parseTarget: noQuery,
  recognise: ({ hostname }) => (/^(?:www\.)?arbeitnow\.com$/.test(hostname) ? '' : undefined),
  create: createArbeitnowSource,
};

import type { SourceEntry } from '../../source-entry.js';
import { type FeedContext, noQuery } from '../feed.js';
import { createRemoteOkSource } from './remoteok.js';

/** The latest of Remote OK's jobs: `remoteok`. */
export const remoteOk: SourceEntry<null, FeedContext> = {
  id: 'remoteok',
  name: 'Remote OK',
  home: 'https://remoteok.com',
  notice: 'Remote OK asks that its postings name it and link to it directly, with a link that search engines follow.',
  parseTarget: noQuery,
  recognise: ({ hostname }) => (/^(?:www\.)?remoteok\.(?:com|io)$/i.test(hostname) ? '' : undefined),
  create: createRemoteOkSource,
};

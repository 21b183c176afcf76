import { JobSearchError } from '@jobsearch/postings';
import type { SourceEntry } from '../../source-entry.js';
import { createJsonLdSource, type JsonLdContext, type JsonLdQuery } from './json-ld.js';

/** Any page with schema.org's JobPosting: `json-ld:https://acme.example/careers`, or just its address. */
export const jsonLd: SourceEntry<JsonLdQuery, JsonLdContext> = {
  id: 'json-ld',
  name: 'pages with JobPosting data',
  home: '',
  target: { what: 'address of a page', example: 'https://acme.example/careers' },
  parseTarget(target) {
    if (URL.canParse(target) && /^https?:$/.test(new URL(target).protocol)) return { url: target };
    throw new JobSearchError('USAGE', `"${target}" is no http or https address of a page`);
  },
  // Whatever no other source knows: it is the last that is asked.
  recognise: ({ href }) => href,
  create: createJsonLdSource,
};

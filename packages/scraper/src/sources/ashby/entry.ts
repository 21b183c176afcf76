import type { SourceEntry } from '../../source-entry.js';
import { type BoardQuery, boardQuery } from '../json-board.js';
import { createAshbySource } from './ashby.js';

/** Boards of companies that use Ashby: `ashby:acme`. */
export const ashby: SourceEntry<BoardQuery, BoardQuery> = {
  id: 'ashby',
  name: 'Ashby',
  home: 'https://api.ashbyhq.com',
  target: { what: 'board name', example: 'acme' },
  parseTarget: (target) => boardQuery('ashby', target),
  recognise({ hostname, pathname }) {
    const path = pathname.split('/').filter(Boolean);
    if (hostname === 'jobs.ashbyhq.com') return path[0];
    return hostname === 'api.ashbyhq.com' && path[0] === 'posting-api' ? path[2] : undefined;
  },
  create: createAshbySource,
};

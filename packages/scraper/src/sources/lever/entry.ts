import type { SourceEntry } from '../../source-entry.js';
import { type BoardQuery, boardQuery } from '../json-board.js';
import { createLeverSource } from './lever.js';

/** Boards of companies that use Lever: `lever:acme`, in the EU `lever:eu.acme`. */
export const lever: SourceEntry<BoardQuery, BoardQuery> = {
  id: 'lever',
  name: 'Lever',
  home: 'https://api.lever.co',
  target: { what: 'site', example: 'acme' },
  parseTarget: (target) => boardQuery('lever', target),
  recognise({ hostname, pathname }) {
    const host = /^(?:jobs|api)(\.eu)?\.lever\.co$/.exec(hostname);
    const path = pathname.split('/').filter((part) => part && part !== 'v0' && part !== 'postings');
    return host && path[0] ? `${host[1] ? 'eu.' : ''}${path[0]}` : undefined;
  },
  create: createLeverSource,
};

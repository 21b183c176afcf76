import type { SourceEntry } from '../../source-entry.js';
import { companyOfHost } from '../company-host.js';
import { type BoardQuery, boardQuery } from '../json-board.js';
import { createRecruiteeSource } from './recruitee.js';

/** Careers sites of companies that use Recruitee: `recruitee:acme`. */
export const recruitee: SourceEntry<BoardQuery, BoardQuery> = {
  id: 'recruitee',
  name: 'Recruitee',
  home: 'https://{board}.recruitee.com',
  target: { what: 'name before .recruitee.com', example: 'acme' },
  parseTarget: (target) => boardQuery('recruitee', target),
  recognise: ({ hostname }) => companyOfHost(hostname, 'recruitee.com'),
  create: createRecruiteeSource,
};

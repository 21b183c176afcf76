import type { SourceEntry } from '../../source-entry.js';
import { companyOfHost } from '../company-host.js';
import { type BoardQuery, boardQuery } from '../json-board.js';
import type { CareersContext } from './careers-page.js';
import { createWorkableSource } from './workable.js';

/** Accounts of companies that use Workable: `workable:acme`. */
export const workable: SourceEntry<BoardQuery, CareersContext> = {
  id: 'workable',
  name: 'Workable',
  home: 'https://apply.workable.com',
  target: { what: 'account', example: 'acme' },
  parseTarget: (target) => boardQuery('workable', target),
  recognise({ hostname, pathname }) {
    if (hostname === 'apply.workable.com') {
      const path = pathname.split('/').filter(Boolean);
      return path[0] === 'api' ? path[path.indexOf('accounts') + 1] : path[0];
    }
    return companyOfHost(hostname, 'workable.com');
  },
  create: createWorkableSource,
};

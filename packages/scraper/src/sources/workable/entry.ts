import type { SourceEntry } from '../../source-entry.js';
import { companyOfHost } from '../company-host.js';
import { type BoardQuery, boardQuery } from '../json-board.js';
import type { WorkableContext } from './careers-page.js';
import { createWorkableSource } from './workable.js';

/** Accounts of companies that use Workable: `workable:acme`. */
export const workable: SourceEntry<BoardQuery, WorkableContext> = {
  id: 'workable',
  name: 'Workable',
  home: 'https://apply.workable.com',
  target: { what: 'account', example: 'acme' },
  parseTarget: (target) => boardQuery('workable', target),
  recognise({ hostname, pathname }) {
    if (hostname === 'apply.workable.com') {
      const path = pathname.split('/').filter(Boolean);
      // `/j/<posting>` names no account.
      if (path[0] === 'j') return undefined;
      if (path[0] !== 'api') return path[0];
      const accounts = path.indexOf('accounts');
      return accounts < 0 ? undefined : path[accounts + 1];
    }
    return companyOfHost(hostname, 'workable.com');
  },
  create: createWorkableSource,
};

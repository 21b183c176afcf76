import type { SourceEntry } from '../../source-entry.js';
import { type BoardQuery, boardQuery } from '../json-board.js';
import { createSmartRecruitersSource, type SmartRecruitersContext } from './smartrecruiters.js';

/** Boards of companies that use SmartRecruiters: `smartrecruiters:Acme`. */
export const smartRecruiters: SourceEntry<BoardQuery, SmartRecruitersContext> = {
  id: 'smartrecruiters',
  name: 'SmartRecruiters',
  home: 'https://api.smartrecruiters.com',
  target: { what: 'company identifier', example: 'Acme' },
  parseTarget: (target) => boardQuery('smartrecruiters', target),
  recognise({ hostname, pathname }) {
    const path = pathname.split('/').filter(Boolean);
    // `/oneclick-ui/company/Acme/…` and `/external-referrals/company/Acme/…` are forms about a posting.
    if (/^(?:jobs|careers)\.smartrecruiters\.com$/.test(hostname)) return path[1] === 'company' ? path[2] : path[0];
    return hostname === 'api.smartrecruiters.com' && path[1] === 'companies' ? path[2] : undefined;
  },
  create: createSmartRecruitersSource,
};

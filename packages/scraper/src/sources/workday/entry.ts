import { JobSearchError } from '@jobsearch/postings';
import type { SourceEntry } from '../../source-entry.js';
import { createWorkdaySource, type WorkdayContext, type WorkdayQuery } from './workday.js';

/** Careers sites of companies that use Workday: `workday:acme.wd5/Careers`. */
export const workday: SourceEntry<WorkdayQuery, WorkdayContext> = {
  id: 'workday',
  name: 'Workday',
  home: 'https://{tenant}.{shard}.myworkdayjobs.com',
  target: { what: 'tenant, shard and site', example: 'acme.wd5/Careers' },
  parseTarget(target) {
    const [, tenant, shard, site] = /^([\w-]+)\.(wd\d+)\/([\w-]+)$/.exec(target) ?? [];
    if (tenant && shard && site) return { tenant, shard, site };
    throw new JobSearchError(
      'USAGE',
      `"${target}" is no Workday site: want tenant, shard and site, for example "acme.wd5/Careers"`,
    );
  },
  recognise({ hostname, pathname }) {
    const [, tenant, shard] = /^([\w-]+)\.(wd\d+)\.myworkdayjobs\.com$/.exec(hostname) ?? [];
    const path = pathname.split('/').filter((part) => part && !/^[a-z]{2}-[A-Z]{2}$/.test(part));
    const site = path[0] === 'wday' ? path[3] : path[0];
    return tenant && shard && site ? `${tenant}.${shard}/${site}` : undefined;
  },
  create: createWorkdaySource,
};

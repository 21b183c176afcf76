import type { SourceEntry } from '../../source-entry.js';
import { type BoardQuery, boardQuery } from '../json-board.js';
import { createGreenhouseSource } from './greenhouse.js';

/** Boards of companies that use Greenhouse: `greenhouse:acme`. */
export const greenhouse: SourceEntry<BoardQuery, BoardQuery> = {
  id: 'greenhouse',
  name: 'Greenhouse',
  home: 'https://boards-api.greenhouse.io',
  target: { what: 'board token', example: 'acme' },
  parseTarget: (target) => boardQuery('greenhouse', target),
  recognise({ hostname, pathname, searchParams }) {
    if (!/^(?:boards|job-boards|boards-api)(?:\.eu)?\.greenhouse\.io$/.test(hostname)) return undefined;
    const [first, second, third] = pathname.split('/').filter(Boolean);
    if (first === 'embed') return searchParams.get('for') ?? undefined;
    return first === 'v1' && second === 'boards' ? third : first;
  },
  create: createGreenhouseSource,
};

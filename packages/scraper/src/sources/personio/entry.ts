import type { SourceEntry } from '../../source-entry.js';
import { type BoardQuery, boardQuery } from '../json-board.js';
import { createPersonioSource } from './personio.js';

/** Careers pages of companies that use Personio: `personio:acme`. */
export const personio: SourceEntry<BoardQuery, BoardQuery> = {
  id: 'personio',
  name: 'Personio',
  home: 'https://{board}.jobs.personio.de',
  target: { what: 'name before .jobs.personio.de', example: 'acme' },
  parseTarget: (target) => boardQuery('personio', target),
  recognise: ({ hostname }) => /^([\w-]+)\.jobs\.personio\.(?:de|com)$/.exec(hostname)?.[1],
  create: createPersonioSource,
};

import type { Posting } from '../../src/index.js';

/** A valid posting with what a test wants different. */
export function aPosting(differences: Partial<Posting> = {}): Posting {
  return {
    id: 'demo:baker-split',
    url: 'https://jobs.korica.example/baker',
    title: 'Baker',
    company: 'Pekara Korica',
    location: 'Split, Croatia',
    workplace: 'on-site',
    skills: ['sourdough'],
    description: 'You bake bread.\n\n- at night\n- with care',
    firstSeenAt: '2026-11-01T06:00:00Z',
    lastSeenAt: '2026-11-01T06:00:00Z',
    source: 'demo',
    ...differences,
  };
}

import { type Posting, parsePosting } from '@jobsearch/postings';

/** A posting of which a test says what matters. */
export function aPosting(id: string, differences: Partial<Posting>): Posting {
  return parsePosting({
    id,
    title: 'Baker',
    company: 'Korica',
    location: 'Split, Croatia',
    workplace: 'unknown',
    skills: [],
    description: 'You bake bread and cakes in our bakery, at night.',
    firstSeenAt: '2026-11-01',
    lastSeenAt: '2026-11-01',
    source: 'test',
    ...differences,
  });
}

/** A small collection of which anybody can say what should be found. */
export const postings: readonly Posting[] = [
  aPosting('test:baker', {}),
  aPosting('test:baker-again', { postedAt: '2026-11-02' }),
  aPosting('test:nurse', {
    title: 'Registered nurse',
    company: 'Saint Brigid Hospital',
    location: 'Dublin, Ireland',
    description: 'You care for patients on our ward.',
  }),
  aPosting('test:developer', {
    title: 'Python developer',
    company: 'Dravex',
    location: 'Remote',
    description: 'You write software in Python with Django and PostgreSQL.',
  }),
  aPosting('test:closed', { title: 'Python engineer', description: 'You write Python.', closedAt: '2026-11-10' }),
];

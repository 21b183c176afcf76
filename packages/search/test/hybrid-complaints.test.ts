import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Engine, SearchRequest } from '../src/index.js';
import { engineOver } from './support/engine.js';
import { aPosting } from './support/postings.js';

// What users of other tools complain of when words and meaning are put together, as a collection in which each would show.

const numbered = (prefix: string, count: number, differences: (i: number) => Parameters<typeof aPosting>[1]) =>
  Array.from({ length: count }, (_, i) =>
    aPosting(`test:${prefix}${i}`, { company: `Employer ${i}`, ...differences(i) }),
  );

const postings = [
  // Near in meaning to "warehouse", many of them, none with the name of the product.
  ...numbered('warehouse', 30, (i) => ({
    title: ['Warehouse operative', 'Logistics clerk', 'Stock controller'][i % 3] as string,
    description: `You keep stock in our warehouse with inventory software, shift ${i}.`,
  })),
  aPosting('test:quillstore', {
    title: 'Back office assistant',
    company: 'Brezna',
    description: 'You help the office. Some days you enter what came in with Quillstore.',
  }),
  // Have a common word of "night nurse", and are nothing of the kind.
  ...numbered('night', 30, (i) => ({
    title: 'Security guard',
    description: `You watch the gate at night. Every night, night after night. Night pay. Post ${i}.`,
  })),
  aPosting('test:nursing', {
    title: 'Registered nurse',
    company: 'Saint Brigid Hospital',
    description: 'You care for patients on our ward from evening to morning.',
  }),
  // A company whose name is a word that many texts have.
  ...numbered('anchor', 30, (i) => ({
    title: 'Boat builder',
    description: `You fit the anchor and the anchor winch, anchor chains too. Yard ${i}.`,
  })),
  aPosting('test:anchor-inc', { title: 'Accountant', company: 'Anchor', description: 'You keep our books.' }),
  // The one that meets the conditions is far behind those that do not.
  ...numbered('python', 60, (i) => ({
    title: 'Python developer',
    workplace: 'on-site',
    description: `You write Python with Django, team ${i}.`,
  })),
  aPosting('test:remote-clerk', { title: 'Data entry clerk', workplace: 'remote', description: 'You type in forms.' }),
  aPosting('test:go', {
    title: 'Backend developer',
    company: 'Dravex',
    skills: ['Go', 'PostgreSQL'],
    description: 'You go on with what others began.',
  }),
  aPosting('test:kubernetes', {
    title: 'Platform engineer',
    company: 'Oblak',
    description: 'You keep our Kubernetes clusters up.',
  }),
  // Says the same in other words.
  aPosting('test:attorney', {
    title: 'Attorney',
    company: 'Kovač & Partners',
    description: 'You represent clients in court and draft contracts.',
  }),
  ...numbered('truck', 5, (i) => ({
    title: 'Truck driver',
    description: `You drive our trucks over land, route ${i}.`,
  })),
  ...numbered('courier', 5, (i) => ({
    title: 'Driver',
    description: `You bring parcels to doors with a small van, round ${i}.`,
  })),
  aPosting('test:physician', {
    title: 'Physician',
    company: 'Vrelo Clinic',
    description: 'You examine and treat patients.',
  }),
];

let engine: Engine;
beforeAll(async () => {
  engine = await engineOver(postings);
});
afterAll(() => engine.close());

async function found(request: SearchRequest): Promise<string[]> {
  return (await engine.search(request)).hits.map(({ posting }) => posting.id);
}

describe('a rare exact word', () => {
  test.each(['quillstore', 'Quillstore specialist', 'Quillstore inventory management'])(
    'of %j comes before everything that is only near in meaning',
    async (query) => {
      expect((await found({ query }))[0]).toBe('test:quillstore');
    },
  );

  test('is not found by meaning alone: the words have found it', async () => {
    expect((await found({ query: 'Quillstore inventory management', mode: 'meaning' }))[0]).not.toBe('test:quillstore');
  });
});

describe('postings that have a word of the query', () => {
  test('do not come before the one that is meant by that alone', async () => {
    expect((await found({ query: 'night nurse' }))[0]).toBe('test:nursing');
  });

  test('do not fill the list where nothing else has any', async () => {
    const hits = await found({ query: 'lawyer for court at night', limit: 3 });

    expect(hits).toContain('test:attorney');
  });
});

describe('the name of a company', () => {
  test('is not buried under texts that use it as a word', async () => {
    const hits = await found({ query: 'Anchor accountant' });

    expect(hits[0]).toBe('test:anchor-inc');
    expect(await found({ query: 'jobs at Anchor', limit: 3 })).toContain('test:anchor-inc');
  });
});

describe('conditions', () => {
  test('hold before the hits are counted out: the last of all is found where it alone meets them', async () => {
    const answer = await engine.search({ query: 'python developer', limit: 1, filters: { workplace: ['remote'] } });

    expect(answer.total).toBe(1);
    expect(answer.hits.map(({ posting }) => posting.id)).toEqual(['test:remote-clerk']);
  });
});

describe('another word for the same', () => {
  test.each([
    ['lawyer', 'test:attorney'],
    ['doctor', 'test:physician'],
  ])('%s finds %s, which has no word of it', async (query, id) => {
    expect((await found({ query }))[0]).toBe(id);
    expect((await found({ query, understand: 'off' }))[0]).toBe(id);
    expect(await found({ query, understand: 'off', mode: 'words', limit: 1 })).not.toContain(id);
  });
});

describe('a job that this side of the ocean calls otherwise', () => {
  test.each(['HGV driver', 'lorry driver', 'hgv driver jobs'])('%s finds truck drivers', async (query) => {
    const hits = await found({ query, limit: 5 });

    expect(hits.every((id) => id.startsWith('test:truck'))).toBe(true);
  });

  test('but not when nothing is to be understood', async () => {
    const hits = await found({ query: 'HGV driver', limit: 5, understand: 'off', mode: 'words' });

    expect(hits.every((id) => id.startsWith('test:truck'))).toBe(false);
  });
});

describe('a skill that nobody calls so', () => {
  test.each(['golang', 'golang jobs', 'remote golang'])(
    'leaves only these where nothing else is asked for: %s',
    async (query) => {
      const { hits, understood } = await engine.search({ query });

      expect(hits.map(({ posting }) => posting.id)).toEqual(['test:go']);
      expect(understood.at(-1)).toMatchObject({ kind: 'skill', value: 'Go', effect: 'filter' });
    },
  );

  test.each(['golang', 'golang developer', 'golang jobs'])('is found by its facts: %s', async (query) => {
    expect((await found({ query }))[0]).toBe('test:go');
  });

  test.each(['k8s', 'k8s jobs', 'k8s job'])('is found by its name, whatever stands beside it: %s', async (query) => {
    const hits = await engine.search({ query });

    expect(hits.hits[0]?.posting.id).toBe('test:kubernetes');
    expect(hits.hits[0]?.score).toBeGreaterThan(0.4);
  });
});

test('a score is the same however many hits are asked for', async () => {
  const scores = await Promise.all(
    [1, 3, 50].map(async (limit) => (await engine.search({ query: 'night nurse', limit })).hits[0]?.score),
  );

  expect(new Set(scores).size).toBe(1);
});

describe('scores', () => {
  const best = async (query: string) => (await engine.search({ query, limit: 1 })).hits[0]?.score ?? 0;

  test.each(['opera singer', 'cheap flights to Paris', 'what is the weather tomorrow', 'qwer zxcv'])(
    'are low where nothing fits: %s',
    async (query) => {
      expect(await best(query)).toBeLessThan(0.2);
    },
  );

  test.each(['registered nurse', 'Python developer', 'security guard', 'on-site jobs'])(
    'are high where something does: %s',
    async (query) => {
      expect(await best(query)).toBeGreaterThan(0.5);
    },
  );

  test('say what was searched: as many as there are', async () => {
    expect((await engine.search({ query: 'opera singer' })).total).toBe(postings.length);
  });
});

import { describe, expect, test } from '@jest/globals';
import type { PageRequest } from '../../src/source.js';
import type { WorkableContext } from '../../src/sources/workable/careers-page.js';
import { workable } from '../../src/sources/workable/entry.js';
import { now, testSource } from './source-contract.js';

const workableJob = {
  title: 'Baker',
  shortcode: 'F8A1',
  employment_type: 'Full-time',
  telecommuting: false,
  department: 'Bakery',
  function: 'Production',
  industry: 'Food',
  url: 'https://apply.workable.com/j/F8A1',
  application_url: 'https://apply.workable.com/j/F8A1/apply',
  published_on: '2026-11-02',
  country: 'Croatia',
  state: 'Dalmatia',
  city: 'Split',
  locations: [
    { countryCode: 'HR', city: 'Split', region: 'Dalmatia', hidden: false },
    { countryCode: 'AT', city: 'Vienna', region: null, hidden: true },
  ],
  description: '<p>We bake.</p>',
};

testSource('workable', {
  entry: workable,
  target: 'korica',
  site: {
    'https://apply.workable.com/api/v1/widget/accounts/korica?details=true': {
      name: 'Korica',
      jobs: [
        workableJob,
        { title: 'Clerk', shortcode: 'F8A2', telecommuting: true },
        // One row for each place of a posting.
        {
          ...workableJob,
          city: 'Graz',
          state: 'Styria',
          country: 'Austria',
          locations: [...workableJob.locations, { countryCode: 'AT', city: 'Graz', region: 'Styria' }],
        },
      ],
    },
  },
  postings: [
    {
      id: 'workable:korica/F8A1',
      url: 'https://apply.workable.com/j/F8A1',
      company: 'Korica',
      location: 'Split, Dalmatia, Croatia; Graz, Styria, Austria',
      places: [
        { city: 'Split', region: 'Dalmatia', country: 'HR' },
        { city: 'Graz', region: 'Styria', country: 'AT' },
      ],
      employmentType: ['full-time'],
      categories: ['Bakery', 'Production'],
      industries: ['Food'],
      description: 'We bake.',
      postedAt: '2026-11-02',
      workplace: 'unknown',
    },
    { id: 'workable:korica/F8A2', workplace: 'remote' },
  ],
  empty: { name: 'Korica', jobs: [] },
  odd: { body: { jobs: [{ title: 'No code' }, workableJob] }, readable: 1 },
  changed: [{}, { total: 7, results: [] }],
  addresses: {
    'https://apply.workable.com/korica/j/F8A1/': 'korica',
    'https://apply.workable.com/api/v1/widget/accounts/korica?details=true': 'korica',
    'https://korica.workable.com/': 'korica',
    'https://apply.workable.com/j/F8A1': undefined,
    'https://apply.workable.com/api/v1/jobs/1': undefined,
    'https://www.workable.com/about': undefined,
    'https://jobs.workable.com/view/F8A1': undefined,
    'https://help.workable.com/': undefined,
  },
  badTargets: ['', 'a/b'],
  covers: 'workable:korica/',
});

describe('workable without a widget', () => {
  const source = workable.create();
  const [first] = source.start({ board: 'korica' }) as [PageRequest<WorkableContext>];
  const [list] = (source.instead?.(first, 'gone') ?? []) as [PageRequest<WorkableContext>];
  const parse = (request: PageRequest<WorkableContext>, body: unknown) =>
    source.parse({ url: request.url, status: 200, body: JSON.stringify(body) }, request, now);
  const item = {
    id: 5,
    shortcode: 'F8A1',
    title: 'Baker',
    remote: false,
    workplace: 'hybrid',
    location: { country: 'Croatia', countryCode: 'HR', city: 'Split', region: 'Dalmatia' },
    locations: [
      { country: 'Croatia', countryCode: 'HR', city: 'Split', region: 'Dalmatia', hidden: false },
      { country: 'Austria', countryCode: 'AT', city: 'Graz', region: null, hidden: true },
    ],
    published: '2026-11-02T00:00:00.000Z',
    type: 'full',
    language: 'en',
    department: ['Bakery'],
  };

  test('reads the list of its careers page, and a page for each posting', () => {
    const { requests = [], problems } = parse(list, {
      total: 3,
      results: [item, { title: 'No code' }],
      nextPage: 'abc',
    });
    const [posting, more] = requests as PageRequest<WorkableContext>[];
    const { postings } = parse(posting as PageRequest<WorkableContext>, {
      ...item,
      description: '<p>We bake.</p>',
      requirements: '<ul><li>Hands</li></ul>',
      benefits: '',
    });
    const rest = parse(more as PageRequest<WorkableContext>, { total: 3, results: [{ ...item, shortcode: 'F8A2' }] });

    expect([list.url, list.kind]).toEqual(['https://apply.workable.com/api/v3/accounts/korica/jobs', 'list']);
    expect(problems).toHaveLength(1);
    expect(posting?.url).toBe('https://apply.workable.com/api/v2/accounts/korica/jobs/F8A1');
    expect(posting?.draft).toMatchObject({ id: 'workable:korica/F8A1', title: 'Baker' });
    expect(more?.json).toMatchObject({ token: 'abc' });
    expect(postings).toEqual([
      expect.objectContaining({
        id: 'workable:korica/F8A1',
        url: 'https://apply.workable.com/korica/j/F8A1/',
        company: 'korica',
        location: 'Split, Dalmatia, Croatia',
        places: [{ city: 'Split', region: 'Dalmatia', country: 'HR' }],
        workplace: 'hybrid',
        employmentType: ['full-time'],
        categories: ['Bakery'],
        language: 'en',
        postedAt: '2026-11-02T00:00:00.000Z',
        description: 'We bake.\n\n- Hands',
      }),
    ]);
    expect(rest.requests?.map(({ key }) => key)).toEqual(['workable:korica/F8A2']);
  });

  test('takes only a list that says so for an empty one, and none that ends early for a whole one', () => {
    expect(parse(list, { total: 0, results: [] })).toEqual({ outcome: 'empty' });
    expect(parse(list, { total: 3, results: [item] })).toMatchObject({ requests: [{ kind: 'posting' }], total: 3 });
    for (const body of [{}, { jobs: [] }, { total: 7, results: [] }, { total: 7, results: [], nextPage: 'abc' }])
      expect(() => parse(list, body)).toThrow(expect.objectContaining({ code: 'LAYOUT_CHANGED' }));
  });

  test('does not go round and round', () => {
    const page = { total: 9, results: [item], nextPage: 'abc' };
    const { requests = [] } = parse(list, page);

    expect(() => parse(requests[1] as PageRequest<WorkableContext>, page)).toThrow(
      'begins again with workable:korica/F8A1',
    );
    expect(parse(list, { ...page, total: 1 }).requests).toHaveLength(1);
  });

  test('is read only where there is no widget', () => {
    expect(source.instead?.(list, 'gone')).toBeUndefined();
    expect(source.instead?.(first, 'blocked')).toBeUndefined();
    expect(source.instead?.(first, 'layout_changed')).toBeUndefined();
  });
});

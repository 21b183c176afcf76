import { expect, test } from '@jest/globals';
import { jsonLd } from '../../src/sources/json-ld/entry.js';
import { now, testSource } from './source-contract.js';

const job = (title: string, more = '') =>
  `<script type="application/ld+json">{"@context":"https://schema.org","@type":"JobPosting","title":"${title}","description":"&lt;p&gt;We bake.&lt;/p&gt;","hiringOrganization":{"name":"Korica"}${more}}</script>`;
const site = 'https://korica.example';

testSource('json-ld', {
  entry: jsonLd,
  target: `${site}/careers`,
  site: {
    [`${site}/careers`]: `<a href="/careers/baker#apply">Baker</a> <a href="/careers/baker">again</a> <a href="https://elsewhere.example/jobs/1">x</a>
      <a rel="nofollow" href="/careers/secret">x</a> <a href="/about">About</a> <a href="/careers#top">Top</a> <a href="mailto:jobs@korica.example">Mail</a>
      <a href="/careers/team">The team</a>`,
    [`${site}/careers/baker`]: `<title>Baker</title>${job('Baker', ',"identifier":{"@type":"PropertyValue","value":"K 17"}')}${job('Baker, nights')}`,
    [`${site}/careers/team`]: '<h1>Our team</h1>',
  },
  postings: [
    {
      id: 'json-ld:korica.example/K-17',
      url: `${site}/careers/baker`,
      title: 'Baker',
      company: 'Korica',
      description: 'We bake.',
    },
    { title: 'Baker, nights', url: `${site}/careers/baker` },
  ],
  empty: undefined,
  odd: { body: `${job('Baker')}<script type="application/ld+json">{{{</script>`, readable: 1 },
  changed: ['<a href="/about">About</a>'],
  addresses: { [`${site}/careers`]: `${site}/careers` },
  badTargets: ['', 'korica', 'ftp://korica.example/'],
});

test('does not take a challenge for a page', () => {
  const source = jsonLd.create();
  const [request] = source.start({ url: site });
  const body = '<title>Just a moment...</title><div id="challenge-running"></div>';

  expect(() => source.parse({ url: site, status: 200, body }, request as never, now)).toThrow(
    expect.objectContaining({ code: 'BLOCKED' }),
  );
});

test('looks at two hundred pages of a site and says that there are more', () => {
  const source = jsonLd.create();
  const [request] = source.start({ url: site });
  const body = Array.from({ length: 300 }, (_, i) => `<a href="/jobs/${i}">x</a>`).join('');

  const { requests, capped } = source.parse({ url: site, status: 200, body }, request as never, now);

  expect([requests?.length, capped]).toEqual([200, true]);
});

import { expect, test } from '@jest/globals';
import { createRobotsGate, type RobotsAnswer } from '../src/robots.js';

function gate(answer: RobotsAnswer) {
  const asked: string[] = [];
  const fetchRobots = async (url: string) => {
    asked.push(url);
    return answer;
  };
  return { ask: createRobotsGate(fetchRobots, 'jobsearch/0.1 (+https://example.org)'), asked };
}

const rules = {
  text: 'User-agent: *\nDisallow: /private\nCrawl-delay: 2\n\nUser-agent: jobsearch\nDisallow: /jobs/secret\nAllow: /jobs\n',
};

test('lets through what the rules for it allow, and names the rule that does not', async () => {
  const { ask } = gate(rules);

  expect(await ask('https://jobs.example/jobs/1')).toEqual({});
  expect(await ask('https://jobs.example/private/1')).toEqual({});
  expect(await ask('https://jobs.example/jobs/secret/1')).toEqual({
    refusal: 'jobs.example/robots.txt, line 6, does not allow programs like this one',
  });
});

test('takes the rules for everybody where there are none for it, and the pause they ask for', async () => {
  const { ask } = gate({ text: 'User-agent: *\nDisallow: /private\nCrawl-delay: 2\n' });

  expect(await ask('https://jobs.example/jobs/1')).toEqual({ crawlDelayMs: 2000 });
  expect(await ask('https://jobs.example/private/')).toMatchObject({ refusal: expect.stringContaining('line 2') });
});

test.each(['2592000', '601', '1e9'])('does not wait as long as %s s between two pages', async (delay) => {
  const { ask } = gate({ text: `User-agent: *\nCrawl-delay: ${delay}\n` });

  expect(await ask('https://jobs.example/jobs/1')).toEqual({
    refusal: `jobs.example/robots.txt asks for ${Number(delay)} s between two pages, and more than 600 are not waited`,
  });
});

test('asks each site once, also when many pages are asked for at once', async () => {
  const { ask, asked } = gate(rules);

  await Promise.all([
    ask('https://a.example/1'),
    ask('https://a.example/2'),
    ask('http://a.example/3'),
    ask('https://b.example/4'),
  ]);

  expect(asked.sort()).toEqual([
    'http://a.example/robots.txt',
    'https://a.example/robots.txt',
    'https://b.example/robots.txt',
  ]);
});

test.each([
  ['no robots.txt', 'none', {}],
  ['a page instead of one', { text: '<!doctype html><title>Not here</title>' }, {}],
  ['an empty one', { text: '' }, {}],
  ['none to be had', 'unreachable', { refusal: expect.stringContaining('could not be read') }],
] as const)('%s', async (_, answer, verdict) => {
  expect(await gate(answer).ask('https://jobs.example/jobs/1')).toEqual(verdict);
});

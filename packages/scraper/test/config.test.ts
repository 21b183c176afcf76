import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { configJsonSchema, parseConfig } from '../src/config.js';
import { openTarget } from '../src/open-target.js';
import { parseDays } from '../src/parse-days.js';

const root = new URL('../../../', import.meta.url);
const read = (name: string) => readFileSync(new URL(name, root), 'utf8');

test('reads searches and boards', () => {
  const text =
    'searches:\n  - keywords: [baker]\n    locations: [Split, Remote]\n    postedWithin: 7d\nboards:\n  - greenhouse:korica\nrefreshAfter: 2w\n';

  expect(parseConfig(text, 'jobsearch.yaml')).toEqual({
    searches: [{ keywords: ['baker'], locations: ['Split', 'Remote'], postedWithin: '7d' }],
    boards: ['greenhouse:korica'],
    refreshAfter: '2w',
  });
});

test.each([
  ['', /^a\.yaml, line 1: want searches or boards/],
  ['searches:\n  - keywords: []\n', /^a\.yaml, line 2: searches\.0\.keywords: /],
  ['boards: [a]\nsearches:\n  - keywords: [x]\n    pages: 500\n', /^a\.yaml, line 4: searches\.0\.pages: .*100/],
  ['boards: [a]\nserches: []\n', /^a\.yaml, line 1: .*"serches"/],
  ['boards:\n  - a\n refreshAfter: x', /^a\.yaml, line \d+: /],
  ['boards: [a]\nrefreshAfter: soon\n', /^a\.yaml, line 2: refreshAfter: want hours, days or weeks/],
  ['- a\n- b\n', /^a\.yaml, line 1: /],
])('says where %j is wrong', (text, message) => {
  expect(() => parseConfig(text, 'a.yaml')).toThrow(
    expect.objectContaining({ code: 'INVALID_FILE', message: expect.stringMatching(message) }),
  );
});

test('the schema for editors and the example are current', () => {
  expect(JSON.parse(read('docs/jobsearch.schema.json'))).toEqual(configJsonSchema());
  const { boards = [] } = parseConfig(read('jobsearch.example.yaml'), 'jobsearch.example.yaml');
  expect(boards.map((board) => openTarget(board).entry.id).length).toBeGreaterThan(1);
});

test('reads spans of time', () => {
  expect([parseDays('x', '12h'), parseDays('x', '7D'), parseDays('x', '1.5 w')]).toEqual([0.5, 7, 10.5]);
  for (const wrong of ['', '7', 'd', '0d', '-1d', '7 m'])
    expect(() => parseDays('postedWithin', wrong)).toThrow(expect.objectContaining({ code: 'USAGE' }));
});

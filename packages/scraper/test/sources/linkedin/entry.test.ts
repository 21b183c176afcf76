import { expect, test } from '@jest/globals';
import { linkedIn } from '../../../src/sources/linkedin/entry.js';

test.each([
  ['python developer@Zagreb', { keywords: ['python developer'], locations: ['Zagreb'], pages: 10 }],
  ['C++ developer', { keywords: ['C++ developer'], locations: [], pages: 10 }],
  ['Remote work@remote?pages=all', { keywords: ['Remote work'], locations: ['remote'] }],
  ['4185843819', { keywords: [], locations: [], postings: ['4185843819'] }],
  ['?keywords=who%3F%40home&location=Split', { keywords: ['who?@home'], locations: ['Split'], pages: 10 }],
  ['?company=1035&pages=2', { keywords: [], locations: [], companies: ['1035'], pages: 2 }],
  [
    'go?posted-within=7d&workplace=remote,hybrid&type=contract&experience=entry,director&distance=25&geo-id=5',
    {
      keywords: ['go'],
      locations: [],
      geoId: '5',
      postedWithinDays: 7,
      workplace: ['remote', 'hybrid'],
      employmentType: ['contract'],
      experience: ['entry', 'director'],
      distanceMiles: 25,
      pages: 10,
    },
  ],
])('reads the target "%s"', (target, query) => {
  expect(linkedIn.parseTarget(target)).toEqual(query);
});

test.each([
  ['3600', 'r3600'],
  ['90m', 'r5400'],
  ['24h', 'r86400'],
  ['2w', 'r1209600'],
])('takes posted-within=%s for the parameter %s', (text, parameter) => {
  const [request] = linkedIn.create().start(linkedIn.parseTarget(`go?posted-within=${text}`));

  expect(new URL(request?.url ?? '').searchParams.get('f_TPR')).toBe(parameter);
});

test.each([
  ['', 'names nothing to search'],
  ['@Zagreb', '"@Zagreb" names nothing to search LinkedIn for: want'],
  ['go?salary=5', 'no option "salary": it has keywords, location'],
  ['go?pages=x', 'pages is NaN'],
  ['go?workplace=', 'workplace ""'],
  ['go?posted-within=0', 'posted-within "0"'],
  ['go?posted-within=yesterday', 'posted-within "yesterday": give days such as "7d"'],
])('refuses the target "%s"', (target, message) => {
  expect(() => linkedIn.parseTarget(target)).toThrow(
    expect.objectContaining({ code: 'USAGE', message: expect.stringContaining(message) }),
  );
});

const search = 'https://www.linkedin.com/jobs/search';

test.each([
  [`${search}?keywords=python%20developer&location=Zagreb`, 'python developer@Zagreb'],
  [
    `${search}/?currentJobId=1&f_E=2%2C3&f_JT=F&f_TPR=r604800&f_WT=2&geoId=10&keywords=go&location=Split&origin=JOB_SEARCH_PAGE&refresh=true&start=25`,
    'go@Split?experience=entry,associate&type=full-time&posted-within=604800&workplace=remote',
  ],
  [`${search}/?geoId=101282230&keywords=c%2B%2B&f_TPR=`, 'c++?geo-id=101282230'],
  [`${search}?f_C=1035,7&location=Worldwide`, '@Worldwide?company=1035,7'],
  [`${search}?keywords=who%3F&location=A%40B`, '?keywords=who%3F&location=A%40B'],
  [`${search}?keywords=4185843819&location=Split`, '?keywords=4185843819&location=Split'],
  [`${search}?keywords=4185843819`, '?keywords=4185843819&location='],
  [`${search}?currentJobId=4185843819`, '4185843819'],
  ['https://www.linkedin.com/jobs/search-results/?keywords=go&geoId=5&origin=x', 'go?geo-id=5'],
  ['https://hr.linkedin.com/jobs/view/python-developer-at-blue-heron-4185843819?trk=x', '4185843819'],
  ['https://www.linkedin.com/jobs/collections/recommended/?currentJobId=4185843819', '4185843819'],
])('recognises %s', (address, target) => {
  expect(linkedIn.recognise?.(new URL(address))).toBe(target);
  expect(() => linkedIn.parseTarget(target)).not.toThrow();
});

test('asks LinkedIn what a pasted search asked', () => {
  const pasted = `${search}?keywords=go&location=Split&f_TPR=r86400&f_WT=3%2C2&f_JT=F%2CC&f_E=4&f_C=7&distance=10`;
  const target = linkedIn.recognise?.(new URL(pasted)) ?? '';

  const [request] = linkedIn.create().start(linkedIn.parseTarget(target));

  expect([...new URL(request?.url ?? '').searchParams].sort()).toEqual(
    [...new URL(pasted).searchParams, ['start', '0']].sort(),
  );
});

test('refuses a pasted filter that it does not know rather than searching without it', () => {
  const target = linkedIn.recognise?.(new URL(`${search}?keywords=go&f_SB2=3`)) ?? '';

  expect(() => linkedIn.parseTarget(target)).toThrow(
    expect.objectContaining({ code: 'USAGE', message: expect.stringContaining('no option "f_SB2"') }),
  );
});

test.each([
  'https://www.linkedin.com/company/blue-heron',
  'https://www.linkedin.com/in/somebody',
  'https://www.linkedin.com/jobs/search',
  'https://www.linkedin.com/jobs/',
  'https://linkedin.example/jobs/view/1234567',
  'https://notlinkedin.com/jobs/search?keywords=go',
])('does not take %s for its own', (address) => {
  expect(linkedIn.recognise?.(new URL(address))).toBeUndefined();
});

test('says what its terms ask, and asks the address it is given', () => {
  expect(linkedIn.notice).toMatch(/terms do not allow/);
  expect(linkedIn.create({ baseUrl: 'http://mirror.example' }).baseUrl).toBe('http://mirror.example');
  expect(linkedIn.create().baseUrl).toBe(linkedIn.home);
  expect(linkedIn.parseTarget(linkedIn.target?.example ?? '').keywords).toEqual(['python developer']);
});

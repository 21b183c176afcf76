import { expect, test } from '@jest/globals';
import { canonicalUrl } from '../src/index.js';

test.each([
  [
    'https://hr.linkedin.com/jobs/view/baker-at-korica-4185843819?trk=x&refId=y',
    'https://www.linkedin.com/jobs/view/4185843819',
  ],
  [
    'https://www.linkedin.com/jobs-guest/jobs/api/jobPosting/4185843819',
    'https://www.linkedin.com/jobs/view/4185843819',
  ],
  ['https://ie.linkedin.com/company/korica?trk=public_jobs', 'https://ie.linkedin.com/company/korica'],
  ['https://a.example/job?id=7&utm_source=mail&gclid=1#apply', 'https://a.example/job?id=7'],
  ['https://notlinkedin.com.example/jobs/view/1', 'https://notlinkedin.com.example/jobs/view/1'],
  ['not an address', 'not an address'],
])('%s becomes %s', (address, canonical) => {
  expect(canonicalUrl(address)).toBe(canonical);
});

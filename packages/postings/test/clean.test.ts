import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { cleanDescription } from '../src/clean/description.js';
import { mendMojibake } from '../src/clean/mojibake.js';
import { cleanTitle } from '../src/clean/title.js';
import { cleanPosting } from '../src/index.js';
import { aPosting } from './support/a-posting.js';

test.each([
  ['Senior C# &amp; C++ Developer', '', 'Senior C# & C++ Developer'],
  ['R&amp;amp;D Engineer', '', 'R&D Engineer'],
  ['Bäcker (m/w/d)', '', 'Bäcker'],
  ['Bäcker:in m/w/d', '', 'Bäcker:in'],
  ['Vendeur (H/F)', '', 'Vendeur'],
  ['Engineer (all genders), Split', '', 'Engineer, Split'],
  ['🚀 Growth Hacker 🚀', '', 'Growth Hacker'],
  ['Baker Job in Split', 'Split, Croatia', 'Baker'],
  ['Baker Jobs in Split', 'Zagreb, Croatia', 'Baker Jobs in Split'],
  ['Baker with verification', '', 'Baker'],
  ['SENIOR ACCOUNT MANAGER', '', 'Senior Account Manager'],
  ['ICU RN - NIGHTS', '', 'ICU RN - NIGHTS'],
  ['*** URGENT *** Baker!!!', '', 'URGENT Baker'],
  ['Chef\u00a0de\u200b Partie', '', 'Chef de Partie'],
  ['CafÃ© manager', '', 'Café manager'],
  ['.NET Developer', '', '.NET Developer'],
  ['🥖', '', '🥖'],
  ['#1 Baker', '', '#1 Baker'],
])('makes of the title %j (in %j) %j', (title, location, cleaned) => {
  expect(cleanTitle(title, location)).toBe(cleaned);
});

test.each([
  ['<p>We bake.</p><ul><li>Early</li><li>Late</li></ul>', 'We bake.\n\n- Early\n- Late'],
  ['&lt;p&gt;We bake &amp;amp; sell.&lt;/p&gt;', 'We bake & sell.'],
  ['About the job\nWe bake.\nShow more\nShow less', 'We bake.'],
  ['We bake.\n\nApply now\n\nShare this job on LinkedIn', 'We bake.'],
  ['This website uses cookies to improve your visit.\nWe bake.', 'We bake.'],
  ['Weâ€™re a cafÃ©', 'We’re a café'],
  ['You show more than less.\nShow more initiative here.', 'You show more than less.\nShow more initiative here.'],
  ['Salary < 50k & > 30k; x <y> z', 'Salary < 50k & > 30k; x <y> z'],
  ['Show more', 'Show more'],
  ['', ''],
])('makes of the description %j %j', (description, cleaned) => {
  expect(cleanDescription(description)).toBe(cleaned);
});

test('mends only what was certainly read wrong', () => {
  for (const text of ['SÃO PAULO', 'Â', 'naïve café', 'Ãœ', '“quoted”']) {
    expect([text, mendMojibake(text)]).toEqual([text, text === 'Ãœ' ? 'Ü' : text]);
  }
});

test('cleans the lines of a posting and its address, and leaves a clean one as it is', () => {
  const dirty = {
    ...aPosting(),
    title: 'Baker &amp; Cook',
    company: 'Smith &amp; Sons\u200b',
    url: 'https://example.com/1?utm_source=x&id=2',
  };
  const clean = cleanPosting(dirty);

  expect(clean).toMatchObject({ title: 'Baker & Cook', company: 'Smith & Sons', url: 'https://example.com/1?id=2' });
  expect(cleanPosting(clean)).toBe(clean);
});

const piece = fc.constantFrom(
  ...[
    '<p>',
    '</p>',
    '<li>',
    '<ul>',
    '<br>',
    '<a href=x>',
    '<table>',
    '<td>',
    '<td',
    '&amp;',
    '&lt;',
    '&lt;p&gt;',
    '&amp;lt;',
  ],
  ...[
    '&nbsp;',
    '&nGt;',
    '&#x',
    'Show more',
    'Apply now',
    '\n',
    ' ',
    'â€™',
    'Ã©',
    '\u00a0',
    '🚀',
    '(m/w/d)',
    ' Job in Split',
  ],
  ...['C#', 'ABCDE FGHIJ', 'İİİİİ', 'baker', '!!!', '- ', '<', '>', '&', ';', 'p>'],
);
const dirty = fc.oneof(
  fc.array(piece, { maxLength: 14 }).map((parts) => parts.join('')),
  fc.string({ unit: 'binary' }),
);

test('cleaning never throws, adds no characters, and done twice does no more', () => {
  fc.assert(
    fc.property(dirty, (text) => {
      const title = cleanTitle(text, 'Split');
      const description = cleanDescription(text);

      expect(title.length).toBeLessThanOrEqual(text.length);
      expect(description.length).toBeLessThanOrEqual(text.length);
      expect(cleanTitle(title, 'Split')).toBe(title);
      expect(cleanDescription(description)).toBe(description);
    }),
    { numRuns: 3000 },
  );
});

import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { htmlToText, tidyLine, tidyText } from '../src/index.js';

test('keeps paragraphs and lists, drops mark-up and buttons', () => {
  const html =
    '<h2>About</h2><p>We bake &amp; sell <a href="https://x.example">bread</a>.</p><ul><li>Early <b>hours</b></li><li>Good team</li></ul><button>Show more</button>';

  expect(htmlToText(html)).toBe('About\n\nWe bake & sell bread.\n\n- Early hours\n- Good team');
});

test('reads line breaks of <br> as lines', () => {
  expect(htmlToText('One<br>Two<br><br>Three')).toBe('One\nTwo\n\nThree');
});

test('mends blanks that are none', () => {
  expect(tidyText('a\u00a0b\u200bc \r\n\r\n\r\n\r\nd\t')).toBe('a bc\n\nd');
  expect(tidyLine('Senior\n  Baker ')).toBe('Senior Baker');
});

test('tidying twice changes nothing more, and never adds characters', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const once = tidyText(text);

      expect(tidyText(once)).toBe(once);
      expect(once.length).toBeLessThanOrEqual(text.length);
    }),
  );
});

test('never throws on broken HTML', () => {
  const pieces = fc.constantFrom('<p>', '</ul>', '<li', '&amp', '&#x', '<script>', '"', 'é', '<![CDATA[', '-->', 'x');

  fc.assert(fc.property(fc.array(pieces), (parts) => typeof htmlToText(parts.join('')) === 'string'));
});

import { expect, test } from '@jest/globals';
import { repairGluedText } from '../src/clean/glued-lines.js';

test.each([
  ['About UsingAt Ovenly', 'About Using\nAt Ovenly'],
  ['the good of all.You bring patience', 'the good of all.\nYou bring patience'],
  ['Requirements:Three years (or more)Good English', 'Requirements:\nThree years (or more)\nGood English'],
  ['što radišRadiš kruh', 'što radiš\nRadiš kruh'],
])('parts what was glued in %j', (glued, mended) => {
  expect(repairGluedText(glued)).toBe(mended);
});

test.each([
  'JavaScript, TypeScript and PostgreSQL on GitHub',
  'a PhD, an iOS app, gRPC and SaaS',
  'Node.js, ASP.NET and e.g. this',
  'Bachelor (B.Sc.) at 10:00',
])('leaves %j whole', (text) => {
  expect(repairGluedText(text)).toBe(text);
});

test('cuts the buttons that stood below a description', () => {
  expect(repairGluedText('Bake bread.\n      Show more\n\n      Show less  ')).toBe('Bake bread.');
});

test('mending twice changes nothing more', () => {
  const once = repairGluedText('We bakeYou eat.Then we bakeAgain');

  expect(repairGluedText(once)).toBe(once);
});

import { expect, test } from '@jest/globals';
import { openTarget } from '../src/open-target.js';

test('finds the source by its name, and by a pasted address', () => {
  expect(openTarget('linkedin:python developer@Zagreb')).toMatchObject({
    name: 'linkedin:python developer@Zagreb',
    source: { id: 'linkedin' },
    query: { keywords: ['python developer'], locations: ['Zagreb'] },
  });
  expect(openTarget('https://jobs.lever.co/korica/1').name).toBe('lever:korica');
  expect(openTarget('remotive').name).toBe('remotive');
  expect(openTarget('https://nobody.example/careers').name).toBe('json-ld:https://nobody.example/careers');
  expect(openTarget(' https://hr.linkedin.com/jobs/search?keywords=Baker&location=Split&f_WT=2 ')).toMatchObject({
    name: 'linkedin:Baker@Split?workplace=remote',
  });
});

test('asks another address when told to', () => {
  expect(openTarget('linkedin:baker', { linkedin: 'http://127.0.0.1:9' }).source.baseUrl).toBe('http://127.0.0.1:9');
});

test.each([
  ['linkdin:x', /there is no source "linkdin": there are greenhouse:</],
  ['', /there is no source ""/],
  ['remotive:x', /takes nothing behind its name/],
  ['linkedin', /needs its words.* "linkedin:python developer@Zagreb"/],
  ['linkedin: ', /needs its words/],
  ['linkedin:@Zagreb', /names nothing to search/],
  ['https://', /no address|no source/],
])('says what is wrong with %j', (text, message) => {
  expect(() => openTarget(text)).toThrow(
    expect.objectContaining({ code: 'USAGE', message: expect.stringMatching(message) }),
  );
});

import { Writable } from 'node:stream';
import { expect, test } from '@jest/globals';
import type { Console } from '../src/console.js';
import { createProgress } from '../src/progress.js';

function aConsole(isTTY: boolean): { readonly console: Console; written(): string } {
  let written = '';
  const stderr = new Writable({
    write(chunk, _, done) {
      written += chunk;
      done();
    },
  });
  return {
    console: { stdin: process.stdin, stdout: stderr, stderr: Object.assign(stderr, { isTTY }) },
    written: () => written,
  };
}

test('a line at each tenth, with the pace since the first report and the time left', () => {
  const { console, written } = aConsole(false);
  let nowMs = 60_000; // what came before does not count
  const progress = createProgress(console, 'texts encoded', () => nowMs);
  for (const done of [100, 150, 300, 320, 1000]) {
    progress.report(done, 1000);
    nowMs += 1000;
  }
  progress.end();

  expect(written().split('\n')).toEqual([
    '100 of 1000 texts encoded',
    '300 of 1000 texts encoded, 100/s, 7 s left',
    '1000 of 1000 texts encoded, 225/s, 0 s left',
    '',
  ]);
});

test('a bar on a terminal', () => {
  const { console, written } = aConsole(true);
  const progress = createProgress(console, 'texts encoded');
  progress.report(10, 10);
  progress.end();

  expect(written()).toMatch(/10 of 10 texts encoded/);
});

test('nothing to report says nothing', () => {
  const { console, written } = aConsole(false);
  createProgress(console, 'texts encoded').end();

  expect(written()).toBe('');
});

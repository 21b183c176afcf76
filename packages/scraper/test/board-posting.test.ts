import { expect, test } from '@jest/globals';
import { boardPosting } from '../src/sources/board-posting.js';

const facts = { id: 'board:acme/1', source: 'board', title: 'Baker', description: 'Bread.' };

test('fills what a board does not say with the unknown of the schema', () => {
  expect(boardPosting(facts, '2026-11-26T00:00:00Z')).toEqual({
    ...facts,
    company: '',
    location: '',
    workplace: 'unknown',
    skills: [],
    firstSeenAt: '2026-11-26T00:00:00Z',
    lastSeenAt: '2026-11-26T00:00:00Z',
  });
});

test('refuses what is no posting', () => {
  expect(() => boardPosting({ ...facts, title: '' }, '2026-11-26T00:00:00Z')).toThrow(
    expect.objectContaining({ code: 'INVALID_POSTING' }),
  );
});

import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { groupAlike } from '../src/embedded/alike.js';

const skills = [['SQL'], ['SQL', 'Java'], ['SQL']];

test('groups what has the same in all of some properties, lists by identity, and numbers groups as they come', () => {
  const things = [
    { name: 'a', list: skills[0], other: 1 },
    { name: 'a', list: skills[2], other: 1 },
    { name: 'a', list: skills[0], other: 2 },
    { name: undefined, list: skills[0], other: 1 },
  ];
  const groupsBy = (...properties: (keyof (typeof things)[number])[]) => {
    const { groups, firsts } = groupAlike(things, properties);
    return [[...Array.from(groups)], [...Array.from(firsts)]];
  };

  expect(groupsBy('name')).toEqual([
    [0, 0, 0, 1],
    [0, 3],
  ]);
  expect(groupsBy('name', 'list')).toEqual([
    [0, 1, 0, 2],
    [0, 1, 3],
  ]);
  expect(groupsBy('list', 'name')).toEqual([
    [0, 1, 0, 2],
    [0, 1, 3],
  ]);
  expect(groupsBy()).toEqual([[0, 0, 0, 0], [0]]);
  expect(groupAlike([], ['name' as never]).firsts).toHaveLength(0);
});

test('numbers do not run out at 256 or 65,536 groups', () => {
  fc.assert(
    fc.property(fc.constantFrom(255, 256, 257, 65_535, 65_536, 65_537), (count) => {
      const things = Array.from({ length: count + 10 }, (_, i) => ({ number: i % count }));
      const { groups, firsts } = groupAlike(things, ['number']);

      expect(firsts).toHaveLength(count);
      expect(things.every(({ number }, i) => groups[i] === number)).toBe(true);
    }),
    { numRuns: 6 },
  );
});

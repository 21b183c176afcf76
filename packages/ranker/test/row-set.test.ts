import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { createRowSet, toRowSet } from '../src/row-set.js';

test('does what a Set does', () => {
  const steps = fc.array(fc.tuple(fc.constantFrom('add', 'delete'), fc.nat(99)));
  fc.assert(
    fc.property(steps, (all) => {
      const ours = createRowSet(100);
      const native = new Set<number>();
      for (const [step, row] of all) {
        ours[step as 'add'](row);
        native[step as 'add'](row);
      }

      expect(Array.from({ length: 100 }, (_, row) => ours.has(row))).toEqual(
        Array.from({ length: 100 }, (_, row) => native.has(row)),
      );
      expect(ours.count()).toBe(native.size);
    }),
  );
});

test('a rule becomes the set of the rows that pass; a set stays itself', () => {
  const set = toRowSet((row) => row % 31 === 0, 100);

  expect(set.count()).toBe(4);
  expect([0, 31, 62, 93].every(set.has)).toBe(true);
  expect(toRowSet(set, 100)).toBe(set);
});

test('rows beyond the capacity are no members and cannot be', () => {
  const set = createRowSet(40);

  expect(set.has(40)).toBe(false);
  expect(() => set.add(40)).toThrow(/row 40/);
  expect(() => set.add(-1)).toThrow(/row -1/);
  expect(() => createRowSet(-1)).toThrow(/-1/);
  expect(() => createRowSet(40, new Uint32Array(1))).toThrow(/40 rows/);
});

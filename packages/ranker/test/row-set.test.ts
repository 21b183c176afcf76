import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { createRowSet, toRowSet } from '../src/row-set.js';
import { topK } from '../src/top-k.js';

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

test('a rule becomes the set of the rows that pass; a set stays the same', () => {
  const set = toRowSet((row) => row % 31 === 0, 100);

  expect(set.count()).toBe(4);
  expect([0, 31, 62, 93].every(set.has)).toBe(true);
  expect(toRowSet(set, 100).words).toBe(set.words);
});

test('rows beyond the capacity are no members and cannot be', () => {
  const set = createRowSet(40);

  expect(set.has(40)).toBe(false);
  expect(() => set.add(40)).toThrow(/row is 40/);
  expect(() => set.add(-1)).toThrow(/row is -1/);
  expect(() => createRowSet(-1)).toThrow(/-1/);
  expect(() => createRowSet(40, new Uint32Array(1))).toThrow(/words is 1: want 2/);
  expect(() => createRowSet(32, Uint32Array.of(0, 7))).toThrow(/words is 2: want 1/);
  expect(() => createRowSet(1.5)).toThrow(/capacity is 1.5/);
  expect(() => createRowSet(1e12)).toThrow(/capacity is 1000000000000/);
});

test('a set that somebody else made works, methods that need their object included', () => {
  class Own {
    readonly capacity = 40;
    readonly words = Uint32Array.of(5, 1);
    has(row: number): boolean {
      return row < this.capacity && (((this.words[row >>> 5] as number) >>> (row & 31)) & 1) === 1;
    }
    add(): void {}
    delete(): void {}
    count(): number {
      return 3;
    }
  }

  expect([0, 1, 2, 32].filter(toRowSet(new Own(), 40).has)).toEqual([0, 2, 32]);
  expect(topK([1, 2, 3], 3, new Own()).map(({ row }) => row)).toEqual([2, 0]);
});

test.each([null, 5, {}, { words: [1] }])('%j is no filter', (filter) => {
  const refusal = expect.objectContaining({ code: 'INVALID_QUERY' });

  expect(() => toRowSet(filter as never, 40)).toThrow(refusal);
  expect(() => topK([1, 2, 3], 3, filter as never)).toThrow(refusal);
});

import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { createRowSet } from '../../src/row-set.js';
import { countMembers, dropOthers, listRows } from '../../src/vectors/list-rows.js';

test('lists the members of a range in pieces, each once, in order', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.nat(199)),
      fc.nat(220),
      fc.nat(220),
      fc.integer({ min: 1, max: 20 }),
      (members, from, to, room) => {
        const set = createRowSet(200);
        for (const row of members) set.add(row);
        const out = new Uint32Array(room);
        const listed: number[] = [];
        for (let next = from; next < to; ) {
          const { count, next: further } = listRows(set.words, next, to, out);
          listed.push(...out.subarray(0, count));
          next = further;
        }

        expect(listed).toEqual(members.filter((row) => row >= from && row < to).sort((a, b) => a - b));
        expect(countMembers(set.words, from, Math.max(from, to))).toBe(listed.length);
        const scores = Float32Array.from({ length: Math.max(0, to - from) }, (_, i) => i);
        dropOthers(set.words, from, scores);
        expect([...scores]).toEqual(Array.from(scores, (_, i) => (members.includes(from + i) ? i : -Infinity)));
      },
    ),
  );
});
